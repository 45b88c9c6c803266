"""The year view: both meanings of a year, the 53rd ISO week, holidays by name, and its verdicts."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from governance.bodies.models import Body
from governance.meetings import actions
from governance.meetings.rules import BeadState, CountedYear, YearMeaning
from governance.meetings.year_pictures import YearPicture, year_picture
from governance.meetings.year_view import BodyYear, bodies_in, meetings_of, shown_weeks
from som_portal.kit import clock
from tests import make
from tests.governance.meetings.scenes import body, plan
from tests.governance.meetings.test_queries import held

pytestmark = pytest.mark.django_db
Queries = Callable[..., Any]
NOW = clock.brussels(2026, 11, 24, 12)
WORKING, CALENDAR = CountedYear(2026), CountedYear(2026, YearMeaning.CALENDAR)


@pytest.fixture(autouse=True)
def tuesday_in_november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def seen(year: CountedYear, slug: str = "") -> tuple[dict[str, BodyYear], YearPicture]:
    bodies = [body(slug)] if slug else list(Body.objects.all())
    meetings = meetings_of(year, bodies[0] if slug else None)
    rows = bodies_in(year, bodies, meetings, NOW)
    return {row.body.slug: row for row in rows}, year_picture(year, rows, meetings, NOW)


def text_of(client: Client, **asked: str) -> str:
    response = client.get("/vergaderingen/jaar/", asked)
    assert response.status_code == 200
    return response.content.decode()


@given(day=st.dates(date(2021, 1, 1), date(2060, 12, 31)), meaning=st.sampled_from(YearMeaning))
def test_every_day_lies_in_one_year_of_either_meaning(day: date, meaning: YearMeaning) -> None:
    year = CountedYear.of_day(day, meaning)
    assert day in year.period
    assert day not in year.following.period
    assert day not in year.preceding.period
    assert {monday.isocalendar()[:2] for monday in shown_weeks(year)} == {
        one.isocalendar()[:2] for one in year.period.days()
    }


def test_a_working_year_and_a_calendar_year_are_named_as_people_write_them() -> None:
    assert (WORKING.name, CALENDAR.name) == ("2026-2027", "2026")


def test_the_53rd_week_of_2026_stands_in_the_picture_of_both_years_and_is_named_as_a_holiday() -> None:
    for year in (WORKING, CALENDAR):
        _rows, picture = seen(year)
        column = next(one for one in picture.columns if one.number == 53)
        assert column.is_holiday
        row = next(one for one in picture.rows if one.week.number == 53)
        assert (row.week.monday, row.holidays) == (date(2026, 12, 28), ("Kerstvakantie",))
    assert [one.number for one in seen(CALENDAR)[1].columns] == list(range(1, 54))


def test_a_meeting_in_the_53rd_week_counts_for_the_raad_in_the_year_of_its_day() -> None:
    plan("som-raad", clock.brussels(2026, 12, 30, 16))
    rows, picture = seen(CALENDAR, "som-raad")
    assert rows["som-raad"].counts == {"planned": 1}
    assert [mark.state for mark in picture.marks].count("planned") == 1
    assert "SOM raad: 1 van 5 vergaderingen in 2026 gepland. Plan er nog 4." in " ".join(
        rows["som-raad"].verdict.sentences
    )


def test_the_same_meetings_are_weighed_by_working_year_or_by_calendar_year() -> None:
    make.seated("som-raad/ku-leuven")
    for day in (date(2026, 2, 5), date(2026, 4, 2), date(2026, 5, 7), date(2026, 10, 8)):
        held("som-raad", day, "ku-leuven")
    plan("som-raad", clock.brussels(2026, 12, 10, 16), joint_with=body("som-plus"), is_open=True)
    assert seen(CALENDAR)[0]["som-raad"].verdict.state == "on-track"
    assert seen(WORKING)[0]["som-raad"].verdict.state == "at-risk"
    joint = seen(CALENDAR)[0]["som-plus"]
    assert joint.counts == {"planned": 1}


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize(("hour", "minute"), [(0, 30), (23, 30)])
def test_on_both_clock_changes_a_meeting_stands_in_the_week_of_its_day(day: date, hour: int, minute: int) -> None:
    plan("som-plus", clock.brussels(day.year, day.month, day.day, hour, minute))
    row = next(one for one in seen(CALENDAR)[1].rows if one.meetings)
    assert row.week.holds(day)


def test_a_year_that_is_over_is_judged_at_its_end_and_one_to_come_not_at_all() -> None:
    make.seated("som-team/adviseur")
    held("som-team", date(2026, 6, 16), "adviseur")
    before, after = seen(CountedYear(2025))[0]["som-team"], seen(CountedYear(2027))[0]["som-team"]
    assert before.verdict.state == "missed"
    assert "In het werkjaar 2025-2026" in " ".join(before.verdict.sentences)
    assert after.verdict is None


def test_held_planned_and_cancelled_stand_apart_and_a_gap_shows() -> None:
    make.seated("som-team/adviseur")
    held("som-team", date(2026, 11, 17), "adviseur")
    plan("som-team", clock.brussels(2026, 12, 1, 10))
    gone = plan("som-team", clock.brussels(2026, 12, 8, 10))
    actions.cancel_meeting(gone, reason="Ziek.", by=None, at=NOW)
    rows, picture = seen(WORKING, "som-team")
    assert rows["som-team"].counts == {"held": 1, "planned": 1, "cancelled": 1}
    states = [mark.state for mark in picture.marks]
    assert {"held", "planned", "cancelled", str(BeadState.MISSED), str(BeadState.DUE)} == set(states)
    assert states.count("cancelled") == 1


def test_the_line_is_dotted_in_the_fourteen_weeks_without_school_and_every_mark_stays_in_the_picture() -> None:
    rows, picture = seen(WORKING)
    paused = {row.body.slug for row in rows.values() if not row.calendar.is_working_week(date(2026, 11, 4))}
    assert paused == {"som-plus", "som-raad", "coordinatiecel", "som-team", "afstemmingscel"}
    assert [lane.is_paused for lane in picture.lanes].count(True) == 5 * (53 - 38 - 1)
    assert all(92 <= mark.x <= picture.width and 0 <= mark.y <= picture.height for mark in picture.marks)


def test_everybody_reads_the_year_and_can_switch_its_meaning(client: Client) -> None:
    plan("som-raad", clock.brussels(2026, 12, 10, 16))
    page = text_of(client)
    assert "Het jaar van het netwerk: 2026-2027" in page
    assert "SOM raad, donderdag 10 december 2026" in page
    assert "Herfstvakantie" in page
    assert page.count('aria-current="true"') == 3
    page = text_of(client, telling="kalenderjaar", orgaan="som-raad")
    assert "Het jaar van SOM raad: 2026" in page
    assert "Dezelfde feiten in een tabel" in page
    assert len(re.findall("<tr>", page)) == 2 + 1 + 53


@pytest.mark.parametrize(
    "odd", [{"jaar": "9999"}, {"jaar": "²026"}, {"jaar": "x"}, {"telling": "maan"}, {"orgaan": "x"}]
)
def test_an_odd_question_shows_this_year(client: Client, odd: dict[str, str]) -> None:
    assert "Het jaar van het netwerk: 2026-2027" in text_of(client, **odd)


def test_the_year_takes_as_many_queries_with_many_meetings(client: Client, django_assert_num_queries: Queries) -> None:
    text_of(client)
    with django_assert_num_queries(2):
        text_of(client)
    for number in range(20):
        plan("som-team", clock.brussels(2026, 9, 1 + number, 10))
    with django_assert_num_queries(2):
        text_of(client)
