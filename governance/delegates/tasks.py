"""What the clock does with SOM plus. Safe to run as often as one likes."""

from datetime import datetime, timedelta

from governance.charter.queries import chosen
from governance.delegates import actions
from som_portal.kit import clock

ASKED_IN = (9, 10)
KEPT_UNHANDLED = timedelta(days=365)


def ask_in_september(at: datetime) -> int:
    """From 1 September until the links of that autumn end: ask every institution with an address, once a year."""
    return actions.ask_delegates(by=None, at=at) if clock.day_of(at).month in ASKED_IN else 0


def remind_institutions(at: datetime) -> int:
    """Three weeks after the question, once: mail who did not answer."""
    return actions.remind_delegates(by=None, at=at)


def forget_words_about_persons(at: datetime) -> int:
    """Blank the names in proposals and suggestions whose time is over; a proposal nobody handled goes after a year."""
    before = at - timedelta(days=chosen("woorden-over-personen-dagen", clock.day_of(at)))
    proposals = actions.forget_proposals(handled_before=before, answered_before=at - KEPT_UNHANDLED, by=None, at=at)
    return proposals + actions.forget_suggestions(closed_before=before, by=None, at=at)
