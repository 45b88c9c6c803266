"""Invoices: read from Peppol, known by what they hold, checked by their numbers, paid once."""

import hashlib
import zlib
from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from governance.ledger.models import BudgetLine, Commitment, GrantYear, Invoice, InvoicePaper
from governance.ledger.queries import line_overview, verify
from governance.ledger.ubl import NotReadable, PeppolInvoice, read_ubl
from governance.people.models import User
from som_portal.demo.seed.budget_work import UBL
from som_portal.kit.photos import stripped_jpeg, stripped_png
from tests import make
from tests.governance.ledger.test_papers import invoice_of

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
NOTE = "/budget/facturen/inschrijven/"
MORE = (
    "<cac:PaymentMeans><cbc:PaymentID>+++010/8068/17183+++</cbc:PaymentID><cac:PayeeFinancialAccount>"
    "<cbc:ID>BE68 5390 0754 7034</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>"
)
COMPANY = "<cac:PartyLegalEntity><cbc:CompanyID>0123.456.749</cbc:CompanyID></cac:PartyLegalEntity></cac:Party>"


def ubl(euros: str = "1234.56", number: str = "2026-7", day: str = "2026-03-10", supplier: str = "Drukkerij") -> str:
    """A whole invoice, with every number that is checked."""
    text = UBL.format(number=number, day=day, supplier=supplier, euros=euros)
    return text.replace("<cac:LegalMonetaryTotal>", f"{MORE}<cac:LegalMonetaryTotal>").replace("</cac:Party>", COMPANY)


def png(width: int = 1, *extra: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    head = chunk(b"IHDR", width.to_bytes(4) + (1).to_bytes(4) + b"\x08\x00\x00\x00\x00")
    body = chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunk(b"tEXt", one) for one in extra) + body + chunk(b"IEND", b"")


def jpeg(width: int = 8, exif: bytes = b"") -> bytes:
    def segment(marker: int, data: bytes) -> bytes:
        return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2) + data

    size = segment(0xC0, b"\x08" + (8).to_bytes(2) + width.to_bytes(2) + b"\x01\x01\x11\x00")
    said = segment(0xE1, b"Exif\x00\x00" + exif) if exif else b""
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\x00")
        + said
        + size
        + segment(0xDA, b"\x01\x01\x00\x00?\x00")
        + b"\x00\xff\xd9"
    )


@pytest.fixture
def desk(client_of: ClientOf, spender: User) -> Client:
    return client_of(spender)


# ---- Peppol


def test_a_peppol_invoice_is_read_to_the_cent() -> None:
    assert read_ubl(ubl().encode()) == PeppolInvoice(
        supplier="Drukkerij",
        number="2026-7",
        dated_on=date(2026, 3, 10),
        amount=123_456,
        kbo="0123456749",
        ogm="010806817183",
        iban="BE68539007547034",
        credits="",
        is_credit_note=False,
    )


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "' + "x" * 100 + '"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


@pytest.mark.hostile
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<",
        b"\x00" * 50,
        b"<a/>",
        BOMB.encode(),
        OUTSIDE.encode(),
        ("<a>" * 40 + "</a>" * 40).encode(),
        ("<a>" + "<b/>" * 20_001 + "</a>").encode(),
        *[ubl(euros=odd).encode() for odd in ("", "-1", "0", "1e9", "NaN", "1,50", "0.001", "9" * 40, "Infinity")],
        *[ubl(day=odd).encode() for odd in ("", "gisteren", "2026-02-30", "99999-01-01")],
        ubl().replace("EUR", "USD").encode(),
    ],
    ids=range(22),
)
def test_hostile_xml_is_not_read(content: bytes) -> None:
    with pytest.raises(NotReadable):
        read_ubl(content)


def test_a_peppol_file_fills_in_the_form(desk: Client, line: BudgetLine) -> None:
    answer = desk.post(NOTE, {"scan": SimpleUploadedFile("f.xml", ubl().encode())})
    noted = Invoice.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, noted.get_absolute_url())
    assert (noted.supplier, noted.amount, noted.kbo, noted.iban) == (
        "Drukkerij",
        123_456,
        "0123456749",
        "BE68539007547034",
    )
    assert noted.sha256 == hashlib.sha256(ubl().encode()).hexdigest()
    assert "duizend tweehonderdvierendertig euro en zesenvijftig cent" in desk.get(answer["Location"]).content.decode()
    assert verify() == []


def test_what_was_typed_against_the_file_is_an_error(desk: Client, line: BudgetLine) -> None:
    answer = desk.post(NOTE, {"scan": SimpleUploadedFile("f.xml", ubl().encode()), "amount": "1.234,57"})
    assert answer.status_code == 422
    assert "In het bestand staat iets anders" in answer.content.decode()
    assert Invoice.objects.count() == 0


def test_a_peppol_credit_note_finds_its_invoice(desk: Client, line: BudgetLine, spender: User, at: datetime) -> None:
    paid = invoice_of(200_000, spender, at, number="F-1", kbo="0123456749")
    about = f"<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>{paid.number}</cbc:ID>"
    about += "</cac:InvoiceDocumentReference></cac:BillingReference>"
    text = ubl(number="CN-9").replace("xsd:Invoice-2", "xsd:CreditNote-2").replace("<Invoice ", "<CreditNote ")
    text = text.replace("</Invoice>", "</CreditNote>").replace("<cac:AccountingS", f"{about}<cac:AccountingS", 1)
    desk.post(NOTE, {"scan": SimpleUploadedFile("c.xml", text.encode())})
    assert Invoice.objects.get(number="CN-9").credits == paid


