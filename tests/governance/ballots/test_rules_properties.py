"""What holds for every roll, every vote and every rule: asked of ten thousand random rolls, and of hypothesis."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.ballots.rules import (
    BallotRules,
    Choice,
    Majority,
    Method,
    Result,
    RollSeat,
    base_of,
    count,
    judge,
    outcome,
    standing_of,
)

ROLLS = 10_000
RULES = BallotRules(version="2026", quorum_above=Fraction(1, 2), digital_days=10)
UNDER = [
    RULES,
    replace(RULES, quorum_above=None),
    replace(RULES, majority=Majority.QUALIFIED, share=Fraction(2, 3)),
    replace(RULES, majority=Majority.QUALIFIED, share=Fraction(3, 4), quorum_above=Fraction(2, 3)),
    replace(RULES, majority=Majority.UNANIMOUS),
    replace(RULES, method=Method.CONSENT),
]
SAYS = [Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, None]


@dataclass(frozen=True, slots=True)
class Case:
    """A roll with vacant and recused seats, what some of the others said, and the rules."""

    roll: tuple[RollSeat, ...]
    votes: Mapping[int, Choice]
    rules: BallotRules

    @property
    def result(self) -> Result:
        return outcome(self.roll, self.votes, self.rules).result

    def saying(self, seat: int, choice: Choice) -> Result:
        """The result when this seat says something else."""
        return outcome(self.roll, {**self.votes, seat: choice}, self.rules).result

    def recusing(self, seat: int) -> Result:
        """The result when this seat steps aside."""
        roll = [replace(row, is_recused=True) if row.seat == seat else row for row in self.roll]
        return outcome(roll, {one: said for one, said in self.votes.items() if one != seat}, self.rules).result


def drawn(random: Random) -> Case:
    """A random case of up to 40 seats."""
    roll, votes = [], {}
    for seat in range(random.randint(1, 40)):
        row = RollSeat(seat, is_filled=random.random() < 0.9, is_recused=random.random() < 0.1)
        said = random.choice(SAYS)
        if row.may_vote and said is not None:
            votes[seat] = said
        roll.append(row)
    return Case(tuple(roll), votes, random.choice(UNDER))


def a_yes_more_never_rejects(case: Case) -> None:
    if case.result is Result.ADOPTED:
        assert all(case.saying(row.seat, Choice.FOR) is Result.ADOPTED for row in case.roll if row.may_vote)


def a_no_more_never_adopts(case: Case) -> None:
    if case.result is Result.REJECTED:
        assert all(case.saying(row.seat, Choice.AGAINST) is not Result.ADOPTED for row in case.roll if row.may_vote)


def a_recusal_never_acts_as_a_no(case: Case) -> None:
    """Stepping aside in silence takes nothing away from what was adopted, and instead of a no it never rejects."""
    for row in case.roll:
        if case.result is Result.ADOPTED and row.may_vote and case.votes.get(row.seat) is not Choice.FOR:
            silent = row.seat not in case.votes
            allowed = {Result.ADOPTED} if silent else {Result.ADOPTED, Result.NO_QUORUM}
            assert case.recusing(row.seat) in allowed


def the_floor_holds(case: Case) -> None:
    counts = count(case.roll, case.votes)
    base = base_of(counts, case.rules)
    assert counts.filled - counts.recused <= base <= counts.filled
    assert 2 * base >= counts.filled


def order_is_irrelevant(case: Case) -> None:
    backwards = dict(reversed(list(case.votes.items())))
    assert outcome(case.roll[::-1], backwards, case.rules) == outcome(case.roll, case.votes, case.rules)


def a_recount_equals_the_tally(case: Case) -> None:
    counts = count(case.roll, case.votes)
    assert counts.cast == len(case.votes)
    assert counts.silent == sum(row.may_vote for row in case.roll) - len(case.votes)
    assert judge(counts, case.rules) == outcome(case.roll, case.votes, case.rules)


def vacant_seats_change_nothing(case: Case) -> None:
    filled = [row for row in case.roll if row.is_filled]
    assert outcome(filled, case.votes, case.rules).result is case.result


def the_sentences_contain_the_numbers(case: Case) -> None:
    answer = outcome(case.roll, case.votes, case.rules)
    counts, told = answer.counts, [str(sentence) for sentence in answer.sentences]
    assert all(str(number) in told[0] for number in (counts.seats, counts.filled, answer.quorum, counts.cast))
    if counts.recused:
        assert all(str(number) in told[1] for number in (counts.recused, base_of(counts, case.rules)))
    if answer.reasons:
        said = (counts.votes_for, counts.against, counts.abstained)
        assert all(str(number) in str(answer.reasons[0]) for number in said)


PROPERTIES = [
    a_yes_more_never_rejects,
    a_no_more_never_adopts,
    a_recusal_never_acts_as_a_no,
    the_floor_holds,
    order_is_irrelevant,
    a_recount_equals_the_tally,
    vacant_seats_change_nothing,
    the_sentences_contain_the_numbers,
]


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda one: one.__name__)
def test_it_holds_for_ten_thousand_random_rolls(holds: Callable[[Case], None]) -> None:
    random = Random(2026)
    results = set()
    for _ in range(ROLLS):
        case = drawn(random)
        holds(case)
        results.add(case.result)
    assert results == {Result.ADOPTED, Result.REJECTED, Result.NO_QUORUM}


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda one: one.__name__)
@given(st.randoms(use_true_random=False))
def test_hypothesis_finds_no_roll_for_which_it_fails(holds: Callable[[Case], None], random: Random) -> None:
    holds(drawn(random))


def test_control_a_recusal_that_stays_in_the_base_acts_as_a_no(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without leaving the base a recused no-voter can still spoil what silence would not: the property sees it."""
    monkeypatch.setattr(
        "governance.ballots.rules.turnout.base_of", lambda counts, rules: counts.filled + 2 * counts.recused
    )
    random = Random(2026)
    with pytest.raises(AssertionError):
        for _ in range(ROLLS):
            a_recusal_never_acts_as_a_no(drawn(random))


