"""Who plans a meeting, runs it, and reads what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import NOT_COORDINATOR, holds, mandates_of, require
from governance.bodies.models import Body, Power, Substitute
from governance.meetings.deadlines import suggest_until
from governance.meetings.models import AgendaDocument, AgendaItem, AgendaSuggestion, HolderAtOpening, Meeting
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.templatetags.som import day as in_words

FACILITATED = "som-team"
NOT_FACILITATOR = _("Vergaderingen van het SOM team regelt het team zelf. Vraag het aan een teamlid.")
AGENDA_IS_CLOSED = _(
    "De agenda is er voor de leden. Zetel je in dit netwerkonderdeel? Meld je aan met je eigen account."
)
NOT_INVITED = _("Deze uitnodiging is voor wie op de dag van de vergadering in dit netwerkonderdeel zetelt.")
CANCELLED = _("Deze vergadering is geannuleerd. Plan een nieuwe vergadering als ze toch nodig is.")
HELD = _("Deze vergadering is afgesloten. Wat vastligt, wijzigt niet meer: zet een punt op de volgende agenda.")
NOT_BEGUN = _("De vergadering moet nog beginnen. Sluit ze af als ze voorbij is.")
NO_ATTENDANCE = _("Er is nog geen aanwezigheid genoteerd. Leg eerst vast wie er was.")
ASKED_BY_A_PROPOSAL = _("Aan dit punt hangt een voorstel: soort en titel blijven zoals het voorstel ze vraagt.")
NOT_A_MEMBER = _("Een punt voorstellen kan wie die dag in dit netwerkonderdeel zetelt. Vraag het aan een lid.")
UNDECIDED = _("Over een punt ter beslissing is nog niet beslist. Schrijf waarom niet, dan kan je afsluiten.")
BEGUN = _("Deze vergadering is al begonnen. Sluit ze af of annuleer ze.")
NOT_TODAY = _("Een vergadering open je op de dag zelf. Is ze al voorbij? Noteer dan wie er was.")
NOT_OPENED = _("Deze vergadering is nog niet geopend.")
OPENED = _("Deze vergadering is geopend: wie er is, volgt uit wie binnenkomt en weggaat. Noteer dat bij de zitting.")
NOT_YOUR_SEAT = _("Je meldt alleen jezelf aan. Voor een ander doet wie de vergadering leidt dat.")
NOTHING_PRIVATE = _(
    "Deze vergadering is open of samen met een ander netwerkonderdeel. Zet het punt op een gewone vergadering."
)
PAST = _("Dit moment is al voorbij. Kies een moment dat nog moet komen.")


def can_plan_meeting(by: User | AnonymousUser | None, body: Body, *, at: datetime) -> Verdict:
    """The coördinatiecel plans for every body; whoever facilitates plans for the team."""
    on = clock.day_of(at)
    if body.slug == FACILITATED:
        return require(by, Power.FACILITATE, NOT_FACILITATOR, on=on)
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=on)


def can_plan_something(by: User | None, bodies: Iterable[Body], *, at: datetime) -> Verdict:
    """For at least one of these bodies."""
    verdicts = (can_plan_meeting(by, body, at=at) for body in bodies)
    return next((verdict for verdict in verdicts if verdict), Verdict.no(NOT_COORDINATOR))


def can_run_meeting(by: User | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """The right to keep the meeting's moment, agenda and attendance, whatever its state."""
    return can_plan_meeting(by, meeting.body, at=at)


