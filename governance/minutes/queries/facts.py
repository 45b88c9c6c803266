"""What happened at a meeting, as the facts that its minutes are made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import override

from governance.ballots.models import Ballot
from governance.ballots.queries import explained, result_stage
from governance.bodies.models import Mandate
from governance.followup.models import ActionItem
from governance.meetings.models import AgendaItem, Attendance, Meeting, Opening
from governance.meetings.queries import seats_of
from governance.minutes.models import ItemNote
from governance.minutes.rules import ActionFact, DecisionFact, MeetingFacts, PointFact, SeatFact, Section, sections_of
from governance.people.models import User
from som_portal.kit import clock

A_MEMBER = "Een onderwijsmaker"
BEST = ("present", "online", "excused", "")


def sections_for(meeting: Meeting) -> tuple[Section, ...]:
    """The minutes as they follow from what happened until now, whole. As many queries for any meeting of two bodies."""
    return sections_of(facts_of(meeting))


def facts_of(meeting: Meeting) -> MeetingFacts:
    """Everything, by seat; the official text is Dutch, whatever the language of the page."""
    with override("nl"):
        decisions, actions = _decisions(meeting), _actions(meeting)
        notes = {note.item_id: note for note in ItemNote.objects.filter(item__meeting=meeting)}
        items = list(meeting.agenda_items.order_by("position"))
        return MeetingFacts(
            who=meeting.who,
            day=meeting.day,
            place=meeting.place,
            planned=f"{_hour(meeting.starts_at)} – {_hour(meeting.ends_at)} uur",
            opened=_opened(meeting),
            closed=_closed(meeting),
            seats=_seats(meeting),
            points=tuple(
                _point(item, notes.get(item.pk), decisions.get(item.pk, ()), actions.get(item.pk, ()), meeting.is_held)
                for item in items
            ),
            actions=tuple(actions.get(None, ())),
            undecided=meeting.undecided_reason,
        )


def _point(
    item: AgendaItem,
    note: ItemNote | None,
    decisions: Iterable[DecisionFact],
    actions: Iterable[ActionFact],
    is_over: bool,
) -> PointFact:
    """What was not treated by the time that the meeting was closed is carried over."""
    return PointFact(
        title=item.title,
        public_title=item.public_title,
        kind=str(item.get_kind_display()),
        note=note.text if note else "",
        is_private=item.is_private or (note.is_private if note else False),
        is_treated=item.is_treated if is_over else None,
        decisions=tuple(decisions),
        actions=tuple(actions),
    )


def _seats(meeting: Meeting) -> tuple[SeatFact, ...]:
    """Every seat that somebody held that day; a shared seat was there when one of its holders was."""
    noted: dict[int, list[str]] = {}
    for seat, how in Attendance.objects.filter(meeting=meeting).values_list("seat", "how"):
        noted.setdefault(seat, []).append(how)
    rows = [row for row in seats_of(meeting) if not row.is_vacant or row.seat.pk in noted]
    return tuple(SeatFact(row.seat.name, min(noted.get(row.seat.pk, [""]), key=BEST.index)) for row in rows)


def _decisions(meeting: Meeting) -> dict[int, list[DecisionFact]]:
    """What was decided, by point. One query."""
    ballots = Ballot.objects.counted().filter(agenda_item__meeting=meeting, decision__isnull=False)
    found: dict[int, list[DecisionFact]] = {}
    for ballot in ballots.select_related("decision__note", "proposal").order_by("closed_at", "pk"):
        word = str(result_stage(ballot).word)
        result = " ".join((f"{word}.", *explained(ballot, ballot.decision.decided_at)))
        fact = DecisionFact(ballot.decision.number, ballot.decision.whole_wording, result)
        found.setdefault(ballot.agenda_item_id, []).append(fact)
    return found


def _actions(meeting: Meeting) -> dict[int | None, list[ActionFact]]:
    """What was agreed, by point; None: under no point. Two queries."""
    rows = list(ActionItem.objects.agreed_at(meeting).with_owners().order_by("made_at", "pk"))
    seats = _seats_of_people(meeting, [row.person for row in rows if row.person])
    found: dict[int | None, list[ActionFact]] = {}
    for row in rows:
        owner = seats.get(row.person_id, A_MEMBER) if row.person_id else row.owner_name
        found.setdefault(row.item_id, []).append(ActionFact(row.what.rstrip("."), owner, row.due_on))
    return found


def _seats_of_people(meeting: Meeting, people: list[User]) -> dict[int, str]:
    """By which seat of the bodies that met each person is known; minutes name nobody."""
    if not people:
        return {}
    held = Mandate.objects.in_force(meeting.day).filter(person__in=people, seat__body__in=meeting.bodies)
    return {mandate.person_id: mandate.seat.name for mandate in held.select_related("seat").order_by("-seat")}


def _opened(meeting: Meeting) -> str:
    """When somebody opened it at the table. One query."""
    opening = Opening.objects.filter(meeting=meeting).first()
    return _hour(opening.opened_at) if opening else ""


def _closed(meeting: Meeting) -> str:
    """When it was closed, if that was said on the day itself."""
    if meeting.held_at is None or clock.day_of(meeting.held_at) != meeting.day:
        return ""
    return _hour(meeting.held_at)


def _hour(moment: datetime) -> str:
    return f"{clock.local(moment):%H.%M}"
