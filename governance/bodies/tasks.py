"""What the clock does with mandates. Rights need no task: they end with the mandate."""

from datetime import datetime, timedelta

from governance.bodies.actions import remind_ending
from governance.bodies.queries import unreminded
from governance.charter.norms import house_rules
from som_portal.kit import clock

A_TICK = 100


def remind_ending_mandates(at: datetime) -> int:
    """Mail whose mandate ends within the notice of house rule 17, once a last day; at most a hundred a tick."""
    today = clock.day_of(at)
    last = today + timedelta(days=house_rules().mandate_notice_days)
    return sum(remind_ending(mandate, by=None, at=at) for mandate in unreminded(today, last)[:A_TICK])
