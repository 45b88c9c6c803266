"""Every branch of the rules, one case each; and a measure that says when one was missed."""

import dis
import inspect
import itertools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

import pytest

from governance.ballots.rules import (
    BallotRules,
    Choice,
    Counts,
    Majority,
    Method,
    OptionTally,
    Outcome,
    Result,
    RollSeat,
    Window,
    base_of,
    count,
    counting,
    decision_number,
    early_close_refusal,
    house,
    judge,
    majorities,
    options,
    outcome,
    points_of,
    quorum_of,
    secrecy_refusal,
    standing_of,
    turnout,
    window_refusal,
    windows,
    words,
)

RULES = BallotRules(version="2026", quorum_above=Fraction(1, 2), digital_days=10)
UNANIMOUS = replace(RULES, majority=Majority.UNANIMOUS)
TWO_THIRDS = replace(RULES, majority=Majority.QUALIFIED, share=Fraction(2, 3))
CONSENT = replace(RULES, method=Method.CONSENT)
CHOICE = replace(RULES, method=Method.CHOICE)
RANKING = replace(RULES, method=Method.RANKING)
POLL = replace(RULES, method=Method.POLL, quorum_above=None)
SECOND_CALL = replace(RULES, quorum_above=None)
NAMES = ("Fietsen", "Lezen", "Zingen")


def seats(votes_for: int, against: int, abstained: int = 0, *, recused: int = 0, proxied: int = 0) -> Counts:
    """A raad of 22 seats of which 20 are filled."""
    return Counts(22, 20, votes_for, against, abstained, recused=recused, proxied=proxied)


def papers(*points: int, abstained: int = 0, papers: int | None = None) -> Counts:
    """Three options with their points."""
    tallies = tuple(OptionTally(name, one) for name, one in zip(NAMES, points, strict=True))
    return Counts(22, 20, 0, 0, abstained, papers=sum(points) if papers is None else papers, options=tallies)


CASES: list[tuple[str, Counts, BallotRules, Result, str]] = [
    ("more for", seats(8, 4), RULES, Result.ADOPTED, "meer stemmen voor (8) dan tegen (4)"),
    ("fewer for", seats(4, 8), RULES, Result.REJECTED, "minder stemmen voor (4) dan tegen (8)"),
    ("a tie", seats(6, 6), RULES, Result.REJECTED, "evenveel stemmen voor als tegen"),
    ("one short", seats(10, 0), RULES, Result.NO_QUORUM, "10 van de nodige 11 zetels"),
    ("abstaining for the quorum", seats(1, 0, 10), RULES, Result.ADOPTED, "(1) dan tegen (0)"),
    ("second call", seats(1, 0), SECOND_CALL, Result.ADOPTED, "(1) dan tegen (0)"),
    ("all for", seats(11, 0, 2), UNANIMOUS, Result.ADOPTED, "Alle 11 stemmen zijn voor"),
    ("one against", seats(11, 1), UNANIMOUS, Result.REJECTED, "11 van 12 stemmen zijn voor"),
    ("nobody for", seats(0, 0, 11), UNANIMOUS, Result.REJECTED, "0 van 0 stemmen zijn voor"),
    ("exactly two thirds", seats(8, 4), TWO_THIRDS, Result.ADOPTED, "8 van 12 stemmen voor is minstens 2/3"),
    ("under two thirds", seats(7, 4), TWO_THIRDS, Result.REJECTED, "7 van 11 stemmen voor is minder dan 2/3"),
    ("nobody for two thirds", seats(0, 0, 11), TWO_THIRDS, Result.REJECTED, "0 van 0 stemmen voor"),
    ("consent", seats(11, 0, 1), CONSENT, Result.ADOPTED, "11 zetels geven consent"),
    ("an objection", seats(15, 1), CONSENT, Result.REJECTED, "overwegend bezwaar open (1)"),
    ("nobody consents", seats(0, 0, 12), CONSENT, Result.REJECTED, "Geen enkele zetel gaf consent (0)"),
    ("a poll", seats(2, 1), POLL, Result.POLLED, "Voor: 2. Tegen: 1."),
    ("an option leads", papers(5, 7, 1), CHOICE, Result.ADOPTED, "“Lezen” kreeg de meeste stemmen (7)"),
    ("two options lead", papers(6, 6, 1), CHOICE, Result.UNDECIDED, "2 opties kregen elk 6 stemmen"),
    ("no option", papers(0, 0, 0, abstained=12), CHOICE, Result.UNDECIDED, "Geen enkele zetel koos een optie"),
    ("ranked", papers(20, 10, 3, papers=11), RANKING, Result.ADOPTED, "De volgorde ligt vast"),
    ("ranked alike", papers(11, 11, 11, papers=11), RANKING, Result.ADOPTED, "De volgorde ligt vast"),
    ("nothing ranked", papers(0, 0, 0, abstained=11), RANKING, Result.UNDECIDED, "Geen enkele zetel koos"),
    ("recused", seats(10, 0, recused=2), RULES, Result.ADOPTED, "(10) dan tegen (0)"),
]


