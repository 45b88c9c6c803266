"""What votes lead to, in words: the rules in force, the sentences, the stage of a ballot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.ballots.models import Ballot
from governance.ballots.rules import BallotRules, Majority, Method, Outcome, Result, Sentence, judge
from governance.charter.norms import house_rules
from governance.meetings.school_calendar import school_holiday_on
from som_portal.kit import clock
from som_portal.kit.access import Sentence as Words

RAAD = "som-raad"
WEEKEND = (5, 6)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a proposal or ballot stands: a word for people and the tone of its status."""

    slug: str
    word: Words
    tone: str


SUBMITTED = Stage("ingediend", _("Ingediend"), "idle")
WITHDRAWN = Stage("ingetrokken", _("Ingetrokken"), "idle")
SCHEDULED = Stage("agenda", _("Op de agenda"), "busy")
OPEN = Stage("stemming", _("Stemming loopt"), "busy")
RESULTS = {
    Result.ADOPTED: Stage("beslist", _("Aangenomen"), "ok"),
    Result.REJECTED: Stage("beslist", _("Niet aangenomen"), "bad"),
    Result.NO_QUORUM: Stage("beslist", _("Geen quorum"), "warn"),
    Result.UNDECIDED: Stage("beslist", _("Niet beslist"), "warn"),
    Result.POLLED: Stage("beslist", _("Gepeild"), "idle"),
}
CONDITIONED = Stage("beslist", _("Aangenomen met voorwaarden"), "ok")
SENT_BACK = Stage("beslist", _("Terug met vragen"), "warn")
FILTERS = {
    "ingediend": _("Ingediend"),
    "agenda": _("Op de agenda"),
    "stemming": _("Stemming loopt"),
    "beslist": _("Beslist"),
    "ingetrokken": _("Ingetrokken"),
}


def rules_for(call: int, body: str = RAAD, kind: str = "", method: Method = Method.VOTE) -> BallotRules:
    """The house rules of today for a first or a second call of a body (its slug) on a kind of proposal."""
    house = house_rules()
    deciding = house.deciding_rule(body, kind)
    asks_quorum = method is not Method.POLL and (call == 1 or house.has_quorum_at_second_call)
    return BallotRules(
        version=house.version,
        quorum_above=house.quorum if asks_quorum else None,
        digital_days=house.digital_ballot_days,
        method=method,
        majority=Majority(deciding.majority),
        share=deciding.share,
        recusal_floor=house.recusal_floor,
    )


def told(sentence: Sentence) -> str:
    """A sentence of the rules in the language of the page, days written out."""
    facts = {name: _day(fact) if isinstance(fact, date) else fact for name, fact in sentence.facts.items()}
    return gettext(sentence.words).format(**facts)


def outcome_of(ballot: Ballot) -> Outcome:
    """What the votes lead to, under the rules the ballot was opened with. Needs a counted ballot."""
    return judge(ballot.counts, ballot.house_rules)


def explained(ballot: Ballot, at: datetime) -> list[str]:
    """The sentences of the outcome as it stands, in the language of the page: why it is (not yet) adopted.

    While a ballot is open outside a meeting, they tell who took part and not what was said.
    """
    outcome = outcome_of(ballot)
    sentences = outcome.sentences if shows_results(ballot, at) else outcome.turnout
    return [told(sentence) for sentence in sentences]


def shows_results(ballot: Ballot, at: datetime) -> bool:
    """Once it is closed; and in the open at the table, where everybody sees the hands."""
    return not ballot.is_open(at) or (ballot.is_in_meeting and not ballot.is_secret)


def ballot_stage(ballot: Ballot, at: datetime) -> Stage:
    """Open, or its result. Needs a counted ballot."""
    return OPEN if ballot.is_open(at) else result_stage(ballot)


def result_stage(ballot: Ballot) -> Stage:
    """What the votes led to, with what was laid down beside them. Needs a counted ballot."""
    outcome, beside = outcome_of(ballot), vars(ballot)
    if outcome.adopted and beside["has_conditions"]:
        return CONDITIONED
    return SENT_BACK if beside["is_sent_back"] and not outcome.adopted else RESULTS[outcome.result]


def suggested_close(at: datetime) -> datetime:
    """The first moment house rule 18 allows: so many days ahead, past any school holiday, at 17.00."""
    day = clock.day_of(at) + timedelta(days=rules_for(call=1).digital_days)
    while school_holiday_on(day) or day.weekday() in WEEKEND:
        day += timedelta(days=1)
    return clock.brussels(day.year, day.month, day.day, 17)


def _day(day: date) -> str:
    return date_format(day, "l j F Y")
