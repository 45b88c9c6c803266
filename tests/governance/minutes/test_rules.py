"""The text of minutes, and the days that count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.minutes.rules import (
    CARRIED,
    NOT_PUBLIC,
    ActionFact,
    Block,
    DecisionFact,
    MeetingFacts,
    PointFact,
    SeatFact,
    Section,
    as_text,
    digest_of,
    from_text,
    in_dutch,
    paragraphs,
    public_part,
    sections_of,
    working_days_after,
)

DAY = timedelta(days=1)
THURSDAY = date(2026, 10, 8)
WORDS = st.text(max_size=12)
POINTS = st.builds(
    PointFact,
    title=WORDS,
    kind=WORDS,
    note=WORDS,
    is_private=st.booleans(),
    is_treated=st.sampled_from([None, True, False]),
    decisions=st.lists(st.builds(DecisionFact, WORDS, WORDS, WORDS), max_size=1).map(tuple),
    actions=st.lists(st.builds(ActionFact, WORDS, WORDS, st.dates()), max_size=1).map(tuple),
)
FACTS = st.builds(
    MeetingFacts,
    who=WORDS,
    day=st.dates(),
    place=WORDS,
    planned=WORDS,
    opened=WORDS,
    closed=WORDS,
    seats=st.lists(st.builds(SeatFact, WORDS, st.sampled_from(["present", "online", "excused", ""])), max_size=4).map(
        tuple
    ),
    points=st.lists(POINTS, max_size=3).map(tuple),
    actions=st.lists(st.builds(ActionFact, WORDS, WORDS, st.dates()), max_size=1).map(tuple),
)


def raad(**options: object) -> MeetingFacts:
    facts = {"who": "SOM raad", "day": THURSDAY, "place": "Stadskantoor", "planned": "16.00 – 18.00 uur"} | options
    return MeetingFacts(**facts)


def titled(sections: tuple[Section, ...], title: str) -> Section:
    return next(section for section in sections if section.title == title)


def test_a_point_tells_its_note_its_decision_and_who_does_what() -> None:
    point = PointFact(
        title="Rust in de schooldag",
        kind="Ter beslissing",
        note="Iedereen is voor.\n\nBehalve op vrijdag.",
        decisions=(DecisionFact("RAAD-2026-3", "De raad keurt het labo goed.", "Aangenomen. 12 voor, 2 tegen."),),
        actions=(ActionFact("Bel de scholen", "LOP", date(2026, 11, 5)),),
    )
    section = titled(sections_of(raad(points=(point,))), "1. Rust in de schooldag (ter beslissing)")
    assert section.blocks == (
        Block("text", ("Iedereen is voor.", "Behalve op vrijdag.")),
        Block(
            "decision",
            ("De raad keurt het labo goed.", "Aangenomen. 12 voor, 2 tegen."),
            "Besluit RAAD-2026-3",
            "RAAD-2026-3",
        ),
        Block("list", ("Bel de scholen. LOP, tegen donderdag 5 november 2026.",), "Actiepunten"),
    )


def test_who_was_there_is_told_by_seat_and_how() -> None:
    there = [SeatFact("LOP", "present"), SeatFact("CODI", "present"), SeatFact("CODI", "present")]
    seats = (*there, SeatFact("UCLL", "online"), SeatFact("Steiner", "excused"), SeatFact("VCLB", ""))
    assert titled(sections_of(raad(seats=seats)), "Wie was er").blocks == (
        Block("list", ("LOP", "CODI (2×)"), "Aanwezig (3)"),
        Block("list", ("UCLL",), "Online (1)"),
        Block("list", ("Steiner",), "Verontschuldigd (1)"),
        Block("list", ("VCLB",), "Zonder bericht (1)"),
    )


def test_what_was_not_treated_is_carried_over_and_listed_once_more() -> None:
    facts = raad(points=(PointFact(title="Roadmap", kind="Ter info", is_treated=False),), undecided="te laat")
    sections = sections_of(facts)
    assert titled(sections, "1. Roadmap (ter info)").blocks == (Block("text", (CARRIED,)),)
    assert titled(sections, "Doorgeschoven naar een volgende vergadering").blocks == (
        Block("list", ("Roadmap",)),
        Block("text", ("Waarom er niet beslist is: te laat",)),
    )


def test_hours_are_told_where_they_are_known() -> None:
    lines = titled(sections_of(raad(opened="16.05", closed="18.10")), "Waar en wanneer").blocks[0].lines
    assert lines == (
        "SOM raad, donderdag 8 oktober 2026, 16.00 – 18.00 uur.",
        "Plaats: Stadskantoor.",
        "Geopend om 16.05 uur.",
        "Gesloten om 18.10 uur.",
    )


@given(FACTS)
def test_the_same_facts_are_the_same_text_and_come_back_from_it(facts: MeetingFacts) -> None:
    sections = sections_of(facts)
    assert from_text(as_text(sections)) == sections
    assert digest_of(as_text(sections)) == digest_of(as_text(sections_of(facts)))


@given(FACTS)
def test_points_come_in_their_order_and_none_is_lost(facts: MeetingFacts) -> None:
    titles = [section.title for section in sections_of(facts)]
    expected = [f"{n}. {point.title} ({point.kind.lower()})" for n, point in enumerate(facts.points, start=1)]
    assert [title for title in titles if title in expected] == expected


@given(FACTS)
def test_the_public_part_keeps_every_heading_and_nothing_private(facts: MeetingFacts) -> None:
    whole = sections_of(facts)
    public = public_part(whole)
    assert [one.title for one in public] == [one.title for one in whole]
    for one, other in zip(whole, public, strict=True):
        assert other.blocks == ((Block("text", (NOT_PUBLIC,)),) if one.is_private else one.blocks)
    assert public_part(public) == public


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 30), st.sets(st.integers(0, 80), max_size=30))
def test_working_days_agree_with_counting_day_by_day(day: date, how_many: int, free: set[int]) -> None:
    is_free = {day + DAY * number for number in free}.__contains__
    end = working_days_after(day, how_many, is_free)
    passed = [day + DAY * number for number in range(1, (end - day).days + 1)]
    assert sum(one.weekday() < 5 and not is_free(one) for one in passed) == how_many
    assert end == day or (end.weekday() < 5 and not is_free(end))


@pytest.mark.parametrize(
    ("typed", "parts"),
    [("", ()), ("  \n\n ", ()), ("een\ntwee\r\n\r\ndrie", ("een\ntwee", "drie")), ("a\n\n\n\nb", ("a", "b"))],
)
def test_an_empty_line_parts_paragraphs(typed: str, parts: tuple[str, ...]) -> None:
    assert paragraphs(typed) == parts


def test_days_are_dutch() -> None:
    assert in_dutch(date(2026, 3, 1)) == "zondag 1 maart 2026"
