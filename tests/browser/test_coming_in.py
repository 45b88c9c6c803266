"""Coming in, in a real browser: invite, the mail, the link, yes, and the seat on the desk."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from governance.bodies.models import Mandate
from governance.people.models import User
from som_portal.kit.outbox.models import OutgoingMail

ADDRESS = "nieuw.lid@som.example"
SEAT_KIND = "netwerkexpert"
Press = Callable[[Page, str], None]
AsDemo = Callable[[str], User]


def free_a_seat() -> Mandate:
    """Nobody has this seat any more; returns who had it."""
    held = Mandate.objects.select_related("seat__body").get(seat__kind=SEAT_KIND)
    Mandate.objects.filter(pk=held.pk).update(ends_on=held.starts_on)
    return held


def invite(page: Page, press: Press, seat_page: str) -> None:
    """From the page of the seat."""
    page.goto(seat_page)
    press(page, "Nodig iemand uit per mail")
    page.get_by_label("E-mailadres").fill(ADDRESS)
    page.get_by_label("Naam").fill("Nieuw Raadslid")
    page.get_by_label("Een persoonlijke zin").fill("Jij kent de buurt.")
    press(page, "Verstuur de uitnodiging")
    expect(page.get_by_role("main")).to_contain_text(f"De uitnodiging aan {ADDRESS} is verstuurd.")


def path_in_the_mail() -> str:
    """The link, without the address of the house: the test serves elsewhere."""
    found = re.search(r"/uitnodiging/\S+", OutgoingMail.objects.get(to=ADDRESS).text)
    assert found is not None
    return found[0]


def test_somebody_is_invited_says_yes_and_finds_the_seat_on_the_desk(
    demo: AsDemo, signed_in: Callable[..., Page], new_context: Any, press: Press, axe: Callable[[Page], None]
) -> None:
    seat = free_a_seat().seat
    invite(signed_in(demo("coordinator")), press, f"/netwerk/{seat.body.slug}/zetels/{seat.pk}/")
    link = path_in_the_mail()

    scanner = new_context(java_script_enabled=False).new_page()
    scanner.goto(link)
    page = new_context().new_page()
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bent uitgenodigd voor SOM raad")
    expect(page.get_by_role("main")).to_contain_text("Jij kent de buurt.")
    axe(page)
    press(page, "Ja, ik neem deze zetel op")

    expect(page.get_by_role("heading", level=1)).to_have_text("Welkom bij SOM raad")
    expect(page.get_by_role("main")).to_contain_text(f"Je zetelt in SOM raad als {seat.name}")
    axe(page)
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text(f"SOM raad: {seat.name}")
    welcome = page.get_by_role("link", name="Welkom: maak kennis met je zetel", exact=True)
    expect(welcome).to_be_visible()
    assert Mandate.objects.filter(seat=seat, person__email=ADDRESS).count() == 1

    scanner.goto(link)
    expect(scanner.get_by_role("main")).to_contain_text("Deze uitnodiging is al gebruikt.")
