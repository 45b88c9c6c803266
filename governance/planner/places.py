"""The moments where a meeting could go, in words: per day, with what they cost, and why other days cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.planner.models import YearPlan, hour_of
from governance.planner.network import problem_of
from governance.planner.rules.problem import Planned
from governance.planner.slots import Slot, address_of, meeting_at, slots_for
from governance.planner.wording import rule_sentence
from som_portal.kit.http import found_or_404
from som_portal.kit.templatetags.som import day as day_in_words

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """What the page shows: `choices`, the `cheapest` of them, and the days without any, each with its rule."""

    meeting: Planned
    name: str
    choices: list[Choice]
    cheapest: str
    refused: list[tuple[str, str]]

    @property
    def address(self) -> str:
        """Of the meeting."""
        return address_of(self.meeting)

    @property
    def start(self) -> object:
        """The hour at which it begins now."""
        return hour_of(self.meeting.start)


def places_for(plan: YearPlan, moment: str, *, at: datetime) -> Places:
    """The places for one meeting of a proposal. Raises Http404 when it is not in it."""
    meeting = found_or_404(meeting_at(plan, moment.replace("+", " ")))
    problem = problem_of(plan, at=at)
    names = {series.key: series.name for series in problem.series}
    valid, refused = list[Slot](), []
    for day, some in groupby(slots_for(problem, plan.meetings, meeting), key=lambda slot: slot.meeting.day):
        slots = list(some)
        fits = [one for one in slots if one.broken is None]
        valid += fits
        if not fits and slots[0].broken:
            refused.append((day_in_words(day), rule_sentence(slots[0].broken, names)))
    choices = [(address_of(one.meeting), _in_words(one)) for one in valid]
    cheapest = address_of(min(valid, key=lambda one: one.points).meeting) if valid else ""
    return Places(meeting, names[meeting.series], choices, cheapest, refused)


def _in_words(slot: Slot) -> str:
    """Dinsdag 3 november 2026, 10.30 uur: 2 punten meer."""
    start = f"{hour_of(slot.meeting.start):%H.%M}"
    hour = _("{day}, {hour} uur").format(day=day_in_words(slot.meeting.day), hour=start)
    more = abs(slot.points)
    if not more:
        return _("{hour}: even goed").format(hour=hour)
    dearer = ngettext("{hour}: {n} punt meer", "{hour}: {n} punten meer", more)
    cheaper = ngettext("{hour}: {n} punt minder", "{hour}: {n} punten minder", more)
    return (dearer if slot.points > 0 else cheaper).format(hour=hour, n=more)
