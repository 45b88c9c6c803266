"""How the raad decides: pure arithmetic on a roll of seats and what they said. Every answer explains itself."""

from governance.ballots.rules.counting import Choice, Counts, OptionTally, RollSeat, Said, count, points_of
from governance.ballots.rules.house import HALF, BallotRules, Majority, Method
from governance.ballots.rules.options import leaders_of, standing_of
from governance.ballots.rules.outcome import Outcome, Result, judge, outcome
from governance.ballots.rules.texts import Change, changes_between, is_same_text, mark_of_text, merged, words_of
from governance.ballots.rules.turnout import base_of, quorum_of
from governance.ballots.rules.windows import (
    Window,
    decision_number,
    early_close_refusal,
    secrecy_refusal,
    window_refusal,
)
from governance.ballots.rules.words import Sentence

__all__ = [
    "HALF",
    "BallotRules",
    "Change",
    "Choice",
    "Counts",
    "Majority",
    "Method",
    "OptionTally",
    "Outcome",
    "Result",
    "RollSeat",
    "Said",
    "Sentence",
    "Window",
    "base_of",
    "changes_between",
    "count",
    "decision_number",
    "early_close_refusal",
    "is_same_text",
    "judge",
    "leaders_of",
    "mark_of_text",
    "merged",
    "outcome",
    "points_of",
    "quorum_of",
    "secrecy_refusal",
    "standing_of",
    "window_refusal",
    "words_of",
]
