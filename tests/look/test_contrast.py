"""Every pair of colours that carries words or edges is measured, in light and in dark (WCAG 2.2: 1.4.3, 1.4.11)."""

import re
from itertools import product

import pytest

from tests.house.source import ROOT

TOKENS = ROOT / "static" / "css" / "tokens.css"
PAIR = re.compile(r"--(?P<name>[\w-]+): light-dark\((?P<light>#[0-9a-f]{6}), (?P<dark>#[0-9a-f]{6})\);")
PLACES = ("governance", "laboratorium", "community", "studio", "money")
WORDS = ("ink", "ink-soft", "ok", "warn", "bad", "busy", *PLACES)
GROUNDS = ("paper", "surface")


def tokens(scheme: str) -> dict[str, str]:
    """Colour tokens of one scheme."""
    return {found["name"]: found[scheme] for found in PAIR.finditer(TOKENS.read_text(encoding="utf-8"))}


def luminance(colour: str) -> float:
    """Relative luminance of '#rrggbb' (WCAG)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read(scheme: str) -> None:
    colours = tokens(scheme)
    faint = [
        f"{word} on {ground}: {ratio:.2f}"
        for word, ground in product(WORDS, GROUNDS)
        if (ratio := contrast(colours[word], colours[ground])) < 4.5
    ]
    assert faint == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_on_a_primary_button_can_be_read(scheme: str) -> None:
    colours = tokens(scheme)
    assert [place for place in PLACES if contrast(colours["on-place"], colours[place]) < 4.5] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls_and_focus_can_be_seen(scheme: str) -> None:
    colours = tokens(scheme)
    faint = [
        f"{edge} on {ground}"
        for edge, ground in product(("control", "focus"), GROUNDS)
        if contrast(colours[edge], colours[ground]) < 3
    ]
    assert faint == []


def test_control_a_faint_pair_would_be_seen() -> None:
    assert contrast("#777777", "#ffffff") < 4.5 < contrast("#767676", "#ffffff")
