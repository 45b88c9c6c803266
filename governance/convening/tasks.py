"""What the clock does with requests of SOM plus. Safe to run as often as one likes."""

from datetime import datetime

from governance.convening.actions import remind_of_overdue


def remind_of_overdue_requests(at: datetime) -> int:
    """Tell the coördinatiecel once about each request that waits too long; return how many do."""
    return remind_of_overdue(at)
