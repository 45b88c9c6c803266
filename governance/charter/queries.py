"""The charter in the order in which it is read, and what it says together with our own defaults."""

import datetime
from dataclasses import dataclass
from typing import Literal

from django.db.models import QuerySet
from django.utils.text import slugify

from governance.charter.models import RuleChoice
from governance.charter.norms import BodyNorm, HouseNumber, Observer, Paragraph, charter, house_rules

PARTS = "governance/charter/parts/"
FOLLOWED_BY = {
    "speerpunten-intro": PARTS + "focus_areas.html",
    "netwerkonderdelen-intro": PARTS + "network_schema.html",
    "werkingen-intro": PARTS + "werkingen_schema.html",
    "engagement-2": PARTS + "engagements.html",
    "stad-intro": PARTS + "city_engagements.html",
    "bijlage-1-intro": PARTS + "bodies.html",
    "bijlage-2-intro": PARTS + "werkingen.html",
}
RENEWAL_NOTICE_DAYS = 365


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, and the template of the list or drawing that comes after it in the charter."""

    paragraph: Paragraph
    followed_by: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the charter with its passages."""

    title: str
    anchor: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class BodyOnPaper:
    """A body as annex 1 has it, beside what we added to it."""

    norm: BodyNorm
    observers: tuple[Observer, ...]
    is_paused_in_holidays: bool
    default_delegates: int


@dataclass(frozen=True, slots=True)
class Signatory:
    """An institution as it signed, with our reading of its levels in words."""

    slug: str
    quoted_name: str
    levels: str
    net: str


@dataclass(frozen=True, slots=True)
class Validity:
    """Where the charter stands in its five years on a day."""

    state: Literal["running", "renewal_due", "over"]
    days: int


def chapters() -> tuple[Chapter, ...]:
    """The running text by heading; every paragraph stands in exactly one chapter."""
    return tuple(
        Chapter(title, slugify(title), tuple(Passage(p, FOLLOWED_BY.get(p.slug, "")) for p in paragraphs))
        for title, paragraphs in charter().sections().items()
    )


def bodies_on_paper() -> tuple[BodyOnPaper, ...]:
    return tuple(body_on_paper(body.slug) for body in charter().bodies)


def body_on_paper(slug: str) -> BodyOnPaper:
    """One body with our additions; KeyError when the charter does not know it."""
    body, rules = charter().body(slug), house_rules()
    return BodyOnPaper(
        norm=body,
        observers=tuple(observer for observer in rules.observers if observer.body == slug),
        is_paused_in_holidays=rules.is_paused_in_holidays(slug),
        default_delegates=rules.delegates if body.delegates_max else 0,
    )


def signatories() -> tuple[Signatory, ...]:
    """The signing institutions in the order of the charter."""
    return tuple(
        Signatory(one.slug, one.quoted_name, ", ".join(map(_level_in_words, one.levels)), one.net)
        for one in charter().institutions
    )


def _level_in_words(level: str) -> str:
    return level.upper() if level == "clb" else level.replace("-", " ")


def validity(on: datetime.date) -> Validity:
    """Running, within a year of its end, or over; `days` counts to or from the last day."""
    left = charter().days_left(on)
    if left < 0:
        return Validity("over", -left)
    return Validity("renewal_due" if left <= RENEWAL_NOTICE_DAYS else "running", left)


@dataclass(frozen=True, slots=True)
class NumberOnDate:
    """A number of a house rule as it stands on a day, and the choice it comes from (None: our default)."""

    norm: HouseNumber
    value: int
    choice: RuleChoice | None


def chosen(slug: str, on: datetime.date) -> int:
    """The number of a house rule in force on a day. One query. KeyError when no house rule has it."""
    norm = house_rules().number(slug)
    rows = RuleChoice.objects.filter(number=slug, since__lte=on).order_by("-since", "-pk")
    found = rows.values_list("value", flat=True).first()
    return norm.default if found is None else found


def choices_of(slug: str) -> QuerySet[RuleChoice]:
    """What was chosen for a number, the latest day first."""
    return RuleChoice.objects.filter(number=slug).order_by("-since", "-pk")


def numbers_on(on: datetime.date) -> tuple[NumberOnDate, ...]:
    """Every number that may be chosen, as it stands on a day. One query."""
    latest = {row.number: row for row in RuleChoice.objects.filter(since__lte=on)}  # the last one of each stays
    return tuple(
        NumberOnDate(norm, latest[norm.slug].value if norm.slug in latest else norm.default, latest.get(norm.slug))
        for norm in house_rules().numbers
    )
