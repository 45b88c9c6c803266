"""What would come of each row: an account and a mandate, a mandate, nothing new, or nothing because of a defect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.importing.rules.defects import Code, Column, Defect, Fact
from governance.importing.rules.network import DelegateSeat, Limits, Network, Person, Sitting
from governance.importing.rules.parsing import Parsed
from governance.importing.rules.periods import judge_period
from som_portal.kit.folding import fold


class Outcome(StrEnum):
    """The verdict on a row."""

    NEW = "new"
    KNOWN = "known"
    UNCHANGED = "unchanged"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A row with its verdict, everything that is wrong with it, and what it would write."""

    row: Parsed
    outcome: Outcome
    defects: tuple[Defect, ...]
    institution: int | None = None
    seat: int | None = None
    person: int | None = None
    ends_on: date | None = None


def judge(rows: list[Parsed], network: Network, limits: Limits) -> list[Judgement]:
    """Every row in the order of the sheet; an earlier row claims its seat from a later one."""
    doubles, held = _doubles(rows), _Held(network)
    return [_judge_row(row, network, limits, doubles.get(row.number, []), held) for row in rows]


class _Held:
    """Who sits where, rows of the sheet included."""

    def __init__(self, network: Network) -> None:
        self.on_seat: dict[int, list[Sitting]] = defaultdict(list)
        self.of_person: dict[int, list[Sitting]] = defaultdict(list)
        for sitting in network.sittings:
            self.add(sitting)

    def add(self, sitting: Sitting) -> None:
        self.on_seat[sitting.seat].append(sitting)
        if sitting.person is not None:
            self.of_person[sitting.person].append(sitting)

    def first(self, seat: DelegateSeat, starts_on: date, ends_on: date) -> Sitting | None:
        """Who sits on a seat some day of the period."""
        return next((one for one in self.on_seat[seat.pk] if one.touches(starts_on, ends_on)), None)


def _judge_row(row: Parsed, network: Network, limits: Limits, doubles: list[Defect], held: _Held) -> Judgement:
    person = network.people.get(row.email) if row.email else None
    institution = network.names.find(row.institution) if row.institution.text else None
    ends_on, of_period = judge_period(row, limits)
    defects = [*row.defects, *doubles, *of_period, *_of_person(row, person, institution)]
    if isinstance(institution, Defect):
        return Judgement(row, Outcome.ERROR, (*defects, institution), ends_on=ends_on)
    if institution is None or row.starts_on is None or ends_on is None or ends_on < row.starts_on:
        return Judgement(row, Outcome.ERROR, tuple(defects), institution, ends_on=ends_on)
    return _seated(row, network, defects, institution, person, (row.starts_on, ends_on), held)


def _seated(
    row: Parsed,
    network: Network,
    defects: list[Defect],
    institution: int,
    person: Person | None,
    period: tuple[date, date],
    held: _Held,
) -> Judgement:
    """The verdict on a row of which institution and period are known: is there a seat, and is the person free?"""
    sitting = next((one for one in held.of_person[person.pk] if one.touches(*period)), None) if person else None
    is_same = sitting is not None and (sitting.starts_on, sitting.ends_on) == period
    seat, wrong = _seat_for(row, network, institution, period, held, sitting)
    if sitting and seat and not (is_same and sitting.seat == seat.pk):
        code = Code.PERSON_ON_SEAT if sitting.seat == seat.pk else Code.PERSON_IN_BODY
        wrong = Defect(code, Column.EMAIL, {"until": _until(sitting)})
    defects += [wrong] if wrong else []
    key = person.pk if person else None
    found = (institution, seat.pk if seat else None, key, period[1])
    if seat is None or any(defect.is_error for defect in defects):
        return Judgement(row, Outcome.ERROR, tuple(defects), *found)
    if sitting:
        return Judgement(row, Outcome.UNCHANGED, tuple(defects), *found)
    held.add(Sitting(seat.pk, key, *period, row=row.number))
    return Judgement(row, Outcome.KNOWN if person else Outcome.NEW, tuple(defects), *found)


