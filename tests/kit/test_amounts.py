"""An amount in words says exactly that amount: nobody else's words are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_portal.kit.amounts import EN_SMALL, EN_TENS, LARGEST, NL_SMALL, NL_TENS, in_words


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (0, "nul euro", "zero euros"),
        (100, "één euro", "one euro"),
        (101, "één euro en één cent", "one euro and one cent"),
        (2_200, "tweeëntwintig euro", "twenty-two euros"),
        (3_300, "drieëndertig euro", "thirty-three euros"),
        (10_000, "honderd euro", "one hundred euros"),
        (950_050, "negenduizend vijfhonderd euro en vijftig cent", "nine thousand five hundred euros and fifty cents"),
        (123_405, "duizend tweehonderdvierendertig euro en vijf cent", None),
        (20_000_000, "tweehonderdduizend euro", "two hundred thousand euros"),
        (110_100, "duizend honderdeen euro", "one thousand one hundred one euros"),
        (100_000_000, "één miljoen euro", "one million euros"),
    ],
)
def test_amounts_as_people_say_them(cents: int, dutch: str, english: str | None) -> None:
    assert in_words(cents, "nl") == dutch
    if english:
        assert in_words(cents, "en") == english


@pytest.mark.parametrize("cents", [-1, LARGEST])
def test_what_nobody_books_is_refused(cents: int) -> None:
    with pytest.raises(ValueError, match=str(cents)):
        in_words(cents, "nl")


@given(st.integers(0, LARGEST - 1), st.sampled_from(["nl", "en"]))
def test_the_words_read_back_as_the_same_cents(cents: int, language: str) -> None:
    assert read_back(in_words(cents, language), language) == cents


def read_back(words: str, language: str) -> int:
    """An independent reader, word by word from the left."""
    euros, _, rest = words.partition(" euros" if " euros" in words else " euro")
    small = rest.removeprefix(" en ").removeprefix(" and ").removesuffix("s").removesuffix(" cent")
    read = _read_dutch if language == "nl" else _read_english
    return read(euros) * 100 + (read(small) if small else 0)


def _read_english(words: str) -> int:
    total = part = 0
    values = {word: number for number, word in enumerate(EN_SMALL)} | {w: 10 * n for n, w in enumerate(EN_TENS)}
    for word in words.replace("-", " ").split():
        if word == "hundred":
            part *= 100
        elif word in ("thousand", "million", "billion"):
            total, part = total + part * {"thousand": 10**3, "million": 10**6, "billion": 10**9}[word], 0
        else:
            part += values[word]
    return total + part


def _read_dutch(words: str) -> int:
    if " miljard" in words:
        head, _, tail = words.partition(" miljard")
        return _read_dutch(head) * 10**9 + (_read_dutch(tail.strip()) if tail else 0)
    if " miljoen" in words:
        head, _, tail = words.partition(" miljoen")
        return _read_dutch(head) * 10**6 + (_read_dutch(tail.strip()) if tail else 0)
    if "duizend" in words:
        head, _, tail = words.partition("duizend")
        return (_read_dutch(head) if head else 1) * 1000 + (_read_dutch(tail.strip()) if tail else 0)
    if "honderd" in words:
        head, _, tail = words.partition("honderd")
        return (_read_dutch(head) if head else 1) * 100 + (_read_dutch(tail) if tail else 0)
    known = {"één": 1} | {word: number for number, word in enumerate(NL_SMALL)}
    known |= {
        (f"{NL_SMALL[u]}{'ën' if NL_SMALL[u].endswith('e') else 'en'}" if u else "") + NL_TENS[t]: 10 * t + u
        for t in range(2, 10)
        for u in range(10)
    }
    return known[words]
