"""Who may propose, schedule, open, close and reserve; and why not.

`may_…` asks for the right (refused with 403), `is_…` for the state (409); `can_…` is both, for the page.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ballots.models import Amendment, Ballot, Decision, Proposal
from governance.ballots.queries import RAAD, grant_year_of, last_ballot, outcome_of, rules_for, told
from governance.ballots.rules import Result, Window, early_close_refusal, window_refusal
from governance.bodies.access import NOT_COORDINATOR, Person, require
from governance.bodies.models import Power
from governance.bodies.queries import seats_held
from governance.ledger.access import can_commit
from governance.meetings.models import Meeting
from governance.meetings.school_calendar import school_holiday_on
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.money import euro

CLOSED = gettext_lazy("Deze stemming is gesloten. Bekijk het resultaat in de besluitenlijst.")
NOT_SEATED = gettext_lazy(
    "Een voorstel indienen kan wie een zetel heeft in het netwerk. Vraag het aan de afgevaardigde van je school."
)
NOT_CHAIR = gettext_lazy("Dit doet de voorzitter of de coördinatiecel. Vraag het aan de coördinator.")
WITHDRAWN = gettext_lazy("Dit voorstel is ingetrokken. Dien een nieuw voorstel in als het opnieuw nodig is.")
SCHEDULED = gettext_lazy(
    "Dit voorstel staat op de agenda van de raad en ligt vast. Vraag de coördinator als er iets moet wijzigen."
)
CHANGED_MEANWHILE = gettext_lazy(
    "Het voorstel veranderde terwijl je schreef; er is nog niets bewaard. Kijk wat er veranderde: in de teksten"
    " hieronder staat het er nu bij, behalve waar jullie dezelfde woorden wijzigden. Daar, en bij bedrag en keuzes,"
    " staat wat jij invulde. Bewaar als het klopt."
)
NOT_SCHEDULED = gettext_lazy("Dit voorstel staat nog niet op de agenda van een vergadering die doorgaat.")
AMENDMENTS_FIRST = gettext_lazy("De raad stemt eerst over de amendementen op dit voorstel. Open die stemming eerst.")
BALLOTED = gettext_lazy("Over dit voorstel is al een stemming geopend.")
SUPERSEDED = gettext_lazy("Dit besluit is al vervangen door een later besluit.")
NOT_LATER = gettext_lazy("Alleen een later besluit van hetzelfde netwerkonderdeel vervangt dit besluit.")
NOT_A_COMING_RAAD = gettext_lazy("Over voorstellen beslist de SOM raad. Kies een vergadering van de raad die nog komt.")


def may_propose(by: Person, *, at: datetime) -> Verdict:
    """Whoever holds a seat of any body today."""
    return Verdict.when(isinstance(by, User) and seats_held(by, clock.day_of(at)), NOT_SEATED)


def is_revisable(proposal: Proposal) -> Verdict:
    """Until it is on an agenda."""
    return Verdict.first(is_alive(proposal), Verdict.when(proposal.agenda_item_id is None, SCHEDULED))


def is_withdrawable(proposal: Proposal) -> Verdict:
    """Until a ballot opens. Reads prefetched ballots."""
    return Verdict.first(is_alive(proposal), Verdict.when(last_ballot(proposal) is None, BALLOTED))


def is_alive(proposal: Proposal) -> Verdict:
    """Not withdrawn."""
    return Verdict.when(proposal.withdrawn_at is None, WITHDRAWN)


def may_schedule(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel brings ideas to the raad (charter, cel-labo-initiatief)."""
    return _require(by, Power.COORDINATE, NOT_COORDINATOR, at)


def is_schedulable(proposal: Proposal) -> Verdict:
    """Not on a living agenda, left over by a meeting, or decided without a quorum: then it may be called again."""
    item, ballot = proposal.agenda_item, last_ballot(proposal)
    is_free = item is None or item.meeting.is_cancelled or item.meeting.is_held
    if ballot is not None:
        is_free = called_in_vain(ballot) and (item is None or item.pk == ballot.agenda_item_id)
    return Verdict.first(is_alive(proposal), Verdict.when(is_free, SCHEDULED))


def is_coming_raad(meeting: Meeting, *, at: datetime) -> Verdict:
    """A meeting of the raad, alone or open with SOM plus, that is still to begin."""
    fits = meeting.body.slug == RAAD and not meeting.is_cancelled and meeting.starts_at > at
    return Verdict.when(fits, NOT_A_COMING_RAAD)


def may_run_ballot(by: Person | None, *, at: datetime) -> Verdict:
    """The chair, or the coördinatiecel; the portal itself when the time has come."""
    return _require(by, Power.COORDINATE, NOT_CHAIR, at) or _require(by, Power.CHAIR, NOT_CHAIR, at)


def is_ready_to_open(proposal: Proposal) -> Verdict:
    """On a living agenda; not balloted on this agenda point."""
    item, ballot = proposal.agenda_item, last_ballot(proposal)
    again = ballot is not None and not (called_in_vain(ballot) and item and item.pk != ballot.agenda_item_id)
    first = Verdict.first(is_alive(proposal), Verdict.when(not again, BALLOTED), is_on_agenda(proposal))
    return first and Verdict.when(
        not Amendment.objects.put_to_vote().filter(proposal=proposal).exists(), AMENDMENTS_FIRST
    )


