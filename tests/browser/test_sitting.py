"""A raad in a real browser, by keyboard: opened, checked in at, led point by point with two votes, and closed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from governance.ballots.actions import cast_vote, propose, schedule_proposal
from governance.ballots.models import Ballot, Elector
from governance.bodies.models import Body
from governance.charter.models import FocusArea
from governance.meetings.actions import add_agenda_item, check_in, plan_meeting
from governance.meetings.models import HolderAtOpening, Meeting
from governance.people.models import User
from som_portal.kit import clock
from tests.browser.axe import ALL, violations
from tests.browser.keys import tab_to

AsDemo = Callable[[str], User]
QUESTIONS = ("Hoe kunnen we samen een leeszolder openen?", "Hoe kunnen we de speelplaats vergroenen?")
WAY_IN = {True: "present", False: "online"}


def raad_of_today(by: User) -> Meeting:
    """Planned for later today with a point to hear and two to decide; it begins a moment ago, so it can be closed."""
    now = clock.now()
    raad = Body.objects.get(slug="som-raad")
    hours = {"starts_at": now + timedelta(minutes=2), "ends_at": now + timedelta(minutes=90)}
    meeting = plan_meeting(raad, **hours, place="Zaal van de zitting", by=by, at=now)
    add_agenda_item(meeting, kind="info", title="Welkom", minutes=5, by=by, at=now)
    for question in QUESTIONS:
        asked = {
            "question": question,
            "summary": "Twee scholen beginnen.",
            "why_together": "Eén school kan het niet alleen.",
            "focus_areas": list(FocusArea.objects.all()[:1]),
            "competence": "raad-prioriteiten",
            "amount": 0,
            "budget_line": None,
            "duration_months": 6,
        }
        proposal = propose(key=uuid4(), by=by, at=now, **asked)  # type: ignore[arg-type]
        schedule_proposal(proposal, meeting, by=by, at=now)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=now - timedelta(minutes=1))
    return meeting


def by_key(page: Page, words: str) -> None:
    """Go to the button or the link with these words, press Enter and wait for the page it leads to."""
    main = page.get_by_role("main")
    target = main.get_by_role("button", name=words).or_(main.get_by_role("link", name=words)).first
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def is_clean(page: Page) -> None:
    """Nothing that axe would say."""
    assert violations(page, ALL) == []


def everybody_else_comes_in(meeting: Meeting) -> None:
    """From their own phones: most in the room, some online."""
    noted = set(meeting.attendance.values_list("person", flat=True))
    holders = HolderAtOpening.objects.filter(seat_at_opening__opening__meeting=meeting).exclude(person__in=noted)
    for holder in holders.select_related("person", "seat_at_opening__seat"):
        how = WAY_IN[holder.pk % 5 > 0]
        check_in(meeting, holder.seat_at_opening.seat, holder.person, how, by=holder.person, at=clock.now())


def everybody_votes(question: str) -> None:
    """One against, the others for."""
    ballot = Ballot.objects.get(proposal__question=question)
    roll = Elector.objects.filter(ballot=ballot).entitled().order_by("pk")
    for elector, choice in zip(roll, ["against", *["for"] * 40], strict=False):
        cast_vote(elector, choice, by=elector.holders.all()[0].person, at=clock.now())


def decide(page: Page, question: str) -> None:
    """The vote of the point on the table, from opening to the sentence that is read aloud."""
    by_key(page, "Open de stemming")
    expect(page.get_by_role("main")).to_contain_text("zetels stemden.")
    everybody_votes(question)
    by_key(page, "Sluit de stemming")
    is_clean(page)
    by_key(page, "Sluit en tel")
    expect(page.get_by_role("main")).to_contain_text("Lees voor")
    expect(page.get_by_role("main")).to_contain_text(f"keurt het labo “{question}” goed")
    is_clean(page)


def test_a_raad_is_held_from_opening_to_closing_with_two_votes_by_keyboard(
    demo: AsDemo, signed_in: Callable[..., Page], new_context: Any
) -> None:
    chair = demo("voorzitter")
    meeting = raad_of_today(chair)
    table, phone = signed_in(chair), signed_in(demo("ks-leuven"))
    table.goto(f"/vergaderingen/{meeting.pk}/")
    by_key(table, "Open de vergadering")
    by_key(table, "Open de vergadering")
    expect(table.get_by_role("heading", level=1)).to_have_text("Wie is er?")
    is_clean(table)
    phone.goto(f"/vergaderingen/{meeting.pk}/")
    by_key(phone, "Meld je aan")
    by_key(phone, "In de zaal")
    expect(phone.get_by_role("main")).to_contain_text("Genoteerd: je bent er.")
    is_clean(phone)
    everybody_else_comes_in(meeting)

    table.goto(f"/vergaderingen/{meeting.pk}/zitting/")
    expect(table.get_by_role("main")).to_contain_text("Quorum gehaald")
    by_key(table, "Begin met dit punt")
    table.get_by_label("Notitie").fill("De voorzitter heet iedereen welkom.")
    by_key(table, "Bewaar de notitie")
    expect(table.get_by_role("main")).to_contain_text("De notitie is bewaard.")
    is_clean(table)
    by_key(table, "Rond dit punt af")
    for question in QUESTIONS:
        by_key(table, "Begin met dit punt")
        decide(table, question)
        by_key(table, "Rond dit punt af")
    table.get_by_role("heading", level=1).click()
    table.keyboard.press("ArrowLeft")
    expect(table.get_by_role("main")).to_contain_text("Punt 2 van 3")
    by_key(table, "Sluit de vergadering")
    is_clean(table)
    by_key(table, "Sluit de vergadering")
    expect(table.get_by_role("main")).to_contain_text("De vergadering is afgesloten en telt mee voor het ritme.")
    assert Meeting.objects.get(pk=meeting.pk).agenda_items.untreated().count() == 0
