"""The findings of the rhythm rules as sentences, and the words of their states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from governance.meetings.rules import BeadState, Finding, FindingKind, RhythmState, RhythmVerdict
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


def sentences(verdict: RhythmVerdict, body: str) -> tuple[str, ...]:
    """The findings of a verdict in words, in their order."""
    return tuple(SAYERS[finding.kind](finding, body) for finding in verdict.findings)


def days_of(days: tuple[date, ...], most: int = 3) -> str:
    """The last few days, in words."""
    return ", ".join(day(one) for one in days[-most:])


def paused(finding: Finding, body: str) -> str:
    """School holidays."""
    if not finding.days:
        return _("Het ritme is opgeschort.")
    return _("Het is schoolvakantie: het ritme is opgeschort tot {day}.").format(day=day(finding.days[0]))


def weeks_kept(finding: Finding, body: str) -> str:
    """So many of the finished weeks."""
    if not finding.of:
        return _("Het werkjaar begint: er is nog geen werkweek voorbij.")
    words = ngettext(
        "{count} van de {of} voorbije werkweken had een vergadering.",
        "{count} van de {of} voorbije werkweken hadden een vergadering.",
        finding.count,
    )
    return words.format(count=finding.count, of=finding.of)


def since_last(finding: Finding, body: str) -> str:
    """So many weeks ago, and how many it may be."""
    numbers = {"count": finding.count, "of": finding.of, "day": days_of(finding.days, 1)}
    if not finding.days:
        words = _("Dit werkjaar was er nog geen vergadering: {count} van hoogstens {of} werkweken zijn voorbij.")
        return words.format(**numbers)
    return _("Laatste vergadering: {day}. Sindsdien zijn {count} van hoogstens {of} werkweken voorbij.").format(
        **numbers
    )


def beats_missed(finding: Finding, body: str) -> str:
    """How often, and when last."""
    words = ngettext(
        "Dit werkjaar 1 keer niet gehaald: {day}.",
        "Dit werkjaar {count} keer niet gehaald, het laatst {day}.",
        finding.count,
    )
    return words.format(count=finding.count, day=days_of(finding.days, 1))


def behind(finding: Finding, body: str) -> str:
    """What repairs it."""
    return _("Kom samen ten laatste op {day}, dan is het ritme hersteld.").format(day=days_of(finding.days))


def unconfirmed(finding: Finding, body: str) -> str:
    """Meetings that nobody closed."""
    words = ngettext(
        "1 vergadering is voorbij maar nog niet afgesloten ({days}). Leg vast wie er was.",
        "{count} vergaderingen zijn voorbij maar nog niet afgesloten (onder meer {days}). Leg vast wie er was.",
        finding.count,
    )
    return words.format(count=finding.count, days=days_of(finding.days))


def due_unplanned(finding: Finding, body: str) -> str:
    """The first day for which nothing is planned."""
    return _("Plan een vergadering, ten laatste op {day}.").format(day=days_of(finding.days))


def next_planned(finding: Finding, body: str) -> str:
    """The first one to come."""
    return _("De volgende vergadering staat gepland op {day}.").format(day=days_of(finding.days))


def chair_last(finding: Finding, body: str) -> str:
    """When the voorzitter last attended."""
    numbers = {"count": finding.count, "of": finding.of, "day": days_of(finding.days, 1)}
    if not finding.days:
        words = _("De voorzitter was er dit werkjaar nog niet bij: {count} van hoogstens {of} werkweken zijn voorbij.")
        return words.format(**numbers)
    words = _(
        "De voorzitter was er het laatst bij op {day}. Sindsdien zijn {count} van hoogstens {of} werkweken voorbij."
    )
    return words.format(**numbers)


def chair_missed(finding: Finding, body: str) -> str:
    """How often four weeks passed without."""
    words = ngettext(
        "1 keer gingen {of} werkweken voorbij zonder de voorzitter: {day}.",
        "{count} keer gingen {of} werkweken voorbij zonder de voorzitter, het laatst tot {day}.",
        finding.count,
    )
    return words.format(count=finding.count, of=finding.of, day=days_of(finding.days, 1))


def chair_behind(finding: Finding, body: str) -> str:
    """What repairs it."""
    return _("Vergader met de voorzitter erbij, ten laatste op {day}.").format(day=days_of(finding.days))


def chair_due(finding: Finding, body: str) -> str:
    """What prevents it."""
    return _("Plan een vergadering met de voorzitter erbij, ten laatste op {day}.").format(day=days_of(finding.days))


def year_held(finding: Finding, body: str) -> str:
    """So many of the year."""
    return _("{count} van de {of} vergaderingen van dit werkjaar zijn doorgegaan.").format(
        count=finding.count, of=finding.of
    )


def year_joint(finding: Finding, body: str) -> str:
    """The open one of raad and SOM plus."""
    if not finding.days:
        return _("De open vergadering van de SOM raad met SOM plus is nog niet gepland.")
    return _("De open vergadering van de SOM raad met SOM plus ({day}) telt mee voor allebei.").format(
        day=days_of(finding.days)
    )


def year_short(finding: Finding, body: str) -> str:
    """How many are still to be planned."""
    words = _("{body}: {n} van {m} vergaderingen dit schooljaar gepland. Plan er nog {r}.")
    return words.format(body=body, n=finding.count, m=finding.of, r=finding.of - finding.count)


def year_lost(finding: Finding, body: str) -> str:
    """Too late to repair."""
    words = _("{body}: {n} van {m} vergaderingen dit schooljaar. Er zijn te weinig dagen over voor de andere {r}.")
    return words.format(body=body, n=finding.count, m=finding.of, r=finding.of - finding.count)


SAYERS: dict[FindingKind, Callable[[Finding, str], str]] = {
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
