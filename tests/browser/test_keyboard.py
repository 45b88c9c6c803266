"""Without a mouse: sign in, vote, register. Every stop of the Tab key can be seen and is not hidden under anything."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from playwright.sync_api import Page, expect

from governance.ballots.models import Ballot, Vote
from governance.people.models import User
from tests.browser.axe import faults
from tests.browser.keys import DESK, FOCUS, PHONE, press, tab_to
from tests.browser.look import Look
from tests.browser.pages import ACCOUNT, COMING, SECOND_STEP
from tests.rights.roles import ROLES
from tests.signin.second import app_code, set_app

AsDemo = Callable[[str], User]


def sign_in(page: Page, person: User) -> None:
    """Ask for a code, read the mail, type the code: keys only."""
    page.goto("/")
    press(page, page.get_by_role("link", name="Aanmelden").first)
    tab_to(page, page.get_by_label("E-mailadres"))
    page.keyboard.type(person.email)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Typ je code")
    found = re.search(r"^ {4}(\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    tab_to(page, page.get_by_label("Code"))
    page.keyboard.type(found[1])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Typ je code")


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_sign_in_vote_and_register_with_keys_only(demo: AsDemo, new_context: Any, window: dict[str, int]) -> None:
    person = demo(ROLES["raadslid"])
    page = new_context(viewport=window).new_page()
    sign_in(page, person)

    ballot = Ballot.objects.filter(closed_at=None).latest("opened_at")
    page.goto(ballot.get_absolute_url())
    press(page, page.get_by_role("main").get_by_role("link", name="Stem nu"))
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Tegen")).to_be_checked()
    page.keyboard.press("ArrowUp")
    press(page, page.get_by_role("button", name="Verder"))
    press(page, page.get_by_role("button", name="Bevestig je stem"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Je stem is geregistreerd")
    assert Vote.objects.get(elector__ballot=ballot, cast_by=person).choice == "for"

    event = next(event for event in COMING.exclude(registrations__person=person) if event.capacity)
    page.goto(event.get_absolute_url())
    press(page, page.get_by_role("button", name="Schrijf je in"))
    expect(page.get_by_role("main")).to_contain_text("Je bent ingeschreven")
    assert event.registrations.active().filter(person=person).count() == 1


def test_the_skip_link_is_the_first_stop_and_brings_you_to_the_content(demo: AsDemo, new_context: Any) -> None:
    page = new_context(viewport=DESK).new_page()
    page.goto("/netwerk/")
    press(page, page.get_by_role("link", name="Ga naar de inhoud"))
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_the_check_of_the_focus_sees_a_focus_that_is_not_drawn(new_context: Any) -> None:
    page = new_context().new_page()
    page.set_content("<button>Zichtbaar</button>")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "not drawn: <button>Zichtbaar</button>"  # a browser draws 1 px, we ask 2
    page.evaluate("document.activeElement.style.outline = '3px solid'")
    assert page.evaluate(FOCUS) == ""
    page.evaluate("document.activeElement.style.marginTop = '-99px'")
    assert (
        page.evaluate(FOCUS)
        == 'outside the window: <button style="outline: solid 3px; margin-top: -99px;">Zichtbaar</button>'
    )


def look_at(page: Page, names: tuple[str, ...]) -> None:
    """Each of these pages answers at its own address, and nothing is wrong with it."""
    found = []
    for name in names:
        answer = page.goto(Look(name).url())
        assert answer is not None
        assert (answer.status, urlsplit(page.url).path) == (200, Look(name).url())
        found += [f"{name}: {line}" for line in faults(page, "nl")]
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    assert not found, "\n".join(found)


def test_nothing_is_wrong_on_the_pages_of_ones_own_account(demo: AsDemo, new_context: Any) -> None:
    page = new_context(viewport=DESK).new_page()
    sign_in(page, demo("leraar"))
    look_at(page, ACCOUNT)


def test_nothing_is_wrong_on_the_pages_of_the_second_step(demo: AsDemo, new_context: Any) -> None:
    person = demo("leraar")
    set_app(person)
    RecoveryCodes.activate(person)
    page = new_context(viewport=DESK).new_page()
    sign_in(page, person)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tweede stap")
    assert faults(page, "nl") == []
    tab_to(page, page.get_by_label("Code"))
    page.keyboard.type(app_code())
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Aanmelden")).to_have_count(0)
    look_at(page, ("mfa_reauthenticate",))
    tab_to(page, page.get_by_label("Code"))
    page.keyboard.type(app_code(steps=1))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Code")).to_have_count(0)
    look_at(page, SECOND_STEP)
