"""The road of a labo, as arithmetic."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from werkingen.laboratorium.models import Phase
from werkingen.laboratorium.rules import ENDS, ROAD, STOPPED, Journey, Obstacle, next_phases, obstacle

DAY = date(2026, 3, 12)
STEPS = some.lists(some.tuples(some.sampled_from([*ROAD, STOPPED]), some.integers(0, 400)), max_size=25)


def at_phase(*phases: str, adopted: bool | None = None) -> Journey:
    return Journey(reached=tuple((phase, DAY) for phase in phases), adopted=adopted)


def test_the_words_on_screen_are_the_words_of_the_road() -> None:
    assert set(Phase.values) == {*ROAD, STOPPED}


@pytest.mark.parametrize(
    ("journey", "phase", "why"),
    [
        (at_phase(), "idee", None),
        (at_phase(), "goedgekeurd", None),
        (at_phase("idee"), "goedgekeurd", None),
        (at_phase("idee"), "opstart", Obstacle.NOT_APPROVED),
        (at_phase("idee", "voorstel", adopted=False), "goedgekeurd", Obstacle.NOT_ADOPTED),
        (at_phase("idee", "voorstel", adopted=True), "goedgekeurd", None),
        (at_phase("goedgekeurd"), "ontwerp", None),
        (at_phase("goedgekeurd", "ontwerp"), "onderzoek", Obstacle.BACKWARDS),
        (at_phase("goedgekeurd", "ontwerp"), "ontwerp", Obstacle.BACKWARDS),
        (at_phase("goedgekeurd", "afgerond"), "stopgezet", Obstacle.OVER),
        (at_phase("goedgekeurd", "stopgezet"), "afgerond", Obstacle.OVER),
        (at_phase("idee"), "stopgezet", None),
        (at_phase("idee"), "bestaat-niet", Obstacle.BACKWARDS),
    ],
)
def test_which_phase_may_follow(journey: Journey, phase: str, why: Obstacle | None) -> None:
    assert obstacle(journey, phase, on=DAY, today=DAY) is why


def test_a_phase_is_not_reached_before_the_last_one() -> None:
    assert obstacle(at_phase("idee"), "voorstel", on=DAY - timedelta(1), today=DAY) is Obstacle.BEFORE_LAST


def test_a_phase_is_not_reached_tomorrow() -> None:
    assert obstacle(at_phase("idee"), "voorstel", on=DAY + timedelta(1), today=DAY) is Obstacle.IN_FUTURE


def test_nothing_lies_ahead_of_a_stopped_labo() -> None:
    assert next_phases(at_phase("goedgekeurd", "stopgezet")) == ()


@given(steps=STEPS, adopted=some.sampled_from([None, True, False]))
def test_however_people_try_the_road_only_leads_forward(steps: list[tuple[str, int]], adopted: bool | None) -> None:
    journey = Journey(adopted=adopted)
    for phase, days in steps:
        on = DAY + timedelta(days)
        if obstacle(journey, phase, on=on, today=DAY + timedelta(400)) is None:
            journey = Journey(reached=(*journey.reached, (phase, on)), adopted=adopted)
    phases = [phase for phase, _ in journey.reached]
    places = [ROAD.index(phase) for phase in phases if phase != STOPPED]
    assert places == sorted(set(places))
    assert [day for _, day in journey.reached] == sorted(day for _, day in journey.reached)
    assert not ENDS & set(phases[:-1])
    assert not (adopted is False and set(phases) & set(ROAD[2:]))
