"""Questions about meetings: who sits there, what is next, and how each body keeps its rhythm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q

from governance.bodies.models import Body, Mandate, Seat, Substitute
from governance.bodies.queries import SeatOnDate, members_of, seats_held, seats_on
from governance.charter.norms import charter, house_rules
from governance.meetings import wording
from governance.meetings.access import can_plan_meeting
from governance.meetings.models import Attendance, Meeting, MeetingRows, Rsvp
from governance.meetings.requirements import calendar_of, requirement_of, working_year_of
from governance.meetings.rules import Beat, RhythmVerdict, WorkCalendar, judge
from governance.meetings.rules.expected import Expected, SeatAnswer, expected
from governance.meetings.rules.presence import Stay
from governance.people.models import User
from som_portal.kit import clock

DAY, WEEK = timedelta(days=1), timedelta(days=7)
ASKED_AHEAD, MOST_ASKED = 3 * WEEK, 3
FORESEEN = {
    Rsvp.Answer.YES: Attendance.How.PRESENT,
    Rsvp.Answer.ONLINE: Attendance.How.ONLINE,
    Rsvp.Answer.NO: Attendance.How.EXCUSED,
}
COMES = (Rsvp.Answer.YES, Rsvp.Answer.ONLINE)


def seats_of(meeting: Meeting) -> list[SeatOnDate]:
    """The seats of the bodies that meet, with their holders on the day they meet. Two queries a body."""
    return [row for body in meeting.bodies for row in seats_on(body, meeting.day)]


def invited(meeting: Meeting) -> list[User]:
    """Who holds a seat of a body that meets, on the day it meets, each once."""
    people = (person for body in meeting.bodies for person in members_of(body, meeting.day))
    return list({person.pk: person for person in people if person.is_active}.values())


def listed(user: User | AnonymousUser, body: Body | None, *, at: datetime, is_past: bool) -> MeetingRows:
    """The meetings of one body or of all: the nearest first when they are to come, the latest first when past."""
    rows = Meeting.objects.visible_to(user).with_bodies()
    rows = rows if body is None else rows.of_body(body)
    return rows.past(at) if is_past else rows.coming(at)


def bodies_planned_by(user: User, at: datetime) -> list[Body]:
    """The bodies for which a person plans meetings. One query once the mandates are read."""
    return [body for body in Body.objects.all() if can_plan_meeting(user, body, at=at)]


def attendance_of(meeting: Meeting) -> list[Attendance]:
    """Who was noted, in the order of the seats. One query."""
    return list(meeting.attendance.select_related("seat", "person").order_by("seat", "pk"))


def stays_of(attendance: Iterable[Attendance]) -> list[Stay]:
    """What was noted, in the terms of the rules of presence. No query."""
    return [Stay(row.seat_id, row.came_at, row.left_at, row.left_for_id) for row in attendance if row.came]


def attendance_by_holder(meeting: Meeting) -> dict[tuple[int, int], str]:
    """How each (seat, person) was noted. One query."""
    rows = meeting.attendance.values_list("seat", "person", "how")
    return {(seat, person): how for seat, person, how in rows}


def attendance_foreseen(meeting: Meeting) -> dict[int, str]:
    """How each person said they would attend, as a first draft of the attendance list. One query."""
    answers = meeting.rsvps.values_list("person", "answer")
    return {person: FORESEEN[Rsvp.Answer(answer)] for person, answer in answers}


def standing_in_at(meeting: Meeting) -> list[Substitute]:
    """The permanent substitutes of the bodies that meet, on the day they meet. One query."""
    return list(Substitute.objects.in_force(meeting.day).filter(seat__body__in=meeting.bodies))


def expected_at(meeting: Meeting, rsvps: Iterable[Rsvp], standing_in: Iterable[Substitute]) -> Expected | None:
    """What the answers promise of the voting seats of the body that meets; None where nobody votes. One query."""
    held = Mandate.objects.in_force(meeting.day).filter(seat__body=meeting.body, seat__is_voting=True)
    terms: dict[Seat, list[int]] = {}
    for mandate in held.select_related("seat").order_by("seat", "holder"):
        terms.setdefault(mandate.seat, []).append(mandate.person_id)
    seats = {seat.pk: people for seat, people in terms.items()}
    for one in standing_in:
        seats.get(one.seat_id, []).append(one.person_id)
    answers = {rsvp.person_id: rsvp.answer for rsvp in rsvps}
    rows = [SeatAnswer(seat.name, _comes([answers.get(person) for person in terms[seat]])) for seat in terms]
    return expected(rows, house_rules().quorum) if rows else None


def _comes(answers: list[str | None]) -> bool | None:
    """Of the people of one seat: True when one comes, None while one did not say, else False."""
    if any(answer in COMES for answer in answers):
        return True
    return None if None in answers else False


def next_meetings_for(user: User, on: date, most: int = 3) -> list[Meeting]:
    """The first meetings from a day on of the bodies in which a person holds a seat that day. One query at most."""
    bodies = {seat.body_id for seat in seats_held(user, on)}
    if not bodies:
        return []
    rows = Meeting.objects.visible_to(user).going_on().of_bodies(bodies).with_bodies()
    return list(rows.coming(start_of(on))[:most])


def invitations_unanswered(user: User, at: datetime) -> list[Meeting]:
    """Meetings of the coming three weeks to which a person is invited and did not answer. One query at most."""
    bodies = {seat.body_id for seat in seats_held(user, clock.day_of(at))}
    if not bodies:
        return []
    answered = Rsvp.objects.filter(person=user).values("meeting")
    rows = Meeting.objects.visible_to(user).going_on().of_bodies(bodies).exclude(pk__in=answered).with_bodies()
    return list(rows.filter(starts_at__gt=at, starts_at__lte=at + ASKED_AHEAD).order_by("starts_at")[:MOST_ASKED])


def start_of(day: date) -> datetime:
    """Midnight in Leuven."""
    return datetime.combine(day, time(), tzinfo=clock.BRUSSELS)


def rhythm_of(body: Body, on: date) -> RhythmVerdict:
    """How one body keeps its rhythm, as seen on a day. One query."""
    return judged(body, _meetings_around(on).of_bodies([body.pk]), calendar_of(body.slug, on), on)


def rhythms(on: date) -> dict[Body, RhythmVerdict]:
    """How the five bodies keep their rhythm, as seen on a day, in the order of the charter. Two queries."""
    meetings = list(_meetings_around(on))
    return {body: judged(body, meetings, calendar_of(body.slug, on), on) for body in Body.objects.all()}


def _meetings_around(on: date) -> MeetingRows:
    """The meetings of the working years that a day can be counted in."""
    start = clock.working_year(on)
    return meetings_between(working_year_of(start).starts_on - WEEK, working_year_of(start + 1).ends_on + WEEK)


def meetings_between(first: date, last: date) -> MeetingRows:
    """The meetings from the first to the last day, cancelled ones too; `chair_attended` on each."""
    rows = Meeting.objects.filter(starts_at__gte=start_of(first), starts_at__lt=start_of(last + DAY))
    came = Attendance.objects.filter(_chair_seats(), meeting=OuterRef("pk")).came()
    return rows.annotate(chair_attended=Exists(came)).select_related("body", "joint_with")


def _chair_seats() -> Q:
    """The seats whose attendance a rhythm asks for: the voorzitter's in the coördinatiecel."""
    chairs = [(norm.slug, norm.rhythm.chair_seat) for norm in charter().bodies if norm.rhythm.chair_seat]
    return reduce(or_, (Q(seat__body__slug=body, seat__kind=kind) for body, kind in chairs))


