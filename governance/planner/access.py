"""Who plans a year: the coördinatiecel. What may happen to a plan depends on where it stands."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import NOT_COORDINATOR, require
from governance.bodies.models import Power
from governance.people.models import User
from governance.planner.models import YearPlan
from som_portal.kit import clock
from som_portal.kit.access import Verdict

PUBLISHED = _(
    "Dit jaarplan is gepubliceerd en wijzigt niet meer. Maak een nieuw plan om de rest van het jaar te plannen."
)
SOLVING = _("De planner rekent nog. Wacht tot hij klaar is, of stop hem eerst.")
NOT_SOLVING = _("De planner is niet aan het rekenen.")
NO_PROPOSAL = _("Er is nog geen voorstel om te publiceren. Laat de planner eerst rekenen.")
STALE = _("Je wijzigde iets na het laatste voorstel. Laat de planner opnieuw rekenen voor je publiceert.")
UNSIGNED = _("Dit jaar wijkt af van een regel. Schrijf waarom, zodat je de afwijking ondertekent.")
IN_THE_WAY = _("Een vergadering staat in de weg die intussen gepland is. Laat de planner opnieuw rekenen.")
CHANGED = _("Dit plan is intussen gewijzigd. Laad de pagina opnieuw en kies dan.")
BROKEN = _("De controle vond iets dat niet kan: {why} Laat de planner opnieuw rekenen.")


def can_plan_year(by: User | AnonymousUser | None, *, at: datetime) -> Verdict:
    """The coördinatiecel plans for the whole network."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def is_open(plan: YearPlan) -> Verdict:
    """Not published, and the planner is not at work on it."""
    return Verdict.first(
        Verdict.when(plan.published_at is None, PUBLISHED), Verdict.when(plan.asked_at is None, SOLVING)
    )


def is_solving(plan: YearPlan) -> Verdict:
    """The planner is at work on it, or about to."""
    return Verdict.when(plan.asked_at is not None, NOT_SOLVING)


def is_publishable(plan: YearPlan) -> Verdict:
    """Open, with a proposal that answers the wishes as they are now."""
    return Verdict.first(
        is_open(plan),
        Verdict.when(plan.state != YearPlan.State.STALE, STALE),
        Verdict.when(plan.state == YearPlan.State.PROPOSED, NO_PROPOSAL),
    )


def can_change_plan(by: User | None, plan: YearPlan, *, at: datetime) -> Verdict:
    """The right, and the state."""
    return Verdict.first(can_plan_year(by, at=at), is_open(plan))


def can_publish_plan(by: User | None, plan: YearPlan, *, at: datetime) -> Verdict:
    """The right, and a proposal."""
    return Verdict.first(can_plan_year(by, at=at), is_publishable(plan))
