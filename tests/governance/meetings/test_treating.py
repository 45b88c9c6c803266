"""What the meeting dealt with, and closing it while something is undecided."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import close_ballot, open_ballot
from governance.ballots.models import Ballot
from governance.meetings import actions
from governance.meetings.models import AgendaItem, Meeting
from governance.people.models import User
from governance.record.models import Deed
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Verdict
from tests import make
from tests.governance.ballots import scenes as raads
from tests.governance.meetings.scenes import add, plan

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
LATER = clock.brussels(2026, 3, 26, 17)


@pytest.fixture(autouse=True)
def thursday_in_march() -> Iterator[None]:
    with time_machine.travel(LATER, tick=False):
        yield


def begun(meeting: Meeting) -> Meeting:
    """Somebody of the raad was there."""
    seat = make.seat("som-raad/lop")
    if not seat.mandates.exists():
        make.seated("som-raad/lop")
    actions.record_attendance(meeting, present={seat.pk: "present"}, by=None, at=LATER)
    return meeting


def hold(meeting: Meeting, **more: Any) -> Meeting:
    return actions.hold_meeting(begun(meeting), by=None, at=LATER, **more)


def ballot_on(item: AgendaItem) -> Ballot:
    closes_at = clock.brussels(2026, 3, 26, 18)
    return open_ballot(item.proposal, closes_at=closes_at, by=None, at=clock.brussels(2026, 3, 26, 16, 30))


def test_a_meeting_with_an_undecided_proposal_is_not_closed_without_a_reason() -> None:
    meeting = raads.scheduled().agenda_item.meeting
    with pytest.raises(Conflict, match="Over een punt ter beslissing is nog niet beslist"):
        hold(meeting)
    with pytest.raises(Conflict, match="nog niet beslist"):
        hold(meeting, reason="   ")
    meeting.refresh_from_db()
    assert meeting.is_held is False
    held = hold(meeting, reason="De indiener is ziek.")
    assert (held.is_held, held.undecided_reason) == (True, "De indiener is ziek.")
    item = meeting.agenda_items.get()
    assert f'"undecided":[{item.pk}]' in Deed.objects.get(verb="hold_meeting").facts


def test_control_without_the_verdict_the_meeting_closes_over_an_undecided_proposal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("governance.meetings.access.may_stay_undecided", lambda undecided, reason: Verdict.yes())
    meeting = raads.scheduled().agenda_item.meeting
    assert (hold(meeting).is_held, meeting.agenda_items.undecided().count()) == (True, 1)


@pytest.mark.parametrize("turn_out", [True, False])
def test_a_ballot_with_a_result_treats_its_point_and_one_without_a_quorum_does_not(turn_out: bool) -> None:
    people = make.raad(5)
    item = raads.scheduled().agenda_item
    ballot = ballot_on(item)
    if turn_out:
        raads.everybody_says(ballot, people, at=clock.brussels(2026, 3, 26, 16, 40))
    close_ballot(ballot, by=None, at=clock.brussels(2026, 3, 26, 18))
    item.refresh_from_db()
    assert item.is_treated is turn_out
    if turn_out:
        assert hold(item.meeting).undecided_reason == ""
    else:
        with pytest.raises(Conflict, match="nog niet beslist"):
            hold(item.meeting)


def test_what_has_a_proposal_is_not_treated_by_hand() -> None:
    item = raads.scheduled().agenda_item
    with pytest.raises(Conflict, match="behandeld als over het voorstel beslist is"):
        actions.treat_agenda_item(item, by=None, at=LATER)
    with pytest.raises(Conflict, match="nog niet beslist"):
        hold(item.meeting, treated=[item.pk])


def test_a_point_is_treated_and_reopened_and_twice_is_once() -> None:
    item = add(plan(), "Begroting")
    for action, expected in ((actions.treat_agenda_item, True), (actions.reopen_agenda_item, False)):
        for _twice in range(2):
            assert action(item, by=None, at=make.AT).is_treated is expected
    assert [Deed.objects.filter(verb=f"{verb}_agenda_item").count() for verb in ("treat", "reopen")] == [1, 1]


def test_a_point_to_decide_without_a_proposal_is_decided_at_the_table() -> None:
    meeting = raads.raad_meeting()
    item = add(meeting, "Wie schrijft het verslag?", kind="decide")
    with pytest.raises(Conflict, match="nog niet beslist"):
        hold(meeting)
    assert hold(meeting, treated=[item.pk]).is_held is True


def test_closing_marks_what_was_ticked_and_leaves_the_rest_for_later(client_of: SignedIn) -> None:
    meeting = begun(raads.raad_meeting())
    one, two = add(meeting, "een"), add(meeting, "twee")
    client, address = client_of(make.coordinator()), reverse("meetings:hold_meeting", args=[meeting.pk])
    page = client.get(address).content.decode()
    assert page.count("checked") == 2
    assert client.post(address, {"treated": [str(one.pk)]}).status_code == 303
    assert list(meeting.agenda_items.left_over()) == [two]


def test_the_page_asks_for_the_reason_and_loses_nothing(client_of: SignedIn) -> None:
    meeting = begun(raads.scheduled().agenda_item.meeting)
    client, address = client_of(make.coordinator()), reverse("meetings:hold_meeting", args=[meeting.pk])
    assert "Over deze voorstellen is nog niet beslist" in client.get(address).content.decode()
    refused = client.post(address, {"reason": ""})
    assert (refused.status_code, "nog niet beslist" in refused.content.decode()) == (409, True)
    assert client.post(address, {"reason": "De stemming loopt digitaal."}).status_code == 303


def test_a_point_of_a_closed_meeting_is_no_longer_treated() -> None:
    meeting = raads.raad_meeting()
    item = add(meeting, "een")
    hold(meeting)
    with pytest.raises(Conflict, match="Deze vergadering is afgesloten"):
        actions.treat_agenda_item(item, by=None, at=LATER + timedelta(hours=1))
