"""Who may ask, answer, amend and say where a proposal comes from, before the raad decides; and why not.

`may_…` asks for the right (refused with 403), `is_…` for the state (409).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ballots.access.running import is_alive, is_on_agenda, may_schedule
from governance.ballots.access.speaking import NOT_PROPOSER, speaks_for
from governance.ballots.models import NEVER_EMPTY, Amendment, Proposal, Question
from governance.ballots.queries.outcomes import RAAD
from governance.ballots.queries.proposals import vote_began
from governance.ballots.queries.talk import AmendmentTold
from governance.ballots.rules import is_same_text, merged
from governance.bodies.access import Person
from governance.bodies.models import Seat
from governance.bodies.queries import seats_held
from governance.charter.norms import house_rules
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.templatetags.som import day

NOT_IN_RAAD = gettext_lazy(
    "Dit doet wie een zetel heeft in de raad. Heb je een vraag of een idee? Zeg het de zetel die jou vertegenwoordigt."
)
OWN_PROPOSAL = gettext_lazy("Dit is je eigen voorstel. Een vraag of een amendement komt van een andere zetel.")
VOTE_BEGAN = gettext_lazy(
    "De stemming over dit voorstel is geopend: vragen en amendementen komen er niet meer bij."
    " Stel je vraag in de vergadering, of in de ronde “verhelderen” als de raad met consent beslist."
)
ANSWERED = gettext_lazy("Deze vraag kreeg al een antwoord.")
SETTLED = gettext_lazy("Over dit amendement is al beslist. Bekijk op zijn pagina wat ermee gebeurde.")
SAME = gettext_lazy("De tekst is nog dezelfde. Pas aan wat je anders wil.")
EMPTY = gettext_lazy("Deze tekst mag niet leeg zijn. Schrijf wat er in de plaats komt.")
CLASHES = gettext_lazy(
    "Dit amendement raakt woorden die intussen veranderden. Vraag wie het maakte om een nieuw amendement op de"
    " huidige tekst, of zeg waarom je het niet aanvaardt."
)
LOOK_AGAIN = gettext_lazy(
    "De tekst van het voorstel veranderde terwijl je las. Bekijk het verschil opnieuw; er is niets aanvaard."
)
NOT_MAKER = gettext_lazy("Een amendement intrekken doet alleen wie het maakte.")
NO_REASON = gettext_lazy("Zeg in een zin waarom je het amendement niet aanvaardt. Iedereen kan dat lezen.")
IN_VOTE = gettext_lazy("Over dit amendement stemt de raad. Wat de raad zegt, geldt.")
TEXT_IN_VOTE = gettext_lazy(
    "Over een amendement op deze tekst stemt de raad eerst. Wacht op het resultaat, en bekijk het verschil dan opnieuw."
)
NO_AMENDMENT_ON_AMENDMENT = gettext_lazy(
    "Dit is zelf een amendement. Stel een amendement voor op het voorstel waar het bij hoort."
)
DECIDED = gettext_lazy("De stemming over dit voorstel is al geopend. Waar het vandaan komt, ligt vast.")


def raad_seat_of(by: Person | None, at: datetime) -> Seat | None:
    """The seat of the raad a person speaks from that day: a voting one when there is one."""
    held = seats_held(by, clock.day_of(at)) if isinstance(by, User) and by.is_active else []
    return min(
        (seat for seat in held if seat.body.slug == RAAD), key=lambda seat: (not seat.is_voting, seat.pk), default=None
    )


def may_join_in(by: Person | None, proposal: Proposal, *, at: datetime) -> Verdict:
    """Ask and amend: whoever holds a seat of the raad, voting or not; not on a proposal of one's own."""
    return Verdict.first(
        Verdict.when(raad_seat_of(by, at), NOT_IN_RAAD), Verdict.when(not speaks_for(by, proposal), OWN_PROPOSAL)
    )


