"""What every page owes its readers, asked of an open page."""

from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = "asked => axe.run(document, asked).then(found => found.violations)"
SHAPE = """() => ({
  lang: document.documentElement.lang,
  h1: document.querySelectorAll("h1").length,
  width: document.documentElement.scrollWidth,
  room: document.documentElement.clientWidth,
})"""
WIDTHS = (390, 1280)
ALL = {"runOnly": {"type": "tag", "values": RULES}}
ALL_BUT_COLOURS = ALL | {"rules": {rule: {"enabled": False} for rule in COLOURS}}
ONLY_COLOURS = {"runOnly": {"type": "rule", "values": COLOURS}}
# Colours do not depend on the words: they are asked once, in Dutch, in light and in dark.
ASKED: dict[str, tuple[tuple[Literal["light", "dark"], dict[str, Any]], ...]] = {
    "nl": (("light", ALL), ("dark", ONLY_COLOURS)),
    "en": (("light", ALL_BUT_COLOURS),),
}


def violations(page: Page, asked: dict[str, Any]) -> list[str]:
    """One line for each rule of axe that this page breaks, with the first elements that break it."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(RUN, asked | {"resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {rule['help']}" + "".join(f"\n    {node['html'][:160]}" for node in rule["nodes"][:4])
        for rule in found
    ]


def shape_faults(page: Page, language: str) -> list[str]:
    """One h1, the right language, nothing wider than the window."""
    shape = page.evaluate(SHAPE)
    faults = [] if shape["lang"] == language else [f"html lang is {shape['lang']!r}"]
    if shape["h1"] != 1:
        faults.append(f"{shape['h1']} × h1")
    if shape["width"] > shape["room"]:
        faults.append(f"scrolls sideways: {shape['width']} px in {shape['room']} px")
    return faults


def faults(page: Page, language: str) -> list[str]:
    """Everything wrong with the open page at both widths."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        lines = shape_faults(page, language)
        for scheme, asked in ASKED[language]:
            page.emulate_media(color_scheme=scheme)
            lines += [f"{scheme}: {line}" for line in violations(page, asked)]
        found += [f"{width} px: {line}" for line in lines]
    return found
