"""Proposals of the kinds that had none: an advice to the city and a rule of procedure, with a whole file."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from governance.ballots.actions import Engaged, add_proposal_document, propose
from governance.ballots.models import Proposal
from governance.charter.models import FocusArea
from governance.people.models import Institution
from som_portal.demo.content import key_of
from som_portal.demo.seed.papers import paper_of
from som_portal.demo.seed.timeline import Network, Step

SUBMITTED_DAYS_AGO = 13
PLAN = "Schets van de schoolstraten"
Part = tuple[str, str, str, bool]
"""An institution by slug, a level, or an organisation outside the network; the engagement, what it does, is it paid?"""
RUNNING_PARTNERS: list[Part] = [
    ("basis", "infrastructuur", "een speelplaats en een vaste namiddag per week", False),
    ("secundair", "mankracht", "leerlingen als gids", False),
    ("Buurtwerking", "kennis", "bewoners als gastleraar, en hun ruimte", True),
    ("ucll", "kennis", "begeleiding van de leraren, en een meting bij het begin en het einde", True),
]
"""Who takes part in the proposal on which the demo always votes. The seat of who is paid steps aside."""
ADVICE_PARTNERS: list[Part] = [
    ("basis", "mankracht", "toezicht door ouders en personeel", False),
    ("Stad Leuven", "infrastructuur", "signalisatie, en overleg met bewoners", False),
]
RUNNING: dict[str, str] = {
    "who_alone": "Elke school kan met haar eigen straat beginnen. De afspraken met bewoners en de stad lukken alleen"
    " samen.",
    "what_stops": "De losse aanvragen per school bij de buurtwerking vallen weg.",
    "success_criteria": "Na een schooljaar gaf elke klas vijf lessen buiten de school, en willen twee scholen"
    " verdergaan.",
    "stop_criteria": "Als in de kerstvakantie minder dan twee scholen meedoen.",
}
"""What the proposal on which the demo always votes adds to its text."""
FILES: dict[str, dict[str, Any]] = {
    "advies-schoolstraten": {
        "kind": Proposal.Kind.ADVICE,
        "question": "Maak van elke schoolomgeving een autoluwe straat bij het begin en het einde van de schooldag.",
        "summary": "Het netwerk vraagt de stad om schoolstraten in te richten waar scholen dat samen vragen.",
        "why_together": "Straten liggen tussen scholen van verschillende netten. De stad wil één vraag, geen twaalf.",
        "who_alone": "Een school kan haar eigen straat vragen, maar niet de omleiding die daarbij hoort.",
        "what_stops": "De aparte brieven van scholen aan het stadsbestuur.",
        "if_not": "Dan blijft elke school apart vragen, en krijgt wie het luidst roept eerst een straat.",
    },
    "regel-stukken": {
        "kind": Proposal.Kind.RULES,
        "question": "De raad behandelt een stuk alleen als het veertien dagen vooraf klaarstaat.",
        "summary": "Wie een punt op de agenda wil, bezorgt de tekst veertien dagen voor de vergadering. Later kan"
        " alleen als de raad daar bij het begin van de vergadering mee instemt.",
        "why_together": "Wie les geeft, leest in het weekend. De afspraak werkt alleen als ze voor iedereen geldt.",
        "what_stops": "De nazendingen op de dag zelf.",
    },
}


def engaged(parts: list[Part]) -> list[Engaged]:
    """Partners as a proposal names them: an institution, of a level the first by name, or an organisation outside."""
    found = []
    for who, engagement, does, is_paid in parts:
        of_level = Institution.objects.at_level(who).order_by("name")
        institution = Institution.objects.filter(slug=who).first() or of_level.first()
        name = "" if institution else who
        found.append(Engaged(institution=institution, name=name, engagement=engagement, does=does, is_paid=is_paid))
    return found


def files(network: Network) -> Iterator[Step]:
    """Both were submitted two weeks ago and wait for the coördinatiecel."""
    at = network.calendar.moment(network.calendar.today - timedelta(days=SUBMITTED_DAYS_AGO), "20:00")
    yield Step(at, lambda: _propose_all(network, at))


def _propose_all(network: Network, at: datetime) -> None:
    by, areas = network.people["coordinator"], list(FocusArea.objects.order_by("pk")[:1])
    moneyless: dict[str, Any] = {"duration_months": None, "focus_areas": areas}
    for name, asked in FILES.items():
        key = key_of(f"proposal:{name}")
        partners = engaged(ADVICE_PARTNERS) if asked["kind"] == Proposal.Kind.ADVICE else []
        file = propose(key=key, by=by, at=at, partners=partners, competence="raad-beleid", **moneyless, **asked)
        network.keep(f"proposal-{name}", file)
        if asked["kind"] == Proposal.Kind.ADVICE:
            plan = paper_of(PLAN, "Drie straten, telkens een half uur bij het begin en het einde van de dag.", at)
            add_proposal_document(file, title=PLAN, file=plan, key=key_of("plan-schoolstraten"), by=by, at=at)
