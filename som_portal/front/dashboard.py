"""The network on one page, for the coördinatiecel."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from governance.ballots.models import Ballot, Followup, Proposal
from governance.ballots.queries import open_ballots, proposals_waiting, reviews_coming
from governance.bodies.composition import wrong_everywhere
from governance.bodies.models import Body, Mandate, Seat
from governance.bodies.queries import vacancies
from governance.bodies.wording import sentences
from governance.challenges.models import Signal
from governance.charter.norms import house_rules
from governance.convening.models import MeetingRequest
from governance.delegates.models import DelegateConfirmation, Suggestion
from governance.delegates.queries import figures, measure_on
from governance.ledger.queries import YearOverview, overview_on
from governance.meetings.deadlines import unsent
from governance.meetings.models import Meeting
from governance.meetings.queries import rhythms
from governance.meetings.rules import RhythmVerdict
from governance.record.queries import Waiting, waiting_erasures
from som_portal.kit import clock
from werkingen.laboratorium.models import Lab

MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What the coördinatiecel keeps an eye on, at one moment."""

    rhythms: dict[Body, RhythmVerdict]
    ballots: list[Ballot]
    proposals: list[Proposal]
    reviews: list[Followup]
    budget: YearOverview | None
    signals: list[Signal]
    signals_waiting: int
    erasures: list[Waiting]
    vacant: list[Seat]
    ending: list[Mandate]
    notice_days: int
    wrong: dict[Body, list[str]]
    quiet_labs: list[Lab]
    delegates: dict[str, int]
    delegate_changes: int
    suggestions: int
    requests: list[MeetingRequest]
    agendas: list[Meeting]
    today: date


def dashboard(at: datetime) -> Dashboard:
    """Everything on the page; the number of queries does not depend on how much there is."""
    today = clock.day_of(at)
    waiting = Signal.objects.waiting().order_by("raised_at")
    return Dashboard(
        rhythms=rhythms(today),
        ballots=list(open_ballots(at)),
        proposals=list(proposals_waiting()[:MOST_SHOWN]),
        reviews=list(reviews_coming()[:MOST_SHOWN]),
        budget=overview_on(today),
        signals=list(waiting[:MOST_SHOWN]),
        signals_waiting=waiting.count(),
        erasures=waiting_erasures(at),
        vacant=vacancies(today),
        ending=_ending(today),
        notice_days=house_rules().mandate_notice_days,
        wrong={body: sentences(found) for body, found in wrong_everywhere(today).items()},
        quiet_labs=list(Lab.objects.without_news(at)[:MOST_SHOWN]),
        delegates=figures(today, measure_on(today)),
        delegate_changes=DelegateConfirmation.objects.to_handle().count(),
        suggestions=Suggestion.objects.open().count(),
        requests=list(MeetingRequest.objects.waiting()[:MOST_SHOWN]),
        agendas=unsent(at),
        today=today,
    )


def _ending(today: date) -> list[Mandate]:
    """Mandates whose last day falls within the notice of house rule 17, soonest first."""
    ending = Mandate.objects.ending_between(today, today + timedelta(days=house_rules().mandate_notice_days))
    return list(ending.select_related("seat__body").order_by("ends_on")[:MOST_SHOWN])