def can_move_meeting(by: User | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Until it begins."""
    return Verdict.first(can_run_meeting(by, meeting, at=at), is_to_come(meeting, at))


def can_cancel_meeting(by: User | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Until it is closed; also afterwards, when nobody turned up."""
    return Verdict.first(can_run_meeting(by, meeting, at=at), is_unsettled(meeting))


def can_change_agenda(by: User | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Until it is closed: points are also added at the table."""
    return Verdict.first(can_run_meeting(by, meeting, at=at), is_unsettled(meeting))


def keeps_its_question(item: AgendaItem, kind: str, title: str) -> Verdict:
    """A point with a proposal says what the proposal asks, for a decision."""
    is_same = (kind, title) == (item.kind, item.title)
    return Verdict.when(is_same or not item.is_balloted, ASKED_BY_A_PROPOSAL)


def can_read_document(
    user: User | AnonymousUser, document: AgendaDocument, meeting: Meeting, *, at: datetime
) -> Verdict:
    """Who reads the agenda; what is for the members, only they and who runs it."""
    if document.is_for_members:
        return can_read_attendance(user, meeting, at=at)
    return can_read_agenda(user, meeting, at=at)


def may_suggest(by: User | AnonymousUser, meeting: Meeting) -> Verdict:
    """Who holds a seat of a body that meets, on the day it meets."""
    return Verdict.when(is_member_then(by, meeting), NOT_A_MEMBER)


def takes_suggestions(meeting: Meeting, *, at: datetime) -> Verdict:
    """Until the deadline of the house rules. One query."""
    last = suggest_until(meeting)
    words = _("Punten voorstellen kon tot en met {day}. Is het dringend? Spreek de coördinator aan.")
    is_in_time = clock.day_of(at) <= last
    return Verdict.first(is_to_come(meeting, at), Verdict.when(is_in_time, words.format(day=in_words(last))))


def can_suggest_agenda_item(by: User | AnonymousUser, meeting: Meeting, *, at: datetime) -> Verdict:
    """Right and state."""
    return Verdict.first(may_suggest(by, meeting), takes_suggestions(meeting, at=at))


def is_unanswered(suggestion: AgendaSuggestion) -> Verdict:
    """A suggestion gets one answer."""
    return Verdict.when(suggestion.answered_at is None, _("Dit voorstel kreeg al een antwoord."))


def is_sendable(meeting: Meeting, *, has_points: bool, is_new: bool, at: datetime) -> Verdict:
    """To come, with points, and otherwise than what was sent."""
    return Verdict.first(
        is_to_come(meeting, at),
        Verdict.when(has_points, _("Er staat nog niets op de agenda. Zet er eerst punten op.")),
        Verdict.when(is_new, _("Deze agenda is al verstuurd en er is sindsdien niets gewijzigd.")),
    )


def takes_private_points(meeting: Meeting) -> Verdict:
    """Not in the open, and not with the members of another body at the table."""
    return Verdict.when(not meeting.is_open and meeting.joint_with_id is None, NOTHING_PRIVATE)


def is_treated_by_hand(item: AgendaItem) -> Verdict:
    """Not a point with a proposal: that one asks a decision."""
    return Verdict.when(not item.is_balloted, _("Dit punt is behandeld als over het voorstel beslist is."))


def may_stay_undecided(undecided: Sequence[int], reason: str) -> Verdict:
    """A point to decide stays open only with a reason."""
    return Verdict.when(not undecided or reason.strip(), UNDECIDED)


def can_record_attendance(by: User | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Until it is opened or closed; apologies may be noted before it begins."""
    return Verdict.first(can_run_meeting(by, meeting, at=at), is_noted_by_list(meeting))


def can_open_meeting(by: User | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """On the day itself, once."""
    return Verdict.first(can_run_meeting(by, meeting, at=at), is_ready_to_open(meeting, at))


def may_check_in(by: User | None, meeting: Meeting, person: User, *, at: datetime) -> Verdict:
    """Oneself; for another, who runs the meeting. Whether that person has a seat, the snapshot of the opening says."""
    is_own = isinstance(by, User) and by.is_active and by.pk == person.pk
    return Verdict.when(is_own or can_run_meeting(by, meeting, at=at), NOT_YOUR_SEAT)


def can_check_in(by: User | AnonymousUser, meeting: Meeting) -> Verdict:
    """Whoever could take a seat when the meeting opened, while it goes on. Two queries at most."""
    return Verdict.first(
        is_going_on(meeting), Verdict.when(isinstance(by, User) and has_seat_at_opening(by, meeting), NOT_INVITED)
    )


def has_seat_at_opening(by: User, meeting: Meeting) -> bool:
    """Holder or substitute of a seat when the meeting opened. One query."""
    return HolderAtOpening.objects.filter(person=by, seat_at_opening__opening__meeting=meeting).exists()


def can_hold_meeting(by: User | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Once it began, with its attendance noted: a rhythm is kept by attendance."""
    return Verdict.first(can_run_meeting(by, meeting, at=at), is_ready_to_close(meeting, at))


def can_answer_invitation(by: User | AnonymousUser, meeting: Meeting) -> Verdict:
    """Who holds a seat of a body that meets, or substitutes there, on the day it meets. One query at most."""
    return Verdict.when(is_member_then(by, meeting) or _substitutes_then(by, meeting), NOT_INVITED)


def is_member_then(by: User | AnonymousUser, meeting: Meeting) -> bool:
    """Holds a seat of a body that meets, on the day it meets. No query once the mandates of the person are read."""
    if not isinstance(by, User) or not by.is_active:
        return False
    bodies = {meeting.body_id, meeting.joint_with_id}
    return any(mandate.seat.body_id in bodies for mandate in mandates_of(by) if mandate.holds_on(meeting.day))


def _substitutes_then(by: User | AnonymousUser, meeting: Meeting) -> bool:
    if not isinstance(by, User) or not by.is_active:
        return False
    return Substitute.objects.in_force(meeting.day).filter(person=by, seat__body__in=meeting.bodies).exists()


def can_read_agenda(user: User | AnonymousUser | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Everybody when the meeting is open; else the members of the bodies that meet, and who runs it."""
    if meeting.is_open or user is None:
        return Verdict.yes()
    return Verdict.when(is_insider(user, meeting, clock.day_of(at)), AGENDA_IS_CLOSED)


def can_read_attendance(user: User | AnonymousUser | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Who came is for the members, also of an open meeting."""
    return Verdict.when(user is None or is_insider(user, meeting, clock.day_of(at)), AGENDA_IS_CLOSED)


def is_insider(user: User | AnonymousUser, meeting: Meeting, on: date) -> bool:
    """Holds a seat of a body that meets, or coordinates. No query once the mandates of the person are read."""
    if not isinstance(user, User) or not user.is_active:
        return False
    bodies = {meeting.body_id, meeting.joint_with_id}
    if any(mandate.seat.body_id in bodies for mandate in mandates_of(user) if mandate.holds_on(on)):
        return True
    return holds(user, Power.COORDINATE, on=on)


def is_unsettled(meeting: Meeting) -> Verdict:
    """Neither cancelled nor closed."""
    return Verdict.first(Verdict.when(not meeting.is_cancelled, CANCELLED), Verdict.when(not meeting.is_held, HELD))


def is_opened(meeting: Meeting) -> bool:
    """Somebody opened it. One query, none when the opening was fetched along."""
    return getattr(meeting, "opening", None) is not None


def is_going_on(meeting: Meeting) -> Verdict:
    """Opened and not settled."""
    return Verdict.first(is_unsettled(meeting), Verdict.when(is_opened(meeting), NOT_OPENED))


def is_ready_to_open(meeting: Meeting, at: datetime) -> Verdict:
    """Unsettled, and today."""
    return Verdict.first(is_unsettled(meeting), Verdict.when(meeting.day == clock.day_of(at), NOT_TODAY))


def is_noted_by_list(meeting: Meeting) -> Verdict:
    """Unsettled and never opened: then who came is noted by a list, else it follows from who comes in and leaves."""
    return Verdict.first(is_unsettled(meeting), Verdict.when(not is_opened(meeting), OPENED))


def is_to_come(meeting: Meeting, at: datetime) -> Verdict:
    """Unsettled and not begun."""
    return Verdict.first(is_unsettled(meeting), Verdict.when(meeting.starts_at > at, BEGUN))


def is_ready_to_close(meeting: Meeting, at: datetime) -> Verdict:
    """Unsettled, begun, and somebody noted who came. One query once it began."""
    has_begun = Verdict.first(is_unsettled(meeting), Verdict.when(meeting.starts_at <= at, NOT_BEGUN))
    if not has_begun:
        return has_begun
    return Verdict.when(meeting.attendance.came().exists(), NO_ATTENDANCE)