def _seat_for(
    row: Parsed, network: Network, institution: int, period: tuple[date, date], held: _Held, own: Sitting | None
) -> tuple[DelegateSeat | None, Defect | None]:
    """The seat a row asks for, or the first free one of its institution; else what is wrong."""
    seats = network.seats_in(institution, *period)
    if row.seat:
        asked = _seat_named(row.seat, seats)
        return (asked, _if_taken(asked, period, held, own)) if asked else (None, _unknown_seat(row, network))
    mine = next((seat for seat in seats if own and own.seat == seat.pk), None)
    free = mine or next((seat for seat in seats if held.first(seat, *period) is None), None)
    if free or own:
        return free or (seats[0] if seats else None), None
    claimed = next((one.row for seat in seats if (one := held.first(seat, *period)) and one.row), 0)
    if claimed:
        return None, Defect(Code.SEAT_IN_SHEET, Column.INSTITUTION, {"row": claimed})
    facts: dict[str, Fact] = {"institution": network.institution_named[institution], "seats": len(seats)}
    return None, Defect(Code.SEAT_NONE_FREE, Column.INSTITUTION, facts)


def _seat_named(text: str, seats: list[DelegateSeat]) -> DelegateSeat | None:
    """A seat by its number among these (1, 2) or by its name."""
    if text.isdecimal() and text.isascii():
        return dict(enumerate(seats, start=1)).get(int(text[:4]))
    return next((seat for seat in seats if fold(seat.name) == fold(text)), None)


def _if_taken(seat: DelegateSeat, period: tuple[date, date], held: _Held, own: Sitting | None) -> Defect | None:
    holder = held.first(seat, *period)
    if holder is None or holder == own:
        return None
    if holder.row:
        return Defect(Code.SEAT_IN_SHEET, Column.SEAT, {"row": holder.row})
    return Defect(Code.SEAT_OCCUPIED, Column.SEAT, {"until": _until(holder)})


def _unknown_seat(row: Parsed, network: Network) -> Defect:
    is_elsewhere = fold(row.seat) in network.other_seats
    return Defect(Code.SEAT_OTHER_BODY if is_elsewhere else Code.SEAT_UNKNOWN, Column.SEAT)


def _of_person(row: Parsed, person: Person | None, institution: int | Defect | None) -> Iterator[Defect]:
    """What does not fit the account that has this address."""
    if person is None:
        return
    if not person.is_active:
        yield Defect(Code.PERSON_INACTIVE, Column.EMAIL)
    if row.name and fold(person.name) != fold(row.name):
        yield Defect(Code.PERSON_OTHER_NAME, Column.NAME)
    if isinstance(institution, int) and person.institution not in (None, institution):
        yield Defect(Code.PERSON_OTHER_INSTITUTION, Column.INSTITUTION)


def _doubles(rows: list[Parsed]) -> dict[int, list[Defect]]:
    """Rows with the same address: the same row again, or rows that contradict each other."""
    by_mail: dict[str, list[Parsed]] = defaultdict(list)
    for row in rows:
        if row.email:
            by_mail[row.email].append(row)
    found: dict[int, list[Defect]] = defaultdict(list)
    for same in (some for some in by_mail.values() if len(some) > 1):
        first = same[0]
        for row in same[1:]:
            if _content(row) == _content(first):
                found[row.number].append(Defect(Code.DOUBLE_ROW, facts={"row": first.number}))
            else:
                found[row.number].append(Defect(Code.DOUBLE_MAIL, Column.EMAIL, {"row": first.number}))
                found[first.number].append(Defect(Code.DOUBLE_MAIL, Column.EMAIL, {"row": row.number}))
    return found


def _content(row: Parsed) -> tuple[object, ...]:
    return fold(row.institution.text), fold(row.name), row.starts_on, row.ends_on, fold(row.seat)


def _until(sitting: Sitting) -> str:
    return "" if sitting.ends_on == date.max else sitting.ends_on.isoformat()