def is_on_agenda(proposal: Proposal) -> Verdict:
    """On the agenda of a meeting that goes on."""
    item = proposal.agenda_item
    return Verdict.when(item is not None and not item.meeting.is_cancelled, NOT_SCHEDULED)


def can_open_ballot(by: Person, proposal: Proposal, *, at: datetime) -> Verdict:
    """Right and state; the closing moment is asked when it is chosen."""
    return Verdict.first(may_run_ballot(by, at=at), is_ready_to_open(proposal))


def is_a_window(meeting: Meeting, closes_at: datetime, *, at: datetime) -> Verdict:
    """Ten days and no school holiday, or the day of the meeting itself (house rule 18)."""
    closes_on = clock.day_of(closes_at)
    window = Window(clock.day_of(at), closes_on, meeting.day, school_holiday_on(closes_on))
    refusal = window_refusal(window, rules_for(call=1))
    return Verdict.first(
        Verdict.when(closes_at > at, _("Een stemming sluit in de toekomst. Kies een later moment.")),
        Verdict.when(
            closes_on - clock.day_of(at) <= timedelta(days=366),
            _("Een stemming blijft hoogstens een jaar open. Kies een vroegere dag."),
        ),
        Verdict.yes() if refusal is None else Verdict.no(told(refusal)),
    )


def is_closable(ballot: Ballot, *, at: datetime) -> Verdict:
    """Once its end has passed; earlier in a meeting, or when every filled seat voted. Needs a counted ballot."""
    if ballot.closes_at <= at:
        return Verdict.yes()
    refusal = early_close_refusal(ballot.counts, clock.day_of(ballot.opened_at), clock.day_of(ballot.closes_at))
    return Verdict.yes() if refusal is None else Verdict.no(told(refusal))


def can_close_ballot(by: Person, ballot: Ballot, *, at: datetime) -> Verdict:
    """Right and state."""
    return Verdict.first(
        may_run_ballot(by, at=at), Verdict.when(ballot.closed_at is None, CLOSED), is_closable(ballot, at=at)
    )


def may_reserve(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel carries out what the raad decided."""
    return _require(by, Power.COORDINATE, NOT_COORDINATOR, at)


def may_add_expert_seat(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel carries out what the raad decided."""
    return _require(by, Power.COORDINATE, NOT_COORDINATOR, at)


def may_supersede(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel keeps the register."""
    return _require(by, Power.COORDINATE, NOT_COORDINATOR, at)


def is_in_force(decision: Decision) -> Verdict:
    """No later decision replaced it yet."""
    return Verdict.when(decision.superseded_by_id is None, SUPERSEDED)


def replaces(newer: Decision, older: Decision) -> Verdict:
    """A later decision of the same body."""
    is_later = newer.body_id == older.body_id and newer.decided_at > older.decided_at
    return Verdict.when(is_later, NOT_LATER)


def makes_expert_seats(decision: Decision) -> Verdict:
    """Adopted by the raad (house rule 9). Needs a counted ballot."""
    is_of_the_raad = decision.body.slug == RAAD and outcome_of(decision.ballot).adopted
    return Verdict.when(is_of_the_raad, _("Alleen een aangenomen besluit van de raad maakt een expertzetel."))


def awaits_money(decision: Decision) -> bool:
    """Adopted, asks money, and the money is not committed yet."""
    asked = decision.ballot.proposal.amount > 0 and outcome_of(decision.ballot).adopted
    return asked and decision.commitment_id is None


def is_reservable(decision: Decision, *, at: datetime) -> Verdict:
    """Adopted, with money, not reserved yet, and it fits the line and the grant of the year of the decision."""
    proposal = decision.ballot.proposal
    open_state = Verdict.first(
        Verdict.when(outcome_of(decision.ballot).adopted, _("Alleen een aangenomen voorstel legt geld vast.")),
        Verdict.when(proposal.amount, _("Dit besluit vraagt geen geld.")),
        Verdict.when(decision.commitment_id is None, _("Het geld van dit besluit is al vastgelegd.")),
    )
    return open_state and _fits_the_grant(decision, at=at)


def _fits_the_grant(decision: Decision, *, at: datetime) -> Verdict:
    proposal, year = decision.ballot.proposal, grant_year_of(decision)
    if year is None:
        return Verdict.no(
            _("Voor %(year)s is er nog geen boekjaar geopend. Open het boekjaar en leg daarna vast.")
            % {"year": clock.day_of(decision.decided_at).year}
        )
    if not proposal.is_itemised and proposal.budget_line is not None:
        return can_commit(None, proposal.budget_line, year, proposal.amount, decision.authorisation, at=at)
    for cost in proposal.costs.select_related("authorisation__year"):
        fits = can_commit(None, cost.budget_line, year, cost.amount, cost.authorisation, at=at)
        if not fits:
            return Verdict.no(f"{cost.budget_line.name}, {euro(cost.amount)}: {fits.reason}")
    return Verdict.yes()


def called_in_vain(ballot: Ballot) -> bool:
    """Closed without a quorum. Needs a counted ballot."""
    return ballot.closed_at is not None and outcome_of(ballot).result is Result.NO_QUORUM


def _require(by: Person | None, power: Power, sentence: object, at: datetime) -> Verdict:
    """`require` for a person, a stranger or the portal itself."""
    if by is not None and not isinstance(by, User):
        return Verdict.no(str(sentence))
    return require(by, power, str(sentence), on=clock.day_of(at))
