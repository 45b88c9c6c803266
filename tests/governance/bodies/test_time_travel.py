"""Who sat there on any date, and what they might do: held against a plain list that knows nothing of Django."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

from governance.bodies.access import powers_of
from governance.bodies.actions import appoint, appoint_substitute, extend, release
from governance.bodies.composition import seats_then
from governance.bodies.drift import drift
from governance.bodies.models import Body, Mandate, Power, Seat
from governance.bodies.queries import seats_on
from governance.bodies.seating import rows_of
from governance.charter.norms import house_rules
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Conflict
from tests import make

pytestmark = pytest.mark.django_db

FIRST, DAYS, STEPS, DATES = date(2024, 1, 1), 1100, 60, 200
PLACES = ("som-raad/lop", "som-raad/ku-leuven", "som-raad/coordinator", "coordinatiecel/coordinator")


@dataclass
class Line:
    """One line of the plain list."""

    seat: int
    person: int
    holder: int
    first: date
    last: date | None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, first: date, last: date | None) -> bool:
        """Whether the periods share a day."""
        return (self.last is None or self.last >= first) and (last is None or self.first <= last)


class PlainList:
    """What the coördinatiecel would keep on paper."""

    def __init__(self) -> None:
        self.lines: dict[int, Line] = {}
        self.substitutes: list[Line] = []

    def fits(self, line: Line, but: int = 0) -> bool:
        """Nobody else has this place then, and this person neither sits nor stands in elsewhere on the seat."""
        stands_in = any(
            one.seat == line.seat and one.person == line.person and one.meets(line.first, line.last)
            for one in self.substitutes
        )
        return not stands_in and not any(
            other.seat == line.seat
            and (other.holder == line.holder or other.person == line.person)
            and other.meets(line.first, line.last)
            for number, other in self.lines.items()
            if number != but
        )

    def may_stand_in(self, line: Line) -> bool:
        """The seat has no substitute then, and this person does not sit there."""
        sits = (one for one in self.lines.values() if one.person == line.person)
        clashing = [one for one in (*sits, *self.substitutes) if one.seat == line.seat]
        return not any(one.meets(line.first, line.last) for one in clashing)

    def standing_in(self, seat: int, day: date) -> list[int]:
        return [line.person for line in self.substitutes if line.seat == seat and line.holds(day)]

    def holders(self, seat: int, day: date) -> list[int]:
        on_it = [line for line in self.lines.values() if line.seat == seat and line.holds(day)]
        return [line.person for line in sorted(on_it, key=lambda line: line.holder)]

    def powers(self, person: int, seats: dict[int, Seat], body: Body, day: date) -> set[str]:
        """Read from the file of house rules, seat by seat; a substitute has a part of them, and no vote."""
        held, stood_for = (
            [seats[line.seat] for line in lines if line.person == person and line.holds(day)]
            for lines in (self.lines.values(), self.substitutes)
        )
        own = entrusted(held, body) | {"vote" for seat in held if seat.body_id == body.pk and seat.is_voting}
        return own | (entrusted(stood_for, body) & {"attend", "read_ledger"})


def entrusted(seats: list[Seat], body: Body) -> set[str]:
    """What the file says that these seats of the body give."""
    return {
        power
        for seat in seats
        for row in house_rules().entrustments
        if seat.body_id == body.pk and row.body == body.slug and row.seat in ("*", seat.kind)
        for power in row.powers
    }


class Story:
    """A random sequence of appointments, shared seats, substitutes, extensions and releases, played on both."""

    def __init__(self, seed: int) -> None:
        self.dice, self.plain = random.Random(seed), PlainList()
        self.seats = {seat.pk: seat for seat in map(make.seat, PLACES)}
        self.people = [make.user() for _number in range(5)]

    def day(self) -> date:
        return FIRST + timedelta(days=self.dice.randrange(DAYS))

    def last(self) -> date | None:
        return None if self.dice.random() < 0.15 else self.day()

    def play(self) -> None:
        """Every deed the portal takes, the list takes; every deed the list refuses, the portal refuses."""
        for _step in range(STEPS):
            deed = self.dice.choice((self.appoint, self.appoint, self.extend, self.release, self.stand_in))
            deed()

    def appoint(self) -> None:
        person, seat = self.dice.choice(self.people), self.dice.choice(list(self.seats.values()))
        line = Line(seat.pk, person.pk, self.dice.choice((1, 1, 2)), self.day(), self.last())
        if line.last is not None and line.last < line.first:
            line.first, line.last = line.last, line.first
        facts = {"starts_on": line.first, "ends_on": line.last, "holder": line.holder}
        made = self.tried(lambda: appoint(person, seat, **facts, by=None, at=make.AT), allowed=self.plain.fits(line))
        if made:
            self.plain.lines[made.pk] = line

    def stand_in(self) -> None:
        person, seat = self.dice.choice(self.people), self.dice.choice(list(self.seats.values()))
        first, last = sorted((self.day(), self.day()))
        line = Line(seat.pk, person.pk, 0, first, last)
        deed = lambda: appoint_substitute(person, seat, starts_on=first, ends_on=last, by=None, at=make.AT)  # noqa: E731
        if self.tried(deed, allowed=self.plain.may_stand_in(line)):
            self.plain.substitutes.append(line)

    def extend(self) -> None:
        number, line = self.some_line()
        until = self.last()
        longer = Line(line.seat, line.person, line.holder, line.first, until)
        is_later = line.last is not None and (until is None or until > line.last)
        allowed = is_later and self.plain.fits(longer, but=number)
        mandate = Mandate.objects.filter(pk=number).first()
        if mandate is None:
            return
        deed = lambda: extend(mandate, until=until, reason="Blijft", by=None, at=make.AT)  # noqa: E731
        if self.tried(deed, allowed=allowed):
            line.last = until

    def release(self) -> None:
        number, line = self.some_line()
        on = self.day()
        allowed = on >= line.first and (line.last is None or on < line.last)
        mandate = Mandate.objects.filter(pk=number).first()
        if mandate and self.tried(lambda: release(mandate, on=on, by=None, at=make.AT), allowed=allowed):
            line.last = on

    def some_line(self) -> tuple[int, Line]:
        if not self.plain.lines:
            return 0, Line(0, 0, 1, FIRST, FIRST)
        return self.dice.choice(list(self.plain.lines.items()))

    def tried(self, deed: Any, *, allowed: bool) -> Any:
        """The portal and the list agree on whether a deed may be done."""
        try:
            with transaction.atomic():
                done = deed()
        except Conflict:
            assert not allowed
            return None
        assert allowed
        return done


def played(seed: int) -> Story:
    """A story told to its end."""
    story = Story(seed)
    story.play()
    return story


def bodies() -> list[Body]:
    return list(Body.objects.filter(slug__in=["som-raad", "coordinatiecel"]))


def dates(story: Story) -> list[date]:
    """Random ones, and the days around every change."""
    lines = [*story.plain.lines.values(), *story.plain.substitutes]
    edges = [day for line in lines for day in (line.first, line.last) if day]
    around = [day + timedelta(days=step) for day in edges for step in (-1, 0, 1)]
    return [story.day() for _number in range(DATES - len(around[:120]))] + around[:120]


def check(story: Story) -> int:
    """Compare holders and rights on every date; how many holders were seen."""
    seen, people = 0, {person.pk: User.objects.get(pk=person.pk) for person in story.people}
    for day in dates(story):
        for body in bodies():
            held = {row.seat.pk: [person.pk for person in row.holders] for row in seats_on(body, day)}
            for seat in (seat for seat in story.seats.values() if seat.body_id == body.pk):
                assert held[seat.pk] == story.plain.holders(seat.pk, day), (seat, day)
                seen += len(held[seat.pk])
            for number, person in people.items():
                assert powers_of(person, on=day, body=body) == story.plain.powers(number, story.seats, body, day)
    return seen


def shown_by_the_page(story: Story, body: Body, day: date) -> dict[int, tuple[list[int], list[int]]]:
    """Holders and substitutes of each seat of the story, as the page of the body has them."""
    rows = rows_of(seats_then(body, day), day)
    return {
        row.seat.pk: ([person.pk for person in row.held.holders], [person.pk for person in row.substitutes])
        for row in rows
        if row.seat.pk in story.seats
    }


def answered_by_django(person: User, body: Body, day: date) -> set[str]:
    """What `has_perm` says at noon of that day, of somebody read afresh."""
    with time_machine.travel(clock.brussels(day.year, day.month, day.day, 12), tick=False):
        asked = User.objects.get(pk=person.pk)
        return {str(power) for power in Power if asked.has_perm(f"governance.{power}", body)}


def test_the_page_and_django_say_the_same_as_the_plain_list() -> None:
    story = played(6)
    assert len(story.plain.substitutes) > 3
    for day in dates(story)[::25]:
        for body in bodies():
            own = [pk for pk, seat in story.seats.items() if seat.body_id == body.pk]
            told = {pk: (story.plain.holders(pk, day), story.plain.standing_in(pk, day)) for pk in own}
            assert shown_by_the_page(story, body, day) == told, day
            for person in story.people:
                assert answered_by_django(person, body, day) == story.plain.powers(person.pk, story.seats, body, day), (
                    person.pk,
                    day,
                )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_holders_and_rights_are_those_of_a_plain_list_on_two_hundred_dates(seed: int) -> None:
    assert check(played(seed)) > 100


def test_rights_never_drift_from_mandates() -> None:
    story = played(4)
    assert [drift(story.day()) for _number in range(10)] == [[]] * 10
    call_command("verify")


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 160))
def test_many_more_stories(seed: int) -> None:
    story = played(seed)
    assert check(story) > 0
    assert drift(story.day()) == []


def test_control_a_last_day_that_does_not_count_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    shorter = lambda term, day: term.starts_on <= day and (term.ends_on is None or day < term.ends_on)  # noqa: E731
    monkeypatch.setattr(Mandate, "holds_on", shorter)
    with pytest.raises(AssertionError):
        check(played(5))
