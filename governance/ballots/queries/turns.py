"""Questions about who stands in for whom, who has an interest, and where a consent ballot is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from governance.ballots.models import Ballot, Contribution, Elector, Objection, Proposal, Proxy, Recusal, Round
from governance.ballots.rules import changes_between, words_of
from governance.bodies.models import Mandate, Seat, Substitute
from governance.bodies.queries import SeatOnDate, seats_on
from governance.charter.norms import house_rules
from governance.meetings.models import Attendance, Meeting
from governance.meetings.queries import start_of
from governance.people.models import Institution, User

THERE = (Attendance.How.PRESENT, Attendance.How.ONLINE)


def holds_seat(person: User, seat: Seat, on: date) -> bool:
    """Whether somebody holds a seat on a day, alone or as a duo."""
    return Mandate.objects.in_force(on).filter(person=person, seat=seat).exists()


def substitute_of(seat: Seat, on: date) -> User | None:
    """Who permanently stands in for a seat on a day."""
    found = Substitute.objects.in_force(on).filter(seat=seat).select_related("person").first()
    return found.person if found else None


def voting_seats_at(meeting: Meeting, seat: Seat) -> list[SeatOnDate]:
    """The other voting seats of the body of a seat, as they are held on the day of the meeting."""
    rows = seats_on(seat.body, meeting.day)
    return [row for row in rows if row.seat.is_voting and row.seat.pk != seat.pk]


def bearers_of(meeting: Meeting, seat: Seat) -> list[User]:
    """Who may bear a proxy of this seat: its substitute, else who holds another voting seat. Each once."""
    substitute = substitute_of(seat, meeting.day)
    if substitute is not None:
        return [substitute]
    rows = voting_seats_at(meeting, seat)
    return list({person.pk: person for row in rows for person in row.holders}.values())


def seats_to_give(person: User, meeting: Meeting) -> list[Seat]:
    """The voting seats this person holds on the day of a meeting, in a body that meets."""
    bodies = [body for body in (meeting.body_id, meeting.joint_with_id) if body]
    mine = Mandate.objects.in_force(meeting.day).filter(person=person)
    return list(Seat.objects.filter(body__in=bodies, is_voting=True, mandates__in=mine).select_related("body"))


def proxies_at(meeting: Meeting, person: User) -> QuerySet[Proxy]:
    """The proxies of a meeting that somebody gave or was given, the latest first."""
    rows = Proxy.objects.filter(meeting=meeting).filter(Q(giver=person) | Q(bearer=person))
    return rows.select_related("seat", "giver", "bearer", "meeting__body")


def is_free_to_give(seats: Iterable[Seat], proxies: Iterable[Proxy]) -> bool:
    """One of these seats has no proxy that goes on among these. No query."""
    given = {proxy.seat_id for proxy in proxies if proxy.ended_at is None}
    return any(seat.pk not in given for seat in seats)


def proxies_awaiting(person: User, at: datetime) -> QuerySet[Proxy]:
    """Proxies that wait for the answer of this person."""
    waiting = Proxy.objects.live().filter(bearer=person, accepted_at=None, meeting__ends_at__gt=at)
    return waiting.select_related("seat", "meeting__body")


def last_proxy_of(person: User, elector: Elector) -> Proxy | None:
    """The last proxy this person was given for a seat, in whatever meeting; one of this meeting goes first."""
    given = Proxy.objects.filter(bearer=person, seat=elector.seat_id).select_related("meeting")
    here = given.filter(meeting__agenda_items=elector.ballot.agenda_item_id)
    return here.first() or given.first()


def living_proxy_of(elector: Elector) -> Proxy | None:
    """The accepted proxy of a seat in the meeting of this ballot, when the ballot is held at the table."""
    if not elector.ballot.is_in_meeting:
        return None
    accepted = Proxy.objects.accepted().filter(meeting__agenda_items=elector.ballot.agenda_item_id)
    return accepted.filter(seat=elector.seat_id).first()


def proxy_borne(person: User, elector: Elector) -> Proxy | None:
    """The proxy by which this person votes for a seat; None for who holds it."""
    proxy = living_proxy_of(elector)
    return proxy if proxy is not None and proxy.bearer_id == person.pk else None


def is_checked_in(proxy: Proxy) -> bool:
    """The giver is noted as there, in the room or online."""
    return Attendance.objects.filter(meeting=proxy.meeting_id, person=proxy.giver_id, how__in=THERE).exists()


def votes_by_proxy(meeting: Meeting, at: datetime) -> Exists:
    """For rows with a `seat`: somebody who is in the meeting at a moment bears its proxy, and its giver never came."""
    there = Attendance.objects.filter(meeting=meeting, how__in=THERE)
    is_in = there.filter(Q(came_at=None) | Q(came_at__lte=at), Q(left_at=None) | Q(left_at__gt=at))
    borne = Proxy.objects.filter(meeting=meeting, seat=OuterRef("seat"), accepted_at__lte=at)
    borne = borne.filter(Q(ended_at=None) | Q(ended_at__gt=at), Exists(is_in.filter(person=OuterRef("bearer"))))
    return Exists(borne.exclude(Exists(there.filter(person=OuterRef("giver")))))


def steps_aside(meeting: Meeting, at: datetime) -> Exists:
    """For rows with a `seat`: it does not vote, for an own interest, in a vote at the table of a moment."""
    day = {"opened_at__gte": start_of(meeting.day), "closes_at__lt": start_of(meeting.day + timedelta(days=1))}
    at_the_table = Ballot.objects.open_at(at).filter(agenda_item__meeting=meeting, **day)
    aside = Recusal.objects.standing().filter(elector__ballot__in=at_the_table)
    return Exists(aside.filter(elector__seat=OuterRef("seat")))


def interests_in(ballot: Ballot) -> QuerySet[Recusal]:
    """Who stepped aside, or contested, with their reasons. Public."""
    return Recusal.objects.filter(elector__ballot=ballot).select_related("elector").order_by("elector")


def interested_in(electors: Iterable[Elector], beneficiaries: list[Institution]) -> list[Elector]:
    """The seats whose organisation gains: its own institution, or one that it speaks for (house rule 21)."""
    gaining = {one.pk for one in beneficiaries}
    spoken_for = {(row.body, row.seat) for one in beneficiaries if (row := house_rules().representation_of(one.slug))}
    return [
        elector
        for elector in electors
        if elector.organisation_id in gaining or (_body_of(elector), elector.seat.kind) in spoken_for
    ]


def _body_of(elector: Elector) -> str:
    return elector.ballot.body.slug


def paid_by(proposal: Proposal) -> QuerySet[Institution]:
    """The institutions that receive money from what is proposed: they gain by it (house rule 8)."""
    return Institution.objects.filter(partner_in__proposal=proposal, partner_in__is_paid=True).distinct()


def could_gain(on_roll: Iterable[SeatOnDate]) -> QuerySet[Institution]:
    """The institutions behind the seats of a roll: those that could have an interest."""
    rows = list(on_roll)
    own = {row.seat.institution_id for row in rows} - {None}
    kinds = {row.seat.kind for row in rows}
    spoken_for = [slug for one in house_rules().representations if one.seat in kinds for slug in one.institutions]
    return Institution.objects.filter(Q(pk__in=own) | Q(slug__in=spoken_for)).order_by("name")


def current_round(ballot: Ballot) -> Round | None:
    """The round a consent ballot is in; None for other methods. No query after `rounds_of`."""
    return max(ballot.rounds.all(), key=lambda one: one.number, default=None) if ballot.has_rounds else None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of two texts: kept, taken out or put in."""

    words: str
    change: str
    """same, out or in."""


