"""What the clock does with ballots. Safe to run as often as one likes."""

from datetime import datetime, timedelta

from governance.ballots.access import is_voting_open
from governance.ballots.actions import (
    close_ballot,
    due_for_reminder,
    forget_drafts,
    remind_of_review,
    remind_unvoted_seats,
)
from governance.ballots.actions.secrecy import sweep
from governance.ballots.models import Ballot
from som_portal.kit import clock

SWEPT_FOR = timedelta(hours=1)
"""How long after its closing a secret ballot is swept again: longer than the portal needs to come back."""


def close_due_ballots(at: datetime) -> int:
    """Close every ballot whose end has passed; return how many."""
    due = list(Ballot.objects.due_at(at).order_by("closes_at", "pk"))
    for ballot in due:
        close_ballot(ballot, by=None, at=at)
    return len(due)


def sweep_papers(at: datetime) -> int:
    """Sweep once more while a secret ballot was just closed; return how many ballots that are.

    Who closed it swept already, unless it was killed in between or somebody was still reading.
    """
    just_closed = Ballot.objects.filter(is_secret=True, closed_at__gt=at - SWEPT_FOR, closed_at__lte=at).count()
    if just_closed:
        sweep()
    return just_closed


def remind_unvoted(at: datetime) -> int:
    """The day before a ballot closes, mail the seats that have not voted, once; return how many ballots.

    Of a secret ballot every seat is mailed: who was not, would have voted.

    A consent ballot whose round does not take answers yet has nobody to remind.
    """
    tomorrow = clock.day_of(at) + timedelta(days=1)
    closing = [ballot for ballot in Ballot.objects.open_at(at) if clock.day_of(ballot.closes_at) == tomorrow]
    closing = [ballot for ballot in closing if is_voting_open(ballot, at=at)]
    for ballot in closing:
        remind_unvoted_seats(ballot, by=None, at=at)
    return len(closing)


def remind_of_reviews(at: datetime) -> int:
    """Tell once, some days ahead, that a decision is to be reviewed; return how many decisions."""
    today = clock.day_of(at)
    return sum(remind_of_review(followup, on=today) for followup in due_for_reminder(today))


def forget_old_drafts(at: datetime) -> int:
    """Delete the drafts that nobody changed for half a working year; return how many."""
    return forget_drafts(at)
