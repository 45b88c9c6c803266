"""Driven by the clock: once a night the whole ledger is recomputed, and what is broken is told."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

import structlog
from django.utils.translation import gettext as _

from governance.bodies.actions import tell_coordinators
from governance.ledger.actions import keep_verification
from governance.ledger.queries import last_verification, verify
from som_portal.kit import clock
from som_portal.kit.guards import missing_guards

log = structlog.get_logger()
FROM_HOUR = 3


def verify_at_night(at: datetime) -> int:
    """From three o'clock, once: `verify_now`. Returns how many things are broken; twice in a night is once."""
    due = clock.local(at).replace(hour=FROM_HOUR, minute=0, second=0, microsecond=0)
    last = last_verification()
    if at < due or (last is not None and last.at >= due):
        return 0
    return len(verify_now(at))


def verify_now(at: datetime) -> list[str]:
    """Recompute everything, keep what is broken for `readyz`, and tell the coördinatiecel, once a day."""
    broken = [*verify(), *(f"guard {name} is missing" for name in missing_guards())]
    keep_verification(broken, at=at)
    if broken:
        log.error("ledger_broken", broken=broken[:20])
        text = (
            _("Het grootboek klopt niet meer. Boek niets en bel wie het portaal onderhoudt.") + "\n" + "\n".join(broken)
        )
        key = uuid5(NAMESPACE_URL, f"som:verify:{clock.day_of(at)}")
        tell_coordinators(key=key, page="/budget/", text=text[:2_000], email="", at=at)
    return broken
