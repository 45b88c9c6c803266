"""The soft wishes, in points by wish."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from governance.planner.checker.calendar import ONE, expected, is_away, meetings_of, week_number, working_weeks
from governance.planner.rules.problem import Planned, Problem, Series

LATE, EARLY = 20 * 60, 10 * 60


def score(problem: Problem, plan: Sequence[Planned]) -> int:
    """All points together; less is better."""
    return sum(points_of(problem, plan).values())


def points_of(problem: Problem, plan: Sequence[Planned]) -> dict[str, int]:
    """Points by wish, named as in the table of points."""
    found: Counter[str] = Counter()
    for series in problem.series:
        own = [meeting for meeting in plan if meeting.series == series.key]
        found["off_moment"] += problem.points.off_moment * off_moment(own)
        found["uneven_week"] += _uneven(problem, series, plan)
        found["extra_meeting"] += _extra(problem, series, own)
        found["extra_mark"] += _extra_marks(problem, series, own)
        for meeting in own:
            found["absent"] += _absent(problem, meeting)
            found["half_hour"] += problem.points.half_hour * (abs(meeting.start - series.preferred[1]) // 30)
            found["other_weekday"] += problem.points.other_weekday * (meeting.day.weekday() != series.preferred[0])
            found["other_room"] += problem.points.other_room * (meeting.room != series.rooms[0])
        found["moved"] += _moved(problem, series, own)
    third, nights = _days(problem, plan)
    found["third_meeting"], found["short_night"] = third, nights
    return dict(found)


def off_moment(own: Sequence[Planned]) -> int:
    """How many meetings are not on the weekday and hour that most of them share."""
    moments = Counter((meeting.day.weekday(), meeting.start) for meeting in own)
    return len(own) - max(moments.values(), default=0)


def _uneven(problem: Problem, series: Series, plan: Sequence[Planned]) -> int:
    """Working weeks beyond one more or less than the even spacing."""
    weeks = working_weeks(problem, series)
    numbers = [week_number(meeting.day, weeks) for meeting in meetings_of(problem, series, plan)]
    every, times = series.rhythm.every, series.rhythm.times
    total = 0
    for one, after in pairwise(numbers):
        gap = after - one
        if every:
            total += max(0, every - 1 - gap)
        else:
            total += max(0, len(weeks) // times - 1 - gap, gap - (-(-len(weeks) // times) + 1))
    return problem.points.uneven_week * total


def _extra(problem: Problem, series: Series, own: Sequence[Planned]) -> int:
    """Meetings beyond what the rhythm needs."""
    every = series.rhythm.every
    if every < 2:
        return 0
    return problem.points.extra_meeting * (len(own) - len(working_weeks(problem, series)) // every)


def _extra_marks(problem: Problem, series: Series, own: Sequence[Planned]) -> int:
    """Meetings with the voorzitter beyond what is asked."""
    if series.mark is None or not series.mark.every:
        return 0
    needed = len(working_weeks(problem, series)) // series.mark.every
    return problem.points.extra_mark * (sum(meeting.marked for meeting in own) - needed)


def _absent(problem: Problem, meeting: Planned) -> int:
    away = [person for person in expected(problem, meeting) if is_away(problem, person, meeting)]
    return sum(problem.weights.get(person, problem.points.absent) for person in away)


def _moved(problem: Problem, series: Series, own: Sequence[Planned]) -> int:
    """Half for what falls away and half for what is new; a changed mark or room on top."""
    before = {(one.day, one.start): one for one in problem.published if one.series == series.key}
    now = {(one.day, one.start): one for one in own}
    if not before:
        return 0
    changed = [before[moment] for moment in before.keys() - now.keys()]
    changed += [now[moment] for moment in now.keys() - before.keys()]
    stayed = [(before[moment], now[moment]) for moment in before.keys() & now.keys()]
    points = problem.points
    flips = sum(points.flipped for one, other in stayed if one.marked != other.marked)
    rooms = sum(points.other_room for one, other in stayed if one.room != other.room)
    return sum(_move(problem, one, len(series.members)) for one in changed) + flips + rooms


def _move(problem: Problem, meeting: Planned, invited: int) -> int:
    points = problem.points
    soon = max(0, 4 - max(0, (meeting.day - problem.today).days) // 7)
    return (points.moved + points.invitee * invited + points.short_notice * soon) // 2


def _days(problem: Problem, plan: Sequence[Planned]) -> tuple[int, int]:
    """Third meetings of a day, and evenings before an early morning, for whoever sits in several bodies."""
    agenda: dict[str, dict[date, list[Planned]]] = defaultdict(lambda: defaultdict(list))
    for meeting in plan:
        for person in expected(problem, meeting):
            agenda[person][meeting.day].append(meeting)
    third = nights = 0
    for days in agenda.values():
        for day, meetings in list(days.items()):
            third += max(0, len(meetings) - 2)
            tomorrow = days.get(day + ONE, [])
            late = any(meeting.end > LATE for meeting in meetings)
            nights += late and any(meeting.start < EARLY for meeting in tomorrow)
    return third * problem.points.third_meeting, nights * problem.points.short_night
