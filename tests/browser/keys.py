"""Keys only: go to something with Tab, and the page as somebody walks it in one language. Nothing sets the focus."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, override
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import ALL, ALL_BUT_COLOURS, violations

PHONE, DESK = {"width": 390, "height": 780}, {"width": 1280, "height": 800}
MOST_STOPS = 80
# What is wrong with the focus now: not drawn, out of the window, or covered by something else.
FOCUS = """() => {
  const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
  const name = it.outerHTML.slice(0, 120);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return `not drawn: ${name}`;
  const x = box.left + Math.min(box.width / 2, 20), y = box.top + box.height / 2;
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `outside the window: ${name}`;
  const top = document.elementFromPoint(x, y), label = it.labels && it.labels[0];
  const seen = top && (it.contains(top) || top.contains(it) || (label && label.contains(top)));
  return seen ? "" : `covered by ${top && top.outerHTML.slice(0, 80)}: ${name}`;
}"""


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this element has the focus; each stop on the way is visible."""
    handle = wanted.element_handle()
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS) == ""
        if handle.evaluate("it => it === document.activeElement"):
            return
    raise AssertionError(f"Tab never comes to {wanted}")


def press(page: Page, wanted: Locator) -> None:
    """Go there with Tab and press Enter."""
    tab_to(page, wanted)
    page.keyboard.press("Enter")


@dataclass(frozen=True, slots=True)
class Walk:
    """One person in a browser of their own, in one language. Words are given in Dutch, the language of the source."""

    page: Page
    language: str

    def at(self, path: str) -> "Walk":
        """Come in at an address."""
        self.page.goto(path)
        return self.looked()

    def word(self, words: str) -> str:
        """These words as this person reads them; a text without a translation fails the walk of the other language."""
        with override(self.language):
            return gettext(words)

    def go(self, words: str) -> "Walk":
        """Tab to the link or the button that is called so, press Enter, and look at the page that comes."""
        main, name = self.page.get_by_role("main"), self.word(words)
        target = main.get_by_role("button", name=name, exact=True).or_(main.get_by_role("link", name=name, exact=True))
        tab_to(self.page, target.first)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self.looked()

    def pick(self, words: str) -> "Walk":
        """Tab into the radios and move with the arrows until the one that is called so is chosen."""
        wanted = self.page.get_by_role("main").get_by_role("radio", name=self.word(words), exact=True)
        group = self.page.locator(f'input[type=radio][name="{wanted.get_attribute("name")}"]')
        chosen = group.and_(self.page.locator(":checked"))
        tab_to(self.page, chosen if chosen.count() else group.first)
        self.page.keyboard.press("Space")
        for _step in range(group.count()):
            if wanted.is_checked():
                break
            self.page.keyboard.press("ArrowDown")
        expect(wanted).to_be_checked()
        return self

    def write(self, label: str, *lines: str) -> "Walk":
        """Tab to a field and write at its end; Enter between the lines."""
        tab_to(self.page, self.page.get_by_role("main").get_by_role("textbox", name=self.word(label)))
        self.page.keyboard.press("Control+End")
        for place, line in enumerate(lines):
            if place:
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(line)
        return self

    def reads(self, words: str) -> "Walk":
        """The page says so, in this language."""
        expect(self.page.get_by_role("main")).to_contain_text(self.word(words))
        return self

    def looked(self) -> "Walk":
        """Nothing that axe would say. Colours do not depend on the words: they are asked once, in Dutch."""
        asked = ALL if self.language == "nl" else ALL_BUT_COLOURS
        assert violations(self.page, asked) == [], self.page.url
        return self

    @property
    def path(self) -> str:
        """Where one is."""
        return "/" + self.page.url.split("/", 3)[3]


def walk(page: Page, language: str, origin: str) -> Walk:
    """Somebody who reads this language."""
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": origin}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    return Walk(page, language)
