"""When a ballot may be open, whether it may be secret, and the number of a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from governance.ballots.rules.counting import Counts
from governance.ballots.rules.house import BallotRules
from governance.ballots.rules.words import Sentence, _


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a ballot. `holiday`: the name of the school holiday the last day falls in, else empty."""

    opens_on: date
    closes_on: date
    meeting_on: date
    holiday: str = ""

    @property
    def is_in_meeting(self) -> bool:
        """Opened and closed on the day the raad meets."""
        return self.opens_on == self.closes_on == self.meeting_on


def window_refusal(window: Window, rules: BallotRules) -> Sentence | None:
    """Why these days cannot be (house rule 18), or None. A ballot in the meeting itself may close the same day."""
    if window.is_in_meeting:
        return None
    days = (window.closes_on - window.opens_on).days
    if days < rules.digital_days:
        return Sentence(
            _(
                "Een digitale stemming blijft minstens {least} dagen open; dit zijn er {days}."
                " Kies een latere dag, of open de stemming op de dag van de vergadering."
            ),
            {"least": rules.digital_days, "days": days},
        )
    if window.holiday:
        return Sentence(
            _("{day} valt in de {holiday}. Een stemming sluit nooit in een schoolvakantie: kies een andere dag."),
            {"day": window.closes_on, "holiday": window.holiday},
        )
    return None


def early_close_refusal(counts: Counts, opens_on: date, closes_on: date) -> Sentence | None:
    """Why a ballot cannot close before its time, or None: in a meeting, or when every filled seat has voted."""
    if opens_on == closes_on or counts.silent == 0:
        return None
    return Sentence(
        _(
            "Deze stemming loopt nog tot {day}. Stemden nog niet: {silent} zetels."
            " Vroeger sluiten kan zodra alle bezette zetels gestemd hebben."
        ),
        {"day": closes_on, "silent": counts.silent},
    )


def secrecy_refusal(weights: Iterable[int], least: int) -> Sentence | None:
    """Why a ballot on persons cannot be secret (house rule 5), or None.

    `weights`: of the seats that will vote: filled, and not stepping aside.
    """
    weighed = list(weights)
    if len(weighed) < least:
        return Sentence(
            _(
                "Geheim stemmen kan vanaf {least} bezette zetels die meestemmen; dit zijn er {seats}."
                " Met zo weinig is een stem te makkelijk te raden. Stem open, per zetel."
            ),
            {"least": least, "seats": len(weighed)},
        )
    if len(set(weighed)) > 1:
        return Sentence(
            _(
                "Geheim stemmen kan alleen als elke zetel even zwaar telt; hier wegen ze van {low} tot {high}."
                " Aan haar gewicht zou je een stem herkennen. Stem open, per zetel."
            ),
            {"low": min(weighed), "high": max(weighed)},
        )
    return None


def decision_number(code: str, working_year: int, seq: int) -> str:
    """The permanent number of a decision: 'RAAD-2026-014' is the 14th of the working year that began in 2026."""
    return f"{code}-{working_year}-{seq:03}"