# ---- papers


def test_a_photo_loses_where_it_was_taken(desk: Client, line: BudgetLine) -> None:
    typed = {"supplier": "Bakkerij", "number": "1", "dated_on": "2026-03-10", "amount": "12,50"}
    photo = jpeg(exif=b"GPS 50.8798 4.7005")
    desk.post(NOTE, typed | {"scan": SimpleUploadedFile("foto.jpg", photo)})
    kept = bytes(InvoicePaper.objects.get().content)
    assert (b"GPS" in photo, b"GPS" in kept, kept) == (True, False, jpeg())
    assert verify() == []


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (png(1, b"Comment\x00Jan"), png(1)),
        (png(12_001), None),
        (png()[:-6], None),
        (png()[:23] + b"\x09" + png()[24:], None),
        (b"GIF89a", None),
    ],
)
def test_a_png_is_whole_bearable_and_quiet(content: bytes, kept: bytes | None) -> None:
    assert stripped_png(content) == kept


@pytest.mark.parametrize("content", [jpeg(12_001), jpeg()[:-2], jpeg()[:12], b"\xff\xd8\xff", b"", jpeg(0)])
def test_a_broken_or_huge_jpeg_is_refused(content: bytes) -> None:
    assert stripped_jpeg(content) is None


@pytest.mark.hostile
@pytest.mark.parametrize(
    "content",
    [
        b"MZ" + b"\x00" * 99,
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
        b"PK\x03\x04",
        b"\x00",
        b"%PDF-1.7 x",
    ],
    ids=["exe", "svg", "zip", "nul", "pdf"],
)
def test_other_files_are_refused_whatever_they_are_called(desk: Client, line: BudgetLine, content: bytes) -> None:
    typed = {"supplier": "Bakkerij", "number": "1", "dated_on": "2026-03-10", "amount": "12,50"}
    answer = desk.post(NOTE, typed | {"scan": SimpleUploadedFile("factuur.pdf", content, "application/pdf")})
    assert answer.status_code == 422
    assert 'value="Bakkerij"' in answer.content.decode()
    assert Invoice.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("kbo", "0123.456.748", "BE 0123.456.749"),
        ("iban", "BE68 5390 0754 7035", "BE68 5390 0754 7034"),
        ("ogm", "+++010/8068/17184+++", "+++010/8068/17183+++"),
    ],
)
def test_numbers_have_check_digits(desk: Client, line: BudgetLine, field: str, wrong: str, right: str) -> None:
    typed = {"supplier": "Bakkerij", "number": "1", "dated_on": "2026-03-10", "amount": "12,50"}
    refused = desk.post(NOTE, typed | {field: wrong})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, [field])
    assert desk.post(NOTE, typed | {field: right}).status_code == 303
    assert getattr(Invoice.objects.get(), field) in {"0123456749", "BE68539007547034", "010806817183"}


def test_a_paper_is_downloaded_and_never_opened(desk: Client, client_of: ClientOf, line: BudgetLine) -> None:
    desk.post(NOTE, {"scan": SimpleUploadedFile("f.xml", ubl().encode())})
    path = reverse("ledger:invoice_paper", args=[Invoice.objects.get().pk])
    answer = desk.get(path)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client_of(make.raad(1)[0]).get(path).status_code == 403


# ---- in the browser


def test_a_double_invoice_is_refused_with_a_sentence(desk: Client, line: BudgetLine) -> None:
    desk.post(NOTE, {"scan": SimpleUploadedFile("f.xml", ubl().encode())})
    again = desk.post(NOTE, {"scan": SimpleUploadedFile("f.xml", ubl().encode())})
    assert again.status_code == 409
    assert "is al ingeschreven" in again.content.decode()
    assert Invoice.objects.count() == 1


def test_an_invoice_is_withdrawn_until_something_is_booked(
    desk: Client, commitment: Commitment, spender: User, at: datetime
) -> None:
    wrong, right = invoice_of(100, spender, at), invoice_of(100, spender, at, number="F-2")
    desk.post(reverse("ledger:withdraw_invoice", args=[wrong.pk]))
    charge = {"key": str(uuid4()), "invoice": right.pk, "amount": "1", "sure": "1"}
    desk.post(reverse("ledger:charge", args=[commitment.pk]), charge)
    refused = desk.post(reverse("ledger:withdraw_invoice", args=[right.pk]))
    assert (refused.status_code, list(Invoice.objects.all())) == (409, [right])


def test_a_small_invoice_and_a_credit_note_go_through_the_browser(
    desk: Client, line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    small = invoice_of(20_000, spender, at)
    note = invoice_of(5_000, spender, at, number="CN-1", credits=small)
    pay = {"key": str(uuid4()), "line": line.pk, "amount": "200"}
    path = reverse("ledger:pay_directly", args=[small.pk])
    assert "tweehonderd euro" in desk.post(path, pay).content.decode()
    desk.post(path, pay | {"sure": "1"})
    back = reverse("ledger:credit", args=[note.pk])
    key = {"key": str(uuid4())}
    assert "vijftig euro" in desk.post(back, key).content.decode()
    for _again in range(2):
        desk.post(back, key | {"sure": "1"})
    assert line_overview(line, year).spent == 15_000
