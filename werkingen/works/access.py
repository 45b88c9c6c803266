"""Who works on a work: the person it is entrusted to, the team and the coördinatiecel."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.access import NOT_COORDINATOR, holds, require
from governance.bodies.models import Power
from governance.ledger.models import BudgetLine
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from werkingen.works.grants import holds_grant
from werkingen.works.models import LedWork, Work
from werkingen.works.queries import lines_open_to

TEAM_STARTS = gettext_lazy("Dit doet het SOM-team of de coördinatiecel. Vraag het aan de coördinator.")


def facilitates(by: User | None, *, at: datetime) -> bool:
    """The SOM team and the coördinatiecel support every work. The portal itself may, too."""
    return by is None or holds(by, Power.FACILITATE, on=clock.day_of(at))


def can_start_work(by: User | None, *, at: datetime) -> Verdict:
    """Start something new in a werking."""
    return Verdict.when(facilitates(by, at=at), TEAM_STARTS)


def can_tend_work(by: User | None, work: LedWork, *, at: datetime) -> Verdict:
    """Write news, name partners: who leads it, the team or the coördinatiecel."""
    return Verdict.when(
        facilitates(by, at=at) or (by is not None and holds_grant(by, work.LEADS, work)),
        _("Dit doet %(leader)s, het SOM-team of de coördinatiecel. Wil je meewerken? Vraag het aan de coördinator.")
        % {"leader": work.LEADER},
    )


def can_point_to_line(by: User | None, *, at: datetime) -> Verdict:
    """Say which budgetpost pays for a work: the coördinatiecel."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def is_line_for(work: Work, line: BudgetLine) -> Verdict:
    """A line of its own kind, that no other work has."""
    return Verdict.first(
        Verdict.when(
            line.kind == work.LINE_KIND,
            _("%(line)s is een post van een andere soort. Kies een andere post.") % {"line": line.name},
        ),
        Verdict.when(
            lines_open_to(work).filter(pk=line.pk).exists(),
            _("%(line)s is al de post van iets anders. Kies een andere post.") % {"line": line.name},
        ),
    )
