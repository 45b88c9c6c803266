"""What the charter says, as frozen types.

Each quotation has three voices: `text` is literal, `display` is what we show where the text has a slip,
`reading` is our interpretation and never a quotation.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from governance.charter.norms.reading import one

Certainty = Literal["bron", "vermoeden", "onbekend"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A literal piece of the charter, apart from white space and bullets."""

    text: str
    display: str = ""
    reading: str = ""

    @property
    def shown(self) -> str:
        """The words for the screen."""
        return self.display or self.text

    @property
    def has_slip(self) -> bool:
        """The literal text has a slip of the pen, so the screen shows other words."""
        return bool(self.display)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Quotation):
    """One paragraph of the running text; `line` is its line in charter.txt."""

    slug: str
    section: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusAreaNorm(Quotation):
    """A speerpunt."""

    slug: str
    number: int
    title: str
    short: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaNorm(Quotation):
    """A drawing of the charter, of which only the caption and labels are left."""

    number: int
    line: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmNorm:
    """How often a body meets: `minimum` times a year, or every `weeks` weeks."""

    kind: Literal["per_year", "interval"]
    text: str
    minimum: int = 0
    on_demand: bool = False
    open_with: str = ""
    open_count: int = 0
    weeks: int = 0
    chair_weeks: int = 0
    chair_seat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceNorm(Quotation):
    """A bevoegdheid of a body; `means` is our reading of what the portal does for it."""

    slug: str
    body: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileNorm(Quotation):
    """What the charter expects of who sits in a body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkNorm(Quotation):
    """A remark under a table; `parts` are its literal pieces, as a page break splits one of them."""

    slug: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatNorm(Quotation):
    """A kind of seat and how many of it the body has."""

    slug: str
    name: str
    count: int
    is_voting: bool
    may_be_several: bool
    may_be_minor: bool
    present_every_weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNorm(Quotation):
    """A netwerkonderdeel with its competences, composition, profile and rhythm (annex 1)."""

    slug: str
    letter: str
    name: str
    line: int
    composition: str
    delegates_min: int
    delegates_max: int
    rhythm: RhythmNorm
    competences: tuple[CompetenceNorm, ...]
    profile: tuple[ProfileNorm, ...]
    working_agreements: tuple[Quotation, ...]
    remarks: tuple[RemarkNorm, ...]
    seats: tuple[SeatNorm, ...]

    @property
    def has_paragraph(self) -> bool:
        """False for the SOM team: its only own words in the charter are the heading of its table."""
        return self.text != f"{self.letter}. {self.name}"

    @property
    def seat_count(self) -> int:
        return sum(seat.count for seat in self.seats)

    def seat(self, slug: str) -> SeatNorm:
        return one(self.seats, slug, f"seat of {self.slug}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkingPartNorm:
    """A part of a werking: its name and every bullet of its contents (annex 2)."""

    slug: str
    name: Quotation
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkingNorm(Quotation):
    """Laboratorium, community or studio, with its parts and its team."""

    slug: str
    letter: str
    name: str
    line: int
    team: tuple[str, ...]
    parts: tuple[WerkingPartNorm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementNorm(Quotation):
    """What every partner engages in; `unit` is our measure of it."""

    slug: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CityEngagementNorm(Quotation):
    """What the city engages in; `yearly_cents` is 0 where no amount is named."""

    slug: str
    yearly_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionNorm:
    """A signing institution. `quoted_name` is the charter's; levels, net and certainty are our reading."""

    slug: str
    number: int
    quoted_name: str
    name: str
    levels: tuple[str, ...]
    net: str
    certainty: Certainty
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionNorm:
    """Institutions that went on under another name since the signing (a public source, not the charter)."""

    institutions: tuple[str, ...]
    successor: str
    since: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """The charter of 2021. Signing day and term come from a public source, not from the charter itself."""

    title: str
    abbreviation: str
    city: str
    predecessor: str
    predecessor_on: datetime.date
    years: int
    signed_on: datetime.date
    runs_until: datetime.date
    raad_signatories: int
    raad_signature_lines: int
    signatories_reading: str
    paragraphs: tuple[Paragraph, ...]
    focus_areas: tuple[FocusAreaNorm, ...]
    schemas: tuple[SchemaNorm, ...]
    bodies: tuple[BodyNorm, ...]
    werkingen: tuple[WerkingNorm, ...]
    engagements: tuple[EngagementNorm, ...]
    city_engagements: tuple[CityEngagementNorm, ...]
    institutions: tuple[InstitutionNorm, ...]
    successions: tuple[SuccessionNorm, ...]

    @property
    def version(self) -> str:
        """The name of this version: the day it was signed."""
        return self.signed_on.isoformat()

    @property
    def competences(self) -> tuple[CompetenceNorm, ...]:
        return tuple(competence for body in self.bodies for competence in body.competences)

    def body(self, slug: str) -> BodyNorm:
        return one(self.bodies, slug, "body")

    def werking(self, slug: str) -> WerkingNorm:
        return one(self.werkingen, slug, "werking")

    def competence(self, slug: str) -> CompetenceNorm:
        return one(self.competences, slug, "competence")

    def focus_area(self, slug: str) -> FocusAreaNorm:
        return one(self.focus_areas, slug, "focus area")

    def institution(self, slug: str) -> InstitutionNorm:
        return one(self.institutions, slug, "institution")

    def paragraph(self, slug: str) -> Paragraph:
        return one(self.paragraphs, slug, "paragraph")

    def city_engagement(self, slug: str) -> CityEngagementNorm:
        return one(self.city_engagements, slug, "city engagement")

    def sections(self) -> dict[str, tuple[Paragraph, ...]]:
        """The running text by section, in the order of the charter."""
        found: dict[str, list[Paragraph]] = {}
        for paragraph in self.paragraphs:
            found.setdefault(paragraph.section, []).append(paragraph)
        return {section: tuple(paragraphs) for section, paragraphs in found.items()}

    def days_left(self, on: datetime.date) -> int:
        """Days the five years still run on a date; negative once they are over."""
        return (self.runs_until - on).days

    def quotations(self) -> Iterator[tuple[str, str]]:
        """Every literal piece with its place, to be found back in the source text."""
        yield from (("paragraph " + p.slug, p.text) for p in self.paragraphs)
        yield from (("focus area " + f.slug, text) for f in self.focus_areas for text in (f.text, f.title))
        yield from ((f"schema {s.number}", text) for s in self.schemas for text in (s.text, *s.labels))
        yield from (("body " + b.slug, text) for b in self.bodies for text in _words_of_body(b))
        yield from (("werking " + w.slug, text) for w in self.werkingen for text in _words_of_werking(w))
        yield from (("engagement " + e.slug, e.text) for e in self.engagements)
        yield from (("engagement of the city " + e.slug, e.text) for e in self.city_engagements)
        yield from (("institution " + i.slug, i.quoted_name) for i in self.institutions)


def _words_of_body(body: BodyNorm) -> Iterator[str]:
    yield from (body.text, body.name, body.rhythm.text)
    if body.composition:
        yield body.composition
    quoted: tuple[Quotation, ...] = (*body.competences, *body.profile, *body.working_agreements, *body.seats)
    yield from (quotation.text for quotation in quoted)
    yield from (part for remark in body.remarks for part in remark.parts)


def _words_of_werking(werking: WerkingNorm) -> Iterator[str]:
    yield from (werking.text, werking.name, *werking.team)
    for part in werking.parts:
        yield from (part.name.text, *part.contents)
