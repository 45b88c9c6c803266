"""The demo's other ways to decide: a consent ballot that runs, and a secret appointment that is over."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid5

from governance.ballots.actions import (
    Manner,
    More,
    cast_vote,
    close_ballot,
    contribute,
    give_proxy,
    integrate,
    move_on,
    open_ballot,
    propose,
    schedule_proposal,
)
from governance.ballots.models import Ballot, Elector, Proposal
from governance.ballots.queries import seats_to_give
from governance.ballots.rules import Choice, Method
from governance.charter.models import FocusArea
from governance.meetings.models import Meeting
from governance.meetings.school_calendar import holiday_on
from som_portal.demo.content import entries, key_of
from som_portal.demo.seed.meetings import meeting_end
from som_portal.demo.seed.timeline import Network, Step

CONSENT: dict[str, Any] = {
    "kind": Proposal.Kind.PRIORITY,
    "question": "Hoe houden we de open raad haalbaar voor wie lesgeeft?",
    "summary": "De open raad begint om 16.00 uur en eindigt om 18.00 uur. De stukken staan twee weken vooraf klaar.",
    "why_together": "Alleen als alle scholen hetzelfde uur vrijhouden, kan iedereen er zijn.",
    "competence": "raad-prioriteiten",
    "amount": 0,
    "budget_line": None,
    "duration_months": 12,
}
INTEGRATED = (
    "De open raad begint om 16.30 uur en eindigt om 18.30 uur. De stukken staan twee weken vooraf klaar."
    " Wie les heeft, volgt online."
)
APPOINTMENT = CONSENT | {
    "kind": Proposal.Kind.APPOINTMENT,
    "question": "Wie wordt netwerkexpert voor de komende twee jaar?",
    "summary": "De selectiegroep sprak met drie kandidaten en stelt er één voor.",
    "why_together": "De netwerkexpert werkt voor alle netten en niveaus.",
    "duration_months": 24,
}
AGAINST = More(
    argument="Wie tot 16.00 uur lesgeeft, mist elke keer het begin.",
    way_out="Begin een half uur later, of laat online volgen.",
)


def methods(network: Network) -> Iterator[Step]:
    """Both ballots, and a proxy that waits for its answer."""
    yield from _consent(network)
    yield from _appointment(network)
    at = network.calendar.moment(network.calendar.today - timedelta(days=1))
    yield Step(at, lambda: _proxy(network, at))


def _ask(network: Network, name: str, asked: dict[str, Any], meeting: str, at: datetime) -> Proposal:
    areas = list(FocusArea.objects.order_by("pk")[:1])
    by = network.people["coordinator"]
    proposal = propose(key=key_of(f"proposal:{name}"), by=by, at=at, focus_areas=areas, **asked)
    schedule_proposal(proposal, network.things[meeting], by=by, at=at)
    network.keep(f"proposal-{name}", proposal)
    return proposal


def _electors(ballot: Ballot) -> list[Elector]:
    rows = Elector.objects.filter(ballot=ballot).entitled()
    return list(rows.prefetch_related("holders__person").order_by("pk"))


# ---- a consent ballot in its second round ----------------------------------------------------------------------------
def _consent(network: Network) -> Iterator[Step]:
    today, moment = network.calendar.today, network.calendar.moment
    opened = moment(today - timedelta(days=6))
    closes = moment(_school_day(today + timedelta(days=12)), "17:00")
    yield Step(opened, lambda: _open_consent(network, closes, opened))
    yield Step(opened, lambda: _first_round(network, opened + timedelta(hours=2)))


def _open_consent(network: Network, closes: datetime, at: datetime) -> None:
    coming = min(
        (meeting_end(network, entry["id"]), entry["id"])
        for entry in entries("vergadering")
        if entry["orgaan"] == "som-raad" and not network.calendar.is_past(meeting_end(network, entry["id"]))
    )[1]
    proposal = _ask(network, "consent", CONSENT, coming, at - timedelta(hours=1))
    by, manner = network.people["coordinator"], Manner(method=Method.CONSENT)
    network.keep("ballot-consent", open_ballot(proposal, closes_at=closes, manner=manner, by=by, at=at))


def _first_round(network: Network, at: datetime) -> None:
    """A question, a reaction, an objection; then the text that takes it in, and a second round that asks."""
    ballot, by = network.things["ballot-consent"], network.people["coordinator"]
    first, second, third, *_others = reversed(_electors(ballot))
    holder = {elector.pk: elector.holders.all()[0].person for elector in (first, second, third)}
    key = key_of("bijdrage")
    contribute(first, "Geldt dit ook voor de open raad van mei?", key=key, by=holder[first.pk], at=at)
    move_on(ballot, "react", by=by, at=at)
    text = "Twee weken vooraf lezen helpt me om mijn team te bevragen."
    contribute(second, text, key=uuid5(key, "reactie"), by=holder[second.pk], at=at)
    move_on(ballot, "answer", by=by, at=at)
    cast_vote(first, Choice.FOR, by=holder[first.pk], at=at)
    cast_vote(third, Choice.AGAINST, by=holder[third.pk], at=at, more=AGAINST)
    integrate(ballot, INTEGRATED, after=1, by=by, at=at + timedelta(hours=1))
    move_on(ballot, "answer", by=by, at=at + timedelta(hours=2))
    for elector in (first, third):
        cast_vote(elector, Choice.FOR, by=holder[elector.pk], at=at + timedelta(hours=3))


def _school_day(day: date) -> date:
    while holiday_on(day) or day.weekday() > 4:
        day += timedelta(days=1)
    return day


# ---- a secret appointment --------------------------------------------------------------------------------------------
def _appointment(network: Network) -> Iterator[Step]:
    past = [
        (meeting_end(network, entry["id"]), entry["id"])
        for entry in entries("vergadering")
        if entry["orgaan"] == "som-raad" and network.calendar.is_past(meeting_end(network, entry["id"]))
    ]
    if past:
        ends_at, meeting = max(past)
        asked, opened, closed = ends_at - timedelta(days=20), ends_at - timedelta(minutes=9), ends_at
        yield Step(asked, lambda: _ask(network, "aanstelling", APPOINTMENT, meeting, asked))
        yield Step(opened, lambda: _vote_in_secret(network, closed, opened))
        yield Step(closed, lambda: close_ballot(network.things["ballot-aanstelling"], by=None, at=closed))


def _vote_in_secret(network: Network, closes: datetime, at: datetime) -> None:
    by, proposal = network.people["coordinator"], network.things["proposal-aanstelling"]
    ballot = open_ballot(proposal, closes_at=closes, manner=Manner(is_secret=True), by=by, at=at)
    network.keep("ballot-aanstelling", ballot)
    says = [Choice.AGAINST, Choice.ABSTAIN, *[Choice.FOR] * 11]
    for elector, choice in zip(_electors(ballot), says, strict=False):
        cast_vote(elector, choice, by=elector.holders.all()[0].person, at=at)


# ---- a proxy ---------------------------------------------------------------------------------------------------------
def _proxy(network: Network, at: datetime) -> None:
    """The raadslid of the demo asks the voorzitter to vote in the next meeting."""
    coming = Meeting.objects.filter(body__slug="som-raad", starts_at__gt=at, cancelled_at=None).order_by("starts_at")
    giver, bearer, meeting = network.people["ks-leuven"], network.people["voorzitter"], coming.first()
    seats = seats_to_give(giver, meeting) if meeting is not None else []
    if meeting is not None and seats:
        give_proxy(meeting, seats[0], bearer, key=key_of("volmacht"), by=giver, at=at)
