"""What the clock does with meetings. Safe to run as often as one likes."""

from datetime import datetime

from governance.meetings.actions import remind_of_tomorrow, remind_unsent


def remind_of_meetings(at: datetime) -> int:
    """The day before a meeting, remind who is invited, once; return how many meetings."""
    return remind_of_tomorrow(at)


def remind_unsent_agendas(at: datetime) -> int:
    """A week before an agenda must leave, remind the coördinatiecel, once a meeting; return how many meetings."""
    return remind_unsent(at)
