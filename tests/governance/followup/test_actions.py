"""What somebody will do: made, changed, done, dropped, by whom."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance.followup import actions
from governance.followup.models import ActionItem, ActionState
from governance.followup.queries import actions_of, open_actions_for
from governance.record.queries import history_of
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.followup.scenes import IN_TWO_WEEKS, TODAY, action
from tests.governance.meetings.scenes import add, body, plan

pytestmark = pytest.mark.django_db
AT = make.AT


def test_an_action_of_a_point_knows_its_meeting_and_its_body() -> None:
    meeting = plan()
    made = action(item=add(meeting, "Rust in de schooldag"))
    assert (made.agreed_in, made.body, made.state) == (meeting, meeting.body, ActionState.OPEN)


def test_the_same_key_twice_is_one_action() -> None:
    key = uuid4()
    assert action(key=key) == action(key=key)
    assert ActionItem.objects.count() == 1


def test_a_point_of_another_body_is_no_source() -> None:
    with pytest.raises(Conflict, match="ander netwerkonderdeel"):
        action(item=add(plan("som-team"), "Werkverdeling"))


def test_a_joint_meeting_is_a_source_for_both_bodies() -> None:
    item = add(plan(joint_with=body("som-plus"), is_open=True), "Terugblik")
    assert action(item=item, body=body("som-plus")).body.slug == "som-plus"


def test_who_prepares_and_who_chairs_make_an_action_and_a_member_does_not() -> None:
    chair, member = make.chair(), make.raad(1)[0]
    assert action(by=make.coordinator()).pk
    assert action(by=chair).pk
    with pytest.raises(Refused):
        action(by=member)


def test_the_owner_finishes_it_and_nobody_else_of_the_body() -> None:
    owner, other = make.raad(2)
    made = action(owner=owner)
    with pytest.raises(Refused, match="trekt"):
        actions.finish_action(made, by=other, at=AT)
    done = actions.finish_action(made, reason="Staat op de website", by=owner, at=AT)
    assert (done.state, done.reason) == (ActionState.DONE, "Staat op de website")


def test_whoever_holds_the_seat_owns_what_the_seat_owns() -> None:
    holder = make.seated("som-raad/lop", ends_on=TODAY)
    made = action(owner=make.seat("som-raad/lop"))
    assert list(actions_of(holder, TODAY)) == [made]
    holder.refresh_from_db()
    assert list(actions_of(holder, TODAY + timedelta(days=1))) == []


def test_every_member_of_a_body_owns_what_the_body_owns() -> None:
    made, member = action(owner=body("som-team")), make.seated("som-team/communicatiemedewerker")
    assert actions.finish_action(made, by=member, at=AT).done_at == AT


def test_the_owner_does_not_let_it_go_but_who_prepares_does_with_a_reason() -> None:
    owner = make.raad(1)[0]
    made = action(owner=owner)
    with pytest.raises(Refused):
        actions.drop_action(made, reason="Geen tijd", by=owner, at=AT)
    dropped = actions.drop_action(made, reason="Het budget is op", by=make.coordinator(), at=AT)
    assert (dropped.state, dropped.ended_at) == (ActionState.DROPPED, AT)


def test_what_is_done_is_neither_dropped_nor_changed() -> None:
    made = actions.finish_action(action(), by=None, at=AT)
    with pytest.raises(Conflict, match="al afgerond"):
        actions.drop_action(made, reason="Toch niet", by=None, at=AT)
    with pytest.raises(Conflict, match="al afgerond"):
        actions.change_action(made, what="Iets anders", owner=made.owner, due_on=TODAY, by=None, at=AT)
    assert actions.finish_action(made, by=None, at=AT + timedelta(days=1)).done_at == AT


def test_another_owner_and_day_replace_the_old_ones() -> None:
    made, person = action(), make.raad(1)[0]
    actions.change_action(made, what="Bel de scholen", owner=person, due_on=TODAY, by=None, at=AT)
    made.refresh_from_db()
    assert (made.what, made.owner, made.due_on, made.charged_body) == ("Bel de scholen", person, TODAY, None)


def test_an_open_action_waits_for_the_next_meeting_until_it_is_done() -> None:
    meeting, made = plan(), action()
    assert open_actions_for(meeting) == [made]
    actions.finish_action(made, by=None, at=AT)
    assert open_actions_for(meeting) == []


def test_the_record_keeps_neither_words_nor_persons() -> None:
    made = action(owner=make.raad(1)[0], what="Bel Zoë")
    facts = [json.loads(deed.facts) for deed in history_of(made)]
    assert facts == [{"due_on": IN_TWO_WEEKS.isoformat(), "item": None, "owner": "person"}]


@pytest.mark.parametrize(
    "broken",
    [
        {"person": None, "seat": None, "charged_body": None},
        {"done_at": AT, "dropped_at": AT, "reason": "x"},
        {"dropped_at": AT},
    ],
)
def test_the_database_refuses_what_no_action_can_be(broken: dict[str, object]) -> None:
    made = action()
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionItem.objects.filter(pk=made.pk).update(**broken)
