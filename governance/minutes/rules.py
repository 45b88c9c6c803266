"""The text of minutes: facts in, sections out; and the days that count. Pure, and always in Dutch.

Minutes are one Dutch document: the page, the PDF and what is approved all come from `sections_of`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from hashlib import sha256

DAY = timedelta(days=1)
SATURDAY = 5
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)
NOT_PUBLIC = "Dit punt is niet publiek. De leden lezen het in het volledige verslag."
CARRIED = "Dit punt is niet behandeld en schuift door."
NOTHING = "Geen bespreking genoteerd."
CAME = (("present", "Aanwezig"), ("online", "Online"), ("excused", "Verontschuldigd"), ("", "Zonder bericht"))


@dataclass(frozen=True, slots=True)
class SeatFact:
    """How a seat was there: present, online, excused, or "" when nobody noted it. Never a name."""

    seat: str
    how: str


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A decision with its permanent number, its wording, and the sentences of its result."""

    number: str
    wording: str
    result: str


@dataclass(frozen=True, slots=True)
class ActionFact:
    """What somebody will do: the owner by seat or body."""

    what: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PointFact:
    """One point of the agenda, as it went. `is_treated` None: nobody said so, its note speaks for itself."""

    title: str
    kind: str
    public_title: str = ""
    note: str = ""
    is_private: bool = False
    is_treated: bool | None = None
    decisions: tuple[DecisionFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """What happened at a meeting. Hours as "16.00"; `opened` and `closed` are empty when nobody knows."""

    who: str
    day: date
    place: str
    planned: str
    opened: str = ""
    closed: str = ""
    seats: tuple[SeatFact, ...] = ()
    points: tuple[PointFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    undecided: str = ""
    """Why points to decide stayed undecided."""


@dataclass(frozen=True, slots=True)
class Block:
    """A few lines under one small heading; `kind`: text, list or decision. `reference`: the number of a decision."""

    kind: str
    lines: tuple[str, ...]
    title: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the minutes, with its heading."""

    title: str
    blocks: tuple[Block, ...]
    is_private: bool = False
    public_title: str = ""
    """The heading for everybody, where it is another one."""


def sections_of(facts: MeetingFacts) -> tuple[Section, ...]:
    """The minutes of a meeting: when and where, who, every point in its order, and what was left."""
    points = [_point(number, point) for number, point in enumerate(facts.points, start=1)]
    return tuple(section for section in (_when(facts), _who(facts), *points, *_rest(facts)) if section.blocks)


def public_part(sections: Iterable[Section]) -> tuple[Section, ...]:
    """What everybody reads: a private point keeps its heading and says so."""
    hidden = (Block("text", (NOT_PUBLIC,)),)
    return tuple(Section(one.public_title or one.title, hidden, True) if one.is_private else one for one in sections)


def as_text(sections: Iterable[Section]) -> str:
    """Canonical JSON: the same sections are the same text."""
    return json.dumps([asdict(one) for one in sections], ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> tuple[Section, ...]:
    """The sections that `as_text` wrote."""
    return tuple(
        Section(
            one["title"],
            tuple(_block(block) for block in one["blocks"]),
            one["is_private"],
            one.get("public_title", ""),
        )
        for one in json.loads(text)
    )


def digest_of(text: str) -> str:
    """SHA-256 as hexadecimal text."""
    return sha256(text.encode()).hexdigest()


def working_days_after(day: date, how_many: int, is_free: Callable[[date], bool]) -> date:
    """The day that lies so many working days later: weekends and free days do not count."""
    while how_many > 0:
        day += DAY
        if day.weekday() < SATURDAY and not is_free(day):
            how_many -= 1
    return day


def in_dutch(day: date) -> str:
    """Donderdag 26 november 2026, whatever the language of the page."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def paragraphs(text: str) -> tuple[str, ...]:
    """What stands between empty lines; line ends inside a paragraph stay."""
    parts = (part.strip() for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n"))
    return tuple(part for part in parts if part)


def _block(written: dict[str, object]) -> Block:
    lines = written["lines"]
    assert isinstance(lines, list)
    return Block(str(written["kind"]), tuple(lines), str(written["title"]), str(written["reference"]))


def _when(facts: MeetingFacts) -> Section:
    lines = [f"{facts.who}, {in_dutch(facts.day)}, {facts.planned}.", f"Plaats: {facts.place}."]
    if facts.opened:
        lines.append(f"Geopend om {facts.opened} uur.")
    if facts.closed:
        lines.append(f"Gesloten om {facts.closed} uur.")
    return Section("Waar en wanneer", (Block("text", tuple(lines)),))


def _who(facts: MeetingFacts) -> Section:
    """The seats in their order, by how they were there; nobody is named."""
    blocks = []
    for how, word in CAME:
        seats = [one.seat for one in facts.seats if one.how == how]
        if seats:
            blocks.append(Block("list", tuple(_counted(seats)), f"{word} ({len(seats)})"))
    return Section("Wie was er", tuple(blocks))


def _counted(seats: Sequence[str]) -> list[str]:
    """Seats of one name once, with how many there are."""
    counts = {seat: seats.count(seat) for seat in seats}
    return [seat if count == 1 else f"{seat} ({count}×)" for seat, count in counts.items()]


def _point(number: int, point: PointFact) -> Section:
    blocks = []
    if point.is_treated is False:
        blocks.append(Block("text", (CARRIED,)))
    if note := paragraphs(point.note):
        blocks.append(Block("text", note))
    blocks += [
        Block("decision", (one.wording, one.result), f"Besluit {one.number}", one.number) for one in point.decisions
    ]
    blocks += _actions(point.actions, "Actiepunten")
    heading = f"{number}. {point.title} ({point.kind.lower()})"
    told = (
        f"{number}. {point.public_title} ({point.kind.lower()})" if point.public_title not in ("", point.title) else ""
    )
    return Section(heading, tuple(blocks) or (Block("text", (NOTHING,)),), point.is_private, told)


def _actions(actions: Iterable[ActionFact], title: str) -> list[Block]:
    lines = [f"{one.what}. {one.owner}, tegen {in_dutch(one.due_on)}." for one in actions]
    return [Block("list", tuple(line.replace("..", ".") for line in lines), title)] if lines else []


def _rest(facts: MeetingFacts) -> list[Section]:
    left = tuple(point.public_title or point.title for point in facts.points if point.is_treated is False)
    why = (Block("text", (f"Waarom er niet beslist is: {facts.undecided}",)),) if facts.undecided else ()
    return [
        Section("Andere afspraken", tuple(_actions(facts.actions, "Actiepunten"))),
        Section("Doorgeschoven naar een volgende vergadering", (Block("list", left), *why) if left else ()),
    ]