def is_before_the_vote(proposal: Proposal) -> Verdict:
    """Alive, and no ballot on it at this place on an agenda. Needs the ballots read."""
    return Verdict.first(is_alive(proposal), Verdict.when(not vote_began(proposal), VOTE_BEGAN))


def may_answer(by: Person | None, proposal: Proposal) -> Verdict:
    """Answer questions and amendments: who proposed."""
    return Verdict.when(speaks_for(by, proposal), NOT_PROPOSER)


def is_unanswered(question: Question) -> Verdict:
    """It waits. Also after the ballot opened an answer may come: the members still read."""
    return Verdict.first(is_alive(question.proposal), Verdict.when(question.answered_at is None, ANSWERED))


def last_day_to_amend(proposal: Proposal) -> date | None:
    """Two days before the meeting (house rule 17); None while it is on no living agenda."""
    item = proposal.agenda_item
    if item is None or item.meeting.is_cancelled:
        return None
    return item.meeting.day - timedelta(days=house_rules().amendments_days)


def is_amendable(proposal: Proposal, *, at: datetime) -> Verdict:
    """Before the vote, and no later than the last day for it."""
    last = last_day_to_amend(proposal)
    in_time = last is None or clock.day_of(at) <= last
    sentence = _("Een amendement voorstellen kon tot en met %(day)s. Zeg het in de vergadering zelf.")
    return Verdict.first(
        is_before_the_vote(proposal),
        Verdict.when(proposal.kind != Proposal.Kind.AMENDMENT, NO_AMENDMENT_ON_AMENDMENT),
        Verdict.when(in_time, sentence % {"day": day(last) if last else ""}),
    )


def is_another_text(proposal: Proposal, part: str, text: str) -> Verdict:
    """It says something else; only a text that may be empty in a proposal may become so."""
    return Verdict.first(
        Verdict.when(text.strip() or part not in NEVER_EMPTY, EMPTY),
        Verdict.when(not is_same_text(text, getattr(proposal, part)), SAME),
    )


def is_waiting(amendment: Amendment, proposal: Proposal) -> Verdict:
    """Nothing became of it yet, and the vote has not begun."""
    return Verdict.first(
        Verdict.when(amendment.settled_at is None, SETTLED),
        Verdict.when(not amendment.is_put, IN_VOTE),
        is_before_the_vote(proposal),
    )


def is_text_free(amendment: Amendment) -> Verdict:
    """The raad is not asked about this text: what it votes on stays as it was read. One query."""
    others = Amendment.objects.put_to_vote().filter(proposal=amendment.proposal_id, part=amendment.part)
    return Verdict.when(not others.exists(), TEXT_IN_VOTE)


def is_puttable(amendment: Amendment, proposal: Proposal) -> Verdict:
    """It waits, fits in the text, and is on an agenda with its proposal; the raad is asked once about one text."""
    fits = merged(amendment.before, getattr(proposal, amendment.part), amendment.text) is not None
    return Verdict.first(
        is_waiting(amendment, proposal),
        is_on_agenda(proposal),
        Verdict.when(fits, CLASHES),
        is_text_free(amendment),
    )


def is_acceptable(told: AmendmentTold, proposal: Proposal) -> Verdict:
    """It waits, and touches no words that changed since it was written."""
    return Verdict.first(is_waiting(told.amendment, proposal), Verdict.when(not told.clashes, CLASHES))


def may_withdraw_amendment(by: Person | None, amendment: Amendment) -> Verdict:
    """Who made it."""
    return Verdict.when(isinstance(by, User) and by.is_active and by.pk == amendment.made_by_id, NOT_MAKER)


def may_link_signals(by: Person | None, proposal: Proposal, *, at: datetime) -> Verdict:
    """Who proposed it, and the coördinatiecel, that reads what the field says."""
    return Verdict.yes() if speaks_for(by, proposal) else may_schedule(by, at=at)


def is_linkable(proposal: Proposal) -> Verdict:
    """Until the vote begins: afterwards whoever gave a signal has heard the outcome."""
    return Verdict.first(is_alive(proposal), Verdict.when(not vote_began(proposal), DECIDED))
