"""What every page owes its readers, asked of an open page."""

from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
# Words that name something, and the language they are in: all that another language can change at another width.
WORDS = [
    *("aria-command-name", "aria-dialog-name", "aria-input-field-name", "aria-meter-name", "aria-progressbar-name"),
    *("aria-toggle-field-name", "aria-tooltip-name", "button-name", "document-title", "empty-heading"),
    *("empty-table-header", "form-field-multiple-labels", "html-has-lang", "html-lang-valid", "image-alt"),
    *("image-redundant-alt", "input-button-name", "label", "label-title-only", "landmark-unique", "link-name"),
    *("role-img-alt", "select-name", "summary-name", "svg-img-alt", "table-duplicate-name", "target-size"),
    "valid-lang",
]
SHAPE = """() => ({
  lang: document.documentElement.lang,
  h1: document.querySelectorAll("h1").length,
  width: document.documentElement.scrollWidth,
  room: document.documentElement.clientWidth,
})"""
RUN = f"""asked => axe.run(document, asked).then(found => ({{
  shape: ({SHAPE})(),
  broken: found.violations.map(rule => ({{
    id: rule.id, help: rule.help, nodes: rule.nodes.slice(0, 4).map(node => node.html.slice(0, 160)),
  }})),
}}))"""
ALL = {"runOnly": {"type": "tag", "values": RULES}}
ALL_BUT_COLOURS = ALL | {"rules": {rule: {"enabled": False} for rule in COLOURS}}
ONLY_COLOURS = {"runOnly": {"type": "rule", "values": COLOURS}}
ONLY_WORDS = {"runOnly": {"type": "rule", "values": WORDS}}
Asked = dict[str, Any]
Look = tuple[int, Literal["light", "dark"], Asked]
# Colours do not depend on the words: they are asked once, in Dutch, in light and in dark. Each step changes one thing,
# and the page after it is asked from the last step back: a browser works longer to change its window than axe to look.
STEPS: dict[str, tuple[Look, ...]] = {
    "nl": ((390, "light", ALL), (390, "dark", ONLY_COLOURS), (1280, "dark", ONLY_COLOURS), (1280, "light", ALL)),
    "en": ((390, "light", ALL_BUT_COLOURS), (1280, "light", ONLY_WORDS)),
}


def violations(page: Page, asked: Asked) -> list[str]:
    """One line for each rule of axe that this page breaks, with the first elements that break it."""
    return _said(_run(page, asked)["broken"])


def shape_faults(page: Page, language: str) -> list[str]:
    """One h1, the right language, nothing wider than the window."""
    return _bent(page.evaluate(SHAPE), language)


def faults(page: Page, language: str) -> list[str]:
    """Everything wrong with the open page at both widths; see `Asker` for many pages in one window."""
    return Asker(page, language).faults()


class Asker:
    """Asks one page after the other in one window, changing that window as little as it can."""

    def __init__(self, page: Page, language: str) -> None:
        """The window, and the language its pages are in."""
        self.page, self.language, self.steps = page, language, STEPS[language]
        self.width, self.scheme = 0, ""

    def faults(self) -> list[str]:
        """Everything wrong with the page that is open now, at both widths."""
        found = []
        for width, scheme, asked in self.steps:
            self._turn(width, scheme)
            answer = _run(self.page, asked)
            lines = [*_bent(answer["shape"], self.language), *_said(answer["broken"])]
            found += [f"{width} px, {scheme}: {line}" for line in lines]
        self.steps = self.steps[::-1]
        return found

    def _turn(self, width: int, scheme: Literal["light", "dark"]) -> None:
        if width != self.width:
            self.page.set_viewport_size({"width": width, "height": 900})
        if scheme != self.scheme:
            self.page.emulate_media(color_scheme=scheme)
        self.width, self.scheme = width, scheme


def _run(page: Page, asked: Asked) -> dict[str, Any]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(RUN, asked | {"resultTypes": ["violations"]})


def _said(broken: list[dict[str, Any]]) -> list[str]:
    return [f"{rule['id']}: {rule['help']}" + "".join(f"\n    {html}" for html in rule["nodes"]) for rule in broken]


def _bent(shape: dict[str, Any], language: str) -> list[str]:
    faults = [] if shape["lang"] == language else [f"html lang is {shape['lang']!r}"]
    if shape["h1"] != 1:
        faults.append(f"{shape['h1']} × h1")
    if shape["width"] > shape["room"]:
        faults.append(f"scrolls sideways: {shape['width']} px in {shape['room']} px")
    return faults
