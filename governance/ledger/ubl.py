"""Reading a Peppol invoice (UBL 2.1): what it says, never more. Amounts become cents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from som_portal.kit.money import LARGEST

MOST_ELEMENTS = 20_000
DEEPEST = 30
AMOUNT = re.compile(r"(?P<whole>\d{1,15})(?:\.(?P<cents>\d{1,2})0*)?", re.ASCII)
"""Digits, and after a point no more than whole cents; no sign and no exponent."""
NAMESPACE = "{urn:oasis:names:specification:ubl:schema:xsd:%s}"
CBC = NAMESPACE % "CommonBasicComponents-2"
CAC = NAMESPACE % "CommonAggregateComponents-2"
ROOTS = {NAMESPACE % "Invoice-2" + "Invoice": False, NAMESPACE % "CreditNote-2" + "CreditNote": True}


class NotReadable(ValueError):
    """This is no UBL invoice in euro, or it is made to harm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeppolInvoice:
    """What a form needs of an invoice or a credit note."""

    supplier: str
    number: str
    dated_on: date
    amount: int
    kbo: str
    ogm: str
    iban: str
    credits: str
    """The number of the invoice that a credit note is about."""
    is_credit_note: bool


def read_ubl(content: bytes) -> PeppolInvoice:
    """Read an invoice. Raises NotReadable for anything else: no entities, no outside files, bounded in size."""
    root = _root(content)
    if root.tag not in ROOTS:
        raise NotReadable("not an invoice")
    supplier = f"{CAC}AccountingSupplierParty/{CAC}Party/"
    legal = f"{supplier}{CAC}PartyLegalEntity/{CBC}"
    return PeppolInvoice(
        supplier=_text(root, f"{supplier}{CAC}PartyName/{CBC}Name") or _text(root, f"{legal}RegistrationName"),
        number=_text(root, f"{CBC}ID"),
        dated_on=_day(_text(root, f"{CBC}IssueDate")),
        amount=_cents(root),
        kbo=_digits(
            _text(root, f"{legal}CompanyID")
            or _text(root, f"{supplier}{CAC}PartyTaxScheme/{CBC}CompanyID")
            or _text(root, f"{supplier}{CBC}EndpointID")
        ),
        ogm=_reference(_text(root, f"{CAC}PaymentMeans/{CBC}PaymentID")),
        iban=_text(root, f"{CAC}PaymentMeans/{CAC}PayeeFinancialAccount/{CBC}ID").replace(" ", ""),
        credits=_text(root, f"{CAC}BillingReference/{CAC}InvoiceDocumentReference/{CBC}ID"),
        is_credit_note=ROOTS[root.tag],
    )


def _root(content: bytes) -> Element:
    try:
        return _bounded(iterparse(BytesIO(content), events=("start", "end"), forbid_dtd=True))
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NotReadable(str(error)) from error


def _bounded(events: Iterator[tuple[str, Element]]) -> Element:
    """The root, when there are not too many elements in it and not too deep."""
    root, depth, count = None, 0, 0
    for event, element in events:
        root = element if root is None else root
        depth += 1 if event == "start" else -1
        count += event == "start"
        if count > MOST_ELEMENTS or depth > DEEPEST:
            raise NotReadable("too large")
    if root is None:
        raise NotReadable("empty")
    return root


def _text(root: Element, path: str) -> str:
    return (root.findtext(path) or "").strip()


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign in "0123456789")


def _reference(text: str) -> str:
    """A structured reference has twelve digits; a free text is none."""
    digits = _digits(text)
    return digits if len(digits) == 12 and not any(sign.isalpha() for sign in text) else ""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise NotReadable(f"no date: {text[:40]!r}") from error


def _cents(root: Element) -> int:
    """What is to be paid, exact: half a cent is no amount."""
    found = root.find(f"{CAC}LegalMonetaryTotal/{CBC}PayableAmount")
    if found is None or found.get("currencyID") != "EUR":
        raise NotReadable("no amount in euro")
    said = AMOUNT.fullmatch((found.text or "").strip())
    if said is None:
        raise NotReadable("no amount")
    whole = int(said["whole"]) * 100 + int((said["cents"] or "").ljust(2, "0"))
    if not 0 < whole <= LARGEST:
        raise NotReadable("no amount")
    return whole
