"""Driven by the clock: once a night the whole ledger is recomputed, and what is broken is told."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

import structlog
from django.core.cache import cache
from django.utils.translation import gettext as _

from governance.bodies.actions import tell_coordinators
from governance.ledger.queries import keep_breaks, verify
from som_portal.kit import clock
from som_portal.kit.guards import missing_guards

log = structlog.get_logger()
FROM_HOUR = 3
A_NIGHT = 20 * 3600
"""Seconds that the mark of a night stands; without it the ledger is only verified once more."""


def verify_at_night(at: datetime) -> int:
    """From three o'clock, once: `verify_now`. Returns how many things are broken; twice in a night is once."""
    night = clock.local(at)
    if night.hour < FROM_HOUR or not cache.add(f"ledger:verified:{night.date()}", True, A_NIGHT):
        return 0
    return len(verify_now(at))


def verify_now(at: datetime) -> list[str]:
    """Recompute everything, keep what is broken for `readyz`, and tell the coördinatiecel, once a day."""
    broken = [*verify(), *(f"guard {name} is missing" for name in missing_guards())]
    keep_breaks(broken)
    if broken:
        log.error("ledger_broken", broken=broken[:20])
        text = (
            _("Het grootboek klopt niet meer. Boek niets en bel wie het portaal onderhoudt.") + "\n" + "\n".join(broken)
        )
        key = uuid5(NAMESPACE_URL, f"som:verify:{clock.day_of(at)}")
        tell_coordinators(key=key, page="/budget/", text=text[:2_000], email="", at=at)
    return broken
