"""What the clock does with minutes. Safe to run as often as one likes."""

from datetime import datetime, timedelta

from governance.minutes.actions import place_minutes, remind_keepers, remind_readers
from governance.minutes.models import Minutes
from governance.minutes.queries import draft_due_on, unplaced, without_minutes
from som_portal.kit import clock

NEAR = timedelta(days=3)


def place_unplaced_minutes(at: datetime) -> int:
    """Put minutes that no coming agenda has on the next one, also when theirs was cancelled; return how many."""
    return sum(place_minutes(minutes, by=None, at=at).is_on_an_agenda for minutes in unplaced())


def remind_of_drafts(at: datetime) -> int:
    """Once when a draft is nearly due and once when it is late, tell who writes it; return how many meetings."""
    today, told = clock.day_of(at), 0
    for meeting in without_minutes(at):
        due = draft_due_on(meeting)
        if today >= due - NEAR:
            told += bool(remind_keepers(meeting, "late" if today > due else "near", today))
    return told


def remind_of_reading(at: datetime) -> int:
    """The day before the comments end, tell who attended and did not read yet, once; return how many drafts."""
    closing = Minutes.objects.unapproved().filter(comments_until=clock.day_of(at) + timedelta(days=1))
    return sum(bool(remind_readers(minutes)) for minutes in closing.with_meeting())
