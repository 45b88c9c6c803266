"""Who reads a draft, who still has to, and what asks for minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from governance.bodies.access import holds, mandates_of
from governance.bodies.models import Mandate, Power
from governance.charter.norms import house_rules
from governance.ledger.models import Seal
from governance.ledger.queries import seal_of
from governance.meetings.models import AgendaItem, Attendance, Meeting
from governance.meetings.school_calendar import public_holiday_on
from governance.minutes.models import Erratum, Minutes, MinutesComment
from governance.minutes.rules import working_days_after
from governance.people.models import User
from governance.record.models import Deed, name_of
from som_portal.kit import clock
from som_portal.kit.folding import fold

LOOK_BACK = timedelta(days=60)
NEVER_NAMED = Q(seat__by_seat_only=True)


@dataclass(frozen=True, slots=True)
class Readers:
    """Who attended, and who of them said something about the draft or that they read it."""

    attended: list[Attendance]
    read: set[int]

    @property
    def how_many(self) -> int:
        """People who attended."""
        return len({row.person_id for row in self.attended})

    @property
    def waiting(self) -> list[Attendance]:
        """Who attended and said nothing yet, in the order of the seats, each person once."""
        found = {row.person_id: row for row in reversed(self.attended) if row.person_id not in self.read}
        return list(reversed(found.values()))


def minutes_of(meeting: Meeting) -> Minutes | None:
    """The minutes once they were sent around. One query."""
    return Minutes.objects.with_meeting().filter(meeting=meeting).first()


def readers_of(minutes: Minutes) -> Readers:
    """Who attended and who answered. Three queries."""
    came = minutes.meeting.attendance.exclude(how=Attendance.How.EXCUSED).select_related("person", "seat")
    commented = minutes.comments.values_list("author", flat=True)
    return Readers(list(came.order_by("seat", "pk")), {*minutes.readings.values_list("person", flat=True), *commented})


def comments_on(minutes: Minutes) -> QuerySet[MinutesComment]:
    """In the order they were made, with who made them."""
    return minutes.comments.select_related("author", "item").order_by("made_at", "pk")


def draft_due_on(meeting: Meeting) -> date:
    """The last day for the draft: so many working days after the meeting (house rule 17), school holidays too."""
    days = house_rules().draft_minutes_working_days
    return working_days_after(meeting.day, days, lambda day: bool(public_holiday_on(day)))


def without_minutes(at: datetime) -> list[Meeting]:
    """Meetings of the last two months that must have minutes and were not sent around, the oldest first. One query."""
    rows = Meeting.objects.filter(body__slug__in=house_rules().minutes_of, minutes=None, held_at__isnull=False)
    return list(rows.filter(starts_at__gt=at - LOOK_BACK).with_bodies().order_by("starts_at"))


def drafts_due(user: User | AnonymousUser, at: datetime) -> list[tuple[Meeting, date]]:
    """For who keeps them: the meetings without minutes, each with the last day for its draft. One query at most."""
    if not isinstance(user, User) or not holds(user, Power.COORDINATE, on=clock.day_of(at)):
        return []
    return [(meeting, draft_due_on(meeting)) for meeting in without_minutes(at)]


def drafts_to_read(user: User, at: datetime) -> list[Minutes]:
    """Drafts of meetings that a person attended and said nothing about yet, the nearest last day first. One query."""
    came = Attendance.objects.filter(person=user).exclude(how=Attendance.How.EXCUSED).values("meeting")
    rows = Minutes.objects.unapproved().filter(comments_until__gte=clock.day_of(at), meeting__in=came)
    rows = rows.exclude(readings__person=user).exclude(comments__author=user)
    return list(rows.with_meeting().order_by("comments_until", "pk"))


def comments_until(at: datetime) -> date:
    """The last day for comments on a draft that is sent around now (house rule 17)."""
    return clock.day_of(at) + timedelta(days=house_rules().comments_days)


def how_many_attended(meeting: Meeting) -> int:
    """People who were there. One query."""
    came = meeting.attendance.exclude(how=Attendance.How.EXCUSED)
    return came.order_by().values("person").distinct().count()


def errata_of(minutes: Minutes) -> list[Erratum]:
    """What later meetings corrected, in order. One query."""
    return list(minutes.approval.errata.select_related("decided_in__meeting").order_by("made_at", "pk"))


def later_points(minutes: Minutes, at: datetime) -> QuerySet[AgendaItem]:
    """Points of meetings of the same body that began after this one, the latest first."""
    meeting = minutes.meeting
    later = Meeting.objects.going_on().of_body(meeting.body).filter(starts_at__gt=meeting.starts_at, starts_at__lte=at)
    rows = AgendaItem.objects.filter(meeting__in=later).select_related("meeting")
    return rows.order_by("-meeting__starts_at", "position")


def unplaced() -> list[Minutes]:
    """Unapproved minutes that are on no agenda that can still approve them, the oldest first. One query."""
    gone = Q(point=None) | Q(point__meeting__cancelled_at__isnull=False) | Q(point__meeting__held_at__isnull=False)
    return list(Minutes.objects.unapproved().filter(gone).with_meeting().order_by("circulated_at", "pk"))


def next_to_approve(minutes: Minutes, at: datetime) -> Meeting | None:
    """The first meeting of the body to come after the last day for comments. One query."""
    rows = Meeting.objects.going_on().filter(body=minutes.meeting.body, held_at=None)
    after = rows.filter(starts_at__gt=max(at, _end_of(minutes.comments_until)))
    return after.with_bodies().order_by("starts_at", "pk").first()


def unclaimed_point(meeting: Meeting) -> AgendaItem | None:
    """A point of this agenda that approves minutes, though nobody said which. One query."""
    rows = meeting.agenda_items.filter(kind=AgendaItem.Kind.MINUTES, approves_minutes=None)
    return rows.order_by("position").first()


def keepers_of(meeting: Meeting, on: date) -> list[User]:
    """Who is reminded to write the draft: who facilitates the team, else the coördinatiecel. One query."""
    cell = "som-team" if meeting.body.slug == "som-team" else "coordinatiecel"
    held = (
        Mandate.objects.in_force(on).filter(seat__body__slug=cell).select_related("person").order_by("seat", "holder")
    )
    return list({mandate.person_id: mandate.person for mandate in held if mandate.person.is_active}.values())


def never_named_in(meeting: Meeting, text: str) -> bool:
    """A name that is never public stands in a text: of a pupil or student who sat there that day. One query.

    Who is called like the seat itself (an account that a class shares) is no name.
    """
    held = Mandate.objects.in_force(meeting.day).filter(NEVER_NAMED, seat__body__in=meeting.bodies)
    rows = [(fold(one.person.name), fold(one.seat.name)) for one in held.select_related("person", "seat")]
    folded = f" {fold(text)} "
    return any(name and name != seat and f" {name} " in folded for name, seat in rows)


def listed_minutes(user: User | AnonymousUser, at: datetime) -> QuerySet[Minutes]:
    """What a person may read: approved ones of public bodies, those of their own bodies; the latest meeting first."""
    rows = Minutes.objects.with_meeting().order_by("-meeting__starts_at", "-pk")
    public = Q(approval__isnull=False, meeting__body__slug__in=house_rules().public_minutes_of)
    if not isinstance(user, User):
        return rows.filter(public)
    on = clock.day_of(at)
    if holds(user, Power.COORDINATE, on=on):
        return rows
    bodies = {mandate.seat.body_id for mandate in mandates_of(user) if mandate.holds_on(on)}
    return rows.filter(public | Q(meeting__body__in=bodies) | Q(meeting__joint_with__in=bodies))


def head_of(minutes: Minutes) -> Deed | None:
    """The deed that approved them: its hash is printed under the text. One query."""
    deeds = Deed.objects.filter(thing=name_of(minutes.meeting), verb="approve_minutes")
    return deeds.order_by("-seq").first()


def place_of(meeting: Meeting) -> str:
    """Under which words the seal of the ledger that these minutes print is kept, such as "verslag som-raad …"."""
    return f"verslag {meeting.body.slug} {meeting.day:%Y-%m-%d} {meeting.pk}"


def ledger_seal_of(minutes: Minutes) -> Seal | None:
    """Where the budget ledger stood when they were approved. One query."""
    return seal_of(place_of(minutes.meeting))


def _end_of(day: date) -> datetime:
    return clock.brussels(day.year, day.month, day.day, 23, 59)
