"""How each body keeps its rhythm, asked of the database."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from governance.bodies.models import Body
from governance.charter.norms import charter, house_rules
from governance.meetings import actions
from governance.meetings.models import Meeting
from governance.meetings.queries import next_meetings_for, rhythm_of, rhythms
from governance.meetings.requirements import calendar_of, requirement_of, working_year_of
from governance.meetings.rules import BeadState, Cadence, Requirement, RhythmVerdict, YearCount
from som_portal.kit import clock
from tests import make
from tests.governance.meetings.scenes import HOUR, add, body, plan

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]
ON = date(2026, 11, 24)


def held(slug: str, day: date, *kinds: str) -> Meeting:
    """A meeting that took place, with the holders of these kinds of seats."""
    starts_at = clock.brussels(day.year, day.month, day.day, 10)
    meeting = plan(slug, starts_at, at=starts_at)
    present = {make.seat(f"{slug}/{kind}").pk: "present" for kind in kinds}
    actions.record_attendance(meeting, present=present, by=None, at=starts_at)
    return actions.hold_meeting(meeting, by=None, at=starts_at + 2 * HOUR)


def bead_states(verdict: RhythmVerdict) -> dict[date, BeadState]:
    return {bead.on: bead.state for bead in verdict.beads}


def test_the_charter_asks_this_of_each_body() -> None:
    assert {norm.slug: requirement_of(norm.slug) for norm in charter().bodies} == {
        "som-plus": Requirement(year=YearCount(own=2), margin_days=14),
        "som-raad": Requirement(year=YearCount(own=4, joint=1), margin_days=14),
        "coordinatiecel": Requirement(cadences=(Cadence(1), Cadence(4, with_chair=True)), margin_days=14),
        "som-team": Requirement(cadences=(Cadence(1),), margin_days=14),
        "afstemmingscel": Requirement(cadences=(Cadence(3),), margin_days=14),
    }


def test_the_days_of_august_in_the_first_week_of_september_belong_to_the_new_year_for_who_counts_weeks() -> None:
    monday = date(2026, 8, 31)
    assert calendar_of("som-team", monday).period == working_year_of(2026)
    assert calendar_of("som-raad", monday).period == working_year_of(2025)
    assert calendar_of("som-team", date(2026, 8, 30)).period == working_year_of(2025)


def test_all_five_bodies_have_a_verdict_in_the_order_of_the_charter() -> None:
    found = rhythms(ON)
    assert [body.slug for body in found] == ["som-plus", "som-raad", "coordinatiecel", "som-team", "afstemmingscel"]
    assert {verdict.state for verdict in found.values()} == {"at-risk", "missed"}
    assert all(verdict.sentences and verdict.word for verdict in found.values())


def test_one_body_is_judged_as_all_five_are() -> None:
    make.seated("som-team/adviseur")
    held("som-team", date(2026, 11, 17), "adviseur")
    team = body("som-team")
    assert rhythm_of(team, ON) == rhythms(ON)[team]


def test_the_cell_is_kept_by_the_attendance_of_the_voorzitter() -> None:
    make.chair()
    make.coordinator()
    for number in range(4):
        kinds = ("voorzitter", "coordinator") if number == 0 else ("coordinator",)
        held("coordinatiecel", date(2026, 9, 1) + timedelta(weeks=number), *kinds)
    cell = body("coordinatiecel")
    assert rhythm_of(cell, date(2026, 9, 28)).next_due == date(2026, 10, 2)
    late = rhythm_of(cell, date(2026, 10, 3))
    assert late.state == "missed"
    assert "Vergader met de voorzitter erbij, ten laatste op vrijdag 9 oktober 2026." in late.sentences


def test_excused_is_not_attended_and_online_is() -> None:
    make.chair()
    make.coordinator()
    cell, day = body("coordinatiecel"), date(2026, 9, 1)
    meeting = held("coordinatiecel", day, "coordinator")
    chair_seat = make.seat("coordinatiecel/voorzitter")
    row = meeting.attendance.create(seat=chair_seat, person=chair_seat.mandates.get().person, how="excused")
    assert not any(bead.with_chair for bead in rhythm_of(cell, ON).beads)
    meeting.attendance.filter(pk=row.pk).update(how="online")
    assert any(bead.with_chair for bead in rhythm_of(cell, ON).beads)


def test_the_open_meeting_counts_for_raad_and_som_plus() -> None:
    starts_at = clock.brussels(2027, 6, 10, 13, 30)
    plan("som-raad", starts_at, joint_with=body("som-plus"), is_open=True, at=make.AT)
    found = {body.slug: verdict for body, verdict in rhythms(ON).items()}
    for slug in ("som-raad", "som-plus"):
        assert bead_states(found[slug])[date(2027, 6, 10)] == BeadState.PLANNED
        sentence = "De open vergadering van de SOM raad met SOM plus (donderdag 10 juni 2027) telt mee voor allebei."
        assert sentence in found[slug].sentences
    assert "SOM plus: 1 van 2 vergaderingen dit schooljaar gepland. Plan er nog 1." in found["som-plus"].sentences
    assert "SOM raad: 1 van 5 vergaderingen dit schooljaar gepland. Plan er nog 4." in found["som-raad"].sentences


def test_a_cancelled_meeting_is_no_bead() -> None:
    meeting = plan("som-raad", clock.brussels(2026, 12, 10, 16))
    assert rhythm_of(body(), ON).next_planned == date(2026, 12, 10)
    actions.cancel_meeting(meeting, reason="Ziek.", by=None, at=make.AT)
    assert rhythm_of(body(), ON).next_planned is None


@pytest.mark.parametrize(
    ("starts_at", "day"),
    [
        (clock.brussels(2026, 10, 25, 0, 30), date(2026, 10, 25)),
        (clock.brussels(2026, 10, 25, 23, 30), date(2026, 10, 25)),
        (clock.brussels(2027, 3, 28, 0, 30), date(2027, 3, 28)),
        (clock.brussels(2027, 3, 28, 23, 30), date(2027, 3, 28)),
    ],
)
def test_a_meeting_falls_on_its_day_in_leuven_on_both_clock_changes(starts_at: datetime, day: date) -> None:
    plan("som-plus", starts_at)
    assert day in bead_states(rhythm_of(body("som-plus"), ON))


def test_a_school_holiday_suspends_the_cells_and_not_the_raad() -> None:
    found = {body.slug: verdict.state for body, verdict in rhythms(date(2026, 11, 4)).items()}
    assert {slug for slug, state in found.items() if state == "suspended"} == {
        "coordinatiecel",
        "som-team",
        "afstemmingscel",
    }
    assert house_rules().is_paused_in_holidays("som-team")


def test_five_verdicts_take_two_queries_however_many_meetings(django_assert_num_queries: Queries) -> None:
    with django_assert_num_queries(2):
        rhythms(ON)
    for number in range(12):
        plan("som-team", clock.brussels(2026, 9, 1 + number, 10))
    with django_assert_num_queries(2):
        rhythms(ON)
    team = Body.objects.get(slug="som-team")
    with django_assert_num_queries(1):
        rhythm_of(team, ON)


def test_your_next_meetings_are_those_of_your_bodies(at: datetime, django_assert_num_queries: Queries) -> None:
    member = make.raad(1)[0]
    later, joint = plan(starts_at=at + timedelta(days=9)), plan("som-plus", at + timedelta(days=3), joint_with=body())
    plan("som-team", at + timedelta(days=1))
    cancelled = plan(starts_at=at + timedelta(days=2))
    actions.cancel_meeting(cancelled, reason="Ziek.", by=None, at=at)
    add(later, "een")
    with django_assert_num_queries(2):
        assert next_meetings_for(member, clock.day_of(at)) == [joint, later]
    assert next_meetings_for(make.user(), clock.day_of(at)) == []


def test_every_sentence_says_its_number_or_its_day() -> None:
    make.coordinator()
    held("coordinatiecel", date(2026, 9, 15), "coordinator")
    plan("coordinatiecel", clock.brussels(2026, 10, 6, 10))
    assert rhythm_of(body("coordinatiecel"), ON).sentences == (
        "1 van de 11 voorbije werkweken had een vergadering.",
        "Dit werkjaar 9 keer niet gehaald, het laatst vrijdag 20 november 2026.",
        "Kom samen ten laatste op vrijdag 27 november 2026, dan is het ritme hersteld.",
        "De voorzitter was er dit werkjaar nog niet bij: 11 van hoogstens 4 werkweken zijn voorbij.",
        "2 keer gingen 4 werkweken voorbij zonder de voorzitter, het laatst tot vrijdag 23 oktober 2026.",
        "Vergader met de voorzitter erbij, ten laatste op vrijdag 27 november 2026.",
        "1 vergadering is voorbij maar nog niet afgesloten (dinsdag 6 oktober 2026). Leg vast wie er was.",
    )
