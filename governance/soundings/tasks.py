"""What the clock does with soundings. Safe to run as often as one likes."""

from datetime import datetime, timedelta

from governance.charter.queries import chosen
from governance.soundings.actions import forget_soundings
from som_portal.kit import clock


def forget_old_soundings(at: datetime) -> int:
    """Questions and answers go after the number of days the house chose; return how many questions."""
    return forget_soundings(at - timedelta(days=chosen("achterban-dagen", clock.day_of(at))))
