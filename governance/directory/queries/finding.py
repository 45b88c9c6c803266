"""Looking for people: words, filters, and how many each filter would give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value

from governance.charter.norms import charter
from governance.directory.models import CardLevel, ContactCard
from governance.directory.queries.door import EVERYBODY, NOBODY, Door
from governance.people.models import Level, User
from som_portal.kit.folding import fold, words_of

AREAS = ContactCard.focus_areas.through.objects
KEYS = {"words": "zoek", "level": "niveau", "net": "net", "focus_area": "speerpunt", "body": "orgaan"}
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for; an empty or unknown value asks nothing."""

    words: str = ""
    level: str = ""
    net: str = ""
    focus_area: str = ""
    body: str = ""

    @classmethod
    def of(cls, address: Mapping[str, str]) -> Asked:
        """Read from what stands after the question mark."""
        return cls(**{name: address.get(key, "")[:LONGEST].strip() for name, key in KEYS.items()})

    @property
    def address(self) -> str:
        """What stands after the address of a page that asks this, question mark included."""
        values = {key: value for name, key in KEYS.items() if (value := getattr(self, name))}
        return f"?{urlencode(values)}" if values else "?"

    @property
    def filters(self) -> dict[str, str]:
        """What is asked beside the words, by its key in the address."""
        return {key: value for name, key in KEYS.items() if name != "words" and (value := getattr(self, name))}

    @property
    def is_anything(self) -> bool:
        """Something narrows the list."""
        return self != Asked()


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter that is a link: its word, where it leads, how many people it gives, and whether it is on."""

    word: str
    address: str
    how_many: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list: where all of them are, and the choices that give somebody."""

    everybody: str
    is_off: bool
    choices: list[Choice]


def found(asked: Asked, door: Door) -> QuerySet[User]:
    """The people of the door that fit everything that is asked, in no order."""
    rows = door.people()
    for word in words_of(asked.words):
        rows = rows.filter(_says(word, door))
    if asked.level in Level.values:
        rows = rows.filter(_works_at([asked.level], door))
    if asked.net:
        rows = rows.filter(_is_of(asked.net, door))
    if asked.focus_area in _areas():
        rows = rows.filter(_cares_for([asked.focus_area], door))
    return rows.filter(door.sits(Q(seat__body__slug=asked.body))) if asked.body in _bodies() else rows


def facets(asked: Asked, door: Door) -> dict[str, Facet]:
    """Per filter its choices that give somebody, counted with everything else that is asked. One query."""
    counted: dict[str, dict[str, int]] = {"focus_area": {}, "level": {}, "net": {}, "body": {}}
    for name, value, how_many in _counts(asked, door):
        counted[name][value] = counted[name].get(value, 0) + how_many
    nets = {net: net for net in sorted(counted["net"], key=lambda net: (-counted["net"][net], net))}
    levels = {value: str(word) for value, word in Level.choices}
    words = {"focus_area": _areas(), "level": levels, "net": nets, "body": _bodies()}
    return {name: _facet(name, words[name], counts, asked) for name, counts in counted.items()}


def _facet(name: str, words: dict[str, str], counts: dict[str, int], asked: Asked) -> Facet:
    chosen = getattr(asked, name)
    choices = [
        Choice(word, replace(asked, **{name: value}).address, counts.get(value, 0), value == chosen)
        for value, word in words.items()
        if value in counts or value == chosen
    ]
    return Facet(replace(asked, **{name: ""}).address, not any(one.is_on for one in choices), choices)


def _counts(asked: Asked, door: Door) -> QuerySet[Any]:
    """(filter, value, how many) for what each filter would give; each without what is asked of itself."""

    def everybody(name: str, who: Q = EVERYBODY) -> QuerySet[Any]:
        return found(replace(asked, **{name: ""}), door).filter(who).values("pk")

    levels = CardLevel.objects.filter(card__person__in=everybody("level", door.shares("levels")))
    areas = AREAS.filter(contactcard__person__in=everybody("focus_area", door.shares("focus_areas")))
    nets = door.mandates().filter(person__in=everybody("net")).exclude(seat__institution=None)
    own = User.objects.filter(pk__in=everybody("net", _has_own(door))).exclude(institution=None)
    counts = [
        _count("level", levels, "level", "card"),
        _count("focus_area", areas, "focusarea__slug", "contactcard"),
        _count("net", nets, "seat__institution__net", "person"),
        _count("net", own, "institution__net", "pk"),
        _count("body", door.mandates().filter(person__in=everybody("body")), "seat__body__slug", "person"),
    ]
    return reduce(lambda one, other: one.union(other, all=True), counts)


def _count(name: str, rows: QuerySet[Any], value: str, person: str) -> QuerySet[Any]:
    named = rows.order_by().annotate(facet=Value(name, CharField()), value_of=F(value))
    return named.values_list("facet", "value_of").annotate(how_many=Count(person, distinct=True))


def _says(word: str, door: Door) -> Q:
    """One folded word stands somewhere in what this circle may read."""
    seat = Q(seat__name_key__contains=word) | Q(seat__institution__name_key__contains=word)
    bodies = _with(word, _bodies())
    levels = _with(word, {value: str(name) for value, name in Level.choices})
    areas = _with(word, {area.slug: f"{area.title} {area.short}" for area in charter().focus_areas})
    function = Q(card__function_key__contains=word) | Q(institution__name_key__contains=word)
    return (
        door.named() & Q(name_key__contains=word)
        | door.sits(seat | Q(seat__body__slug__in=bodies) if bodies else seat)
        | door.shares("purpose") & Q(card__purpose_key__contains=word)
        | door.shares("function") & function
        | door.shares("phone") & Q(card__phone_key__contains=word)
        | door.shares("email") & Q(email__contains=word)
        | (_works_at(levels, door) if levels else NOBODY)
        | (_cares_for(areas, door) if areas else NOBODY)
    )


def _with(word: str, choices: dict[str, str]) -> list[str]:
    return [value for value, words in choices.items() if word in fold(words)]


def _works_at(levels: list[str], door: Door) -> Q:
    told = CardLevel.objects.filter(card__person=OuterRef("pk"), level__in=levels)
    return door.shares("levels") & Q(Exists(told))


def _cares_for(areas: list[str], door: Door) -> Q:
    told = AREAS.filter(contactcard__person=OuterRef("pk"), focusarea__slug__in=areas)
    return door.shares("focus_areas") & Q(Exists(told))


def _is_of(net: str, door: Door) -> Q:
    return door.sits(Q(seat__institution__net=net)) | _has_own(door) & Q(institution__net=net)


def _has_own(door: Door) -> Q:
    """Whose own institution counts: it is shared, and no seat speaks for one."""
    return door.shares("function") & ~door.sits(Q(seat__institution__isnull=False))


def _areas() -> dict[str, str]:
    return {area.slug: area.short for area in charter().focus_areas}


def _bodies() -> dict[str, str]:
    return {body.slug: body.name for body in charter().bodies}
