"""Who begins a labo, who leads it, and which phase it may enter."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from governance.ballots.models import Proposal
from governance.bodies.access import require
from governance.bodies.models import Power
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from werkingen.laboratorium.models import LEAD, Lab
from werkingen.laboratorium.rules import APPROVED, IDEA, PROPOSAL, Journey, Obstacle, obstacle
from werkingen.works.grants import holds_grant

COORDINATION = _("Dit doet de coördinatiecel. Vraag het aan de coördinator.")
LEADING = _("De fase aanpassen doet de labotrekker of de coördinatiecel.")
SENTENCES = {
    Obstacle.OVER: _("Dit labo is afgelopen. Een nieuwe vraag begint met een nieuw labo."),
    Obstacle.BACKWARDS: _("Een labo keert niet terug naar een vroegere fase. Kies een fase die nog moet komen."),
    Obstacle.NOT_ADOPTED: _("De raad keurde het voorstel nog niet goed. Wacht op het besluit."),
    Obstacle.NOT_APPROVED: _("Een labo start pas als het goedgekeurd is. Leg eerst de goedkeuring vast."),
    Obstacle.BEFORE_LAST: _("Deze dag ligt voor de vorige fase. Kies een latere dag."),
    Obstacle.IN_FUTURE: _("Deze dag moet nog komen. Leg een fase vast als ze bereikt is."),
}


def can_imagine_lab(by: User | None, *, at: datetime) -> Verdict:
    """The coördinatiecel takes the initiative for labs (charter: cel-labo-initiatief)."""
    return require(by, Power.COORDINATE, COORDINATION, on=clock.day_of(at))


def can_found_lab(by: User | None, *, at: datetime) -> Verdict:
    """Turn an adopted proposal into a lab."""
    return can_imagine_lab(by, at=at)


def can_attach_proposal(by: User | None, lab: Lab, *, at: datetime) -> Verdict:
    """Say which proposal this lab was put before the raad with."""
    return can_imagine_lab(by, at=at)


def is_attachable(lab: Lab, journey: Journey, proposal: Proposal) -> Verdict:
    """A lab carries one proposal, from before its approval."""
    is_growing = journey.phase in (IDEA, PROPOSAL)
    return Verdict.first(
        Verdict.when(lab.proposal_id is None, _("Dit labo heeft al een voorstel.")),
        Verdict.when(is_growing, _("Dit labo is al goedgekeurd of afgelopen. Een voorstel hoort ervoor.")),
        Verdict.when(proposal.kind == Proposal.Kind.LAB, _("Dit is geen labovoorstel. Kies een labovoorstel.")),
        Verdict.when(proposal.withdrawn_at is None, _("Dit voorstel is ingetrokken. Kies een ander.")),
        Verdict.when(not Lab.objects.filter(proposal=proposal).exists(), _("Dit voorstel hoort al bij een labo.")),
    )


def can_appoint_lead(by: User | None, lab: Lab, *, at: datetime) -> Verdict:
    """Say who leads the lab."""
    return can_imagine_lab(by, at=at)


def can_stop_lab(by: User | None, lab: Lab, *, at: datetime) -> Verdict:
    """Stop it, and say what it taught."""
    return can_imagine_lab(by, at=at)


def can_enter_phases(by: User | None, lab: Lab, *, at: datetime) -> Verdict:
    """Say that the lab reached a phase: its lead or the coördinatiecel."""
    coordinates = can_imagine_lab(by, at=at)
    return Verdict.when(coordinates or (by is not None and holds_grant(by, LEAD, lab)), LEADING)


def can_enter_phase(by: User | None, lab: Lab, phase: str, *, at: datetime) -> Verdict:
    """The approval of a lab is recorded by the coördinatiecel, the other phases by its lead as well."""
    return can_imagine_lab(by, at=at) if phase == APPROVED else can_enter_phases(by, lab, at=at)


def phase_is_open(journey: Journey, phase: str, *, on: date, at: datetime) -> Verdict:
    """Whether the road leads there, with the sentence that says why not."""
    found = obstacle(journey, phase, on=on, today=clock.day_of(at))
    return Verdict.yes() if found is None else Verdict.no(SENTENCES[found])
