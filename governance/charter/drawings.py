"""The two schemas of the charter as boxes and arrows, laid out from the norms.

The figures themselves are lost; what relates to what is read from the competences, and each relation names the one it
comes from. The same facts stand in a table beside the drawing.
"""

from dataclasses import dataclass
from textwrap import wrap

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.charter.norms import BodyNorm, CompetenceNorm, WerkingNorm, charter
from som_portal.kit.svg import Arrow, Box

WIDTH = 400
MARGIN = 10
HALF = 185
PARTS_X = 170
STEP = 124
CHARACTER = 9
StrPromise = str | Promise


@dataclass(frozen=True, slots=True)
class Relation:
    """What one body does towards another: the competence that says so, and our words for it."""

    competence: CompetenceNorm
    words: StrPromise
    target: BodyNorm

    @property
    def source(self) -> BodyNorm:
        """The body whose competence it is."""
        return charter().body(self.competence.body)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything a template needs to draw: the size, the boxes, the arrows and the plain lines."""

    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...] = ()
    lines: tuple[str, ...] = ()
    width: int = WIDTH


WORDS = {
    "plus-input-raad": (_("geeft input voor de samenstelling"), "som-raad"),
    "cel-labo-initiatief": (_("brengt ideeën voor nieuwe labo’s"), "som-raad"),
    "cel-team": (_("stuurt aan"), "som-team"),
    "team-rapporteren": (_("rapporteert"), "coordinatiecel"),
    "afstemming-samenwerking": (_("verbindt met de stad"), "coordinatiecel"),
}


def relations() -> tuple[Relation, ...]:
    """What passes between the bodies, as schema 1 draws it."""
    return tuple(
        Relation(charter().competence(slug), words, charter().body(target)) for slug, (words, target) in WORDS.items()
    )


def network_drawing() -> Drawing:
    """Schema 1: the five bodies under one another and what passes between them."""
    plus = _body_box("som-plus", 0, _("signaleert uitdagingen"))
    raad = _body_box("som-raad", 1, _("beslist"), is_strong=True)
    cell = _body_box("coordinatiecel", 2, _("dagelijks beheer"))
    team = Box(MARGIN, MARGIN + 3 * STEP, HALF, 60, (charter().body("som-team").name, gettext("voert uit")))
    city_name = tuple(charter().body("afstemmingscel").name.split(" ", 1))
    city = Box(WIDTH - MARGIN - HALF, MARGIN + 3 * STEP, HALF, 60, city_name)
    arrows = (
        _arrow(40, plus.bottom, raad.y, "plus-input-raad"),
        _arrow(40, cell.y, raad.bottom, "cel-labo-initiatief"),
        _arrow(40, cell.bottom, team.y, "cel-team"),
        _arrow(135, team.y, cell.bottom, "team-rapporteren"),
        _arrow(240, city.y, cell.bottom, "afstemming-samenwerking"),
    )
    return Drawing(team.bottom + MARGIN, (plus, raad, cell, team, city), arrows)


def _body_box(slug: str, row: int, does: StrPromise, *, is_strong: bool = False) -> Box:
    lines = (charter().body(slug).name, str(does))
    return Box(MARGIN, MARGIN + row * STEP, WIDTH - 2 * MARGIN, 60, lines, is_strong)


def _arrow(x: int, start: int, end: int, competence: str) -> Arrow:
    words = str(WORDS[competence][0])
    return Arrow(x, start, end, tuple(wrap(words, (WIDTH - x) // CHARACTER)))


def werkingen_drawing() -> Drawing:
    """Schema 2: each werking with its parts beside it."""
    boxes: list[Box] = []
    lines: list[str] = []
    top = MARGIN
    for werking in charter().werkingen:
        head, parts = _werking_boxes(werking, top)
        boxes += [head, *parts]
        lines += [f"M{head.x + head.width} {head.centre}H{PARTS_X - 14}V{part.centre}H{part.x}" for part in parts]
        top = max(box.bottom for box in (head, *parts)) + 24
    return Drawing(top - 14, tuple(boxes), lines=tuple(lines))


def _werking_boxes(werking: WerkingNorm, top: int) -> tuple[Box, tuple[Box, ...]]:
    parts = tuple(
        Box(PARTS_X, top + 52 * index, WIDTH - MARGIN - PARTS_X, 44, (part.name.shown,))
        for index, part in enumerate(werking.parts)
    )
    head = Box(MARGIN, top, 130, parts[-1].bottom - top, (werking.name,), is_strong=True)
    return head, parts
