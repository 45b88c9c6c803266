"""What every page owes its readers, asked of an open page."""

from pathlib import Path
from typing import Any

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


def violations(page: Page, run_only: dict[str, Any]) -> list[str]:
    """One line for each rule of axe that this page breaks, with the first elements that break it."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(RUN, {"runOnly": run_only, "resultTypes": ["violations"]})
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
    """Everything wrong at both widths, in light and dark: all rules once a width, the rules on colour in the dark."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        asked = [("light", {"type": "tag", "values": RULES}), ("dark", {"type": "rule", "values": COLOURS})]
        lines = shape_faults(page, language)
        for scheme, run_only in asked:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            lines += [f"{scheme}: {line}" for line in violations(page, run_only)]
        found += [f"{width} px: {line}" for line in lines]
    return found