@pytest.mark.parametrize(
    ("counts", "under", "result", "words"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_each_case_has_its_result_and_its_sentence(
    counts: Counts, under: BallotRules, result: Result, words: str
) -> None:
    answer = judge(counts, under)
    assert answer.result is result
    assert answer.adopted is (result is Result.ADOPTED)
    assert any(words in str(sentence) for sentence in answer.sentences)
    assert answer.sentences[: len(answer.turnout)] == answer.turnout


def lines(answer: Outcome) -> list[str]:
    return [str(sentence) for sentence in answer.turnout]


def test_recused_seats_leave_the_base_and_the_quorum_follows() -> None:
    assert (base_of(seats(9, 0, recused=3), RULES), quorum_of(seats(9, 0, recused=3), RULES)) == (17, 9)
    assert lines(judge(seats(9, 0, recused=3), RULES)) == [
        "22 stemgerechtigde zetels, 20 bezet, quorum 9, uitgebracht 9.",
        "Wegens een eigen belang stemmen niet mee: 3. Van de 20 bezette zetels tellen er 17.",
        "9 zetels stemden, 9 zijn genoeg. Het quorum is gehaald.",
    ]


def test_the_base_never_falls_under_half_of_the_filled_seats() -> None:
    counts = seats(5, 0, recused=15)
    assert (base_of(counts, RULES), quorum_of(counts, RULES)) == (10, 6)
    assert lines(judge(counts, RULES))[1] == (
        "Wegens een eigen belang stemmen niet mee: 15. De basis blijft minstens 10 van de 20 bezette zetels."
    )
    assert judge(counts, RULES).result is Result.NO_QUORUM


def test_votes_by_proxy_are_told() -> None:
    assert "Met een volmacht uitgebracht: 2. Die tellen mee zoals elke andere stem." in lines(
        judge(seats(11, 0, proxied=2), RULES)
    )


def test_the_order_of_options_is_told_with_shared_places() -> None:
    assert standing_of(papers(4, 9, 4)) == [(1, "Lezen", 9), (2, "Fietsen", 4), (2, "Zingen", 4)]
    chosen = [str(sentence) for sentence in judge(papers(4, 9, 4), CHOICE).reasons]
    assert chosen[:2] == ["1. Lezen: 9 stemmen.", "2. Fietsen: 4 stemmen."]
    assert str(judge(papers(20, 10, 3, papers=11), RANKING).reasons[0]) == "1. Fietsen: 20 punten."


def test_a_ranking_gives_the_last_nothing_and_each_better_one_more() -> None:
    assert points_of((2, 0, 1), 3) == {2: 2, 0: 1, 1: 0}
    with pytest.raises(ValueError, match="every option once"):
        points_of((0, 0, 1), 3)


@pytest.mark.parametrize(
    ("weights", "refused"),
    [
        ([1] * 5, ""),
        ([1] * 4, "vanaf 5 bezette zetels die meestemmen; dit zijn er 4"),
        ([1, 1, 1, 1, 3], "van 1 tot 3"),
    ],
)
def test_a_secret_ballot_needs_five_equal_seats(weights: list[int], refused: str) -> None:
    refusal = secrecy_refusal(weights, 5)
    assert (refusal is None) is (refused == "")
    assert refused in str(refusal)


@pytest.mark.parametrize("one", [RULES, UNANIMOUS, TWO_THIRDS, CONSENT, POLL, RANKING])
def test_rules_survive_being_stored(one: BallotRules) -> None:
    assert BallotRules.from_facts(one.as_facts()) == one


# ---- the measure -----------------------------------------------------------------------------------------------------
MODULES: tuple[ModuleType, ...] = (counting, house, majorities, options, sys.modules[outcome.__module__], turnout)
MODULES += (windows, words)
WAYS = ("POP_JUMP_", "JUMP_IF_", "FOR_ITER")


def name_of(code: CodeType) -> str:
    return f"{code.co_filename.rpartition('/')[2]}:{code.co_firstlineno} {code.co_qualname}"


def functions_in(module: ModuleType) -> Iterator[CodeType]:
    """Every function of a module, with what is nested in it; bodies of module and classes ran at import."""
    assert module.__file__
    todo = [compile(Path(module.__file__).read_text(encoding="utf-8"), module.__file__, "exec")]
    while todo:
        code = todo.pop()
        if code.co_flags & inspect.CO_OPTIMIZED:
            yield code
        todo += [one for one in code.co_consts if isinstance(one, CodeType)]


def ways_of(code: CodeType) -> Iterator[tuple[int, set[int]]]:
    """Each conditional jump of a function, and the two places it can lead to."""
    steps = [step for step in dis.get_instructions(code) if step.opname not in ("CACHE", "EXTENDED_ARG")]
    for step, following in itertools.pairwise(steps):
        if step.opname.startswith(WAYS):
            yield step.offset, {following.offset, step.argval}


@contextmanager
def watching() -> Iterator[set[tuple[str, int, int]]]:
    """The steps from one offset to the next, in every function of the rules."""
    went: set[tuple[str, int, int]] = set()
    files = {module.__file__ for module in MODULES}
    last: dict[int, int] = {}

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        if frame.f_code.co_filename not in files:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            went.add((name_of(frame.f_code), last.get(id(frame), -1), frame.f_lasti))
            last[id(frame)] = frame.f_lasti
        if event == "return" and not frame.f_code.co_flags & inspect.CO_GENERATOR:
            last.pop(id(frame), None)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield went
    finally:
        sys.settrace(before)


def every_case() -> None:
    """All of the above and the windows, as plain calls."""
    for _name, counts, under, _result, _words in CASES:
        [str(sentence) for sentence in judge(counts, under).sentences]
    for counts in (seats(9, 0, recused=3, proxied=1), seats(5, 0, recused=15)):
        judge(counts, RULES)
    roll = [RollSeat(1), RollSeat(2), RollSeat(3, is_filled=False), RollSeat(4, is_recused=True)]
    assert outcome(roll, {1: Choice.FOR, 2: Choice.ABSTAIN}, RULES).adopted
    assert count(roll, {1: 2, 2: 0}, NAMES).options[2].points == 1
    for votes in ({3: Choice.FOR}, {4: Choice.FOR}, {99: Choice.FOR}):
        with suppress(ValueError):
            count(roll, votes)
    points_of((1, 0), 2)
    with suppress(ValueError):
        points_of((1, 1), 2)
    for weights in ([1] * 5, [1] * 4, [1, 1, 1, 1, 2]):
        secrecy_refusal(weights, 5)
    assert BallotRules.from_facts(POLL.as_facts()) == POLL
    assert BallotRules.from_facts(TWO_THIRDS.as_facts()) == TWO_THIRDS
    day, later = date(2026, 4, 2), date(2026, 4, 20)
    for window in (
        Window(day, day, day),
        Window(day, day, later),
        Window(day, later, day),
        Window(day, later, day, "x"),
    ):
        window_refusal(window, RULES)
    for counts, until in ((seats(12, 8), later), (seats(12, 0), day), (seats(12, 0), later)):
        early_close_refusal(counts, day, until)
    decision_number("RAAD", 2026, 14)
    assert seats(1, 2).silent == 17


def missed(run: Callable[[], None]) -> list[str]:
    """The conditional jumps of the rules, function by function, that did not go both ways."""
    with watching() as went:
        run()
    return sorted(
        f"{name_of(code)} at {place} never went to {to}"
        for module in MODULES
        for code in functions_in(module)
        for place, both in ways_of(code)
        for to in both
        if (name_of(code), place, to) not in went
    )


def test_every_branch_is_walked_both_ways() -> None:
    assert missed(every_case) == []


def test_control_without_the_cases_of_consent_the_measure_names_what_was_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(f"{__name__}.CASES", [case for case in CASES if case[2] is not CONSENT])
    assert any("_consent" in line for line in missed(every_case))