def difference(before: str, after: str) -> list[Piece]:
    """What changed between two texts, word by word; lines and paragraphs stay."""
    old, at = words_of(before), 0
    pieces: list[Piece] = []
    for change in changes_between(before, after):
        runs = ((old[at : change.start], "same"), (old[change.start : change.end], "out"), (change.words, "in"))
        pieces += [Piece("".join(words).strip(" "), how) for words, how in runs if words]
        at = change.end
    return pieces + ([Piece("".join(old[at:]), "same")] if old[at:] else [])


@dataclass(frozen=True, slots=True)
class RoundTold:
    """One round as the page tells it."""

    round: Round
    pieces: list[Piece]
    """How its text differs from that of the round before; empty for the first."""

    @property
    def contributions(self) -> list[object]:
        """What was asked and said, in order."""
        return list(self.round.contributions.all())

    @property
    def objections(self) -> list[object]:
        """The objections of the round."""
        return list(self.round.objections.all())


def rounds_of(ballot: Ballot) -> list[RoundTold]:
    """Every round with what was said in it, the latest first. Three queries, none when there are no rounds."""
    if not ballot.has_rounds:
        return []
    contributions = Prefetch("rounds__contributions", Contribution.objects.select_related("elector"))
    objections = Prefetch("rounds__objections", Objection.objects.select_related("elector"))
    prefetch_related_objects([ballot], contributions, objections)
    rows = sorted(ballot.rounds.all(), key=lambda one: one.number)
    texts = [None, *(row.text for row in rows)]
    told = [
        RoundTold(row, difference(before, row.text) if before else [])
        for row, before in zip(rows, texts[:-1], strict=True)
    ]
    return told[::-1]
