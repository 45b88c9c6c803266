"""Two changes to one text: both are kept when they touch other words, and neither is lost in silence."""

from hypothesis import given
from hypothesis import strategies as st

from governance.ballots.rules import changes_between, is_same_text, merged

WORDS = ("een", "les", "per", "week", "in", "de", "buurt", "met", "bewoners", "samen")
TEXT = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
BEFORE = "Een les per week in de buurt, met bewoners als gastleraar.\n\nWe beginnen in september."


def test_changes_to_other_words_are_both_kept_with_the_paragraphs() -> None:
    first, second = BEFORE.replace("Een les", "Twee lessen"), BEFORE.replace("september", "oktober")
    both = "Twee lessen per week in de buurt, met bewoners als gastleraar.\n\nWe beginnen in oktober."
    assert merged(BEFORE, first, second) == merged(BEFORE, second, first) == both


def test_other_changes_to_the_same_words_do_not_go_together() -> None:
    assert merged(BEFORE, BEFORE.replace("Een", "Twee"), BEFORE.replace("Een", "Drie")) is None
    assert merged(BEFORE, BEFORE.replace("Een", "Twee"), BEFORE.replace("les", "uur")) is None  # side by side


def test_the_same_change_twice_is_once() -> None:
    after = BEFORE.replace("september", "oktober")
    assert merged(BEFORE, after, after) == after


@given(TEXT, TEXT)
def test_against_the_text_it_was_written_on_a_change_gives_itself(before: str, after: str) -> None:
    assert is_same_text(merged(before, before, after), after)
    assert is_same_text(merged(before, after, before), after)
    assert is_same_text(merged(before, after, after), after)


@given(TEXT, TEXT, TEXT)
def test_the_order_of_two_changes_does_not_matter(before: str, first: str, second: str) -> None:
    one, other = merged(before, first, second), merged(before, second, first)
    assert (one is None) == (other is None)
    assert one is None or is_same_text(one, other)


@given(TEXT, TEXT, TEXT)
def test_what_goes_together_holds_every_word_that_either_added(before: str, first: str, second: str) -> None:
    both = merged(before, first, second)
    if both is None:
        return
    for text in (first, second):
        for change in changes_between(before, text):
            assert " ".join("".join(f"{word} " for word in change.words).split()) in " ".join(both.split())
