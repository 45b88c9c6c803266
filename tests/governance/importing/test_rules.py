"""Cells one by one: days, mail addresses, institutions. And what undoing looks at."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.importing.rules.dates import EXCEL_EPOCH, read_day
from governance.importing.rules.defects import Cell, Code, Column, Defect, Kind
from governance.importing.rules.keeping import Trace, Use, use_since
from governance.importing.rules.matching import InstitutionName, Names
from governance.importing.rules.packing import packed_cells, packed_defects, unpacked_cells, unpacked_defects
from governance.importing.rules.parsing import parse
from governance.importing.rules.texts import read_mail
from som_portal.kit.folding import fold
from tests.governance.importing.sheets import row

DAY = date(2026, 9, 1)
SIGNED = datetime(2026, 3, 12, tzinfo=UTC)


def text(words: str) -> Cell:
    return Cell(Kind.TEXT, words)


@pytest.mark.parametrize(
    "words",
    [
        *("01/09/2026", "1/9/2026", "1-9-2026", "1.9.2026", "1 9 2026", "2026-09-01", "2026/9/1"),
        *("1 september 2026", "1 sept. 2026", "1 September 2026", "2026-09-01 00:00:00", "46266"),
    ],
)
def test_a_day_is_read_as_people_type_it(words: str) -> None:
    assert read_day(text(words), Column.STARTS_ON).value == DAY


@given(st.dates(date(2015, 7, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_every_way_to_write_it(day: date) -> None:
    serial = str((day - EXCEL_EPOCH).days)
    ways = [f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day.day}.{day.month}.{day.year}"]
    ways += [serial] if day >= date(2000, 1, 1) else []
    assert {read_day(text(way), Column.STARTS_ON).value for way in ways} == {day}


def test_days_are_only_doubted_beside_a_day_that_is_surely_american() -> None:
    alone, beside = parse((row(2),)), parse((row(2), row(3, starts_on="04/13/2026")))
    assert [defect.code for defect in alone[0].defects] == []
    assert [defect.code for defect in beside[0].defects] == [Code.DATE_AMBIGUOUS]


@pytest.mark.parametrize(
    "mail",
    ["noor@som.example", "n.v+som@sub.som.example", "o'neill@som.example", "1@a-b.example", " noor@som.example "],
)
def test_a_good_address_is_left_alone(mail: str) -> None:
    assert read_mail(text(mail)) == (mail.strip(), [])


@pytest.mark.parametrize(
    "mail", ["@som.example", "noor@", "noor@som", "noor@-som.example", "no..or@som.example", "noor@som.e", "a@b@c"]
)
def test_what_is_no_address_is_an_error(mail: str) -> None:
    assert [defect.is_error for defect in read_mail(text(mail))[1]] == [True]


NAMES = Names(
    (
        InstitutionName(1, "De Mozaïek Kessel-Lo", ("de-mozaiek-kessel-lo",), "012345"),
        InstitutionName(2, "Sancta Maria – basisschool", (), "112233"),
        InstitutionName(3, "Sancta Maria – secundair onderwijs"),
        InstitutionName(4, "KU Leuven", ("Katholieke Universiteit Leuven",)),
    )
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *(("de mozaiek kessel lo", 1), ("de-mozaiek-kessel-lo", 1), ("12345", 1), ("012345", 1), ("11 22 33", 2)),
        *(("SANCTA MARIA - BASISSCHOOL", 2), ("katholieke universiteit leuven", 4)),
    ],
)
def test_an_institution_is_found_by_name_slug_charter_name_or_number(typed: str, found: int) -> None:
    assert NAMES.find(text(typed)) == found


@pytest.mark.parametrize(
    ("typed", "code", "options"),
    [
        ("Sancta Maria", Code.INSTITUTION_AMBIGUOUS, "Sancta Maria – basisschool · Sancta Maria – secundair onderwijs"),
        ("De Mozaik Kesselo", Code.INSTITUTION_NEAR, "De Mozaïek Kessel-Lo"),
        ("KU", Code.INSTITUTION_NEAR, "KU Leuven"),
        ("Zweinstein", Code.INSTITUTION_UNKNOWN, None),
    ],
)
def test_what_is_not_quite_a_name_becomes_a_question(typed: str, code: Code, options: str | None) -> None:
    found: Any = NAMES.find(text(typed))
    assert (found.code, found.facts.get("options")) == (code, options)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(words: str) -> None:
    assert fold(fold(words)) == fold(words)


def test_cells_and_defects_are_the_same_after_they_were_kept() -> None:
    cells, defects = row().cells, [Defect(Code.DOUBLE_ROW, "", {"row": 12})]
    assert unpacked_cells(packed_cells(cells)) == cells
    assert unpacked_defects(packed_defects(defects)) == defects


MADE = Trace((DAY, None), footprint={"mandate": 1})


@pytest.mark.parametrize(
    ("now", "use"),
    [
        (MADE, None),
        (Trace(None), Use.GONE),
        (Trace((DAY, DAY), footprint={"mandate": 1}), Use.CHANGED),
        (Trace((DAY, None), SIGNED, footprint={"mandate": 1}), Use.SIGNED_IN),
        (Trace((DAY, None), None, has_acted=True, footprint={"mandate": 1}), Use.ACTED),
        (Trace((DAY, None), footprint={"mandate": 1, "vote": 1}), Use.LINKED),
        (Trace((DAY, None), datetime(2020, 1, 1, tzinfo=UTC), footprint={"mandate": 1}), None),
    ],
)
def test_a_mandate_stays_when_something_was_done_with_it(now: Trace, use: Use | None) -> None:
    assert use_since(MADE, now, at=SIGNED) == use
