"""What the clock does with action items. Safe to run as often as one likes."""

from datetime import datetime

from governance.followup.actions import remind_owners
from som_portal.kit import clock


def remind_of_actions(at: datetime) -> int:
    """Remind who owns something that is due soon or late, one mail a person a day at most; return how many people."""
    return remind_owners(clock.day_of(at))
