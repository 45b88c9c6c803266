"""The sum of a proposal follows while somebody types, in a real browser; and reads amounts as the server does."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from governance.people.models import User
from som_portal.kit.money import euro, parse_euro

AsDemo = Callable[[str], User]
TYPED = (
    *("9500", "9.500", "9 500", "9500,5", "9.500,50", "€ 12", "12 EUR", "0", "0,05", "1000000", "\u00a09500\u202f"),
    *("1e5", "1.5", "-5", "NaN", "1,000.00", "1.000,5.0", "", "veel", "12,345", "99999999999", "١٢"),
)


def read(text: str) -> int | None:
    try:
        return parse_euro(text)
    except ValueError:
        return None


@pytest.fixture
def form(demo: AsDemo, signed_in: Callable[..., Page]) -> Page:
    """The form of a new proposal, before somebody of the demo network."""
    page = signed_in(demo("ks-leuven"))
    page.goto("/raad/voorstellen/nieuw/")
    return page


def test_the_sum_follows_what_is_typed(form: Page, axe: Callable[[Page], None]) -> None:
    said = form.locator("[data-costs]")
    expect(said).to_be_empty()
    form.get_by_label("Gevraagd bedrag in euro").first.press_sequentially("2.000")
    expect(said).to_have_text("Samen vraag je €\u00a02.000.")
    line = form.get_by_label("Budgetpost").first
    line.select_option(line.locator("option", has_text="Studio (").get_attribute("value"))
    expect(said.get_by_role("listitem").nth(1)).to_contain_text("Je vraagt €\u00a02.000 uit Studio; daar blijft €")
    form.get_by_text("Komt het geld uit meer dan één post?").click()
    form.get_by_label("Gevraagd bedrag in euro (2)").fill("9999999")
    other = form.get_by_label("Budgetpost (2)")
    other.select_option(other.locator("option", has_text="Laboratorium (").get_attribute("value"))
    expect(said.get_by_role("listitem").first).to_have_text("Samen vraag je €\u00a010.001.999.")
    expect(said).to_contain_text("meer dan er vandaag vrij is.")
    form.get_by_label("Gevraagd bedrag in euro (2)").fill("veel")
    expect(said).to_contain_text("Een bedrag is niet te lezen")
    axe(form)


def test_the_script_reads_and_writes_amounts_as_the_server_does(form: Page) -> None:
    ask = """async (texts) => {
        const { cents, euro } = await import(document.querySelector('script[src*="costs"]').src);
        return texts.map((text) => [cents(text), cents(text) === null ? null : euro(cents(text))]);
    }"""
    found: Any = form.evaluate(ask, list(TYPED))
    expected = [[read(text), None if read(text) is None else euro(read(text) or 0)] for text in TYPED]
    assert found == expected
