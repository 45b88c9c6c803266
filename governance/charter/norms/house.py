"""What the charter leaves open, with our defaults: shown everywhere as "afspraak, niet in het charter"."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from governance.charter.norms.reading import one

POWERS = (
    "coordinate",
    "chair",
    "vote",
    "attend",
    "facilitate",
    "spend",
    "read_ledger",
    "run_events",
    "edit_stories",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRule:
    """One question the charter leaves open, with our answer in words."""

    number: int
    slug: str
    question: str
    default: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Observer:
    """A seat that attends a body without a vote."""

    body: str
    seat: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """The institutions that one kind of seat speaks for (rule 21)."""

    body: str
    seat: str
    institutions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """A field of expertise that the charter names (rule 23)."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrustment:
    """The powers a seat gives to who holds it today; seat "*" is every seat of the body."""

    body: str
    seat: str
    powers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Who fills a kind of seat (our reading); seat "*" is every other seat of the body."""

    body: str
    seat: str
    appointed_by: str
    must_be_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidingRule:
    """The majority one body asks for one kind of decision; "*" is every body, or every kind (rule 3)."""

    body: str
    kind: str
    majority: str
    """simple, qualified or unanimous."""
    share: Fraction
    """A qualified majority asks at least this share of the votes for and against; 0 for the others."""

    def fits(self, body: str, kind: str) -> bool:
        """Whether this row speaks of such a decision."""
        return self.body in (body, "*") and self.kind in (kind, "*")


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseNumber:
    """A number of a house rule that the coördinatiecel may choose itself, between bounds, both included."""

    slug: str
    rule: str
    question: str
    unit: str
    default: int
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    """One version of our defaults. Days are calendar days unless the name says otherwise; money is in cents."""

    version: str
    valid_from: datetime.date
    rules: tuple[HouseRule, ...]
    entrustments: tuple[Entrustment, ...]
    numbers: tuple[HouseNumber, ...]
    appointments: tuple[Appointment, ...]
    same_person: tuple[tuple[str, str], ...]
    """Pairs of seats, as "body/seat", that one person holds together."""
    # 1-9 deciding
    observers: tuple[Observer, ...]
    quorum: Fraction
    """More than this share of the filled voting seats (rule 2)."""
    has_quorum_at_second_call: bool
    deciding: tuple[DecidingRule, ...]
    """From the most to the least specific; the last one speaks of every body and kind (rule 3)."""
    methods: tuple[str, ...]
    secret_min_seats: int
    proxies_per_bearer: int
    substitute_powers: frozenset[str]
    """What a permanent substitute has of the powers of the seat (rule 6)."""
    holders_per_seat: int
    recusal_floor: Fraction
    """The base never falls under this share of the filled seats (rule 8)."""
    extra_seat_votes: bool
    # 10-14 composition and rhythm
    delegates: int
    working_year_start_month: int
    joint_meeting_counts_for_both: bool
    paused_in_holidays: frozenset[str]
    chair_rhythm_by_attendance: bool
    # 15-16 money
    day_to_day_cents: int
    four_eyes_cents: int
    """Above this amount another person approves a commitment (rule 15)."""
    direct_cents: int
    """Up to this amount an invoice is paid without a commitment (rule 15)."""
    staff_line: str
    coordinator_in_ledger: bool
    # 17-18 terms
    documents_days: int
    amendments_days: int
    draft_minutes_working_days: int
    comments_days: int
    minutes_of: frozenset[str]
    """Bodies of which every meeting has minutes; the others may."""
    public_minutes_of: frozenset[str]
    """Bodies whose approved minutes everybody reads."""
    mandate_end_month: int
    mandate_end_day: int
    mandate_notice_days: int
    digital_ballot_days: int
    digital_ballot_closes_on_holidays: bool
    # 19-23 who and what
    by_seat_only: frozenset[str]
    """Seats whose holder is never named in public, as "body/seat" (rule 19)."""
    lab_questions: tuple[str, ...]
    representations: tuple[Representation, ...]
    domains: tuple[Domain, ...]

    def rule(self, slug: str) -> HouseRule:
        return one(self.rules, slug, "house rule")

    def number(self, slug: str) -> HouseNumber:
        return one(self.numbers, slug, "number of a house rule")

    def deciding_rule(self, body: str, kind: str) -> DecidingRule:
        """The majority that a body asks for a kind of decision: the first row that fits."""
        return next(row for row in self.deciding if row.fits(body, kind))

    def powers_of(self, body: str, seat: str) -> frozenset[str]:
        """The powers a seat entrusts; voting follows from the seat itself and is not in here."""
        entrusts = (e.powers for e in self.entrustments if e.body == body and e.seat in (seat, "*"))
        return frozenset(power for powers in entrusts for power in powers)

    def appointment_of(self, body: str, seat: str) -> Appointment:
        """Who fills a kind of seat; its own row goes before that of the whole body."""
        own = [row for row in self.appointments if row.body == body and row.seat == seat]
        return own[0] if own else next(row for row in self.appointments if row.body == body and row.seat == "*")

    def substitute_powers_of(self, body: str, seat: str) -> frozenset[str]:
        """What of the powers of a seat its permanent substitute has too."""
        return self.powers_of(body, seat) & self.substitute_powers

    def is_paused_in_holidays(self, body: str) -> bool:
        return body in self.paused_in_holidays

    def is_by_seat_only(self, body: str, seat: str) -> bool:
        return f"{body}/{seat}" in self.by_seat_only

    def mandate_end(self, starts_on: datetime.date) -> datetime.date:
        """The last day of a mandate that starts on a date: the first 31 August from then on (rule 17)."""
        end = datetime.date(starts_on.year, self.mandate_end_month, self.mandate_end_day)
        return end if end >= starts_on else end.replace(year=starts_on.year + 1)

    def representation_of(self, institution: str) -> Representation | None:
        """The kind of seat that speaks for an institution; None is shown as "nog geen zetel"."""
        return next((r for r in self.representations if institution in r.institutions), None)
