"""Two lives of a decision, by keys only and in both languages: consent in rounds, and a secret vote on a person."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from governance.ballots.actions import More, cast_vote, propose, schedule_proposal
from governance.ballots.models import Ballot, Elector, Proposal, Slip, Turn, Vote
from governance.ballots.rules import Choice
from governance.bodies.models import Body
from governance.charter.models import FocusArea
from governance.meetings.actions import plan_meeting
from governance.people.models import User
from governance.soundings.models import Sounding
from som_portal.kit import clock
from tests.browser.keys import Walk, walk
from tests.rights.roles import ROLES

pytestmark = pytest.mark.browser
AsDemo = Callable[[str], User]
SignedIn = Callable[..., Page]
CONSENT = "Hoe kunnen we samen een huiswerkhuis openen?"
PERSON = "Wie begeleidt de fietsbus?"
FIRST_TEXT = "Elke school opent het huis op woensdag."
ARGUMENT, WAY_OUT = "Op woensdag is de sporthal al vol.", "Laat elke school haar dag kiezen."
SAME = "De telling van deze pagina, de telling zetel per zetel en het register zeggen hetzelfde."
SAME_PAPERS = "De telling van deze pagina, de telling papier per papier en het register zeggen hetzelfde."
MORE = " Elke school kiest zelf een andere dag."
CANDIDATES = ("Mira van het buurthuis", "Joren van de sportdienst")


def on_the_agenda(by: User, question: str, kind: str) -> Proposal:
    """A proposal on the agenda of a raad of next month."""
    now = clock.now()
    starts_at = now + timedelta(days=30)
    hours = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)}
    meeting = plan_meeting(Body.objects.get(slug="som-raad"), **hours, place="Zaal van de stemming", by=by, at=now)
    asked: dict[str, Any] = {
        "question": question,
        "summary": FIRST_TEXT,
        "why_together": "Eén school kan het niet alleen.",
        "focus_areas": list(FocusArea.objects.all()[:1]),
        "competence": "raad-prioriteiten",
        "amount": 0,
        "budget_line": None,
        "duration_months": 6,
    }
    proposal = propose(key=uuid4(), by=by, at=now, kind=kind, **asked)
    return schedule_proposal(proposal, meeting, by=by, at=now)


def everybody_else(ballot: Ballot) -> None:
    """The seats that said nothing yet agree; on persons they choose the first, and two abstain."""
    first = ballot.options.order_by("place").first()
    for place, elector in enumerate(list(Elector.objects.filter(ballot=ballot).unvoted().order_by("pk"))):
        choice = Choice.FOR if first is None else Choice.ABSTAIN if place < 2 else Choice.PICK
        more = More(option=first.pk if first and choice is Choice.PICK else None)
        cast_vote(elector, choice, by=elector.holders.all()[0].person, at=clock.now(), more=more)


@pytest.fixture(params=["nl", "en"])
def walks(request: Any, signed_in: SignedIn, live_server: Any) -> Callable[[User], Walk]:
    """`walks(person)`: that person, signed in, in one of both languages."""
    return lambda person: walk(signed_in(person), request.param, live_server.url)


def test_the_whole_life_of_a_consent_decision(demo: AsDemo, walks: Callable[[User], Walk]) -> None:
    proposal = on_the_agenda(demo("coordinator"), CONSENT, "lab")
    desk, member = walks(demo("coordinator")), walks(demo(ROLES["raadslid"]))
    desk.at(proposal.get_absolute_url()).go("Open de stemming")
    desk.pick("Consent, in rondes").go("Open de stemming")
    ballot = Ballot.objects.get(proposal=proposal)
    place = ballot.get_absolute_url()

    member.at(place).go("Stel een vraag of reageer").go("Voeg toe")
    expect(member.page.locator("#fouten")).to_be_focused()
    member.write("Jouw vraag of reactie", "Wie opent de deur?").go("Voeg toe").reads("Je bijdrage staat erbij.")
    desk.at(place).go("Naar de volgende stap").go("Begin de volgende stap").reads("De volgende stap is begonnen.")
    member.at(place).go("Stel een vraag of reageer")
    member.write("Jouw vraag of reactie", "Een goed begin.").go("Voeg toe").reads("Je bijdrage staat erbij.")
    desk.go("Naar de volgende stap").go("Begin de volgende stap")

    member.at(place).go("Stem nu").pick("Ik heb een overwegend bezwaar").go("Verder")
    expect(member.page.locator("#fouten")).to_be_focused()
    member.write("Waarom kan je dit niet laten gebeuren?", ARGUMENT).write("Wat zou je bezwaar wegnemen?", WAY_OUT)
    member.go("Verder").reads("Bevestig je stem").go("Bevestig je stem").reads("Je stem is geregistreerd")
    assert Vote.objects.get(elector__ballot=ballot).choice == "against"

    desk.go("Verwerk de bezwaren").reads("Overwegend bezwaar")
    desk.write("De tekst van de volgende ronde", MORE).go("Begin de nieuwe ronde")
    expect(desk.page.locator("ins")).to_have_text(re.compile(rf"^\w+: {re.escape(MORE.strip())} \w+\.$"))
    assert not Vote.objects.filter(elector__ballot=ballot).exists()
    desk.go("Naar de volgende stap").go("Begin de volgende stap")
    member.at(place).go("Stem nu").pick("Ik geef consent").go("Verder").go("Bevestig je stem")
    everybody_else(ballot)

    desk.at(place).go("Sluit de stemming").go("Sluit en tel").reads("Aangenomen")
    expect(desk.page.get_by_role("main")).to_contain_text(f"De aangepaste tekst luidt: {FIRST_TEXT}{MORE}")
    desk.go("Tel zelf na").reads(SAME)


def test_the_whole_life_of_a_secret_appointment(demo: AsDemo, walks: Callable[[User], Walk]) -> None:
    proposal = on_the_agenda(demo("coordinator"), PERSON, "appointment")
    desk, member = walks(demo("coordinator")), walks(demo(ROLES["raadslid"]))
    desk.at(proposal.get_absolute_url()).go("Open de stemming").pick("Keuze tussen opties")
    desk.write("Opties", *CANDIDATES).go("Open de stemming")
    ballot = Ballot.objects.get(proposal=proposal)
    place = ballot.get_absolute_url()
    assert ballot.is_secret

    member.at(place).go("Stem nu").pick(CANDIDATES[1]).go("Verder").reads("Bevestig je stem")
    said = member.page.locator("p.notice")
    expect(said).to_have_css("display", "block")  # one sentence; as a grid each strong word is a line of its own
    member.go("Bevestig je stem")
    member.reads("Uitgebracht op een geheim papier")
    assert Turn.objects.filter(elector__ballot=ballot, is_taken=True).count() == 1
    member.at(place).reads("Wat een zetel stemt, zie je nooit: deze stemming is geheim.")
    told = member.page.locator("#uitkomst").inner_text()
    assert not any(name in told for name in CANDIDATES)

    everybody_else(ballot)
    desk.at(place).go("Sluit de stemming").go("Sluit en tel").reads("Aangenomen")
    expect(desk.page.locator("#uitkomst")).to_contain_text(CANDIDATES[0])
    assert not Turn.objects.filter(elector__ballot=ballot).exists()
    papers = Slip.objects.filter(ballot=ballot)
    assert papers.filter(option__name=CANDIDATES[1]).count() == 1
    assert papers.count() == Elector.objects.filter(ballot=ballot).entitled().count()
    desk.go("Tel zelf na").reads(SAME_PAPERS)


def test_a_member_asks_the_people_behind_the_seat(
    demo: AsDemo, walks: Callable[[User], Walk], new_context: Any, live_server: Any
) -> None:
    proposal = on_the_agenda(demo("coordinator"), CONSENT, "lab")
    pupil = walks(demo(ROLES["leerling"]))
    pupil.at(proposal.get_absolute_url()).go("Vraag het aan je achterban").go("Maak de link").reads("Deel de link")
    shared = pupil.page.get_by_role("textbox", name=pupil.word("Tekst om te kopiëren")).input_value()
    path = urlsplit(shared.split()[-1]).path

    friend = walk(new_context().new_page(), pupil.language, live_server.url)
    friend.at(path).go("Stuur je antwoord")
    expect(friend.page.locator("#fouten")).to_be_focused()
    friend.pick("Tegen").write("Waarom? In één zin", WAY_OUT).go("Stuur je antwoord")
    friend.reads("Bedankt, je antwoord is bewaard. Alleen wie de vraag stelde, leest het.")

    pupil.at(Sounding.objects.get(proposal=proposal).get_absolute_url())
    expect(pupil.page.get_by_role("main")).to_contain_text(WAY_OUT)
    pupil.go("Sluit de vraag").go("Sluit de vraag").reads(
        "De vraag is gesloten. De antwoorden blijven voor jou te lezen."
    )
    friend.at(path).reads("De vraag is gesloten. Bedankt dat je wilde antwoorden.")
