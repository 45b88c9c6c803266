"""The pages of the coördinatiecel: what they say, to whom, and what a refused form keeps."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from governance.bodies.actions import appoint
from governance.bodies.models import Mandate, Seat
from governance.importing.models import ImportBatch
from governance.people.models import User
from governance.record.models import BulkLook
from tests import make
from tests.answers import bare
from tests.governance.importing.scenes import confirmed, sent_in, two_rows
from tests.governance.importing.sheets import csv_bytes, row, typed, xlsx

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
UPLOAD = "/netwerk/invoer/"
OF_A_BATCH = ("batch", "judge_again", "confirm_import", "undo_import", "rejected_csv", "rejected_xlsx")


@pytest.fixture(autouse=True)
def _on_the_day_of_the_tests() -> Iterator[None]:
    with time_machine.travel(make.AT):
        yield


@pytest.fixture
def coordinator() -> User:
    """Holds a seat of the coördinatiecel."""
    return make.coordinator()


def upload(client: Client, content: bytes, name: str = "lijst.csv") -> Any:
    """Choose a file."""
    return client.post(UPLOAD, {"key": uuid4(), "sheet": SimpleUploadedFile(name, content)})


def address(name: str, batch: ImportBatch) -> str:
    return reverse(f"importing:{name}", args=[batch.pk])


def test_a_file_leads_to_its_rows_with_their_verdicts(client_of: ClientOf, coordinator: User) -> None:
    client = client_of(coordinator)
    answer = upload(client, csv_bytes([typed(), typed(email="kapot", institution="De Bron")]))
    batch = ImportBatch.objects.get()
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.SEE_OTHER, f"/netwerk/invoer/{batch.pk}/")
    page = client.get(answer["Location"]).content.decode()
    assert "Er staat geen @ in. Typ het volledige adres." in page
    assert "Er is nog niets geschreven." in page


def test_the_name_and_the_kind_that_the_browser_gives_count_for_nothing(client_of: ClientOf, coordinator: User) -> None:
    answer = upload(client_of(coordinator), xlsx([typed()]), name="../../etc/passwd\r\nX: y.exe")
    assert answer.status_code == HTTPStatus.SEE_OTHER


def test_a_file_that_cannot_be_read_makes_no_list_and_says_every_reason(client_of: ClientOf, coordinator: User) -> None:
    answer = upload(client_of(coordinator), csv_bytes([["De Ark", "Noor"]], header=("instelling", "naam")))
    page = answer.content.decode()
    assert (answer.status_code, ImportBatch.objects.count()) == (HTTPStatus.UNPROCESSABLE_ENTITY, 0)
    assert "De kolom “E-mailadres” ontbreekt." in page
    assert "De kolom “Eerste dag” ontbreekt." in page


def test_only_errors_are_shown_when_asked_and_what_is_typed_runs_nowhere(
    client_of: ClientOf, coordinator: User
) -> None:
    script = "<script>alert(1)</script>"
    batch = sent_in(coordinator, row(2, name="Goede Rij"), row(3, name=script, email="kapot", institution="De Bron"))
    page = client_of(coordinator).get(address("batch", batch) + "?toon=error").content.decode()
    assert "Goede Rij" not in page
    assert script not in page
    assert "&lt;script&gt;" in page


def test_the_confirmation_says_how_many_and_leads_to_what_was_made(client_of: ClientOf, coordinator: User) -> None:
    client, batch = client_of(coordinator), sent_in(coordinator, *two_rows())
    page = client.get(address("confirm_import", batch)).content.decode()
    assert "<dt>Nieuwe mandaten</dt>" in page
    answer = client.post(address("confirm_import", batch), {"key": uuid4()})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert Mandate.objects.filter(person__email="noor@som.example").count() == 1


def test_rows_with_errors_need_a_tick(client_of: ClientOf, coordinator: User) -> None:
    client = client_of(coordinator)
    upload(client, csv_bytes([typed(), typed(email="kapot", institution="De Bron")]))
    batch = ImportBatch.objects.get()
    refused = client.post(address("confirm_import", batch), {"key": uuid4()})
    assert (refused.status_code, made()) == (HTTPStatus.CONFLICT, 0)
    client.post(address("confirm_import", batch), {"key": uuid4(), "leaves_errors_out": "on"})
    assert made() == 1


def made() -> int:
    """Mandates of the person in the good row."""
    return Mandate.objects.filter(person__email="noor@som.example").count()


def test_a_change_since_the_preview_is_told_above_the_form_and_looking_again_mends_it(
    client_of: ClientOf, coordinator: User
) -> None:
    client, batch = client_of(coordinator), sent_in(coordinator, *two_rows())
    appoint(make.user(), Seat.objects.get(name="De Bron"), starts_on=date(2026, 1, 1), by=None, at=make.AT)
    refused = client.post(address("confirm_import", batch), {"key": uuid4()})
    assert (refused.status_code, made()) == (HTTPStatus.CONFLICT, 0)
    assert "er iets veranderd voor rij 3." in refused.content.decode()
    page = client.post(address("judge_again", batch), follow=True).content.decode()
    assert "1 rij kreeg een ander oordeel." in page


def test_undo_shows_what_goes_and_what_stays_and_then_does_it(client_of: ClientOf, coordinator: User) -> None:
    client, batch = client_of(coordinator), confirmed(coordinator, *two_rows())
    User.objects.filter(email="bo@som.example").update(last_login=make.AT)
    page = client.get(address("undo_import", batch))
    assert "Deze persoon meldde zich intussen aan." in page.content.decode()
    client.post(address("undo_import", batch), {"key": uuid4(), "expected": page.context["form"]["expected"].value()})
    assert (made(), User.objects.filter(email="bo@som.example").count()) == (0, 1)


# ---- downloads -------------------------------------------------------------------------------------------------------
def test_the_template_can_be_sent_in_after_its_example_is_replaced(client_of: ClientOf, coordinator: User) -> None:
    client = client_of(coordinator)
    content = b"".join(client.get(f"{UPLOAD}sjabloon/"))
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Afgevaardigden", "Instellingen"]
    assert upload(client, content).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    book["Afgevaardigden"].append(typed())
    changed = io.BytesIO()
    book.save(changed)
    assert upload(client, changed.getvalue()).status_code == HTTPStatus.SEE_OTHER
    assert ImportBatch.objects.get().rows.get().outcome == "new"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_template_is_recognised_in_every_language(client_of: ClientOf, coordinator: User, language: str) -> None:
    client = client_of(coordinator)
    client.cookies["django_language"] = language
    book = load_workbook(io.BytesIO(b"".join(client.get(f"{UPLOAD}sjabloon/"))))
    header = [cell.value for cell in book.worksheets[0][1]]
    assert upload(client, xlsx([typed()], header=header)).status_code == HTTPStatus.SEE_OTHER


def test_the_rejected_rows_say_what_is_wrong_and_run_nothing(client_of: ClientOf, coordinator: User) -> None:
    client = client_of(coordinator)
    upload(client, csv_bytes([typed(name="=cmd|' /C calc'!A0"), typed(email="bo@som.example", institution="De Bron")]))
    batch = ImportBatch.objects.get()
    text = client.get(address("rejected_csv", batch)).content.decode("utf-8-sig")
    header, *rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[header.index("Naam")] for row in rows] == ["'=cmd|' /C calc'!A0"]
    assert rows[0][header.index("Wat er mis is")].startswith("Naam: Hier staat een formule")
    sheet = load_workbook(io.BytesIO(b"".join(client.get(address("rejected_xlsx", batch))))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


def test_a_corrected_file_of_rejected_rows_is_read_again(client_of: ClientOf, coordinator: User) -> None:
    client = client_of(coordinator)
    upload(client, csv_bytes([typed(email="kapot")]))
    text = client.get(address("rejected_csv", ImportBatch.objects.get())).content.decode("utf-8-sig")
    upload(client, text.replace("kapot", "noor@som.example").encode("utf-8-sig"))
    assert ImportBatch.objects.latest("pk").rows.get().outcome == "new"


# ---- who may ---------------------------------------------------------------------------------------------------------
def outsider() -> User:
    return make.user()


def of_another_body() -> User:
    return make.seated("som-raad/lop")


def whose_mandate_is_over() -> User:
    return make.seated("coordinatiecel/beleidsadviseur", ends_on=date(2026, 3, 11))


def whose_mandate_is_still_to_come() -> User:
    return make.seated("coordinatiecel/beleidsadviseur", starts_on=date(2026, 3, 13))


@pytest.mark.parametrize("who", [outsider, of_another_body, whose_mandate_is_over, whose_mandate_is_still_to_come])
def test_for_anybody_else_a_list_does_not_exist(
    client_of: ClientOf, coordinator: User, who: Callable[[], User]
) -> None:
    client, batch = client_of(who()), sent_in(coordinator, *two_rows())
    nothing = bare(client.get(f"{UPLOAD}999999/"))
    for name in OF_A_BATCH:
        answers = [client.get(address(name, batch)), client.post(address(name, batch), {"key": uuid4()})]
        hidden = [answer for answer in answers if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED]
        assert {bare(answer) for answer in hidden} == {nothing}, name
    assert batch.rows.filter(is_written=True).count() == 0


@pytest.mark.parametrize("who", [outsider, of_another_body, whose_mandate_is_over, whose_mandate_is_still_to_come])
def test_anybody_else_who_sends_a_file_reads_a_sentence(client_of: ClientOf, who: Callable[[], User]) -> None:
    answer = upload(client_of(who()), csv_bytes([typed()]))
    assert (answer.status_code, ImportBatch.objects.count()) == (HTTPStatus.FORBIDDEN, 0)
    assert "Dit doet de coördinatiecel." in answer.content.decode()


def test_a_colleague_of_the_cell_sees_the_list_and_every_look_is_written_down(
    client_of: ClientOf, coordinator: User
) -> None:
    colleague, batch = make.chair(), sent_in(coordinator, *two_rows())
    assert client_of(colleague).get(address("batch", batch)).status_code == HTTPStatus.OK
    look = BulkLook.objects.get()
    assert (look.viewer, look.how_many, look.thing) == (colleague, 2, f"importbatch:{batch.pk}")
