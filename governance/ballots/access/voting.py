"""Who may vote for a seat, how, and how a ballot may be held; and why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ballots.access.running import CLOSED
from governance.ballots.models import Ballot, Elector, Proposal, Proxy, Recusal, Round
from governance.ballots.queries import current_round, is_checked_in, last_proxy_of, living_proxy_of, proxy_borne, told
from governance.ballots.rules import Choice, Method, secrecy_refusal
from governance.bodies.access import Person, holds
from governance.bodies.models import Power
from governance.bodies.queries import SeatOnDate
from governance.charter.norms import house_rules
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict

NOT_VOTING = gettext_lazy("Je bent aanwezig zonder stemrecht.")
NOT_ON_ROLL = gettext_lazy(
    "Hier stemt wie bij de opening op een stemgerechtigde zetel van de raad zat. Jij staat niet op die lijst."
)
NOT_IN_MEETING = gettext_lazy(
    "Een volmacht geldt in de vergadering. Bij een digitale stemming stemt elke zetel zelf: er zijn dagen genoeg."
)
OTHER_MEETING = gettext_lazy("Deze volmacht gold voor een andere vergadering en is verlopen.")
NOT_ACCEPTED = gettext_lazy("Je hebt deze volmacht nog niet aanvaard. Doe dat eerst.")
GIVER_IS_THERE = gettext_lazy("De volmacht is vervallen: wie ze gaf, is zelf aanwezig en stemt.")
PROXY_ENDED = gettext_lazy("Deze volmacht is ingetrokken of niet aanvaard. Ze geldt niet meer.")
GAVE_AWAY = gettext_lazy("Voor deze zetel loopt een volmacht. Trek ze eerst in als je zelf wil stemmen.")
STEPPED_ASIDE = gettext_lazy(
    "Deze zetel stemt niet mee wegens een eigen belang. Zie je geen eigen belang? Zeg dan waarom, en je kan stemmen."
)
NOT_YET_ANSWERING = gettext_lazy("De ronde is nog niet zo ver: eerst verhelderen en reageren, dan consent of bezwaar.")
SECRET_VOTED = gettext_lazy("Voor deze zetel is al gestemd. Een geheime stem kan je niet meer wijzigen of nakijken.")
NO_SUCH_ANSWER = gettext_lazy("Dit antwoord past niet bij deze stemming. Herlaad de pagina en kies opnieuw.")
NO_ARGUMENT = gettext_lazy("Een overwegend bezwaar heeft een argument en zegt wat het zou wegnemen. Vul allebei in.")
LEAST_OPTIONS, MOST_OPTIONS = 2, 30


def may_vote(by: Person | None, elector: Elector, *, at: datetime) -> Verdict:
    """Who held the seat when the ballot opened, any of a duo; or who bears its proxy at the table."""
    if not isinstance(by, User) or not by.is_active:
        return Verdict.no(not_on_roll(by, at=at))
    if elector.holders.filter(person=by).exists():
        return Verdict.yes()
    proxy = last_proxy_of(by, elector)
    return Verdict.no(not_on_roll(by, at=at)) if proxy is None else _bears(by, proxy, elector)


def _bears(by: User, proxy: Proxy, elector: Elector) -> Verdict:
    """Whether a proxy somebody was ever given for this seat counts in this ballot."""
    is_over = proxy.ended_at is not None
    return Verdict.first(
        Verdict.when(proxy.meeting_id == elector.ballot.agenda_item.meeting_id, OTHER_MEETING),
        Verdict.when(elector.ballot.is_in_meeting, NOT_IN_MEETING),
        Verdict.when(not (is_over and proxy.ended_as == Proxy.Ending.VOIDED), GIVER_IS_THERE),
        Verdict.when(not is_over, PROXY_ENDED),
        Verdict.when(proxy.accepted_at is not None, NOT_ACCEPTED),
        Verdict.when(not is_checked_in(proxy), GIVER_IS_THERE),
        Verdict.when(proxy_borne(by, elector), PROXY_ENDED),
    )


def not_on_roll(by: Person | None, *, at: datetime) -> str:
    """Why somebody has no vote here: attending without one, or not on the roll."""
    attends = isinstance(by, User) and holds(by, Power.COORDINATE, on=clock.day_of(at))
    return str(NOT_VOTING if attends else NOT_ON_ROLL)


def is_voting_open(ballot: Ballot, *, at: datetime, phase_matters: bool = True) -> Verdict:
    """Between opening and closing. Past its end a ballot is closed for everybody at once.

    A consent ballot takes answers in the last phase of a round; what else one does in it, waits for no phase.
    """
    if not ballot.is_open(at):
        return Verdict.no(CLOSED)
    if not phase_matters or not ballot.has_rounds:
        return Verdict.yes()
    now = current_round(ballot)
    return Verdict.when(now is not None and now.phase == Round.Phase.ANSWER, NOT_YET_ANSWERING)


def is_free_to_vote(by: User, elector: Elector) -> Verdict:
    """The seat did not step aside, and who holds it gave no proxy that still counts."""
    recusal = Recusal.objects.filter(elector=elector).first()
    proxy = living_proxy_of(elector)
    is_own = proxy is None or proxy.bearer_id == by.pk or is_checked_in(proxy)
    return Verdict.first(
        Verdict.when(recusal is None or not recusal.stands, STEPPED_ASIDE), Verdict.when(is_own, GAVE_AWAY)
    )


def is_an_answer(ballot: Ballot, choice: Choice, option: int | None, ranking: tuple[int, ...]) -> Verdict:
    """A choice that the method knows, about the options of this very ballot."""
    options = set(ballot.options.values_list("pk", flat=True)) if ballot.method.has_options else set()
    if not ballot.method.has_options or choice is Choice.ABSTAIN:
        fits = choice is not Choice.PICK and option is None and not ranking
        fits = fits and (not ballot.method.has_options or choice is Choice.ABSTAIN)
    elif ballot.method is Method.CHOICE:
        fits = choice is Choice.PICK and option in options and not ranking
    else:
        fits = choice is Choice.PICK and option is None and len(ranking) == len(options) and set(ranking) == options
    return Verdict.when(fits, NO_SUCH_ANSWER)


def can_cast_vote(by: Person, ballot: Ballot, electors: list[Elector], *, at: datetime) -> Verdict:
    """For the page: `electors` are the seats this person votes for."""
    return Verdict.first(is_voting_open(ballot, at=at), Verdict.when(electors, not_on_roll(by, at=at)))


def is_a_manner(
    proposal: Proposal, method: Method, options: Sequence[str], *, is_secret: bool, roll: Sequence[SeatOnDate]
) -> Verdict:
    """How a ballot may be held: options where the method asks for them, secret only on persons (house rule 5)."""
    names = [name.strip().casefold() for name in options]
    fits = LEAST_OPTIONS <= len(names) <= MOST_OPTIONS and len(set(names)) == len(names) and all(names)
    return Verdict.first(
        Verdict.when(
            fits or not method.has_options,
            _("Geef 2 tot 30 opties, elk met een eigen naam op een eigen regel."),
        ),
        Verdict.when(method.has_options or not names, _("Deze methode heeft geen opties. Laat dat veld leeg.")),
        Verdict.when(
            proposal.kind != Proposal.Kind.AMENDMENT or method in (Method.VOTE, Method.CONSENT),
            _("Over een amendement stemt de raad met een stemming of met consent."),
        ),
        is_secret_possible(proposal, method, [1 for row in roll if not row.is_vacant]) if is_secret else Verdict.yes(),
    )


def is_secret_possible(proposal: Proposal, method: Method, weights: Sequence[int]) -> Verdict:
    """Only on persons, by vote or choice, with enough seats that weigh the same."""
    refusal = secrecy_refusal(weights, house_rules().secret_min_seats)
    return Verdict.first(
        Verdict.when(
            proposal.kind == Proposal.Kind.APPOINTMENT,
            _("Geheim stemmen kan alleen als het over personen gaat. Over al het andere stemt elke zetel open."),
        ),
        Verdict.when(
            method in (Method.VOTE, Method.CHOICE),
            _("Geheim kan met een stemming of een keuze, niet met consent, een volgorde of een peiling."),
        ),
        Verdict.yes() if refusal is None else Verdict.no(told(refusal)),
    )
