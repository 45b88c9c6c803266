"""The main job in a real browser: an idea becomes a proposal, a ballot, a decision, and euros that are reserved."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

from governance.ballots.actions import cast_vote
from governance.ballots.models import Ballot, Decision, Elector
from governance.bodies.models import Body
from governance.ledger.models import GrantYear
from governance.ledger.queries import year_overview
from governance.meetings.actions import plan_meeting
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.money import euro

QUESTION = "Hoe kunnen we samen een fietsbus naar school laten rijden?"
SUMMARY = "Drie scholen en twee buurten proberen zes maanden lang een fietsbus met begeleiders."
TOGETHER = "Eén school heeft te weinig begeleiders. Samen dekken we de hele route."
PLACE = "Zaal van de browsertest"
VOTERS = ("ks-leuven", "vclb", "steiner")
Press = Callable[[Page, str], None]
AsDemo = Callable[[str], User]


def plan_a_raad(by: User) -> None:
    """A meeting of the raad that is surely still to come, whatever the day of the year."""
    starts_at = clock.now() + timedelta(days=30)
    raad = Body.objects.get(slug="som-raad")
    plan_meeting(raad, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), place=PLACE, by=by, at=clock.now())


def propose(page: Page, press: Press) -> None:
    """Type the proposal and hand it in."""
    page.goto("/raad/voorstellen/")
    press(page, "Doe een voorstel")
    page.get_by_label("Hoe kunnen we …?").fill(QUESTION)
    page.get_by_label("In gewone woorden").fill(SUMMARY)
    page.get_by_label("Waarom doen we dit beter samen?").fill(TOGETHER)
    page.get_by_role("group", name="Speerpunten").get_by_role("checkbox").first.check()
    page.get_by_label("Gevraagd bedrag in euro").first.fill("2.000")
    line = page.get_by_label("Budgetpost").first
    line.select_option(line.locator("option", has_text="Studio (").get_attribute("value"))
    page.get_by_label("Duur in maanden").fill("6")
    press(page, "Dien je voorstel in")
    expect(page.get_by_role("heading", level=1)).to_have_text(QUESTION)


def schedule_and_open(page: Page, press: Press, proposal_url: str) -> str:
    """Put it on the agenda of the raad and open the ballot; returns the address of the ballot."""
    page.goto(proposal_url)
    press(page, "Zet op de agenda")
    page.get_by_role("radio", name=PLACE).check()
    press(page, "Zet op de agenda")
    press(page, "Open de stemming")
    press(page, "Open de stemming")
    expect(page.get_by_role("main")).to_contain_text("0 van 21 bezette zetels stemden")
    return page.url


def vote(page: Page, press: Press, ballot_url: str) -> None:
    """Choose, confirm, and keep the receipt."""
    page.goto(ballot_url)
    press(page, "Stem nu")
    page.get_by_role("radio", name="Voor", exact=True).check()
    press(page, "Verder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bevestig je stem")
    press(page, "Bevestig je stem")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je stem is geregistreerd")
    expect(page.get_by_role("main")).to_contain_text("Je kan je stem wijzigen tot")


def everybody_else_votes(ballot: Ballot) -> None:
    """The seats that have not voted: one against, one abstains, the others for."""
    silent = Elector.objects.filter(ballot=ballot, vote=None).entitled().order_by("pk")
    for elector, choice in zip(silent, ["against", "abstain"] + ["for"] * 30, strict=False):
        cast_vote(elector, choice, by=elector.holders.all()[0].person, at=clock.now())


def close(page: Page, press: Press, ballot_url: str) -> None:
    """Close and count."""
    page.goto(ballot_url)
    press(page, "Sluit de stemming")
    press(page, "Sluit en tel")


def test_a_labo_is_proposed_scheduled_voted_and_its_euros_stand_on_the_public_page(
    demo: AsDemo, signed_in: Callable[..., Page], new_context: Any, press: Press
) -> None:
    coordinator = demo("coordinator")
    plan_a_raad(coordinator)
    year = GrantYear.objects.get(year=clock.today().year)
    before = year_overview(year).committed
    proposer, desk = signed_in(demo("plus-basis")), signed_in(coordinator)
    propose(proposer, press)
    ballot_url = schedule_and_open(desk, press, proposer.url)
    for role in VOTERS:
        vote(signed_in(demo(role)), press, ballot_url)
    ballot = Ballot.objects.get(proposal__question=QUESTION)
    everybody_else_votes(ballot)
    close(desk, press, ballot_url)

    decision = Decision.objects.get(ballot=ballot)
    stranger = new_context().new_page()
    stranger.goto(f"/besluiten/{decision.number}/")
    main = stranger.get_by_role("main")
    expect(main).to_contain_text("Aangenomen")
    expect(main).to_contain_text("22 stemgerechtigde zetels, 21 bezet, quorum 11, uitgebracht 21.")
    expect(main).to_contain_text("Voor: 19. Tegen: 1. Onthouding: 1.")
    expect(main).to_contain_text("€ 2.000 is vastgelegd in de post Studio")
    stranger.get_by_role("link", name="Bekijk de vastlegging").click()
    expect(stranger.get_by_role("main")).to_contain_text("€ 2.000")
    stranger.goto(f"/budget/{year.year}/")
    total = stranger.get_by_role("row", name="Samen")
    expect(total.get_by_role("cell").nth(1)).to_have_text(euro(before + 200_000))
