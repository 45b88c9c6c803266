"""Who works on a work: the person it is entrusted to, the team and the coördinatiecel."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from governance.bodies.access import holds
from governance.bodies.models import Power
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Sentence, Verdict
from werkingen.works.grants import holds_grant

TEAM_STARTS = _("Dit doet het SOM-team of de coördinatiecel. Vraag het aan de coördinator.")


def facilitates(by: User | None, *, at: datetime) -> bool:
    """The SOM team and the coördinatiecel support every work. The portal itself may, too."""
    return by is None or holds(by, Power.FACILITATE, on=clock.day_of(at))


def can_start_work(by: User | None, *, at: datetime) -> Verdict:
    """Start something new in a werking."""
    return Verdict.when(facilitates(by, at=at), TEAM_STARTS)


def can_tend_work(by: User | None, work: Any, codename: str, sentence: Sentence, *, at: datetime) -> Verdict:
    """Write news, name partners: who leads it, the team or the coördinatiecel."""
    return Verdict.when(facilitates(by, at=at) or (by is not None and holds_grant(by, codename, work)), sentence)
