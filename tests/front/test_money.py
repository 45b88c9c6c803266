"""Where the euros go, and whose organisation benefits."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from governance.ballots.actions import close_ballot
from governance.ballots.models import Ballot, Decision
from governance.bodies.models import Seat
from governance.delegates.models import Representation
from governance.ledger.actions import add_line, authorise, commit, shift
from governance.ledger.models import GrantYear, Posting
from governance.people.models import Institution, User
from som_portal.front.interests import Interest, interests_in
from som_portal.front.money import whereto
from som_portal.kit import clock
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ledger.test_views import text_of
from werkingen.laboratorium.actions import found_lab
from werkingen.works.actions import add_partner, point_to_line

CLOSES_AT = clock.brussels(2026, 3, 23, 17)
pytestmark = pytest.mark.django_db


@pytest.fixture
def members() -> list[User]:
    return make.raad(14)


@pytest.fixture
def decision(members: list[User]) -> Decision:
    """The raad gives € 9 500 to a labo."""
    ballot = scenes.opened(scenes.budget_line())
    scenes.everybody_says(ballot, members)
    return close_ballot(ballot, by=None, at=CLOSES_AT)


def partner_of(decision: Decision, institution: Institution, at: datetime) -> None:
    lab = found_lab(decision.ballot.proposal, by=None, at=at)
    add_partner(lab, institution, by=None, at=at)


def test_each_euro_stands_under_its_focus_and_its_decision(client: Client, decision: Decision) -> None:
    year = decision.authorisation.year
    seen = whereto(year)
    assert [(one.decision, one.cents) for one in seen.given] == [(decision, 950_000)]
    assert {cents for _area, cents in seen.by_focus} == {950_000}
    page = text_of(client.get(f"/budget/{year.year}/waarheen/"))
    assert "€ 9.500" in page
    assert decision.number in page


def test_a_year_without_decisions_says_so(client: Client) -> None:
    year = GrantYear.objects.create(year=2033)
    assert "Dit jaar gaf nog geen besluit eigen geld." in text_of(client.get(f"/budget/{year.year}/waarheen/"))


def test_partners_and_the_proposer_are_listed_with_the_seat_that_speaks_for_them(
    decision: Decision, members: list[User], client_of
) -> None:
    partner_of(decision, Institution.objects.get(name="UCLL"), CLOSES_AT)
    User.objects.update(institution=None)
    assert interests_in(decision.ballot) == [
        Interest("UCLL 1", "UCLL", "is partner van het labo"),
        Interest("UCLL 2", "UCLL", "is partner van het labo"),
        Interest("Huis 11", "Atheneum De Ring", "diende het voorstel in"),
    ]
    page = text_of(client_of(members[0]).get(f"/besluiten/{decision.number}/belangen/"))
    assert "UCLL 2 UCLL is partner van het labo" in page


def test_partners_of_the_work_that_has_the_budget_line_are_listed(decision: Decision) -> None:
    line = decision.ballot.proposal.budget_line
    assert line is not None
    partner_of(decision, Institution.objects.get(name="UCLL"), CLOSES_AT)
    nobody_speaks_for_anybody()
    lab = decision.ballot.proposal.lab
    assert "is partner van het werk dat de budgetpost heeft" not in {one.why for one in interests_in(decision.ballot)}
    type(lab).objects.update(budget_line=line)
    why = [str(one.why) for one in interests_in(decision.ballot) if one.seat == "UCLL 1"]
    assert why == ["is partner van het labo", "is partner van het werk dat de budgetpost heeft"]


def test_who_is_paid_is_listed(decision: Decision, at: datetime) -> None:
    """The commitment of the decision names KU Leuven, written another way."""
    paid = authorise(decision.authorisation.year, 100, decision.number, at.date(), by=None, at=at)
    words = {"counterparty": "ku  LEUVEN", "subject": "Onderzoek", "asked_by": None, "authorisation": paid}
    line = decision.ballot.proposal.budget_line
    commit(line, paid.year, 100, **words, key=uuid4(), by=None, at=at)
    Decision.objects.filter(pk=decision.pk).update(authorisation=paid)
    found = interests_in(Ballot.objects.get(pk=decision.ballot_id))
    assert Interest("KU Leuven 1", "KU Leuven", "krijgt geld van een vastlegging") in found


def nobody_speaks_for_anybody() -> None:
    User.objects.update(institution=None)
    Representation.objects.update(seat=None, reason="voor deze test")


def test_no_interest_is_said(decision: Decision, client_of) -> None:
    nobody_speaks_for_anybody()
    page = client_of(make.user("Iemand")).get(f"/besluiten/{decision.number}/belangen/")
    assert "Het portaal vond geen belang." in text_of(page)


def test_of_a_pupil_seat_the_holder_is_not_asked(decision: Decision, members: list[User]) -> None:
    nobody_speaks_for_anybody()
    partner = Institution.objects.exclude(seats__body__slug="som-raad").exclude(name="Atheneum De Ring")[0]
    elector = decision.ballot.electors.filter(holders__person__in=members)[0]
    User.objects.filter(pk=elector.holders.get().person_id).update(institution=partner)
    partner_of(decision, partner, CLOSES_AT)
    assert [one.seat for one in interests_in(decision.ballot)] == [elector.seat_name]
    Seat.objects.filter(pk=elector.seat_id).update(by_seat_only=True)
    assert interests_in(decision.ballot) == []


def test_a_labo_with_a_line_of_its_own_stands_with_its_figures_and_each_werking_with_its_decision(
    client: Client, decision: Decision, at: datetime
) -> None:
    above, year = decision.ballot.proposal.budget_line, decision.authorisation.year
    assert above is not None
    lab = found_lab(decision.ballot.proposal, by=None, at=CLOSES_AT)
    own = add_line("eigen", "Eigen post", above.werking, kind="labo", parent=above, by=None, at=at)
    shift(above, own, year, 12_300, note="Begin", key=uuid4(), by=None, at=at)
    assert [(one.row.allocated, one.work) for one in whereto(year).own_lines] == [(12_300, None)]
    point_to_line(lab, own, by=None, at=at)
    seen = whereto(year)
    assert [(one.row.free, one.work) for one in seen.own_lines] == [(12_300, lab)]
    gave = {row.werking: numbers for row, numbers in seen.werkingen}
    allocated = Posting.objects.filter(kind="allocation").values_list("authorisation__reference", flat=True)
    assert set(gave[above.werking]) == set(allocated)
    page = text_of(client.get(f"/budget/{year.year}/waarheen/"))
    assert f"{lab} Eigen post € 123 € 0 € 0 € 123" in page
    assert gave[above.werking][0] in page
