"""An amount of euros in words, Dutch and English, so that a mistyped zero is heard before it is booked."""

from collections.abc import Callable

LARGEST = 10**12
NL_SMALL = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
NL_TENS = ["-", "-", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
EN_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NL_STEPS = ((10**9, "miljard"), (10**6, "miljoen"))
EN_STEPS = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def in_words(cents: int, language: str) -> str:
    """Cents as words: 950050 → "negenduizend vijfhonderd euro en vijftig cent"; the language starts with nl or en.

    Raises ValueError below zero and from ten thousand million euros.
    """
    if not 0 <= cents < LARGEST:
        raise ValueError(cents)
    euros, rest = divmod(cents, 100)
    number, and_ = (_dutch, "en") if language.startswith("nl") else (_english, "and")
    unit, small = ("euro", "cent") if language.startswith("nl") else _english_units(euros, rest)
    return f"{number(euros)} {unit}" + (f" {and_} {number(rest)} {small}" if rest else "")


def _english_units(euros: int, cents: int) -> tuple[str, str]:
    return "euro" if euros == 1 else "euros", "cent" if cents == 1 else "cents"


def _dutch(number: int) -> str:
    return "één" if number == 1 else _dutch_above_one(number)


def _dutch_above_one(number: int) -> str:
    parts, rest = _stepped(number, NL_STEPS, _dutch)
    thousands, rest = divmod(rest, 1000)
    if thousands:
        parts.append("duizend" if thousands == 1 else f"{_dutch_below_1000(thousands)}duizend")
    if rest or not parts:
        parts.append(_dutch_below_1000(rest))
    return " ".join(parts)


def _dutch_below_1000(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    head = "" if not hundreds else "honderd" if hundreds == 1 else f"{NL_SMALL[hundreds]}honderd"
    return head + (_dutch_below_100(rest) if rest or not head else "")


def _dutch_below_100(number: int) -> str:
    if number < 20:
        return NL_SMALL[number]
    tens, units = divmod(number, 10)
    joint = "ën" if NL_SMALL[units].endswith("e") else "en"
    return f"{NL_SMALL[units]}{joint}{NL_TENS[tens]}" if units else NL_TENS[tens]


def _english(number: int) -> str:
    parts, rest = _stepped(number, EN_STEPS, _english)
    hundreds, below = divmod(rest, 100)
    if hundreds:
        parts.append(f"{EN_SMALL[hundreds]} hundred")
    if below or not parts:
        parts.append(_english_below_100(below))
    return " ".join(parts)


def _english_below_100(number: int) -> str:
    if number < 20:
        return EN_SMALL[number]
    tens, units = divmod(number, 10)
    return EN_TENS[tens] + (f"-{EN_SMALL[units]}" if units else "")


def _stepped(number: int, steps: tuple[tuple[int, str], ...], say: Callable[[int], str]) -> tuple[list[str], int]:
    """The large steps in words, and what is left."""
    parts = []
    for size, name in steps:
        many, number = divmod(number, size)
        if many:
            parts.append(f"{say(many)} {name}")
    return parts, number
