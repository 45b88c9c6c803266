"""The sentences that belong to an amount that does not fit, and what every verdict asks first."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.access import NOT_COORDINATOR, Person, require
from governance.bodies.models import Power
from governance.ledger.models import GrantYear
from governance.ledger.rules import Misfit, Why
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.money import euro

NOT_SPENDER = gettext_lazy("Geld vastleggen doet de coördinatiecel. Vraag het aan de coördinator.")
SENTENCES = {
    Why.DECISION_NEEDED: gettext_lazy(
        "Boven %(credit)s is een besluit van de SOM-raad nodig. Koppel het besluit of zet het op de agenda. "
        "Dit bedrag ligt er %(over)s boven."
    ),
    Why.OVER_DECISION: gettext_lazy(
        "Dit kan niet: met deze vastlegging ga je %(over)s boven wat de raad besliste (%(credit)s). "
        "Nog vrij: %(free)s. Vraag minder, of vraag de raad een nieuw besluit."
    ),
    Why.TOO_LARGE: gettext_lazy(
        "Zonder vastlegging betaal je tot en met %(credit)s. Dit is %(over)s te veel: leg het eerst vast."
    ),
    Why.NOT_FREE: gettext_lazy(
        "Dit kan niet: er is %(over)s te weinig. Nog vrij op deze post: %(free)s. "
        "Kies een kleiner bedrag of geef eerst iets vrij."
    ),
    Why.NOT_UNDIVIDED: gettext_lazy(
        "Dit kan niet: er is %(over)s te weinig. Nog te verdelen: %(free)s. Neem eerst iets terug van een andere post."
    ),
    Why.OVER_CREDIT: gettext_lazy(
        "Dit kan niet: met deze vastlegging ga je %(over)s boven het krediet van %(credit)s. "
        "Nog vrij: %(free)s. Vraag minder, of verschuif eerst geld naar deze post."
    ),
}


def can_administer(by: Person | None, *, at: datetime) -> Verdict:
    """Open a year, add a line, note and allocate what the raad decided: the coördinatiecel."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def can_spend(by: Person | None, *, at: datetime) -> Verdict:
    """Commit, release, charge and reverse: who holds the power to spend today."""
    return require(by, Power.SPEND, NOT_SPENDER, on=clock.day_of(at))


def is_open(year: GrantYear) -> Verdict:
    """Nothing is booked in a closed year."""
    return Verdict.when(
        not year.closed,
        _("Het boekjaar %(year)s is afgesloten. Boek dit in het volgende jaar.") % {"year": year.year},
    )


def said_of(misfit: Misfit | None) -> Verdict:
    """The sentence that belongs to an amount that does not fit: how much is missing, and what to do."""
    if misfit is None:
        return Verdict.yes()
    amounts = {"over": euro(misfit.over), "credit": euro(misfit.credit), "free": euro(misfit.free)}
    return Verdict.no(str(SENTENCES[misfit.why]) % amounts)
