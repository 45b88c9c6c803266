"""Fifty kinds of defects and more: each is found, named by row and column, and has a sentence that says what to do."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.utils.translation import override

from governance.bodies.actions import appoint
from governance.bodies.models import Seat
from governance.importing import actions
from governance.importing.models import ImportBatch
from governance.importing.reading import read_sheet
from governance.importing.rules.defects import Code, Column, Unreadable, Weight
from governance.importing.rules.packing import unpacked_defects
from governance.importing.wording import SENTENCES, sentence
from governance.people.models import Institution, User
from tests import make
from tests.governance.importing.examples import FILES, IN_ROWS, SHEETS, Planted
from tests.governance.importing.scenes import counted
from tests.governance.importing.schools import schools
from tests.governance.importing.sheets import csv_bytes, typed, xlsx

pytestmark = pytest.mark.django_db
ROWS = 1000
FIRST_ROW = 2
EVERY = 15  # rows from one planted defect to the next
EXPECTED_BESIDE = {Code.DOUBLE_MAIL, Code.SEAT_IN_SHEET, Code.DATE_AMBIGUOUS}
"""What a planted defect makes us say of another row, or of this one, rightly."""


def known_people() -> None:
    """Who already has an account or a seat in the examples."""
    elsewhere = Institution.objects.get(name="De Ark")
    people = {
        "andere.naam": {"name": "Anke Anders"},
        "elders": {"name": "Eli Elders", "institution": elsewhere},
        "gesloten": {"name": "Mens Gesloten", "is_active": False},
        "zetelt": {"name": "Zoë Zetelt"},
        "plus": {"name": "Pim Plus"},
        "bron": {"name": "Britt Bron"},
    }
    made = {mail: User.objects.create_user(f"{mail}@som.example", **fields) for mail, fields in people.items()}
    for mail, school in {"zetelt": "De Grasmus", "plus": "De Regenboog", "bron": "De Bron"}.items():
        appoint(made[mail], Seat.objects.get(name=school), starts_on=date(2025, 9, 1), by=None, at=make.AT)


def planted_in(kind: str) -> dict[int, Planted]:
    """Row in the sheet → what is planted there. The first rows stay good."""
    fitting = [one for one in IN_ROWS if one.only in ("", kind)]
    return {FIRST_ROW + 5 + EVERY * place: one for place, one in enumerate(fitting)}


def lines(kind: str, names: list[str]) -> list[list[object]]:
    """A thousand people of a thousand schools, with the defects planted."""
    planted = planted_in(kind)
    rows = []
    for place, school in enumerate(names):
        good = {"institution": school, "name": f"Mens {place} Voorbeeld", "email": f"mens{place}@som.example"}
        changed = planted[place + FIRST_ROW].changed if place + FIRST_ROW in planted else {}
        day = {} if changed.get("starts_on") == "01/04/2026" else {"starts_on": "2026-04-01"}
        rows.append(typed(**{**good, **day, **changed}))
    return rows


@pytest.fixture(params=["xlsx", "csv"])
def thousand(request: Any) -> tuple[str, ImportBatch, dict[str, int], dict[str, int]]:
    """A kind of file, its batch, and what the database counted before and after it was sent in."""
    known_people()
    coordinator, names = make.coordinator(), schools(ROWS)
    rows = lines(request.param, names)
    made = xlsx(rows) if request.param == "xlsx" else csv_bytes(rows)
    before = counted()
    batch = actions.upload_sheet(read_sheet(made), key=uuid4(), by=coordinator, at=make.AT)
    return request.param, batch, before, counted()


def found_in(batch: ImportBatch) -> dict[int, set[tuple[Code, str]]]:
    """Row → what was found there."""
    found: dict[int, set[tuple[Code, str]]] = defaultdict(set)
    for number, packed in batch.rows.values_list("number", "defects"):
        found[number] |= {(defect.code, defect.column) for defect in unpacked_defects(packed)}
    return found


def test_every_defect_in_a_sheet_of_a_thousand_rows_is_named_by_row_and_column_and_nothing_is_written(
    thousand: tuple[str, ImportBatch, dict[str, int], dict[str, int]],
) -> None:
    kind, batch, before, after = thousand
    found, planted = found_in(batch), planted_in(kind)
    assert batch.rows.count() == ROWS
    assert {row: one.code for row, one in planted.items() if (one.code, one.column) not in found[row]} == {}
    beside = {code for row, some in found.items() if row not in planted for code, _column in some}
    assert beside <= EXPECTED_BESIDE
    assert len({one.code for one in planted.values()}) >= 50
    assert after == before


def test_every_kind_of_defect_has_an_example_and_a_sentence() -> None:
    examples = {one.code for one in IN_ROWS} | set(FILES) | set(SHEETS)
    assert (set(Code) - examples, set(Code) - set(SENTENCES)) == (set(), set())


@pytest.mark.parametrize("code", FILES)
def test_a_file_that_cannot_be_read_says_why(code: Code) -> None:
    with pytest.raises(Unreadable) as refused:
        read_sheet(FILES[code]())
    assert code in [defect.code for defect in refused.value.defects]
    assert not any("%(" in sentence(defect) for defect in refused.value.defects)


@pytest.mark.parametrize("code", SHEETS)
def test_what_we_notice_of_a_sheet_as_a_whole_holds_nothing_up(code: Code) -> None:
    sheet = read_sheet(SHEETS[code]())
    assert code in [defect.code for defect in sheet.notices]
    assert code.weight is not Weight.ERROR
    assert not any("%(" in sentence(defect) for defect in sheet.notices)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_of_a_row_is_complete(language: str) -> None:
    known_people()
    content = csv_bytes(lines("csv", schools(ROWS)))
    batch = actions.upload_sheet(read_sheet(content), key=uuid4(), by=make.coordinator(), at=make.AT)
    with override(language):
        said = {
            sentence(defect)
            for packed in batch.rows.values_list("defects", flat=True)
            for defect in unpacked_defects(packed)
        }
    assert [one for one in said if "%" in one or not one.endswith((".", "?"))] == []


def test_every_sentence_is_said_in_english_too() -> None:
    with override("nl"):
        dutch = {code: str(words) for code, words in SENTENCES.items()}
    with override("en"):
        english = {code: str(words) for code, words in SENTENCES.items()}
    assert [code for code in Code if dutch[code] == english[code]] == []


def test_an_error_keeps_its_row_out_and_a_notice_does_not() -> None:
    batch = actions.upload_sheet(
        read_sheet(csv_bytes([typed(name="Noor"), typed(email="kapot", institution="De Bron")])),
        key=uuid4(),
        by=make.coordinator(),
        at=make.AT,
    )
    assert list(batch.rows.values_list("outcome", flat=True)) == ["new", "error"]


def test_control_a_good_row_has_no_defect() -> None:
    sheet = read_sheet(csv_bytes([typed()]))
    batch = actions.upload_sheet(sheet, key=uuid4(), by=make.coordinator(), at=make.AT)
    assert list(batch.rows.values_list("outcome", "defects")) == [("new", [])]
    assert Column.EMAIL in sheet.rows[0].cells