def judged(
    body: Body, meetings: Iterable[Meeting], calendar: WorkCalendar, on: date, *, year: str = ""
) -> RhythmVerdict:
    """The verdict over some meetings of one body, in words. `year` names it when it is not the working year of now."""
    beats = [_beat(meeting, body) for meeting in meetings if counts_for(body, meeting) and not meeting.is_cancelled]
    verdict = judge(requirement_of(body.slug), beats, calendar, on=on)
    word, tone = wording.STATES[verdict.state]
    return replace(verdict, word=str(word), tone=tone, sentences=wording.sentences(verdict, body.name, year))


def counts_for(body: Body, meeting: Meeting) -> bool:
    """Its own meetings; a joint one also counts for the body that is invited (house rule 12)."""
    is_guest = meeting.joint_with_id == body.pk and house_rules().joint_meeting_counts_for_both
    return meeting.body_id == body.pk or is_guest


def _beat(meeting: Meeting, body: Body) -> Beat:
    other = meeting.joint_with if meeting.body_id == body.pk else meeting.body
    open_with = charter().body(body.slug).rhythm.open_with
    by_attendance = house_rules().chair_rhythm_by_attendance
    return Beat(
        on=meeting.day,
        is_held=meeting.is_held,
        is_joint=meeting.is_open and other is not None and open_with in ("", other.slug),
        chair_came=meeting.chair_attended if by_attendance else meeting.is_held,  # type: ignore[attr-defined]
    )
