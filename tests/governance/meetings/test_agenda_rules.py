"""The order of a meeting as arithmetic: hours, length, and what changed since it was sent."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from governance.meetings.rules.agenda import Change, Difference, Point, difference, length_of, timetable
from som_portal.kit import clock

SEVEN = clock.brussels(2026, 3, 26, 19)
MINUTES = st.lists(st.integers(1, 480), max_size=60)
WORDS = st.text("abc", max_size=3)
PAPERS = st.lists(st.tuples(WORDS, WORDS), max_size=3, unique=True).map(tuple)
POINTS = st.lists(
    st.builds(
        Point,
        key=st.integers(1, 12),
        title=WORDS,
        kind=st.sampled_from(["info", "decide"]),
        minutes=st.integers(1, 3),
        owner=st.none() | st.integers(1, 2),
        explanation=WORDS,
        documents=PAPERS,
    ),
    max_size=10,
    unique_by=lambda point: point.key,
)


def points(keys: str) -> list[Point]:
    """'abc': three points, by one letter each."""
    return [Point(key=ord(letter), title=letter) for letter in keys]


def titles(some: tuple[Point, ...]) -> str:
    return "".join(point.title for point in some)


@given(MINUTES)
def test_points_follow_each_other_from_the_first_minute_on(minutes: list[int]) -> None:
    slots = timetable(SEVEN, minutes)
    assert [slot.starts_at for slot in slots[:1]] == [SEVEN][: len(slots)]
    assert [(slot.ends_at - slot.starts_at) // timedelta(minutes=1) for slot in slots] == minutes
    assert all(one.ends_at == other.starts_at for one, other in pairwise(slots))


@given(MINUTES, st.integers(15, 300))
def test_an_agenda_is_over_by_what_its_points_ask_too_much(minutes: list[int], available: int) -> None:
    length = length_of(SEVEN, SEVEN + timedelta(minutes=available), minutes)
    assert (length.asked, length.available) == (sum(minutes), available)
    assert length.over == max(0, sum(minutes) - available)


def test_a_later_a_dropped_and_a_moved_point_are_told_apart() -> None:
    assert difference(points("abc"), points("abcd")) == Difference(late=tuple(points("d")))
    assert difference(points("abc"), points("ac")) == Difference(dropped=tuple(points("b")))
    assert titles(difference(points("abcdef"), points("fabcde")).moved) == "f"
    assert titles(difference(points("abc"), points("xabc")).moved) == ""
    assert titles(difference(points("abcd"), points("bacd")).moved) in "ab"


def test_other_words_and_other_documents_are_named() -> None:
    before = Point(key=1, title="a", minutes=10, documents=(("Begroting", "1"), ("Brief", "2")))
    after = Point(key=1, title="b", minutes=10, documents=(("Begroting", "3"), ("Brief", "2")))
    assert difference([before], [after]).changed == (Change(before, after, ("title",), ("Begroting",), ("Begroting",)),)


@given(POINTS)
def test_an_agenda_does_not_differ_from_itself(some: list[Point]) -> None:
    assert not difference(some, some)


@given(POINTS, POINTS)
def test_every_point_is_explained_and_the_rest_kept_its_order(sent: list[Point], now: list[Point]) -> None:
    found = difference(sent, now)
    late, dropped = {point.key for point in found.late}, {point.key for point in found.dropped}
    assert {point.key for point in now} == {point.key for point in sent} - dropped | late
    moved = {point.key for point in found.moved}
    steady = [[point.key for point in some if point.key not in moved | late | dropped] for some in (sent, now)]
    assert steady[0] == steady[1]
    changed = {change.after.key for change in found.changed}
    same = {point.key for point in sent} & {point.key for point in now if point in sent}
    assert not changed & same


@given(st.permutations("abcdefg"), st.integers(0, 6), st.integers(0, 6))
def test_one_point_taken_elsewhere_is_at_most_one_move(order: list[str], source: int, target: int) -> None:
    now = list(order)
    now.insert(target, now.pop(source))
    assert len(difference(points("".join(order)), points("".join(now))).moved) <= 1
