"""Who may give, answer and withdraw a proxy, state an interest, and lead a consent ballot; and why not."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ballots.models import Ballot, Elector, Proxy, Recusal, Round, Turn
from governance.ballots.queries import bearers_of, holds_seat, substitute_of
from governance.bodies.access import Person
from governance.bodies.models import Seat
from governance.charter.norms import house_rules
from governance.meetings.models import Meeting
from governance.people.models import User
from som_portal.kit.access import Verdict

NOT_HOLDER = gettext_lazy("Een volmacht geeft wie zelf op de zetel zit. Een volmacht die je kreeg, geef je niet door.")
NOT_BEARER = gettext_lazy("Alleen wie de volmacht kreeg, aanvaardt of weigert ze.")
NOT_GIVER = gettext_lazy("Alleen wie op de zetel zit, trekt haar volmacht in.")
PROXY_OVER = gettext_lazy("Deze volmacht loopt niet meer. Geef een nieuwe als dat nodig is.")
MEETING_OVER = gettext_lazy(
    "Een volmacht geldt voor één vergadering die nog niet voorbij is. Kies een andere vergadering."
)
NOT_YOUR_SEAT = gettext_lazy("Een eigen belang meldt wie zelf op de zetel zit.")
NO_REASON = gettext_lazy("Zeg in een zin waarom er geen eigen belang is: iedereen kan dat lezen.")
ALREADY_SECRET = gettext_lazy("Deze zetel stemde al. Een geheime stem kan je niet meer terugnemen.")
NO_CONTRIBUTION = gettext_lazy("Vragen en reageren kan tot de ronde om consent of bezwaar vraagt.")
NO_NEXT_PHASE = gettext_lazy("Deze stemming heeft geen volgende stap. Verwerk de bezwaren, of sluit de stemming.")
NO_INTEGRATION = gettext_lazy("Verwerken kan zodra de ronde om consent of bezwaar vraagt.")
INTEGRATED = gettext_lazy(
    "Iemand begon intussen een nieuwe ronde met een andere tekst; wat jij schreef, staat hieronder en is niet bewaard."
    " Bekijk de ronde hierboven."
)
SAME_TEXT = gettext_lazy("De tekst is nog dezelfde. Pas hem aan, zodat de bezwaren erin verwerkt zijn.")


def may_give_proxy(by: Person, seat: Seat, meeting: Meeting) -> Verdict:
    """Who holds the seat on the day of the meeting; a proxy of a proxy does not exist."""
    return Verdict.when(isinstance(by, User) and holds_seat(by, seat, meeting.day), NOT_HOLDER)


def is_proxy_possible(meeting: Meeting, seat: Seat, bearer: User, *, at: datetime) -> Verdict:
    """For a meeting to come, from a voting seat of its body, to somebody who may bear it (house rule 6)."""
    return Verdict.first(
        Verdict.when(not meeting.is_cancelled and meeting.ends_at > at, MEETING_OVER),
        Verdict.when(seat.is_voting, _("Deze zetel heeft geen stemrecht: er is niets om door te geven.")),
        Verdict.when(
            seat.body_id in (meeting.body_id, meeting.joint_with_id),
            _("Deze zetel hoort bij een ander netwerkonderdeel dan de vergadering."),
        ),
        Verdict.when(
            not Proxy.objects.live().filter(meeting=meeting, seat=seat).exists(),
            _("Deze zetel gaf al een volmacht voor deze vergadering. Trek die eerst in."),
        ),
        is_a_bearer(meeting, seat, bearer),
    )


def is_a_bearer(meeting: Meeting, seat: Seat, bearer: User) -> Verdict:
    """The substitute of the seat when it has one; else a voting member with no proxy yet."""
    substitute = substitute_of(seat, meeting.day)
    if substitute is not None:
        return Verdict.when(
            bearer.pk == substitute.pk,
            _("Deze zetel heeft een plaatsvervanger. Die gaat voor: geef de volmacht aan je plaatsvervanger."),
        )
    borne = Proxy.objects.live().filter(meeting=meeting, bearer=bearer).count()
    return Verdict.first(
        Verdict.when(
            bearer in bearers_of(meeting, seat),
            _("Een volmacht gaat naar iemand die zelf op een stemgerechtigde zetel zit van dit netwerkonderdeel."),
        ),
        Verdict.when(
            borne < house_rules().proxies_per_bearer,
            _("Dit lid kreeg al een volmacht voor deze vergadering. Kies iemand anders."),
        ),
    )


def may_answer_proxy(by: Person, proxy: Proxy) -> Verdict:
    """Only who was asked."""
    return Verdict.when(isinstance(by, User) and by.pk == proxy.bearer_id, NOT_BEARER)


def may_withdraw_proxy(by: Person, proxy: Proxy) -> Verdict:
    """Who gave it, or who holds the seat with them."""
    own = isinstance(by, User) and (by.pk == proxy.giver_id or holds_seat(by, proxy.seat, proxy.meeting.day))
    return Verdict.when(own, NOT_GIVER)


def is_proxy_live(proxy: Proxy, *, at: datetime) -> Verdict:
    """Not ended, and its meeting is not over."""
    return Verdict.first(
        Verdict.when(proxy.ended_at is None, PROXY_OVER), Verdict.when(proxy.meeting.ends_at > at, MEETING_OVER)
    )


def is_same_answer(proxy: Proxy, *, accepts: bool) -> Verdict:
    """An answer was given: saying it again changes nothing, saying something else is refused."""
    was_accepted = proxy.ended_at is None
    return Verdict.when(
        accepts == was_accepted,
        _("Je antwoordde al op deze volmacht. Vraag wie ze gaf om ze in te trekken of om een nieuwe te geven."),
    )


def may_state_interest(by: Person, elector: Elector, *, at: datetime) -> Verdict:
    """Who held the seat when the ballot opened; a bearer does not speak for the organisation."""
    return Verdict.when(
        isinstance(by, User) and by.is_active and elector.holders.filter(person=by).exists(), NOT_YOUR_SEAT
    )


def is_interest_statable(ballot: Ballot, elector: Elector, state: str, reason: str) -> Verdict:
    """Declared or contested, the latter with a reason; not after a secret vote, which nobody can take back."""
    taken = ballot.is_secret and Turn.objects.filter(elector=elector, is_taken=True).exists()
    return Verdict.first(
        Verdict.when(state in (Recusal.State.DECLARED, Recusal.State.CONTESTED), NO_REASON),
        Verdict.when(state != Recusal.State.CONTESTED or reason.strip(), NO_REASON),
        Verdict.when(not (taken and state == Recusal.State.DECLARED), ALREADY_SECRET),
    )


def is_time_to_contribute(now: Round | None) -> Verdict:
    """While a round clarifies or reacts."""
    return Verdict.when(now is not None and now.phase != Round.Phase.ANSWER, NO_CONTRIBUTION)


def has_a_next_phase(now: Round | None) -> Verdict:
    """A round of a consent ballot that is not yet answering."""
    return Verdict.when(now is not None and now.phase != Round.Phase.ANSWER, NO_NEXT_PHASE)


def is_time_to_integrate(now: Round | None, text: str) -> Verdict:
    """A round that answers, and a text that says something else."""
    is_answering = now is not None and now.phase == Round.Phase.ANSWER
    is_other = now is not None and text.strip() != now.text.strip()
    return Verdict.first(Verdict.when(is_answering, NO_INTEGRATION), Verdict.when(is_other, SAME_TEXT))
