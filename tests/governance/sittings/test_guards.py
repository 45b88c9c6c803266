"""What a sitting refuses, and who."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from governance.ballots.actions import cast_vote, close_ballot, open_ballot, schedule_proposal
from governance.ballots.models import Ballot
from governance.ballots.rules import Choice
from governance.meetings.actions import open_meeting
from governance.meetings.models import Meeting
from governance.meetings.rules.presence import Absence
from governance.record.queries import history_of
from governance.sittings import access, actions
from governance.sittings.models import PointTime, Suspension
from governance.sittings.queries import absences_from, board_of, latest_close
from som_portal.kit.access import Conflict, Refused, Verdict
from tests import make
from tests.governance.ballots import scenes as voting
from tests.governance.meetings.scenes import plan
from tests.governance.sittings.scenes import MINUTE, START, come_in, opened_with

pytestmark = pytest.mark.django_db


def voting_raad() -> tuple[Meeting, Ballot]:
    """Opened, with a member in, and a vote open at the table."""
    person = make.seated("som-raad/ku-leuven")
    meeting, asked = plan(), voting.proposal(at=make.AT)
    schedule_proposal(asked, meeting, by=None, at=make.AT)
    open_meeting(meeting, by=None, at=START)
    come_in(meeting, person)
    return meeting, open_ballot(asked, closes_at=latest_close(meeting, START), by=None, at=START)


def test_a_meeting_with_an_open_vote_is_not_closed() -> None:
    meeting, ballot = voting_raad()
    at = START + 30 * MINUTE
    with pytest.raises(Conflict, match="Er loopt nog een stemming"):
        actions.close_sitting(meeting, reason="", by=None, at=at)
    elector = ballot.electors.entitled().get()
    cast_vote(elector, Choice.FOR, by=elector.holders.get().person, at=at)
    close_ballot(ballot, by=None, at=at)
    assert actions.close_sitting(meeting, by=None, at=at).is_held


def test_control_without_the_question_a_meeting_closes_over_an_open_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting, _ballot = voting_raad()
    monkeypatch.setattr(access, "has_no_open_vote", lambda *_all, **_more: Verdict.yes())
    assert actions.close_sitting(meeting, reason="later", by=None, at=START + 30 * MINUTE).is_held
    assert access.open_votes(meeting, START + 30 * MINUTE)


def test_control_without_the_question_a_point_begins_while_the_meeting_is_suspended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meeting = opened_with("een")
    actions.suspend_meeting(meeting, by=None, at=START)
    with pytest.raises(Conflict, match="geschorst"):
        actions.start_point(meeting.agenda_items.get(), by=None, at=START)
    monkeypatch.setattr(access, "is_in_session", lambda _meeting: Verdict.yes())
    actions.start_point(meeting.agenda_items.get(), by=None, at=START)
    assert (PointTime.objects.running().count(), Suspension.objects.lasting().count()) == (1, 1)


def test_every_deed_asks_for_the_right() -> None:
    member = make.seated("som-raad/ku-leuven")
    meeting = opened_with("een")
    item, seat = meeting.agenda_items.get(), make.seat("som-raad/ku-leuven")
    attempts: list[Callable[[], object]] = [
        lambda: actions.start_point(item, by=member, at=START),
        lambda: actions.finish_point(item, by=member, at=START),
        lambda: actions.suspend_meeting(meeting, by=member, at=START),
        lambda: actions.resume_meeting(meeting, by=member, at=START),
        lambda: actions.leave_for_point(item, seat, member, by=member, at=START),
        lambda: actions.close_sitting(meeting, by=member, at=START),
    ]
    for attempt in attempts:
        with pytest.raises(Refused):
            attempt()
    assert [deed.verb for deed in history_of(meeting)] == ["plan_meeting", "add_agenda_item", "open_meeting"]


def test_the_database_keeps_one_point_on_the_table_and_one_suspension() -> None:
    meeting = opened_with("een", "twee")
    first, second = meeting.agenda_items.all()
    actions.start_point(first, by=None, at=START)
    Suspension.objects.create(meeting=meeting, suspended_at=START)
    attempts: list[Callable[[], object]] = [
        lambda: PointTime.objects.create(meeting=meeting, item=second, started_at=START),
        lambda: Suspension.objects.create(meeting=meeting, suspended_at=START),
        lambda: PointTime.objects.update(finished_at=START - MINUTE),
        lambda: Suspension.objects.update(resumed_at=START - MINUTE),
    ]
    for attempt in attempts:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_who_came_later_left_earlier_or_left_for_a_point_is_told_with_the_point() -> None:
    late, early, own, there = people = make.raad(4)
    meeting = opened_with("een")
    item = meeting.agenda_items.get()
    for person, minute in zip(people, (12, 0, 0, 0), strict=True):
        come_in(meeting, person, minute)
    actions.start_point(item, by=None, at=START + 10 * MINUTE)
    seat_of = {person.pk: person.mandates.get().seat for person in people}
    actions.leave_for_point(item, seat_of[own.pk], own, by=None, at=START + 11 * MINUTE)
    actions.leave_for_point(item, seat_of[early.pk], early, by=None, at=START + 11 * MINUTE)
    meeting.attendance.filter(person=early).update(left_for=None)
    actions.finish_point(item, by=None, at=START + 20 * MINUTE)
    board = board_of(meeting, START + 30 * MINUTE)
    found = {row.seat.seat_id: why for row, why in absences_from(board.points[0], board, START + 30 * MINUTE)}
    assert found == {
        seat_of[late.pk].pk: Absence.LATER,
        seat_of[early.pk].pk: Absence.EARLIER,
        seat_of[own.pk].pk: Absence.RECUSED,
    }
    assert seat_of[there.pk].pk not in found


def test_closing_ends_the_point_and_the_suspension() -> None:
    person = make.seated("som-raad/ku-leuven")
    meeting = opened_with("een", "twee")
    come_in(meeting, person)
    actions.start_point(meeting.agenda_items.all()[0], by=None, at=START)
    actions.suspend_meeting(meeting, by=None, at=START + MINUTE)
    closed = actions.close_sitting(meeting, by=None, at=START + 5 * MINUTE)
    board = board_of(closed, START + 60 * MINUTE)
    assert [(point.minutes_used, point.item.is_treated) for point in board.points] == [(1, True), (0, False)]
    assert (board.stage, Suspension.objects.get().resumed_at) == ("closed", START + 5 * MINUTE)
