"""From an appointment over the mail to what the raad brings: without a mouse."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from governance.bodies.models import Mandate
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.outbox import deliver_due
from tests import make
from tests.browser.keys import DESK, PHONE, press, tab_to
from tests.browser.test_keyboard import sign_in

AsDemo = Callable[[str], User]
SENTENCE = "Mijn bestuur vroeg het mij."


def appoint(page: Page, email: str) -> None:
    """On the page of the vacant seat of the codi's."""
    page.goto(make.seat("som-raad/codis-basis", 5).get_absolute_url())
    press(page, page.get_by_role("link", name="Stel iemand aan").first)
    tab_to(page, page.get_by_label("E-mailadres"))
    page.keyboard.type(email)
    tab_to(page, page.get_by_label("Waarom?"))
    page.keyboard.type("Voorgedragen door de codi’s.")
    press(page, page.get_by_role("button", name="Stel aan"))
    expect(page.get_by_role("main")).to_contain_text("krijgt een mail om het mandaat te aanvaarden")


def path_in_the_mail() -> str:
    """Where the mail of the appointment leads."""
    deliver_due(clock.now())
    found = re.search(r"https?://[^/\s]+(/netwerk/\S+/aanvaarden/)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_appoint_accept_and_see_what_the_raad_brings(demo: AsDemo, new_context: Any, window: dict[str, int]) -> None:
    person = demo("leraar")
    desk = new_context(viewport=window).new_page()
    sign_in(desk, demo("coordinator"))
    appoint(desk, person.email)

    page = new_context(viewport=window).new_page()
    path = path_in_the_mail()
    sign_in(page, person)
    page.goto(path)
    tab_to(page, page.get_by_label("Mandaat vanuit de eigen organisatie", exact=True))
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type(SENTENCE)
    tab_to(page, page.get_by_label("Cultuur"))
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Aanvaard je mandaat"))
    expect(page.get_by_role("main")).to_contain_text("Bewaard.")
    assert Mandate.objects.get(person=person).accepted_at is not None

    page.goto("/netwerk/som-raad/")
    press(page, page.get_by_role("link", name="Verwachtingen en expertise per zetel"))
    expect(page.get_by_role("main")).to_contain_text(SENTENCE)
    expect(page.get_by_role("main")).not_to_contain_text("bracht in kaart: Cultuur.")
