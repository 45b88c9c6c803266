"""Extra dates from a file: shown first, then added; every row that cannot be used says why."""

import io
from datetime import date
from http import HTTPStatus

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from governance.importing.rules.defects import Unreadable
from governance.planner import actions
from governance.planner.dates import shown_dates
from governance.planner.extra_dates import MOST_BYTES, NoDates, read_dates
from governance.planner.models import PlanWish
from som_portal.kit.access import Conflict
from tests import make

NAMES = {"som raad": "som-raad"}


def event(*lines):
    """One VEVENT."""
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def calendar(*events):
    """A calendar file."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//proef//NL"]
    return "\r\n".join([*head, *events, "END:VCALENDAR", ""]).encode()


def workbook(*rows):
    """A sheet with a header."""
    book = Workbook()
    for row in (("Dag", "Tot", "Wat", "Netwerkonderdeel", "Uur"), *rows):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def read(content):
    """The rows for 2026-2027."""
    return read_dates(content, is_in_year=lambda day: date(2026, 9, 1) <= day <= date(2027, 8, 31), names=NAMES)


def test_a_whole_day_of_a_calendar_is_a_day_without_meetings():
    (row,) = read(calendar(event("SUMMARY:Studiedag", "DTSTART;VALUE=DATE:20261130", "DTEND;VALUE=DATE:20261202")))
    assert (row.what, row.first, row.last, row.is_meeting) == (
        "Studiedag",
        date(2026, 11, 30),
        date(2026, 12, 1),
        False,
    )


def test_an_hour_of_a_body_is_a_fixed_meeting_by_the_clock_in_leuven():
    (row,) = read(calendar(event("SUMMARY:SOM raad extra", "DTSTART:20261203T153000Z")))
    assert (row.slug, row.first, row.start, row.why) == ("som-raad", date(2026, 12, 3), 990, "")


def test_a_repeating_event_says_what_to_do():
    (row,) = read(calendar(event("SUMMARY:Elke week", "DTSTART;VALUE=DATE:20261130", "RRULE:FREQ=WEEKLY")))
    assert "Zet elke dag apart" in row.why


def test_a_sheet_gives_days_and_meetings():
    rows = read(workbook((date(2026, 11, 30), None, "Studiedag"), ("03/12/2026", "", "", "SOM raad", "16.30")))
    assert [(row.first, row.slug, row.start, row.why) for row in rows] == [
        (date(2026, 11, 30), "", None, ""),
        (date(2026, 12, 3), "som-raad", 990, ""),
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("morgen",), "Hier staat geen dag"),
        ((date(2020, 1, 1),), "niet in het werkjaar"),
        ((date(2026, 12, 3), date(2026, 12, 1)), "komt voor de eerste"),
        ((date(2026, 12, 3), date(2027, 6, 1)), "drie maanden"),
        ((date(2026, 12, 3), "ooit"), "laatste dag kunnen we niet lezen"),
        ((date(2026, 12, 3), None, "", "Kerkraad"), "geen netwerkonderdeel “Kerkraad”"),
        ((date(2026, 12, 3), None, "", "SOM raad"), "heeft een uur nodig"),
        (("=TODAY()",), "Hier staat een formule"),
    ],
)
def test_a_bad_row_says_why(row, why):
    assert why in read(workbook(row))[0].why


@pytest.mark.parametrize(
    "content", [b"", b"BEGIN:VCALENDAR\r\nnonsense", b"a" * (MOST_BYTES + 1), workbook(), b"Naam\nJan\n", b"\x00\x01"]
)
def test_a_file_without_dates_is_refused_with_a_sentence(content):
    with pytest.raises((NoDates, Unreadable)):
        read(content)


def test_a_file_with_too_many_days_is_refused():
    with pytest.raises(NoDates, match="meer dan 100"):
        read(workbook(*[(date(2026, 11, 30),)] * 101))


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(content):
    for whole in (content, b"BEGIN:VCALENDAR\r\n" + content):
        try:
            rows = read(whole)
        except (NoDates, Unreadable):
            continue
        assert rows


@pytest.mark.django_db
def test_what_was_shown_is_added_once(plan, by):
    shown = shown_dates(plan, workbook((date(2026, 11, 30), None, "Studiedag")), [])
    for _click in range(2):
        actions.add_plan_dates(plan, shown.signed, by=by, at=make.AT)
    wish = PlanWish.objects.get()
    assert (wish.kind, wish.first, wish.why) == ("blocked", date(2026, 11, 30), "Studiedag")


@pytest.mark.django_db
def test_rows_that_were_not_shown_are_refused(plan, by):
    with pytest.raises(Conflict):
        actions.add_plan_dates(plan, "W10:vals:vals", by=by, at=make.AT)
    assert PlanWish.objects.count() == 0


@pytest.mark.django_db
def test_the_preview_shows_what_is_added_and_what_is_not(plan, by, client_of):
    content = workbook((date(2026, 11, 30), None, "Studiedag"), ("nooit",))
    with time_machine.travel(make.AT, tick=False):
        client = client_of(by)
        typed = {"file": SimpleUploadedFile("dagen.xlsx", content)}
        page = client.post(f"{plan.get_absolute_url()}dagen/", typed).content.decode()
        none = client.post(f"{plan.get_absolute_url()}dagen/", {"file": SimpleUploadedFile("leeg.ics", b"")})
    assert ("Studiedag" in page, "Rij 3: Hier staat geen dag" in page, PlanWish.objects.count()) == (True, True, 0)
    assert none.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
