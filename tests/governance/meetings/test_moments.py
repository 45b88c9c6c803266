"""When and where a body meets: planning, moving, cancelling."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance.bodies.actions import appoint
from governance.meetings import actions
from governance.meetings.models import Meeting
from governance.record.queries import verify
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.meetings.scenes import HOUR, IN_A_WEEK, body, plan, verbs

pytestmark = pytest.mark.django_db


def test_the_coordinator_plans_a_raad(at: datetime) -> None:
    meeting = plan(by=make.coordinator())
    assert (meeting.body.slug, meeting.place, meeting.is_open, meeting.state_at(at)) == (
        "som-raad",
        "Stadskantoor",
        False,
        "planned",
    )
    assert verbs(meeting) == ["plan_meeting"]
    assert verify() == []


@pytest.mark.parametrize("slug", ["som-raad", "som-plus", "coordinatiecel", "afstemmingscel"])
def test_a_team_member_plans_for_no_other_body(slug: str) -> None:
    member = make.seated("som-team/adviseur")
    with pytest.raises(Refused, match="Dit doet de coördinatiecel"):
        plan(slug, by=member)
    assert Meeting.objects.count() == 0
    assert OutgoingMail.objects.count() == 0


def test_a_team_member_plans_for_the_team() -> None:
    assert plan("som-team", by=make.seated("som-team/adviseur")).body.slug == "som-team"


def test_a_raad_member_plans_nothing() -> None:
    with pytest.raises(Refused):
        plan(by=make.raad(1)[0])


def test_the_right_ends_with_the_mandate(at: datetime) -> None:
    gone = make.seated("coordinatiecel/coordinator", ends_on=clock.day_of(at) - timedelta(days=1))
    with pytest.raises(Refused):
        plan(by=gone)


def test_the_same_key_twice_is_one_meeting() -> None:
    key, by = uuid4(), make.coordinator()
    first = plan(by=by, key=key)
    assert plan(by=by, key=key) == first
    assert Meeting.objects.count() == 1


def test_control_two_keys_are_two_wishes_and_the_second_is_told_why_not() -> None:
    by = make.coordinator()
    plan(by=by, key=uuid4())
    with pytest.raises(Conflict, match="staat er al een vergadering"):
        plan(by=by, key=uuid4())


def test_a_body_invited_to_a_joint_meeting_does_not_meet_elsewhere_at_that_hour() -> None:
    plan(joint_with=body("som-plus"), is_open=True)
    with pytest.raises(Conflict):
        plan("som-plus", IN_A_WEEK + HOUR)
    assert plan("som-plus", IN_A_WEEK + 2 * HOUR).pk


def test_the_database_itself_refuses_two_meetings_at_one_moment() -> None:
    meeting = plan()
    twin = Meeting(body=meeting.body, starts_at=meeting.starts_at, ends_at=meeting.ends_at, place="elders")
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_a_meeting_ends_after_it_starts() -> None:
    with pytest.raises(Conflict, match="eindigt na het begin"):
        plan(ends_at=IN_A_WEEK)


def test_members_are_invited_once_even_with_a_seat_in_both_bodies(at: datetime) -> None:
    both = make.seated("som-raad/ku-leuven")
    appoint(both, body("som-plus").seats.all()[0], starts_on=make.LONG_AGO, by=None, at=at)
    make.seated("som-raad/ucll")
    meeting = plan(joint_with=body("som-plus"), is_open=True)
    mails = OutgoingMail.objects.filter(key__startswith=f"meeting-planned:{meeting.pk}:")
    assert mails.count() == 2
    mail = mails.get(to=both.email)
    assert mail.subject == "Uitnodiging: SOM raad op donderdag 19 maart 2026"
    assert "SOM raad komt samen op donderdag 19 maart 2026 van 10.00 uur tot 12.00 uur, in Stadskantoor." in mail.text
    assert "We vergaderen samen met SOM plus." in mail.text
    assert f"/vergaderingen/{meeting.pk}/" in mail.text


def test_who_will_hold_the_seat_that_day_is_invited(at: datetime) -> None:
    leaving = make.seated("som-raad/ku-leuven", ends_on=clock.day_of(at))
    coming = make.seated("som-raad/ku-leuven", starts_on=clock.day_of(at) + timedelta(days=1))
    plan()
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == [coming.email] != [leaving.email]


def test_nobody_is_invited_to_what_is_over() -> None:
    make.raad(1)
    plan(starts_at=make.AT - timedelta(days=3))
    assert OutgoingMail.objects.count() == 0


def test_moving_tells_the_members_each_time_it_moves() -> None:
    member, meeting = make.raad(1)[0], plan()
    for days in (1, 2, 1):
        starts_at = IN_A_WEEK + timedelta(days=days)
        actions.move_meeting(
            meeting, starts_at=starts_at, ends_at=starts_at + HOUR, place="Elders", by=None, at=make.AT
        )
    subjects = list(OutgoingMail.objects.filter(to=member.email).order_by("pk").values_list("subject", flat=True))
    assert subjects[1:] == [
        "Verplaatst: SOM raad op vrijdag 20 maart 2026",
        "Verplaatst: SOM raad op zaterdag 21 maart 2026",
        "Verplaatst: SOM raad op vrijdag 20 maart 2026",
    ]


def test_moving_to_where_it_is_does_nothing() -> None:
    meeting = plan()
    actions.move_meeting(
        meeting, starts_at=meeting.starts_at, ends_at=meeting.ends_at, place=meeting.place, by=None, at=make.AT
    )
    assert verbs(meeting) == ["plan_meeting"]


def test_a_meeting_that_began_does_not_move() -> None:
    meeting = plan()
    with pytest.raises(Conflict, match="al begonnen"):
        actions.move_meeting(
            meeting,
            starts_at=IN_A_WEEK + HOUR,
            ends_at=IN_A_WEEK + 2 * HOUR,
            place="x",
            by=None,
            at=meeting.starts_at,
        )


def test_a_meeting_does_not_move_onto_another_one() -> None:
    plan()
    other = plan(starts_at=IN_A_WEEK + timedelta(days=1))
    with pytest.raises(Conflict, match="staat er al een vergadering"):
        actions.move_meeting(
            other, starts_at=IN_A_WEEK - HOUR, ends_at=IN_A_WEEK + HOUR, place="x", by=None, at=make.AT
        )


def test_cancelling_twice_is_cancelling_once() -> None:
    make.raad(2)
    meeting = plan()
    for _click in range(2):
        actions.cancel_meeting(meeting, reason="De zaal is ondergelopen.", by=None, at=make.AT)
    assert verbs(meeting) == ["plan_meeting", "cancel_meeting"]
    told = OutgoingMail.objects.filter(key__startswith="meeting-cancelled:")
    assert told.count() == 2
    assert "De reden: De zaal is ondergelopen." in told[0].text


def test_a_cancelled_meeting_leaves_its_moment_free() -> None:
    actions.cancel_meeting(plan(), reason="Ziek.", by=None, at=make.AT)
    assert plan().state_at(make.AT) == "planned"
