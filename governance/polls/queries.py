"""Questions about polls: who is asked, how the moments stand, and which moments are worth asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from governance.bodies.models import Body, Mandate
from governance.bodies.queries import SeatOnDate, seats_held, seats_on, shown_names
from governance.charter.norms import house_rules
from governance.meetings.models import Meeting
from governance.meetings.queries import bodies_planned_by
from governance.meetings.school_calendar import closed_days
from governance.people.models import User
from governance.planner.network import NEEDED_SEATS
from governance.planner.wishes import DEFAULTS
from governance.polls.models import DatePoll, PollAnswer, PollOption
from governance.polls.rules import Choice, Habits, SeatTerm, Tally, ranked, slots, tally
from som_portal.kit import clock

AHEAD = timedelta(weeks=7)
SHORTEST_NOTICE = timedelta(days=5)
MOST_PROPOSED = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """One moment of a poll and how it stands; `is_best` for the first in rank."""

    option: PollOption
    tally: Tally
    is_best: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A moment worth asking; `busy` counts the members who sit in another meeting then."""

    starts_at: datetime
    ends_at: datetime
    busy: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How the moments of a poll stand, and the names of who said nothing yet."""

    standings: list[Standing]
    silent: list[str]


def terms_of(body: Body, on: date) -> list[SeatTerm]:
    """The filled seats of a body on a day, as the rules weigh them. Two queries."""
    return _terms(body, seats_on(body, on))


def _terms(body: Body, seats: Iterable[SeatOnDate]) -> list[SeatTerm]:
    needed = NEEDED_SEATS.get(body.slug, ())
    return [_term(row, is_required=row.seat.kind in needed) for row in seats if not row.is_vacant]


def _term(row: SeatOnDate, *, is_required: bool) -> SeatTerm:
    people = tuple(person.pk for person in row.holders)
    return SeatTerm(row.seat.name, people, is_voting=row.seat.is_voting, is_required=is_required)


def standings(poll: DatePoll, on: date) -> list[Standing]:
    """The moments of a poll, the best first. Four queries, however many answers."""
    return _standings(poll, seats_on(poll.body, on), _said(poll))


def overview(poll: DatePoll, on: date) -> Overview:
    """The moments and who is silent. Five queries, however many answers and members."""
    seats, said = seats_on(poll.body, on), _said(poll)
    answered = {person for by_person in said.values() for person in by_person}
    silent = [person for person in _people(seats) if person.pk not in answered]
    return Overview(_standings(poll, seats, said), shown_names(silent, on))


def _said(poll: DatePoll) -> dict[int, dict[int, Choice]]:
    """Every answer, by option and person. One query."""
    rows = PollAnswer.objects.filter(option__poll=poll).values_list("option", "person", "choice")
    found: dict[int, dict[int, Choice]] = {}
    for option, person, choice in rows:
        found.setdefault(option, {})[person] = Choice(choice)
    return found


def _standings(poll: DatePoll, seats: Iterable[SeatOnDate], said: Mapping[int, Mapping[int, Choice]]) -> list[Standing]:
    terms, quorum = _terms(poll.body, seats), house_rules().quorum
    rows = [(one.starts_at, one, tally(terms, said.get(one.pk, {}), quorum)) for one in poll.options.all()]
    return [Standing(option, found, number == 0) for number, (_at, option, found) in enumerate(ranked(rows))]


def asked_people(body: Body, on: date) -> list[User]:
    """Who is asked: everybody who holds a seat, each once. Two queries."""
    return _people(seats_on(body, on))


def _people(seats: Iterable[SeatOnDate]) -> list[User]:
    people = {person.pk: person for row in seats for person in row.holders}
    return [person for person in people.values() if person.is_active]


def silent_people(poll: DatePoll, on: date) -> list[User]:
    """Who said nothing about any moment yet. Three queries."""
    answered = set(PollAnswer.objects.filter(option__poll=poll).values_list("person", flat=True))
    return [person for person in asked_people(poll.body, on) if person.pk not in answered]


def answers_of(poll: DatePoll, person: User) -> dict[int, str]:
    """What somebody said, by option. One query."""
    return dict(PollAnswer.objects.filter(option__poll=poll, person=person).values_list("option", "choice"))


def polls_for(user: User, at: datetime) -> list[int]:
    """The bodies (primary keys) whose polls somebody reads. One query once the mandates are read."""
    sits = {seat.body_id for seat in seats_held(user, clock.day_of(at))}
    return sorted(sits | {body.pk for body in bodies_planned_by(user, at)})


def polls_to_answer(user: User, at: datetime) -> list[DatePoll]:
    """Running polls of the bodies in which somebody sits and that wait for their answer. One query at most."""
    sits = {seat.body_id for seat in seats_held(user, clock.day_of(at))}
    if not sits:
        return []
    answered = PollAnswer.objects.filter(person=user).values("option__poll")
    return list(DatePoll.objects.running(at).of_bodies(sits).exclude(pk__in=answered).with_facts())


def proposals(body: Body, at: datetime) -> list[Proposal]:
    """Valid moments of the coming weeks: those where most members are free first, then the usual ones.

    No holidays, the days and hours of the body, its notice, nothing of its own at that moment, and nobody who is
    required in another meeting.
    """
    on, wishes = clock.day_of(at), DEFAULTS[body.slug]
    notice = timedelta(days=house_rules().documents_days) if body.slug in ("som-raad", "som-plus") else SHORTEST_NOTICE
    habits = Habits(tuple(wishes.weekdays), tuple(wishes.starts), (wishes.weekday, wishes.start))
    closed = closed_days(range(on.year, on.year + 3), pausing=house_rules().is_paused_in_holidays(body.slug))
    found = slots(on + notice + timedelta(days=1), on + notice + AHEAD, habits, closed)
    terms, taken = terms_of(body, on), _taken(body, at)
    rows, days = [], set()
    for day, start in found:
        starts_at = datetime.combine(day, start, tzinfo=clock.BRUSSELS)
        ends_at = starts_at + timedelta(minutes=wishes.duration)
        busy = _busy(taken, starts_at, ends_at)
        if day in days or busy is None or _keeps_out(terms, busy):
            continue
        days.add(day)
        rows.append(Proposal(starts_at, ends_at, _counted(terms, busy)))
    best = sorted(rows, key=lambda one: (one.busy, one.starts_at.weekday() != habits.usual[0], one.starts_at))
    return sorted(best[:MOST_PROPOSED], key=lambda one: one.starts_at)


def _counted(terms: Iterable[SeatTerm], busy: set[int]) -> int:
    return len({person for term in terms for person in term.people} & busy)


def _keeps_out(terms: Iterable[SeatTerm], busy: set[int]) -> bool:
    """Somebody required sits elsewhere then."""
    return any(term.is_required and set(term.people) <= busy for term in terms)


@dataclass(frozen=True, slots=True)
class Taken:
    """A meeting that is planned already: who sits in it, and whether it is one of the body itself."""

    starts_at: datetime
    ends_at: datetime
    people: frozenset[int]
    is_own: bool


def _taken(body: Body, at: datetime) -> list[Taken]:
    """The meetings of the coming weeks with their members. Two queries."""
    members: dict[int, set[int]] = {}
    for in_body, person in Mandate.objects.in_force(clock.day_of(at)).values_list("seat__body", "person"):
        members.setdefault(in_body, set()).add(person)
    rows = Meeting.objects.going_on().filter(ends_at__gt=at, starts_at__lt=at + 2 * AHEAD)
    return [
        Taken(
            row.starts_at,
            row.ends_at,
            frozenset(members.get(row.body_id, set()) | members.get(row.joint_with_id or 0, set())),
            body.pk in (row.body_id, row.joint_with_id),
        )
        for row in rows
    ]


def _busy(taken: Iterable[Taken], starts_at: datetime, ends_at: datetime) -> set[int] | None:
    """Who sits elsewhere then; None when the body itself meets."""
    overlapping = [one for one in taken if one.starts_at < ends_at and one.ends_at > starts_at]
    if any(one.is_own for one in overlapping):
        return None
    return {person for one in overlapping for person in one.people}
