"""Planning, moving, cancelling and closing a meeting; its agenda and its attendance."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance.bodies.actions import appoint
from governance.bodies.models import Body
from governance.meetings import actions
from governance.meetings.models import AgendaItem, Attendance, Meeting
from governance.people.models import User
from governance.record.queries import history_of, verify
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
IN_A_WEEK = make.AT + timedelta(days=7)


def body(slug: str = "som-raad") -> Body:
    return Body.objects.get(slug=slug)


def plan(slug: str = "som-raad", starts_at: datetime = IN_A_WEEK, **options: object) -> Meeting:
    options = {"ends_at": starts_at + 2 * HOUR, "place": "Stadskantoor", "by": None, "at": make.AT, **options}
    return actions.plan_meeting(body(slug), starts_at=starts_at, **options)


def verbs(meeting: Meeting) -> list[str]:
    return [deed.verb for deed in history_of(meeting)]


# ---- planning --------------------------------------------------------------------------------------------------------


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
    appoint(both, body("som-plus").seats.first(), starts_on=make.LONG_AGO, by=None, at=at)
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


# ---- moving and cancelling -------------------------------------------------------------------------------------------


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
    same = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at, "place": meeting.place}
    actions.move_meeting(meeting, **same, by=None, at=make.AT)
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
    assert "De reden: De zaal is ondergelopen." in told.first().text


def test_a_cancelled_meeting_leaves_its_moment_free() -> None:
    actions.cancel_meeting(plan(), reason="Ziek.", by=None, at=make.AT)
    assert plan().state_at(make.AT) == "planned"


# ---- agenda ----------------------------------------------------------------------------------------------------------


def add(meeting: Meeting, title: str, **options: object) -> AgendaItem:
    options = {"kind": "discuss", "minutes": 15, "by": None, "at": make.AT, **options}
    return actions.add_agenda_item(meeting, title=title, **options)


def titles(meeting: Meeting) -> list[str]:
    return list(meeting.agenda_items.values_list("title", flat=True))


def test_points_keep_the_order_they_are_given() -> None:
    meeting = plan()
    first, _second, third = (add(meeting, title) for title in ("een", "twee", "drie"))
    actions.lower_agenda_item(first, by=None, at=make.AT)
    assert titles(meeting) == ["twee", "een", "drie"]
    actions.raise_agenda_item(third, by=None, at=make.AT)
    actions.raise_agenda_item(third, by=None, at=make.AT)
    assert titles(meeting) == ["drie", "twee", "een"]


def test_the_first_point_does_not_rise_and_the_last_does_not_sink() -> None:
    meeting = plan()
    first, last = add(meeting, "een"), add(meeting, "twee")
    actions.raise_agenda_item(first, by=None, at=make.AT)
    actions.lower_agenda_item(last, by=None, at=make.AT)
    assert titles(meeting) == ["een", "twee"]


def test_a_removed_point_is_gone_and_the_next_one_comes_last() -> None:
    meeting = plan()
    first = add(meeting, "een")
    add(meeting, "twee")
    actions.remove_agenda_item(first, by=None, at=make.AT)
    add(meeting, "drie")
    assert titles(meeting) == ["twee", "drie"]


def test_the_same_point_sent_twice_is_one_point() -> None:
    meeting, key = plan(), uuid4()
    assert add(meeting, "een", key=key) == add(meeting, "een", key=key)
    assert titles(meeting) == ["een"]


def test_an_agenda_does_not_grow_without_end() -> None:
    meeting = plan()
    for number in range(actions.agenda.MOST_ITEMS):
        add(meeting, f"punt {number}")
    with pytest.raises(Conflict, match="Er staan al 60 punten"):
        add(meeting, "te veel")


# ---- attendance ------------------------------------------------------------------------------------------------------


def test_a_meeting_counts_once_somebody_was_noted_as_there() -> None:
    chair, meeting = make.chair(), plan("coordinatiecel")
    seat = make.seat("coordinatiecel/voorzitter")
    after = meeting.ends_at
    with pytest.raises(Conflict, match="nog geen aanwezigheid"):
        actions.hold_meeting(meeting, by=None, at=after)
    actions.record_attendance(meeting, present={seat.pk: "excused"}, by=None, at=after)
    with pytest.raises(Conflict, match="nog geen aanwezigheid"):
        actions.hold_meeting(meeting, by=None, at=after)
    actions.record_attendance(meeting, present={seat.pk: "online"}, by=None, at=after)
    held = actions.hold_meeting(meeting, by=None, at=after)
    assert held.state_at(after) == "held"
    assert [(row.seat, row.person, row.how) for row in Attendance.objects.all()] == [(seat, chair, "online")]
    assert verbs(meeting) == ["plan_meeting", "record_attendance", "record_attendance", "hold_meeting"]


def test_both_holders_of_a_shared_seat_are_noted_apart(at: datetime) -> None:
    first, seat = make.seated("som-raad/ucll"), make.seat("som-raad/ucll")
    second = make.user()
    appoint(second, seat, starts_on=make.LONG_AGO, holder=2, by=None, at=at)
    meeting = plan()
    actions.record_attendance(meeting, present={seat.pk: "excused"}, second={seat.pk: "present"}, by=None, at=at)
    assert dict(Attendance.objects.values_list("person", "how")) == {first.pk: "excused", second.pk: "present"}


def test_nobody_attends_on_a_vacant_seat_or_on_a_seat_of_another_body(at: datetime) -> None:
    meeting = plan()
    make.seated("som-team/adviseur")
    for path in ("som-raad/ku-leuven", "som-team/adviseur"):
        with pytest.raises(Conflict, match="zat die dag niemand"):
            actions.record_attendance(meeting, present={make.seat(path).pk: "present"}, by=None, at=at)
    assert Attendance.objects.count() == 0


def test_a_meeting_that_did_not_begin_is_not_closed(at: datetime) -> None:
    make.seated("som-raad/ku-leuven")
    meeting = plan()
    actions.record_attendance(meeting, present={make.seat("som-raad/ku-leuven").pk: "present"}, by=None, at=at)
    with pytest.raises(Conflict, match="moet nog beginnen"):
        actions.hold_meeting(meeting, by=None, at=at)


@pytest.fixture
def closed_meeting() -> Meeting:
    make.seated("som-raad/ku-leuven")
    meeting = plan()
    add(meeting, "een")
    seats = {make.seat("som-raad/ku-leuven").pk: "present"}
    actions.record_attendance(meeting, present=seats, by=None, at=meeting.ends_at)
    return actions.hold_meeting(meeting, by=None, at=meeting.ends_at)


@pytest.mark.parametrize("change", ["agenda", "attendance", "cancel", "remove", "move"])
def test_what_is_closed_does_not_change(closed_meeting: Meeting, change: str) -> None:
    meeting, after = closed_meeting, closed_meeting.ends_at
    attempts = {
        "agenda": lambda: add(meeting, "twee", at=after),
        "attendance": lambda: actions.record_attendance(meeting, present={}, by=None, at=after),
        "cancel": lambda: actions.cancel_meeting(meeting, reason="x", by=None, at=after),
        "remove": lambda: actions.remove_agenda_item(meeting.agenda_items.get(), by=None, at=after),
        "move": lambda: actions.move_meeting(
            meeting, starts_at=after + HOUR, ends_at=after + 2 * HOUR, place="x", by=None, at=after
        ),
    }
    with pytest.raises(Conflict, match="afgesloten"):
        attempts[change]()
    assert titles(meeting) == ["een"]
    assert meeting.attendance.count() == 1


def test_every_deed_asks_for_the_right(closed_meeting: Meeting) -> None:
    outsider: User = make.user()
    meeting, item, at = plan(starts_at=IN_A_WEEK + timedelta(days=1)), closed_meeting.agenda_items.get(), make.AT
    attempts = [
        lambda: actions.move_meeting(meeting, starts_at=at, ends_at=at + HOUR, place="x", by=outsider, at=at),
        lambda: actions.cancel_meeting(meeting, reason="x", by=outsider, at=at),
        lambda: add(meeting, "x", by=outsider),
        lambda: actions.remove_agenda_item(item, by=outsider, at=at),
        lambda: actions.raise_agenda_item(item, by=outsider, at=at),
        lambda: actions.lower_agenda_item(item, by=outsider, at=at),
        lambda: actions.record_attendance(meeting, present={}, by=outsider, at=at),
        lambda: actions.hold_meeting(meeting, by=outsider, at=at),
    ]
    for attempt in attempts:
        with pytest.raises(Refused):
            attempt()
    assert verbs(meeting) == ["plan_meeting"]
