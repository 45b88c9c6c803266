"""Who keeps the minutes of a meeting, who reads and comments on them, and when."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from governance.charter.norms import house_rules
from governance.followup.access import can_make_action
from governance.meetings.access import CANCELLED, is_insider
from governance.meetings.models import AgendaItem, Meeting
from governance.minutes.models import Minutes, MinutesComment, Stage
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.templatetags.som import day as day_in_words

Person = User | AnonymousUser
NOT_YET = _("Notities maak je op de dag van de vergadering of erna.")
NOT_HELD = _("De vergadering is nog niet afgesloten. Sluit ze eerst af, dan volgt het verslag.")
CIRCULATED = _("Dit ontwerp ligt al ter lezing. Pas de notities aan: wie het verslag leest, ziet dat meteen.")
APPROVED = _("Dit verslag is goedgekeurd en wijzigt niet meer. Een latere vergadering kan een rechtzetting beslissen.")
NOT_APPROVED = _("Dit verslag is nog niet goedgekeurd. Pas het ontwerp aan in plaats van een rechtzetting te maken.")
READING_IS_OVER = _("De termijn voor opmerkingen is voorbij. Zeg het op de vergadering die het verslag goedkeurt.")
DID_NOT_ATTEND = _("Opmerkingen zijn er voor wie op de vergadering was.")
MEMBERS_ONLY = _("Dit verslag is er voor de leden van dit netwerkonderdeel. Meld je aan met je eigen account.")
NOWHERE = _("Dit verslag staat nog niet op een agenda. Plan eerst een volgende vergadering.")
NOT_BEGUN = _("De vergadering die dit verslag goedkeurt, moet nog beginnen.")
NOT_LATER = _("Een rechtzetting beslist een latere vergadering van hetzelfde netwerkonderdeel, die al begonnen is.")
SETTLED = _("Deze opmerking is al beantwoord.")


def can_keep_minutes(by: Person | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Who prepares the meetings of the body, and who chairs it, whatever the state of the minutes."""
    return can_make_action(by, meeting.body, at=at)


