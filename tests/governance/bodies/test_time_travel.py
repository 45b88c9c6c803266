"""Who sat there on any date, and what they might do: held against a plain list that knows nothing of Django."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from governance.bodies.access import powers_of
from governance.bodies.actions import appoint, extend, release
from governance.bodies.drift import drift
from governance.bodies.models import Body, Mandate, Seat
from governance.bodies.queries import seats_on
from governance.charter.norms import house_rules
from governance.people.models import User
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

    def fits(self, line: Line, but: int = 0) -> bool:
        """Nobody else has this place then, and this person not the other place of the seat."""
        return not any(
            other.seat == line.seat
            and (other.holder == line.holder or other.person == line.person)
            and other.meets(line.first, line.last)
            for number, other in self.lines.items()
            if number != but
        )

    def holders(self, seat: int, day: date) -> list[int]:
        on_it = [line for line in self.lines.values() if line.seat == seat and line.holds(day)]
        return [line.person for line in sorted(on_it, key=lambda line: line.holder)]

    def powers(self, person: int, seats: dict[int, Seat], body: Body, day: date) -> set[str]:
        """Read from the file of house rules, seat by seat."""
        held = [seats[line.seat] for line in self.lines.values() if line.person == person and line.holds(day)]
        rows = [row for row in house_rules().entrustments for seat in held if seat.body_id == body.pk]
        own = [seat for seat in held if seat.body_id == body.pk]
        powers = {
            power
            for row in rows
            for seat in own
            if row.body == body.slug and row.seat in ("*", seat.kind)
            for power in row.powers
        }
        return powers | {"vote" for seat in own if seat.is_voting}


class Story:
    """A random sequence of appointments, extensions and releases, played on both."""

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
            deed = self.dice.choice((self.appoint, self.appoint, self.extend, self.release))
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
    edges = [day for line in story.plain.lines.values() for day in (line.first, line.last) if day]
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
