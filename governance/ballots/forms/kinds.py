"""What each kind of proposal is for, and what its form asks."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from governance.ballots.forms.costs import COST_NAMES
from governance.ballots.models import Proposal
from som_portal.kit.access import Sentence

PRIORITIES, POLICY = "raad-prioriteiten", "raad-beleid"
ENDLESS, MONEYLESS = ("duration_months", "success_criteria", "stop_criteria"), COST_NAMES


@dataclass(frozen=True, slots=True)
class KindAsked:
    """`slug`: in addresses. `line`: what it is for. `left_out`: fields of the form that make no sense for it."""

    slug: str
    line: Sentence
    question: Sentence
    help: Sentence
    competence: str = PRIORITIES
    left_out: tuple[str, ...] = ()


KINDS = {
    Proposal.Kind.LAB.value: KindAsked(
        "labo",
        _("Samen iets onderzoeken en uitproberen waarvan niemand het antwoord al kent."),
        _("Hoe kunnen we …?"),
        _("De vraag van het labo, in één zin. Begin met “Hoe kunnen we”."),
    ),
    Proposal.Kind.PRIORITY.value: KindAsked(
        "prioriteit",
        _("Vragen dat het netwerk hier de komende maanden aandacht aan geeft."),
        _("Welke prioriteit stel je voor?"),
        _("In één zin: waaraan geeft het netwerk voorrang?"),
    ),
    Proposal.Kind.SPENDING.value: KindAsked(
        "besteding",
        _("Geld vragen uit het budget van het netwerk voor iets dat al duidelijk is."),
        _("Waarvoor vraag je geld?"),
        _("In één zin: wat wordt er betaald, en voor wie?"),
        "raad-middelen",
    ),
    Proposal.Kind.APPOINTMENT.value: KindAsked(
        "aanstelling",
        _("Iemand een rol in het netwerk geven. De raad stemt geheim, met minstens vijf zetels."),
        _("Welke rol wil je laten invullen?"),
        _("Noem de rol en de termijn. Zet geen gegevens van personen in het voorstel."),
        POLICY,
        (*MONEYLESS, "success_criteria", "stop_criteria"),
    ),
    Proposal.Kind.ADVICE.value: KindAsked(
        "advies",
        _("De raad spreekt zich uit tegenover het stadsbestuur."),
        _("Wat adviseert de raad aan de stad?"),
        _("In één zin: wat vraagt of raadt het netwerk de stad aan?"),
        POLICY,
        (*MONEYLESS, *ENDLESS),
    ),
    Proposal.Kind.RULES.value: KindAsked(
        "reglement",
        _("Een afspraak over hoe het netwerk zelf werkt maken, wijzigen of schrappen."),
        _("Welke regel wil je maken of wijzigen?"),
        _("In één zin. De volledige tekst van de regel komt in “In gewone woorden”."),
        POLICY,
        (*MONEYLESS, *ENDLESS),
    ),
}


def kind_of(slug: str) -> str:
    """The kind an address names; a labo when it names none."""
    return next((kind for kind, asked in KINDS.items() if asked.slug == slug), Proposal.Kind.LAB.value)


def choices(chosen: str) -> list[tuple[str, str, Sentence, bool]]:
    """For the page where one chooses: kind, word, line, and whether it is the chosen one."""
    return [(kind, str(Proposal.Kind(kind).label), one.line, kind == chosen) for kind, one in KINDS.items()]
