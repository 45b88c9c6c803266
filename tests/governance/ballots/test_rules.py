"""The arithmetic of deciding, told as sentences."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from governance.ballots.rules import (
    BallotRules,
    Choice,
    Counts,
    Majority,
    Outcome,
    Result,
    RollSeat,
    Window,
    count,
    decision_number,
    early_close_refusal,
    judge,
    quorum_of,
    window_refusal,
)

RULES = BallotRules(version="2026", quorum_above=Fraction(1, 2), digital_days=10)
SECOND_CALL = replace(RULES, quorum_above=None)


def counted(votes_for: int, against: int, abstained: int, *, filled: int = 21, seats: int = 22) -> Counts:
    return Counts(seats=seats, filled=filled, votes_for=votes_for, against=against, abstained=abstained)


def told(result: Outcome) -> list[str]:
    return [str(sentence) for sentence in result.sentences]


def test_more_for_than_against_is_adopted_and_says_why() -> None:
    result = judge(counted(9, 3, 2), RULES)
    assert result.result is Result.ADOPTED
    assert told(result) == [
        "22 stemgerechtigde zetels, 21 bezet, quorum 11, uitgebracht 14.",
        "14 zetels stemden, 11 zijn genoeg. Het quorum is gehaald.",
        "Voor: 9. Tegen: 3. Onthouding: 2. Een onthouding telt mee voor het quorum, niet voor de meerderheid.",
        "Er zijn meer stemmen voor (9) dan tegen (3). Het voorstel is aangenomen.",
    ]


def test_less_for_than_against_is_rejected() -> None:
    result = judge(counted(4, 8, 0), RULES)
    assert result.result is Result.REJECTED
    assert told(result)[-1] == "Er zijn minder stemmen voor (4) dan tegen (8). Het voorstel is niet aangenomen."


def test_a_tie_is_not_adopted() -> None:
    result = judge(counted(6, 6, 2), RULES)
    assert not result.adopted
    assert told(result)[-1] == "Er zijn evenveel stemmen voor als tegen. Het voorstel is niet aangenomen."


def test_one_seat_short_of_the_quorum_decides_nothing() -> None:
    result = judge(counted(10, 0, 0), RULES)
    assert result.result is Result.NO_QUORUM
    assert told(result) == [
        "22 stemgerechtigde zetels, 21 bezet, quorum 11, uitgebracht 10.",
        "10 van de nodige 11 zetels stemden. Dat zijn er 1 te weinig om te beslissen.",
    ]


def test_an_abstention_counts_for_the_quorum() -> None:
    assert judge(counted(1, 0, 10), RULES).result is Result.ADOPTED


def test_a_second_call_asks_no_quorum() -> None:
    result = judge(counted(2, 1, 0), SECOND_CALL)
    assert result.result is Result.ADOPTED
    assert told(result)[1] == "Dit is een tweede oproep: er is geen quorum nodig. 3 zetels stemden."


def test_nobody_voting_at_a_second_call_adopts_nothing() -> None:
    assert judge(counted(0, 0, 0), SECOND_CALL).result is Result.REJECTED


def test_a_qualified_majority_is_exact() -> None:
    two_thirds = replace(RULES, majority=Majority.QUALIFIED, share=Fraction(2, 3))
    exactly, under = judge(counted(8, 4, 0), two_thirds), judge(counted(9, 5, 0), two_thirds)
    assert (exactly.adopted, under.adopted) == (True, False)
    assert told(exactly)[-1] == "8 van 12 stemmen voor is minstens 2/3. Het voorstel is aangenomen."
    assert told(under)[-1] == "9 van 14 stemmen voor is minder dan 2/3. Het voorstel is niet aangenomen."


@pytest.mark.parametrize(("filled", "quorum"), [(0, 1), (1, 1), (2, 2), (21, 11), (22, 12)])
def test_the_quorum_is_more_than_half_of_the_filled_seats(filled: int, quorum: int) -> None:
    assert quorum_of(counted(0, 0, 0, filled=filled), RULES) == quorum


def test_a_vacant_seat_stays_on_the_roll_and_counts_for_nothing() -> None:
    roll = [RollSeat(1), RollSeat(2), RollSeat(3, is_filled=False)]
    assert count(roll, {1: Choice.FOR, 2: Choice.ABSTAIN}) == counted(1, 0, 1, filled=2, seats=3)


@pytest.mark.parametrize("seat", [3, 99])
def test_a_vote_of_a_seat_that_may_not_vote_is_an_error(seat: int) -> None:
    with pytest.raises(ValueError, match=str(seat)):
        count([RollSeat(1), RollSeat(3, is_filled=False)], {1: Choice.FOR, seat: Choice.FOR})


@pytest.mark.parametrize("rules", [RULES, SECOND_CALL])
def test_rules_survive_being_stored(rules: BallotRules) -> None:
    assert BallotRules.from_facts(rules.as_facts()) == rules


def test_a_digital_ballot_stays_open_ten_days() -> None:
    nine = Window(date(2026, 3, 12), date(2026, 3, 21), meeting_on=date(2026, 4, 2))
    ten = Window(date(2026, 3, 12), date(2026, 3, 22), meeting_on=date(2026, 4, 2))
    assert str(window_refusal(nine, RULES)) == (
        "Een digitale stemming blijft minstens 10 dagen open; dit zijn er 9."
        " Kies een latere dag, of open de stemming op de dag van de vergadering."
    )
    assert window_refusal(ten, RULES) is None


def test_a_ballot_never_closes_in_a_school_holiday() -> None:
    window = Window(date(2026, 3, 12), date(2026, 4, 7), date(2026, 4, 2), holiday="paasvakantie")
    assert str(window_refusal(window, RULES)) == (
        "2026-04-07 valt in de paasvakantie. Een stemming sluit nooit in een schoolvakantie: kies een andere dag."
    )


def test_in_the_meeting_a_ballot_may_close_the_same_day() -> None:
    day = date(2026, 4, 2)
    assert window_refusal(Window(day, day, meeting_on=day, holiday="paasvakantie"), RULES) is None
    assert window_refusal(Window(day, day, meeting_on=date(2026, 4, 9)), RULES) is not None


def test_before_its_time_a_ballot_closes_only_when_all_filled_seats_voted_or_in_the_meeting() -> None:
    day, later = date(2026, 4, 2), date(2026, 4, 20)
    assert early_close_refusal(counted(12, 9, 0), day, later) is None
    assert early_close_refusal(counted(12, 0, 0), day, day) is None
    assert str(early_close_refusal(counted(12, 0, 0), day, later)) == (
        "Deze stemming loopt nog tot 2026-04-20. Stemden nog niet: 9 zetels."
        " Vroeger sluiten kan zodra alle bezette zetels gestemd hebben."
    )


def test_a_decision_has_a_readable_number() -> None:
    assert decision_number("RAAD", 2026, 14) == "RAAD-2026-014"
    assert decision_number("RAAD", 2026, 1014) == "RAAD-2026-1014"
