"""Where one meeting of a proposal could go while the others stay: valid moments with their cost, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from governance.planner.checker import score, violations
from governance.planner.models import YearPlan
from governance.planner.rules.options import Enumeration, Option, Rule
from governance.planner.rules.problem import Planned, Problem

NEAR = timedelta(days=14)
"""So far before and after its day: further away it is another meeting."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One moment; `broken` is the first rule that it breaks, `points` what the year costs more with it."""

    meeting: Planned
    broken: Rule | None
    points: int = 0


def meeting_at(plan: YearPlan, moment: str) -> Planned | None:
    """The meeting of a proposal that "som-raad 2026-11-26 990" is about; None when there is none."""
    return next((one for one in plan.meetings if address_of(one) == moment), None)


def address_of(meeting: Planned) -> str:
    """How a meeting is named in links and forms."""
    return f"{meeting.series} {meeting.day} {meeting.start}"


def slots_for(problem: Problem, plan: Sequence[Planned], meeting: Planned) -> list[Slot]:
    """Every moment near a meeting, in the order of the year. Its own fixed moment goes along with it."""
    problem = without_pin(problem, meeting)
    others = [one for one in plan if one != meeting]
    before = score(problem, plan)
    options = Enumeration(problem, all_breaking=True).of(problem.by_key[meeting.series])
    return [_slot(problem, others, before, option) for option in options if _is_near(option, meeting)]


def without_pin(problem: Problem, meeting: Planned) -> Problem:
    """The problem without the wish that fixes this meeting; what was announced stays a fact."""
    pins = (pin for pin in problem.pins if pin.is_fact or (pin.series, pin.day) != (meeting.series, meeting.day))
    return replace(problem, pins=tuple(pins))


def _is_near(option: Option, meeting: Planned) -> bool:
    other = option.meeting
    is_it = (other.day, other.start) == (meeting.day, meeting.start)
    alike = (other.marked, other.room) == (meeting.marked, meeting.room)
    return alike and not is_it and abs(other.day - meeting.day) <= NEAR


def _slot(problem: Problem, others: Sequence[Planned], before: int, option: Option) -> Slot:
    if option.breaks:
        return Slot(option.meeting, min(option.breaks))
    plan = sorted([*others, option.meeting])
    broken = violations(problem, plan)
    if broken:
        return Slot(option.meeting, Rule(broken[0].kind, broken[0].about))
    return Slot(option.meeting, None, score(problem, plan) - before)