def can_write_note(by: Person | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Who keeps the minutes, from the day of the meeting until they are approved."""
    return Verdict.first(can_keep_minutes(by, meeting, at=at), takes_notes(meeting, at))


def can_circulate_minutes(by: Person | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Who keeps the minutes, once the meeting is closed."""
    return Verdict.first(can_keep_minutes(by, meeting, at=at), is_ready_to_read(meeting))


def can_comment_on_minutes(by: Person | None, minutes: Minutes, *, at: datetime) -> Verdict:
    """Who attended, until the last day for comments. One query."""
    return Verdict.first(attended(by, minutes.meeting), takes_comments(minutes, at))


def can_confirm_reading(by: Person | None, minutes: Minutes, *, at: datetime) -> Verdict:
    """As who comments: reading without a word is an answer too."""
    return can_comment_on_minutes(by, minutes, at=at)


def can_answer_comment(by: Person | None, minutes: Minutes, *, at: datetime) -> Verdict:
    """Who keeps the minutes, until they are approved."""
    return Verdict.first(can_keep_minutes(by, minutes.meeting, at=at), is_unapproved(minutes))


def can_approve_minutes(by: Person | None, minutes: Minutes, *, at: datetime) -> Verdict:
    """Who keeps the minutes, at or after the later meeting that has them on its agenda."""
    return Verdict.first(can_keep_minutes(by, minutes.meeting, at=at), is_ready_to_approve(minutes, at))


def can_amend_minutes(by: Person | None, minutes: Minutes, *, at: datetime) -> Verdict:
    """Who keeps the minutes, once they are approved."""
    return Verdict.first(can_keep_minutes(by, minutes.meeting, at=at), is_approved(minutes))


def can_read_minutes(user: Person | None, meeting: Meeting, minutes: Minutes | None, *, at: datetime) -> Verdict:
    """Approved minutes of the raad are for everybody; drafts, and those of other bodies, for the members."""
    return Verdict.yes() if minutes is not None and minutes.is_public else can_read_whole_minutes(user, meeting, at=at)


def can_read_whole_minutes(user: Person | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Drafts and private points: the members of the bodies that met, and who keeps the minutes."""
    may = user is None or is_insider(user, meeting, clock.day_of(at)) or can_keep_minutes(user, meeting, at=at)
    return Verdict.when(may, MEMBERS_ONLY)


def is_public_body(meeting: Meeting) -> bool:
    """A body whose approved minutes everybody reads."""
    return meeting.body.slug in house_rules().public_minutes_of


def attended(by: Person | None, meeting: Meeting) -> Verdict:
    """Was there, in the room or online. One query."""
    came = (
        isinstance(by, User) and by.is_active and meeting.attendance.exclude(how="excused").filter(person=by).exists()
    )
    return Verdict.when(by is None or came, DID_NOT_ATTEND)


def takes_notes(meeting: Meeting, at: datetime) -> Verdict:
    """It goes on, its day has come, and nobody approved its minutes. One query."""
    return Verdict.first(
        Verdict.when(not meeting.is_cancelled, CANCELLED),
        Verdict.when(meeting.day <= clock.day_of(at), NOT_YET),
        Verdict.when(not Minutes.objects.approved().filter(meeting=meeting).exists(), APPROVED),
    )


def is_ready_to_read(meeting: Meeting) -> Verdict:
    """The meeting took place and is closed."""
    return Verdict.first(Verdict.when(not meeting.is_cancelled, CANCELLED), Verdict.when(meeting.is_held, NOT_HELD))


def is_uncirculated(minutes: Minutes | None) -> Verdict:
    """Nobody got the draft yet."""
    return Verdict.when(minutes is None, CIRCULATED)


def is_unapproved(minutes: Minutes) -> Verdict:
    """May still change."""
    return Verdict.when(not hasattr(minutes, "approval"), APPROVED)


def is_approved(minutes: Minutes) -> Verdict:
    """Never changes any more."""
    return Verdict.when(hasattr(minutes, "approval"), NOT_APPROVED)


def takes_comments(minutes: Minutes, at: datetime) -> Verdict:
    """Unapproved, and the last day for comments has not passed."""
    is_open = minutes.stage_on(clock.day_of(at)) == Stage.READING
    return Verdict.first(is_unapproved(minutes), Verdict.when(is_open, READING_IS_OVER))


def is_ready_to_approve(minutes: Minutes, at: datetime) -> Verdict:
    """Read by who attended, on the agenda of a later meeting, and that one has begun."""
    last = day_in_words(minutes.comments_until)
    still = said("Wie op de vergadering was, geeft nog opmerkingen tot en met {day}. Keur het verslag daarna goed.")
    point = minutes.point
    return Verdict.first(
        is_unapproved(minutes),
        Verdict.when(minutes.stage_on(clock.day_of(at)) == Stage.WAITING, still.format(day=last)),
        Verdict.when(point and not point.meeting.is_cancelled, NOWHERE),
        Verdict.when(point and point.meeting.starts_at <= at, NOT_BEGUN),
    )


def is_later(item: AgendaItem, minutes: Minutes, at: datetime) -> Verdict:
    """A point of a later meeting of the same body, that has begun and was not cancelled."""
    meeting, first = item.meeting, minutes.meeting
    is_ours = first.body_id in (meeting.body_id, meeting.joint_with_id)
    has_begun = first.starts_at < meeting.starts_at <= at and not meeting.is_cancelled
    return Verdict.when(is_ours and has_begun, NOT_LATER)


def is_unanswered(comment: MinutesComment) -> Verdict:
    """Nobody said yet what becomes of it."""
    return Verdict.when(comment.answered_at is None, SETTLED)
