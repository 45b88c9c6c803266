"""A member answers a date poll from the mail on a phone and at a desk, with keys only."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from governance.people.models import User
from governance.polls.links import answer_path
from governance.polls.models import DatePoll, PollAnswer
from tests.browser.axe import faults
from tests.browser.keys import DESK, PHONE, press, tab_to
from tests.rights.roles import ROLES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_a_date_is_picked_from_the_mail_with_keys_only(
    demo: Callable[[str], User], new_context: Any, window: dict[str, int]
) -> None:
    member = demo(ROLES["raadslid"])
    poll = DatePoll.objects.filter(settled_at=None, body__slug="som-raad")[0]
    page = new_context(viewport=window).new_page()
    page.goto(answer_path(poll, member))
    groups = page.get_by_role("group")
    assert groups.count() == poll.options.count()
    tab_to(page, groups.nth(0).get_by_label("Ja"))
    page.keyboard.press("Space")
    tab_to(page, groups.nth(1).get_by_label("Ja"))
    page.keyboard.press("ArrowDown")
    expect(groups.nth(1).get_by_label("Als het moet")).to_be_checked()
    press(page, page.get_by_role("button", name="Bewaar mijn antwoord"))
    expect(page.get_by_text("Bedankt, je antwoord is bewaard.")).to_be_visible()
    said = PollAnswer.objects.filter(person=member).order_by("option__starts_at")
    assert list(said.values_list("choice", flat=True)) == ["ja", "als-het-moet"]
    assert faults(page, "nl") == []
