"""Without a mouse: a raad that took place gets notes, is read and commented on, and its minutes are approved."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import time_machine
from playwright.sync_api import Page, expect

from governance.bodies.models import Body
from governance.followup.models import ActionItem
from governance.meetings.actions import add_agenda_item, hold_meeting, plan_meeting, record_attendance
from governance.meetings.models import Meeting
from governance.minutes.models import ApprovedMinutes, Minutes
from governance.people.models import User
from som_portal.kit import clock
from tests.browser.axe import faults
from tests.browser.keys import press, tab_to

AsDemo = Callable[[str], User]
NOTE = "De raad wil eerst de scholen horen."
COMMENT = "Ik miste de vraag van de leerlingen."
PLACE = "Zaal van de browsertest"


def planned(days: int) -> Meeting:
    """A raad at seven in the morning, when nobody else meets."""
    day = clock.today() + timedelta(days=days)
    starts_at = clock.brussels(day.year, day.month, day.day, 7)
    made_at, raad = clock.now() - timedelta(days=40), Body.objects.get(slug="som-raad")
    ends_at = starts_at + timedelta(hours=1)
    return plan_meeting(raad, starts_at=starts_at, ends_at=ends_at, place=PLACE, by=None, at=made_at)


def a_raad_took_place(*people: User) -> Meeting:
    """Two days ago, with one point that was treated."""
    meeting = planned(-2)
    at = meeting.ends_at
    item = add_agenda_item(meeting, kind="discuss", title="Fietsbus", minutes=20, by=None, at=at)
    seats = [person.mandates.filter(seat__body=meeting.body).latest("starts_on").seat_id for person in people]
    record_attendance(meeting, present=dict.fromkeys(seats, "present"), by=None, at=at)
    return hold_meeting(meeting, treated=[item.pk], by=None, at=at)


def follow(page: Page, words: str) -> None:
    """The link or button with these words in the main part, by keys."""
    main = page.get_by_role("main")
    link, button = main.get_by_role("link", name=words), main.get_by_role("button", name=words)
    press(page, link.or_(button).first)


def type_in(page: Page, label: str, words: str) -> None:
    tab_to(page, page.get_by_label(label))
    page.keyboard.type(words)


def the_keeper_writes(page: Page, meeting: Meeting) -> None:
    """A note, an action item, and the draft goes around."""
    page.goto(meeting.get_absolute_url())
    follow(page, "Lees wat er gebeurde en beslist is")
    follow(page, "Schrijf de notitie")
    type_in(page, "Wat is er gezegd?", NOTE)
    follow(page, "Bewaar de notitie")
    expect(page.get_by_role("main")).to_contain_text(NOTE)
    follow(page, "Nieuw actiepunt")
    type_in(page, "Wat moet er gebeuren?", "Bevraag de scholen")
    tab_to(page, page.get_by_label("Wie doet het?"))
    page.keyboard.type("KS Leuven")
    page.get_by_label("Tegen wanneer?").fill((clock.today() + timedelta(days=20)).isoformat())
    follow(page, "Leg het actiepunt vast")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bevraag de scholen")
    page.goto(f"{meeting.get_absolute_url()}verslag/")
    expect(page.get_by_role("main")).to_contain_text("Bevraag de scholen. KS Leuven, tegen")
    follow(page, "Leg ter lezing voor")
    follow(page, "Leg ter lezing voor")
    expect(page.get_by_role("main")).to_contain_text("Ter lezing")


def a_member_reads(page: Page, meeting: Meeting) -> None:
    """From the desk to a comment."""
    page.goto("/")
    press(page, page.locator(f'main a[href="{meeting.get_absolute_url()}verslag/"]').first)
    expect(page.get_by_role("main")).to_contain_text(NOTE)
    follow(page, "Geef een opmerking")
    type_in(page, "Je opmerking", COMMENT)
    follow(page, "Geef de opmerking")
    expect(page.get_by_role("main")).to_contain_text(COMMENT)


def the_keeper_answers(page: Page, meeting: Meeting) -> None:
    page.goto(f"{meeting.get_absolute_url()}verslag/")
    follow(page, "Antwoord")
    type_in(page, "Wat doe je ermee?", "Staat erbij, bedankt.")
    follow(page, "Bewaar het antwoord")
    expect(page.get_by_role("main")).to_contain_text("Staat erbij, bedankt.")


def test_a_raad_that_took_place_gets_approved_minutes_with_keys_only(
    demo: AsDemo, signed_in: Callable[..., Page], new_context: Any
) -> None:
    coordinator, member = demo("coordinator"), demo("ks-leuven")
    meeting = a_raad_took_place(member)
    planned(12)  # a session lasts fourteen days, also for who tests before seven in the morning
    keeper = signed_in(coordinator)
    the_keeper_writes(keeper, meeting)
    a_member_reads(signed_in(member), meeting)
    the_keeper_answers(keeper, meeting)
    minutes = Minutes.objects.with_meeting().get(meeting=meeting)
    assert minutes.point is not None
    with time_machine.travel(minutes.point.meeting.starts_at + timedelta(minutes=20)):
        keeper.goto(minutes.get_absolute_url())
        follow(keeper, "Keur het verslag goed")
        follow(keeper, "Keur het verslag goed")
        expect(keeper.get_by_role("main")).to_contain_text("Goedgekeurd")
        stranger = new_context().new_page()
        stranger.goto(minutes.get_absolute_url())
        expect(stranger.get_by_role("main")).to_contain_text(NOTE)
        expect(stranger.get_by_role("main")).to_contain_text(ApprovedMinutes.objects.get(minutes=minutes).digest)
        assert faults(stranger, "nl") == []
        pdf = stranger.request.get(f"{minutes.get_absolute_url()}verslag.pdf")
        assert (pdf.status, pdf.body()[:5]) == (200, b"%PDF-")
    assert ActionItem.objects.get(what="Bevraag de scholen").agreed_in == meeting
