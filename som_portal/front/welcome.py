"""What a seat is, what it may do, and the one thing to do first: for who just came in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from governance.ballots.queries import votes_awaited_from
from governance.bodies.access import mandates_of
from governance.bodies.models import Mandate, Power
from governance.challenges.models import Signal
from governance.charter.norms import house_rules
from governance.charter.queries import BodyOnPaper, body_on_paper
from governance.joining.queries import institution_for, waiting_request_of
from governance.meetings.queries import next_meetings_for
from governance.people.models import User
from som_portal.kit import clock

NEW_FOR = timedelta(days=30)
FIRST_OF = ("coordinatiecel", "som-raad", "som-team", "afstemmingscel", "som-plus")
"""Whose welcome somebody with seats in several bodies gets: the one that asks most first."""


@dataclass(frozen=True, slots=True)
class Task:
    """The first thing to do: what, why, where; and whether it was done."""

    title: str
    why: str
    url: str
    label: str
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Welcome:
    """The page of one person: their term and its body (None without a seat), what it may do, the task."""

    term: Mandate | None
    body: BodyOnPaper | None
    powers: list[str]
    task: Task


def welcome_of(user: User, at: datetime) -> Welcome:
    """What somebody who just came in should know; a mandate that is still to come counts too."""
    term = _term_of(user, clock.day_of(at))
    if term is None:
        return Welcome(None, None, [], _without_seat(user, at))
    slug = term.seat.body.slug
    return Welcome(term, body_on_paper(slug), _powers_of(term), TASKS[slug](user, at))


def is_new(user: User, on: date) -> bool:
    """Whether the first mandate of this person began in the last thirty days."""
    starts = [mandate.starts_on for mandate in mandates_of(user)]
    return bool(starts) and min(starts) <= on < min(starts) + NEW_FOR


def _term_of(user: User, on: date) -> Mandate | None:
    """The mandate of today in the body that asks most; else the next one to begin."""
    alive = [mandate for mandate in mandates_of(user) if mandate.ends_on is None or on <= mandate.ends_on]
    rank = {slug: number for number, slug in enumerate(FIRST_OF)}
    alive.sort(key=lambda mandate: (mandate.starts_on > on, rank[mandate.seat.body.slug], mandate.starts_on))
    return alive[0] if alive else None


def _powers_of(term: Mandate) -> list[str]:
    """What the seat entrusts, in the words and the order of the powers."""
    held = set(house_rules().powers_of(term.seat.body.slug, term.seat.kind))
    if term.seat.is_voting:
        held.add(Power.VOTE)
    return [str(power.label) for power in Power if power in held]


# ---- one task a role -------------------------------------------------------------------------------------------------
def _of_coordinators(user: User, at: datetime) -> Task:
    if settings.SECOND_FACTOR_REQUIRED and not is_mfa_enabled(user):
        return Task(
            title=_("Beveilig je account"),
            why=_("Je zetel stuurt het netwerk en het budget. Daarom vragen we je een tweede stap bij het aanmelden."),
            url=reverse("mfa_index"),
            label=_("Stel de tweede stap in"),
        )
    return Task(
        title=_("Kijk hoe het netwerk ervoor staat"),
        why=_("Ritme, stemmingen, signalen, zetels en budget staan op één pagina."),
        url=reverse("front:dashboard"),
        label=_("Open het dashboard"),
    )


def _of_the_raad(user: User, at: datetime) -> Task:
    awaited = next(iter(votes_awaited_from(user, at)), None)
    if awaited:
        return Task(
            title=_("Stem over: %(question)s") % {"question": awaited.ballot.proposal.question},
            why=_("Er loopt een stemming en jouw zetel stemt mee. Je kan je stem wijzigen tot ze sluit."),
            url=reverse("ballots:vote", args=[awaited.ballot_id]),
            label=_("Bekijk de vraag en stem"),
        )
    meeting = next(iter(next_meetings_for(user, clock.day_of(at))), None)
    return Task(
        title=_("Bekijk de volgende vergadering"),
        why=_("Daar zie je waarover de raad beslist en welke stukken erbij horen."),
        url=meeting.get_absolute_url() if meeting else reverse("meetings:list"),
        label=_("Bekijk de vergadering") if meeting else _("Bekijk alle vergaderingen"),
    )


def _of_som_plus(user: User, at: datetime) -> Task:
    return Task(
        title=_("Geef een eerste signaal"),
        why=_("Jij weet wat er leeft in je school. Eén zin is genoeg; je hoort altijd wat SOM ermee doet."),
        url=reverse("challenges:raise_signal"),
        label=_("Geef een signaal"),
        is_done=Signal.objects.raised_by(user).exists(),
    )


def _of_the_team(user: User, at: datetime) -> Task:
    return Task(
        title=_("Maak kennis met de labo’s"),
        why=_("Het team ondersteunt de werkingen. Kijk welke vragen er nu onderzocht worden en waar het stokt."),
        url=reverse("laboratorium:index"),
        label=_("Bekijk de labo’s"),
    )


def _of_the_afstemmingscel(user: User, at: datetime) -> Task:
    return Task(
        title=_("Bekijk het budget van dit jaar"),
        why=_("Stad en SOM stemmen hier af. Je ziet wat toegekend, vastgelegd en nog vrij is."),
        url=reverse("ledger:current"),
        label=_("Open het budget"),
    )


def _without_seat(user: User, at: datetime) -> Task:
    institution = institution_for(user) if user.institution_id is None else None
    if institution is not None:
        return Task(
            title=_("Hoor je bij %(name)s?") % {"name": institution.name},
            why=_("Je e-mailadres hoort bij deze instelling. Vraag om erbij te horen."),
            url=reverse("joining:ask_to_join"),
            label=_("Vraag om erbij te horen"),
            is_done=waiting_request_of(user) is not None,
        )
    return Task(
        title=_("Geef een signaal"),
        why=_("Wat zie jij in het Leuvense onderwijs? Iedereen mag iets melden; je hoort altijd wat SOM ermee doet."),
        url=reverse("challenges:raise_signal"),
        label=_("Geef een signaal"),
        is_done=Signal.objects.raised_by(user).exists(),
    )


TASKS: dict[str, Callable[[User, datetime], Task]] = {
    "coordinatiecel": _of_coordinators,
    "som-raad": _of_the_raad,
    "som-team": _of_the_team,
    "afstemmingscel": _of_the_afstemmingscel,
    "som-plus": _of_som_plus,
}
