"""The findings of the rhythm rules as sentences, and the words of their states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from governance.meetings.rules import (
    BeadState,
    CountedYear,
    Finding,
    FindingKind,
    RhythmState,
    RhythmVerdict,
    YearMeaning,
)
from som_portal.kit.templatetags.som import day

STATES = {
    RhythmState.ON_TRACK: (gettext_lazy("Op schema"), "ok"),
    RhythmState.AT_RISK: (gettext_lazy("Dreigt achter te raken"), "warn"),
    RhythmState.MISSED: (gettext_lazy("Achter op het ritme van het charter"), "bad"),
    RhythmState.SUSPENDED: (gettext_lazy("Opgeschort"), "idle"),
}
BEADS = {
    BeadState.HELD: (gettext_lazy("Doorgegaan"), "ok"),
    BeadState.PLANNED: (gettext_lazy("Gepland"), "busy"),
    BeadState.UNCONFIRMED: (gettext_lazy("Nog af te sluiten"), "warn"),
    BeadState.DUE: (gettext_lazy("Nog te plannen"), "warn"),
    BeadState.MISSED: (gettext_lazy("Niet gehaald"), "bad"),
}
"""Each state with its word and its tone, for {% status %}."""


@dataclass(frozen=True, slots=True)
class About:
    """Of whom a sentence speaks, and of which year; `school_year` where the schools say it their way."""

    body: str
    year: str
    school_year: str


def sentences(verdict: RhythmVerdict, body: str, year: str = "") -> tuple[str, ...]:
    """The findings of a verdict in words, in their order. `year`: "in 2027" when it is not the working year of now."""
    about = About(body, year or _("dit werkjaar"), year or _("dit schooljaar"))
    return tuple(SAYERS[finding.kind](finding, about) for finding in verdict.findings)


def in_year(year: CountedYear, today: date) -> str:
    """A year in a sentence; empty for the working year of today, which the sentences name by themselves."""
    if year == CountedYear.of_day(today):
        return ""
    if year.meaning == YearMeaning.CALENDAR:
        return _("in {year}").format(year=year.name)
    return _("in het werkjaar {year}").format(year=year.name)


def days_of(days: tuple[date, ...], most: int = 3) -> str:
    """The last few days, in words."""
    return ", ".join(day(one) for one in days[-most:])


def paused(finding: Finding, about: About) -> str:
    """School holidays."""
    if not finding.days:
        return _("Het ritme is opgeschort.")
    return _("Het is schoolvakantie: het ritme is opgeschort tot {day}.").format(day=day(finding.days[0]))


def weeks_kept(finding: Finding, about: About) -> str:
    """So many of the finished weeks."""
    if not finding.of:
        return _("Het jaar begint: er is nog geen werkweek voorbij.")
    words = ngettext(
        "{count} van de {of} voorbije werkweken had een vergadering.",
        "{count} van de {of} voorbije werkweken hadden een vergadering.",
        finding.count,
    )
    return words.format(count=finding.count, of=finding.of)


def since_last(finding: Finding, about: About) -> str:
    """So many weeks ago, and how many it may be."""
    numbers = {"count": finding.count, "of": finding.of, "day": days_of(finding.days, 1)}
    if not finding.days:
        words = _("Er was {year} nog geen vergadering: {count} van hoogstens {of} werkweken zijn voorbij.")
        return words.format(**numbers, year=about.year)
    return _("Laatste vergadering: {day}. Sindsdien zijn {count} van hoogstens {of} werkweken voorbij.").format(
        **numbers
    )


def beats_missed(finding: Finding, about: About) -> str:
    """How often, and when last."""
    words = ngettext(
        "{year} 1 keer niet gehaald: {day}.",
        "{year} {count} keer niet gehaald, het laatst {day}.",
        finding.count,
    )
    year = about.year[:1].upper() + about.year[1:]
    return words.format(count=finding.count, day=days_of(finding.days, 1), year=year)


def behind(finding: Finding, about: About) -> str:
    """What repairs it."""
    return _("Kom samen ten laatste op {day}, dan is het ritme hersteld.").format(day=days_of(finding.days))


def unconfirmed(finding: Finding, about: About) -> str:
    """Meetings that nobody closed."""
    words = ngettext(
        "1 vergadering is voorbij maar nog niet afgesloten ({days}). Leg vast wie er was.",
        "{count} vergaderingen zijn voorbij maar nog niet afgesloten (onder meer {days}). Leg vast wie er was.",
        finding.count,
    )
    return words.format(count=finding.count, days=days_of(finding.days))


def due_unplanned(finding: Finding, about: About) -> str:
    """The first day for which nothing is planned."""
    return _("Plan een vergadering, ten laatste op {day}.").format(day=days_of(finding.days))


def next_planned(finding: Finding, about: About) -> str:
    """The first one to come."""
    return _("De volgende vergadering staat gepland op {day}.").format(day=days_of(finding.days))


def chair_last(finding: Finding, about: About) -> str:
    """When the voorzitter last attended."""
    numbers = {"count": finding.count, "of": finding.of, "day": days_of(finding.days, 1)}
    if not finding.days:
        words = _("De voorzitter was er {year} nog niet bij: {count} van hoogstens {of} werkweken zijn voorbij.")
        return words.format(**numbers, year=about.year)
    words = _(
        "De voorzitter was er het laatst bij op {day}. Sindsdien zijn {count} van hoogstens {of} werkweken voorbij."
    )
    return words.format(**numbers)


def chair_missed(finding: Finding, about: About) -> str:
    """How often four weeks passed without."""
    words = ngettext(
        "1 keer gingen {of} werkweken voorbij zonder de voorzitter: {day}.",
        "{count} keer gingen {of} werkweken voorbij zonder de voorzitter, het laatst tot {day}.",
        finding.count,
    )
    return words.format(count=finding.count, of=finding.of, day=days_of(finding.days, 1))


def chair_behind(finding: Finding, about: About) -> str:
    """What repairs it."""
    return _("Vergader met de voorzitter erbij, ten laatste op {day}.").format(day=days_of(finding.days))


def chair_due(finding: Finding, about: About) -> str:
    """What prevents it."""
    return _("Plan een vergadering met de voorzitter erbij, ten laatste op {day}.").format(day=days_of(finding.days))


def year_held(finding: Finding, about: About) -> str:
    """So many of the year."""
    words = _("{count} van de {of} vergaderingen zijn {year} doorgegaan.")
    return words.format(count=finding.count, of=finding.of, year=about.year)


def year_joint(finding: Finding, about: About) -> str:
    """The open one of raad and SOM plus."""
    if not finding.days:
        return _("De open vergadering van de SOM raad met SOM plus is nog niet gepland.")
    return _("De open vergadering van de SOM raad met SOM plus ({day}) telt mee voor allebei.").format(
        day=days_of(finding.days)
    )


def year_short(finding: Finding, about: About) -> str:
    """How many are still to be planned."""
    words = _("{body}: {n} van {m} vergaderingen {year} gepland. Plan er nog {r}.")
    return words.format(
        body=about.body, n=finding.count, m=finding.of, r=finding.of - finding.count, year=about.school_year
    )


def year_lost(finding: Finding, about: About) -> str:
    """Too late to repair."""
    words = _(
        "{body}: {n} van {m} vergaderingen {year}. Er zijn te weinig dagen over voor de andere {r}: "
        "plan ze volgend jaar vroeger en noem de reden in het jaarverslag."
    )
    return words.format(
        body=about.body, n=finding.count, m=finding.of, r=finding.of - finding.count, year=about.school_year
    )


SAYERS: dict[FindingKind, Callable[[Finding, About], str]] = {
    FindingKind.PAUSED: paused,
    FindingKind.WEEKS_KEPT: weeks_kept,
    FindingKind.SINCE_LAST: since_last,
    FindingKind.BEATS_MISSED: beats_missed,
    FindingKind.BEHIND: behind,
    FindingKind.UNCONFIRMED: unconfirmed,
    FindingKind.DUE_UNPLANNED: due_unplanned,
    FindingKind.NEXT_PLANNED: next_planned,
    FindingKind.CHAIR_LAST: chair_last,
    FindingKind.CHAIR_MISSED: chair_missed,
    FindingKind.CHAIR_BEHIND: chair_behind,
    FindingKind.CHAIR_DUE: chair_due,
    FindingKind.YEAR_HELD: year_held,
    FindingKind.YEAR_JOINT: year_joint,
    FindingKind.YEAR_SHORT: year_short,
    FindingKind.YEAR_LOST: year_lost,
}
