"""The charter in public: complete, literal where it quotes, and honest about what is ours."""

import datetime
import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from governance.charter import drawings, queries
from governance.charter.norms import charter, folded, house_rules
from som_portal.kit.svg import Box

pytestmark = pytest.mark.django_db
PAGE = "/netwerk/charter/"
RULES_PAGE = "/netwerk/charter/afspraken/"


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def words_of(page: str) -> str:
    """The page as somebody reads it: no tags, white space folded."""
    return folded(html.unescape(re.sub(r"<[^>]+>", " ", page)))


def test_a_stranger_reads_the_whole_charter(client: Client) -> None:
    words = words_of(read(client, PAGE))
    norms = charter()
    shown = [quotation.shown for quotation in (*norms.paragraphs, *norms.focus_areas, *norms.engagements)]
    shown += [quotation.shown for quotation in (*norms.competences, *norms.werkingen, *norms.city_engagements)]
    shown += [line for werking in norms.werkingen for part in werking.parts for line in part.contents]
    shown += [institution.quoted_name for institution in norms.institutions]
    assert [text for text in shown if folded(text) not in words] == []


def test_every_paragraph_stands_in_exactly_one_chapter() -> None:
    in_chapters = [passage.paragraph.slug for chapter in queries.chapters() for passage in chapter.passages]
    assert sorted(in_chapters) == sorted(paragraph.slug for paragraph in charter().paragraphs)
    assert set(queries.FOLLOWED_BY) <= set(in_chapters)


def test_a_slip_is_shown_right_with_the_literal_text_to_unfold(client: Client) -> None:
    words = words_of(read(client, PAGE))
    assert "De letterlijke tekst het inzetten van mankracht in te zetten;" in words


def test_the_signatures_are_counted_and_not_named(client: Client) -> None:
    words = words_of(read(client, PAGE))
    assert "75 onderwijsinstellingen" in words
    assert "20 personen ondertekenden voor de raad, de namen staan niet op dit portaal." in words


def test_every_anchor_that_is_linked_exists_once(client: Client) -> None:
    page = read(client, PAGE)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_what_is_ours_is_marked_and_linked_to_the_house_rules(client: Client) -> None:
    page = read(client, PAGE)
    linked = set(re.findall(rf'href="{RULES_PAGE}#([^"]+)"', page))
    assert linked == {"afgevaardigden", "stemrecht-voorzitter", "schoolvakanties"}
    ids = re.findall(r'\sid="([^"]+)"', read(client, RULES_PAGE))
    assert linked <= set(ids)


def test_the_house_rules_are_read_with_question_answer_and_reason(client: Client) -> None:
    words = words_of(read(client, RULES_PAGE))
    for rule in house_rules().rules:
        assert f"{rule.number} {rule.question} {rule.default}" in words
        assert rule.explanation in words


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [
        (datetime.date(2025, 9, 29), "running", 366),
        (datetime.date(2025, 9, 30), "renewal_due", 365),
        (datetime.date(2026, 9, 30), "renewal_due", 0),
        (datetime.date(2026, 10, 1), "over", 1),
    ],
)
def test_renewal_is_due_in_the_last_year(day: datetime.date, state: str, days: int) -> None:
    validity = queries.validity(day)
    assert (validity.state, validity.days) == (state, days)


def test_a_charter_past_its_five_years_says_so(client: Client) -> None:
    with time_machine.travel(datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)):
        assert "voorbij sinds woensdag 30 september 2026" in words_of(read(client, PAGE))
    with time_machine.travel(datetime.datetime(2022, 11, 24, 12, tzinfo=datetime.UTC)):
        assert "notice--warn" not in read(client, PAGE)


def test_the_drawings_are_whole_svg_with_a_name_and_a_description(client: Client) -> None:
    figures = re.findall(r'<figure class="schema">\s*(<svg.*?</svg>)', read(client, PAGE), re.DOTALL)
    schemas = [ET.fromstring(svg) for svg in figures]
    assert len(schemas) == 2
    for schema in schemas:
        named = [schema.find(tag) for tag in ("title", "desc")]
        assert schema.get("aria-labelledby") == " ".join(each.get("id", "") for each in named if each is not None)
        assert all(each is not None and each.text for each in named)


def overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("drawing", [drawings.network_drawing, drawings.werkingen_drawing])
def test_no_boxes_overlap_and_all_stay_inside(drawing: Callable[[], drawings.Drawing]) -> None:
    drawn = drawing()
    pairs = [(a, b) for i, a in enumerate(drawn.boxes) for b in drawn.boxes[i + 1 :] if overlap(a, b)]
    assert pairs == []
    assert all(b.x >= 0 and b.x + b.width <= drawn.width and b.bottom <= drawn.height for b in drawn.boxes)


def test_the_schemas_draw_the_bodies_and_the_parts_of_the_werkingen() -> None:
    network = " ".join(line for box in drawings.network_drawing().boxes for line in box.lines)
    assert [body.name for body in charter().bodies if body.name not in network] == []
    werkingen = [box.lines[0] for box in drawings.werkingen_drawing().boxes]
    assert [len(werkingen), werkingen[0], werkingen[-1]] == [8, "Laboratorium", "Projecten of werkingen"]


def test_each_relation_comes_from_a_competence_of_its_source() -> None:
    assert [(r.source.slug, r.competence.slug, r.target.slug) for r in drawings.relations()] == [
        ("som-plus", "plus-input-raad", "som-raad"),
        ("coordinatiecel", "cel-labo-initiatief", "som-raad"),
        ("coordinatiecel", "cel-team", "som-team"),
        ("som-team", "team-rapporteren", "coordinatiecel"),
        ("afstemmingscel", "afstemming-samenwerking", "coordinatiecel"),
    ]


@pytest.mark.parametrize(("address", "asked"), [(PAGE, 0), (RULES_PAGE, 1)])
def test_the_pages_ask_the_database_nothing_but_the_numbers_chosen(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, asked: int
) -> None:
    with django_assert_num_queries(asked):
        client.get(address)


@pytest.mark.parametrize("address", [PAGE, RULES_PAGE])
def test_the_charter_takes_no_orders(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
