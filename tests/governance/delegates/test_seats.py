"""Second seats come and go with the size; nobody is sent away, nothing is forgotten."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import Q

from governance.bodies.actions import release
from governance.bodies.models import Mandate, Seat
from governance.bodies.sync import sync_charter
from governance.delegates import actions, queries
from governance.delegates.queries import State
from governance.people.models import Institution
from governance.record.models import Deed
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.delegates import making

pytestmark = pytest.mark.django_db
TODAY = making.TODAY


def test_a_large_institution_gets_a_second_seat() -> None:
    making.threshold(500)
    school = making.institution(learners=800)
    making.adjusted()
    first, second = making.seats_of(school)
    assert (first.number, second.number, second.starts_on) == (school.number, 10_001, TODAY)


def test_an_unknown_size_gets_no_second_seat() -> None:
    making.threshold(500)
    assert queries.plan_on(TODAY).is_empty


def test_a_second_seat_survives_the_sync_with_the_charter() -> None:
    making.threshold(500)
    school = making.institution(learners=800)
    making.adjusted()
    assert (sync_charter(), len(making.seats_of(school))) == (0, 2)


def test_the_plan_laid_down_twice_is_one_seat() -> None:
    making.threshold(500)
    school = making.institution(learners=800)
    mark = queries.plan_on(TODAY).mark
    for _click in range(2):
        actions.adjust_seats(seen=mark, by=None, at=make.AT)
    assert len(making.seats_of(school)) == 2


def test_an_empty_second_seat_closes_and_keeps_its_days() -> None:
    making.threshold(500, since=date(2020, 1, 1))
    school = making.institution(learners=800)
    making.adjusted()
    Seat.objects.filter(number=10_001).update(starts_on=date(2025, 9, 1))
    making.institution(learners=300)
    making.adjusted()
    second = making.seats_of(school)[1]
    assert (second.starts_on, second.ends_on) == (date(2025, 9, 1), date(2026, 3, 11))


def test_who_sits_on_a_second_seat_stays_until_the_mandate_ends() -> None:
    making.threshold(500)
    school = making.institution(learners=800)
    making.adjusted()
    making.delegate(school)
    making.delegate(school, 1, starts_on=TODAY)
    school = making.institution(learners=300)
    making.adjusted()
    assert making.seats_of(school)[1].ends_on == making.LAST_DAY
    assert queries.delegates_of(school, TODAY).state == State.OVER
    assert queries.delegates_of(school, date(2026, 9, 1)).held == 0


def test_a_holder_without_a_last_day_keeps_the_seat_and_is_listed() -> None:
    making.threshold(500)
    school = making.institution(learners=800)
    making.adjusted()
    making.delegate(school, 1, starts_on=TODAY, ends_on=None)
    making.institution(learners=300)
    plan = queries.plan_on(TODAY)
    assert ([seat.institution for seat in plan.staying], plan.is_empty) == ([school], True)
    release(Mandate.objects.get(seat__number=10_001), on=making.LAST_DAY, by=None, at=make.AT)
    assert [one.last_day for one in queries.plan_on(TODAY).closing] == [making.LAST_DAY]


def test_a_seat_that_closed_long_ago_does_not_come_back_but_a_new_one_does() -> None:
    making.threshold(500)
    school = making.institution(learners=800)
    making.adjusted()
    Seat.objects.filter(number=10_001).update(starts_on=date(2024, 9, 1), ends_on=date(2025, 8, 31))
    making.adjusted()
    assert [seat.number for seat in making.seats_of(school)] == [school.number, 10_001, 10_002]


def test_a_seat_that_was_to_end_stays_when_the_institution_grows_again() -> None:
    making.threshold(500)
    school = making.institution(learners=800)
    making.adjusted()
    making.delegate(school, 1, starts_on=TODAY)
    making.institution(learners=300)
    making.adjusted()
    making.institution(learners=800)
    making.adjusted()
    assert [seat.ends_on for seat in making.seats_of(school)] == [None, None]


def test_the_threshold_of_a_day_counts_that_day() -> None:
    making.threshold(500, since=TODAY + timedelta(days=1))
    making.institution(learners=800)
    plans = [len(queries.plan_on(day).opening) for day in (TODAY, TODAY + timedelta(days=1))]
    assert plans == [0, 1]


def test_an_institution_that_joined_later_gets_its_first_seat() -> None:
    late = Institution.objects.create(slug="later", number=76, name="Later", quoted_name="Later", net="vrij")
    making.adjusted()
    assert [seat.number for seat in making.seats_of(late)] == [76]


def test_many_seats_open_at_once() -> None:
    making.threshold(1)
    Institution.objects.update(learners=10)
    plan = making.adjusted()
    assert (len(plan.opening), Seat.objects.filter(kind="afgevaardigde").count()) == (75, 150)
    assert queries.plan_on(TODAY).is_empty


def test_what_was_not_shown_is_not_laid_down(at: datetime) -> None:
    making.threshold(500)
    school = making.institution(learners=800)
    mark = queries.plan_on(TODAY).mark
    making.institution("ucll", learners=9000)
    with pytest.raises(Conflict, match="intussen veranderd"):
        actions.adjust_seats(seen=mark, by=make.coordinator(), at=at)
    assert len(making.seats_of(school)) == 1


def test_only_the_coordinatiecel_adjusts_seats(at: datetime) -> None:
    with pytest.raises(Refused, match="coördinatiecel"):
        actions.adjust_seats(seen="", by=make.seated("som-raad/lop"), at=at)


def test_each_seat_that_opens_or_closes_is_a_deed() -> None:
    making.threshold(500)
    making.institution(learners=800)
    making.adjusted()
    making.institution(learners=300)
    making.adjusted()
    verbs = Deed.objects.filter(stream="som-plus", verb__in=["open_seat", "close_seat"]).values_list("verb", flat=True)
    assert list(verbs) == ["open_seat", "close_seat"]


def test_each_state_finds_exactly_its_own_institutions() -> None:
    making.threshold(500)
    large, small, empty = making.institution("ucll", learners=900), making.institution(learners=600), "ku-leuven"
    making.adjusted()
    making.delegate(small)
    making.delegate(small, 1, starts_on=TODAY)
    making.institution(learners=100)
    making.delegate(large)
    measure = queries.measure_on(TODAY)

    def found(state: str) -> set[str]:
        return set(queries.delegations_in({"stand": state}, TODAY, measure).values_list("slug", flat=True))

    assert found("te-veel") == {"stroom"}
    assert {"ucll", empty} <= found("openstaand")
    assert found("ingevuld") == set()
    assert found("grootte-onbekend") == set(
        Institution.objects.filter(~Q(slug__in=["ucll", "stroom"])).values_list("slug", flat=True)
    )


def test_the_figures_add_up() -> None:
    making.threshold(500)
    making.delegate(making.institution(learners=100))
    counted = queries.figures(TODAY, queries.measure_on(TODAY))
    assert counted == {"institutions": 75, "filled": 1, "vacant": 74, "over": 0, "unknown": 74}


def test_a_duo_fills_one_place() -> None:
    school = making.institution()
    making.delegate(school)
    actions_seat = making.seats_of(school)[0]
    other = make.user()
    Mandate.objects.create(seat=actions_seat, person=other, holder=2, starts_on=make.LONG_AGO)
    assert queries.delegates_of(school, TODAY).state == State.FILLED
