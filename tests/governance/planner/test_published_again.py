"""A published year is planned again: what must move moves, the rest stays, and calendars follow."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest

from governance.bodies.models import Body
from governance.meetings.models import AgendaItem, Meeting
from governance.planner import actions
from governance.planner.changes import change_of
from governance.planner.models import PlanWish, YearPlan
from governance.planner.network import problem_of
from governance.planner.standing import chair_key, standing_of
from governance.planner.tasks import solve_waiting_plans
from governance.record.queries import history_of
from som_portal.kit import clock
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make

pytestmark = pytest.mark.django_db
JANUARY = clock.brussels(2027, 1, 20, 9)
TODAY = clock.day_of(make.AT)


@pytest.fixture
def published(solved, by):
    return actions.publish_plan(solved, by=by, at=make.AT)


def again(by, *, at=make.AT, moves=True, **wish):
    """Another plan of the same year, with one wish, solved."""
    plan = actions.make_year_plan(year=2026, name="Opnieuw", moves_standing=moves, key=uuid4(), by=by, at=at)
    if wish:
        actions.add_plan_wish(plan, by=by, at=at, **wish)
    actions.solve_plan(plan, by=by, at=at)
    solve_waiting_plans(at)
    return YearPlan.objects.get(pk=plan.pk)


def a_raad(published, number=1):
    """A raad of the published year that is not the joint one."""
    return [one for one in published.meetings if one.series == "som-raad" and not one.marked][number]


def test_a_day_that_falls_away_moves_one_meeting_and_its_calendar_entry(published, by):
    raad = a_raad(published)
    plan = again(by, kind="blocked", first=raad.day, last=raad.day)
    actions.publish_plan(plan, by=by, at=make.AT)
    hit = sum(one.day == raad.day for one in published.meetings)
    changed = Meeting.objects.exclude(sequence=0)
    assert (Meeting.objects.going_on().count(), changed.count()) == (len(published.meetings), hit)
    assert OutgoingMail.objects.filter(key__startswith="meeting-moved").count() > 0
    assert not Meeting.objects.going_on().filter(starts_at__date=raad.day).exists()


def test_nothing_changes_when_nothing_falls_away(published, by):
    plan = again(by)
    change = change_of(plan, problem_of(plan, at=make.AT))
    assert (change.rows, change.kept) == ((), len(published.meetings))


def test_the_difference_says_what_moves_for_whom_and_how_soon(published, by):
    raad = a_raad(published)
    plan = again(by, kind="forbid", body=Body.objects.get(slug="som-raad"), first=raad.day, last=raad.day)
    (row,) = change_of(plan, problem_of(plan, at=make.AT)).rows
    assert (row.what, row.body, row.notice) == ("verplaatst", "SOM raad", (min(raad.day, row.day) - TODAY).days)


def test_without_moving_what_stands_the_day_is_still_taken(published, by):
    raad = a_raad(published)
    plan = again(by, moves=False, kind="blocked", first=raad.day, last=raad.day)
    assert raad.moment in {one.moment for one in plan.meetings}


def test_the_voorzitter_is_on_the_agenda_of_what_was_planned_with_them(published):
    cells = Meeting.objects.filter(body__slug="coordinatiecel")
    with_chair = AgendaItem.objects.filter(key__in=[chair_key(one.key) for one in cells]).count()
    assert with_chair == sum(one.marked for one in published.meetings if one.series == "coordinatiecel")


def test_what_stands_is_read_back_with_its_marks(published):
    standing = standing_of(published, TODAY)
    assert {one.moment: one.marked for one in standing.coming} == {one.moment: one.marked for one in published.meetings}


def test_in_the_middle_of_a_year_the_past_stays(published, by):
    plan = again(by, at=JANUARY, kind="blocked", first=date(2027, 3, 1), last=date(2027, 3, 5))
    before = {one.moment for one in plan.meetings if one.day <= JANUARY.date()}
    problem = problem_of(plan, at=JANUARY)
    assert (before, problem.first) == (set(), date(2027, 1, 21))


def test_an_announced_raad_is_a_fact_unless_it_is_hit(published, by):
    raad = a_raad(published, 2)
    at = clock.brussels(raad.day.year, raad.day.month, raad.day.day, 9) - timedelta(days=7)
    plan = actions.make_year_plan(year=2026, name="Later", moves_standing=True, key=uuid4(), by=by, at=at)
    facts = {(pin.series, pin.day) for pin in problem_of(plan, at=at).pins}
    actions.add_plan_wish(plan, kind="blocked", first=raad.day, last=raad.day, by=by, at=at)
    hit = {(pin.series, pin.day) for pin in problem_of(plan, at=at).pins}
    assert (("som-raad", raad.day) in facts, ("som-raad", raad.day) in hit) == (True, False)


def test_wishes_of_the_published_year_come_along(published, by):
    PlanWish.objects.create(plan=published, kind="blocked", first=date(2027, 5, 3), last=date(2027, 5, 3))
    plan = actions.make_year_plan(year=2026, name="Opnieuw", moves_standing=True, key=uuid4(), by=by, at=make.AT)
    assert plan.wishes.count() == 1


def exempted(solved):
    """The proposal with one rule let go."""
    day = date(2026, 11, 26)
    PlanWish.objects.create(plan=solved, kind="waive", rule="blocked", first=day, last=day)
    return solved


def test_an_exemption_is_not_published_without_a_reason(solved, by):
    with pytest.raises(Conflict, match="Schrijf waarom"):
        actions.publish_plan(exempted(solved), by=by, at=make.AT)
    assert Meeting.objects.count() == 0


def test_who_publishes_signs_every_exemption(solved, by):
    actions.publish_plan(exempted(solved), why="De zaal was al betaald.", by=by, at=make.AT)
    deed = next(one for one in history_of(solved) if one.verb == "sign_exemption")
    assert (json.loads(deed.facts)["rule"], PlanWish.objects.get(kind="waive").why) == (
        "blocked",
        "De zaal was al betaald.",
    )
