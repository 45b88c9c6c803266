"""What the page of a proposal shows of the seats that propose it, to those who do."""

import pytest

from governance.ballots.actions import answer_coproposal
from governance.ballots.models import Proposal
from governance.people.models import User
from tests import make
from tests.governance.ballots.test_coproposers import _on_that_day, asked, other, proposal
from tests.governance.ballots.test_proposal_pages import ClientOf, text, url

__all__ = ["_on_that_day", "other", "proposal"]
pytestmark = pytest.mark.django_db


def test_a_seat_that_said_yes_stands_once_on_the_page_of_who_proposes(
    proposal: Proposal, other: User, client_of: ClientOf
) -> None:
    row, name, page = asked(proposal), make.seat("som-raad/lop").name, url("proposal", proposal.pk)
    first = client_of(proposal.proposer)
    assert ("Trek je vraag in" in text(first.get(page)), "Samen met" in text(first.get(page))) == (True, False)
    answer_coproposal(row, accepts=True, by=other, at=make.AT)
    for person, steps_back in ((proposal.proposer, False), (other, True)):
        main = text(client_of(person).get(page)).partition("<main")[2].partition("</main>")[0]
        assert (main.count(name), "Trek je vraag in" in main) == (1, False)
        assert ("Trek je terug" in main) is steps_back