# ---- options ---------------------------------------------------------------------------------------------------------
NAMES = ("Fietsen", "Lezen", "Zingen", "Koken")


def chosen(random: Random) -> tuple[list[RollSeat], dict[int, int | Choice]]:
    roll = [RollSeat(seat) for seat in range(random.randint(1, 30))]
    says = [*range(len(NAMES)), Choice.ABSTAIN, None]
    said = {row.seat: random.choice(says) for row in roll}
    return roll, {seat: one for seat, one in said.items() if one is not None}


def test_one_more_vote_for_the_chosen_option_never_takes_its_place() -> None:
    random, rules = Random(7), replace(RULES, method=Method.CHOICE)
    for _ in range(ROLLS):
        roll, votes = chosen(random)
        first = outcome(roll, votes, rules, NAMES)
        if first.adopted:
            best = standing_of(first.counts)[0][1]
            silent = next((row.seat for row in roll if row.seat not in votes), None)
            if silent is not None:
                again = outcome(roll, {**votes, silent: NAMES.index(best)}, rules, NAMES)
                assert standing_of(again.counts)[0][1] == best
                assert again.adopted


def test_the_points_of_a_ranking_are_those_of_its_papers_in_any_order() -> None:
    random, rules = Random(8), replace(RULES, method=Method.RANKING)
    for _ in range(ROLLS // 10):
        roll = [RollSeat(seat) for seat in range(random.randint(1, 30))]
        votes = {row.seat: tuple(random.sample(range(4), 4)) for row in roll if random.random() < 0.8}
        first = outcome(roll, votes, rules, NAMES)
        assert sum(option.points for option in first.counts.options) == 6 * len(votes)
        assert outcome(roll[::-1], dict(reversed(votes.items())), rules, NAMES) == first
