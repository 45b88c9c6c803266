"""What publishing a plan changes for people: which meetings move, come, go or change of kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from governance.planner.rules.problem import Planned, Problem, monday_of


@dataclass(frozen=True, slots=True)
class Difference:
    """Between what stands and a proposal. `moved`: before and after; `flipped`: same moment, other company."""

    moved: tuple[tuple[Planned, Planned], ...] = ()
    added: tuple[Planned, ...] = ()
    dropped: tuple[Planned, ...] = ()
    flipped: tuple[tuple[Planned, Planned], ...] = ()
    kept: int = 0

    @property
    def is_empty(self) -> bool:
        """Nothing changes."""
        return not (self.moved or self.added or self.dropped or self.flipped)


@dataclass(slots=True)
class _Loose:
    """The meetings of one body that are only before, or only after."""

    before: list[Planned] = field(default_factory=list)
    after: list[Planned] = field(default_factory=list)


def difference(standing: Collection[Planned], plan: Sequence[Planned], joint: Collection[str] = ()) -> Difference:
    """Pair what goes with what comes: in the same week first, then in order of the year.

    At the same moment nothing moves, also when place or length were changed by hand.
    `joint`: series of which a marked meeting is another kind of meeting, so that it never becomes an unmarked one.
    """
    now = {meeting.moment: meeting for meeting in plan}
    stays = {one.moment: one for one in standing if one.moment in now and _is_alike(one, now[one.moment], joint)}
    flipped = [(one, now[moment]) for moment, one in stays.items() if one.marked != now[moment].marked]
    loose: dict[tuple[str, bool], _Loose] = {}
    for one in sorted(standing):
        if one.moment not in stays:
            loose.setdefault(_kind(one, joint), _Loose()).before.append(one)
    for one in sorted(plan):
        if one.moment not in stays:
            loose.setdefault(_kind(one, joint), _Loose()).after.append(one)
    moved = [pair for some in loose.values() for pair in _pairs(some)]
    return Difference(
        tuple(sorted(moved)),
        tuple(sorted(one for some in loose.values() for one in some.after)),
        tuple(sorted(one for some in loose.values() for one in some.before)),
        tuple(sorted(flipped)),
        len(stays) - len(flipped),
    )


def notice_of(problem: Problem, meeting: Planned) -> int:
    """Days between today and a meeting."""
    return (meeting.day - problem.today).days


def _kind(meeting: Planned, joint: Collection[str]) -> tuple[str, bool]:
    return (meeting.series, meeting.marked and meeting.series in joint)


def _is_alike(one: Planned, other: Planned, joint: Collection[str]) -> bool:
    return _kind(one, joint) == _kind(other, joint)


def _pairs(loose: _Loose) -> list[tuple[Planned, Planned]]:
    """Take the pairs out of what is loose."""
    found = []
    for before in list(loose.before):
        same_week = next((one for one in loose.after if monday_of(one.day) == monday_of(before.day)), None)
        if same_week:
            found.append((before, same_week))
            loose.before.remove(before)
            loose.after.remove(same_week)
    while loose.before and loose.after:
        found.append((loose.before.pop(0), loose.after.pop(0)))
    return found
