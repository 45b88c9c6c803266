"""Two decisions at once on a line with room for one of them: one is committed whole, the other not at all."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from governance.ballots.actions import CostAsked, close_ballot, open_ballot, reserve_money, schedule_proposal
from governance.ballots.actions.costs import commit_costs
from governance.ballots.models import Ballot, Cost, Decision
from governance.ledger.actions import add_line
from governance.ledger.models import BudgetLine, Commitment
from som_portal.kit.access import Conflict
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.test_costs import CLOSES_AT, LITTLE, MUCH, give, two

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]


def lines() -> tuple[BudgetLine, BudgetLine]:
    """One with plenty, one with nothing yet."""
    return scenes.budget_line(), add_line("STU", "Studio", "studio", by=None, at=make.AT)


def adopted(costs: list[CostAsked]) -> list[Ballot]:
    """Two ballots everybody is for, on one agenda."""
    people, meeting, by = make.raad(12), scenes.raad_meeting(), make.seated("som-plus/afgevaardigde")
    asked = [schedule_proposal(scenes.proposal(by=by, costs=costs), meeting, by=None, at=make.AT) for _ in range(2)]
    ballots = [open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT) for proposal in asked]
    for ballot in ballots:
        scenes.everybody_says(ballot, people)
    return ballots


def kept() -> list[tuple[str, int]]:
    """Line and cents of every commitment."""
    return sorted((one.line.code, one.amount) for one in Commitment.objects.select_related("line"))


def test_two_decisions_at_once_with_room_for_one_commit_one_whole(together: Race) -> None:
    lab, studio = lines()
    give(studio, LITTLE)
    ballots = adopted(two(lab, studio))
    answers = together(*[lambda ballot=ballot: close_ballot(ballot, by=None, at=CLOSES_AT) for ballot in ballots])
    assert [type(answer) for answer in answers] == [Decision] * 2
    assert kept() == sorted([(lab.code, MUCH), (studio.code, LITTLE)])
    assert Cost.objects.filter(commitment=None).count() == 2


def waiting(lab: BudgetLine, studio: BudgetLine) -> list[Decision]:
    """Two decisions whose money did not fit, after which the second line gets room for one."""
    ballots = adopted(two(lab, studio))
    made = [close_ballot(ballot, by=None, at=CLOSES_AT) for ballot in ballots]
    assert kept() == []
    give(studio, LITTLE)
    return made


def test_two_hands_reserving_at_once_commit_one_whole(together: Race) -> None:
    lab, studio = lines()
    calls = [
        lambda decision=decision: reserve_money(decision, by=None, at=CLOSES_AT) for decision in waiting(lab, studio)
    ]
    assert {type(answer) for answer in together(*calls)} == {Decision, Conflict}
    assert kept() == sorted([(lab.code, MUCH), (studio.code, LITTLE)])


def test_control_without_the_transaction_half_of_the_other_is_committed(together: Race) -> None:
    lab, studio = lines()

    def half(decision: Decision) -> None:
        with suppress(Conflict):
            commit_costs(decision, by=None, at=CLOSES_AT)

    together(*[lambda decision=decision: half(decision) for decision in waiting(lab, studio)])
    assert kept() == sorted([(lab.code, MUCH), (lab.code, MUCH), (studio.code, LITTLE)])
