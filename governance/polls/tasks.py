"""What the clock does with polls. Safe to run as often as one likes."""

from datetime import datetime

from governance.polls.actions import remind_silent


def remind_unanswered_polls(at: datetime) -> int:
    """Mail who did not answer a poll that closes soon, once; return how many polls."""
    return remind_silent(at)
