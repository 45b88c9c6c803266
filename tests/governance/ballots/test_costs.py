"""The budget a proposal asks, per line: kept, shown, and committed on all lines or on none."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from governance.ballots.actions import CostAsked, close_ballot, reserve_money, revise_proposal
from governance.ballots.actions.costs import commit_costs
from governance.ballots.forms import ProposalForm
from governance.ballots.forms.drafts import shown_of
from governance.ballots.models import Cost, Decision, Proposal
from governance.ballots.queries import broken_versions
from governance.ballots.queries.costs import broken_costs
from governance.ledger.actions import add_line, allocate, authorise
from governance.ledger.models import BudgetLine, Commitment, GrantYear
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Conflict
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
CLOSES_AT = clock.brussels(2026, 3, 23, 17)
NEW = "/raad/voorstellen/nieuw/"
MUCH, LITTLE = 700_000, 300_000


@pytest.fixture
def lab() -> BudgetLine:
    """The line of the laboratorium, with plenty."""
    return scenes.budget_line()


@pytest.fixture
def studio(lab: BudgetLine) -> BudgetLine:
    """A second line, with € 3.000."""
    line = add_line("STU", "Studio", "studio", by=None, at=make.AT)
    give(line, LITTLE)
    return line


def give(line: BudgetLine, cents: int) -> None:
    day = clock.day_of(make.AT)
    paper = authorise(GrantYear.objects.get(), cents, "RAAD-2025-002", day, by=None, at=make.AT)
    allocate(line, paper, key=uuid4(), by=None, at=make.AT)


def two(lab: BudgetLine, studio: BudgetLine, cents: int = LITTLE) -> list[CostAsked]:
    return [
        CostAsked(budget_line=lab, amount=MUCH, purpose="begeleiding"),
        CostAsked(budget_line=studio, amount=cents, purpose=""),
    ]


def decided(**changes: Any) -> Decision:
    """Adopted by twelve seats."""
    people = make.raad(12)
    ballot = scenes.opened(**changes)
    scenes.everybody_says(ballot, people)
    return close_ballot(ballot, by=None, at=CLOSES_AT)


# ---- kept ------------------------------------------------------------------------------------------------------------
def test_a_proposal_keeps_its_costs_and_says_the_sum(lab: BudgetLine, studio: BudgetLine) -> None:
    proposal = scenes.proposal(costs=two(lab, studio))
    assert [str(cost) for cost in proposal.costs.all()] == [
        "Laboratorium: €\u00a07.000 (begeleiding)",
        "Studio: €\u00a03.000",
    ]
    assert (proposal.amount, proposal.budget_line, proposal.is_itemised) == (MUCH + LITTLE, lab, True)
    assert proposal.versions.get().snapshot["costs"] == [str(cost) for cost in proposal.costs.all()]
    assert broken_costs() == broken_versions() == []


def test_one_line_is_one_cost(lab: BudgetLine) -> None:
    proposal = scenes.proposal(lab)
    assert [(cost.budget_line, cost.amount) for cost in proposal.costs.all()] == [(lab, proposal.amount)]
    assert not proposal.is_itemised
    assert "costs" not in proposal.versions.get().snapshot


def test_revising_replaces_the_costs(lab: BudgetLine, studio: BudgetLine) -> None:
    proposal = scenes.proposal(costs=two(lab, studio))
    revise_proposal(proposal, by=proposal.proposer, at=make.AT, **scenes.asked(costs=two(lab, studio)[1:]))
    proposal.refresh_from_db()
    assert (proposal.amount, proposal.budget_line, proposal.is_itemised) == (LITTLE, studio, False)
    assert Cost.objects.count() == 1
    assert [("costs" in one.snapshot) for one in proposal.versions.order_by("number")] == [True, False]
    assert broken_costs() == broken_versions() == []


def test_a_line_is_asked_once_and_for_more_than_nothing(lab: BudgetLine) -> None:
    proposal = scenes.proposal(lab)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cost.objects.create(proposal=proposal, budget_line=lab, amount=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cost.objects.filter(proposal=proposal).update(amount=0)


def test_verify_names_a_sum_that_is_no_sum(lab: BudgetLine, studio: BudgetLine) -> None:
    proposal = scenes.proposal(costs=two(lab, studio))
    Cost.objects.filter(budget_line=studio).update(amount=1)
    assert broken_costs() == [f"proposal:{proposal.pk}: its amount is not the sum of its costs"]


# ---- committed -------------------------------------------------------------------------------------------------------
def test_adopting_commits_every_line(lab: BudgetLine, studio: BudgetLine) -> None:
    decision = decided(costs=two(lab, studio))
    kept = Commitment.objects.order_by("pk")
    assert [(one.line, one.amount) for one in kept] == [(lab, MUCH), (studio, LITTLE)]
    assert [cost.commitment for cost in Cost.objects.all()] == list(kept)
    assert decision.commitment == kept[0]
    assert (
        "maakt €\u00a010.000 vrij: Laboratorium: €\u00a07.000 (begeleiding); Studio: €\u00a03.000." in decision.wording
    )


def test_when_one_line_does_not_fit_no_line_is_committed_and_later_all_are(
    lab: BudgetLine, studio: BudgetLine, client_of: ClientOf
) -> None:
    decision = decided(costs=two(lab, studio, LITTLE + 50_000))
    assert not Commitment.objects.exists()
    assert decision.commitment is None
    with time_machine.travel(CLOSES_AT, tick=False):
        page = Client().get(decision.get_absolute_url()).content.decode()
    assert "Studio, €\u00a03.500: " in page
    assert "€\u00a0500" in page
    with pytest.raises(Conflict, match="Studio"):
        reserve_money(decision, by=None, at=CLOSES_AT)
    give(studio, 50_000)
    reserve_money(decision, by=None, at=CLOSES_AT)
    reserve_money(decision, by=None, at=CLOSES_AT)
    assert [one.amount for one in Commitment.objects.order_by("pk")] == [MUCH, LITTLE + 50_000]


def test_control_without_the_savepoint_half_is_committed(lab: BudgetLine, studio: BudgetLine) -> None:
    """The harm that all-or-nothing prevents."""
    decision = decided(costs=two(lab, studio, LITTLE + 50_000))
    with suppress(Conflict):
        commit_costs(decision, by=None, at=CLOSES_AT)
    assert [one.line for one in Commitment.objects.all()] == [lab]


# ---- pages -----------------------------------------------------------------------------------------------------------
def typed(**changes: Any) -> dict[str, Any]:
    asked = scenes.asked() | {"key": str(uuid4()), "amount": "", "budget_line": ""}
    return asked | {"focus_areas": [area.pk for area in asked["focus_areas"]]} | changes


@time_machine.travel(make.AT, tick=False)
def test_the_form_takes_several_lines_and_the_page_shows_them_with_the_sum(
    lab: BudgetLine, studio: BudgetLine, client_of: ClientOf
) -> None:
    client = client_of(make.seated("som-plus/afgevaardigde"))
    rows = {"amount": "7000", "budget_line": lab.pk, "amount_3": "3000", "budget_line_3": studio.pk}
    answer = client.post(NEW, typed(**rows, purpose_3="materiaal"))
    assert answer.status_code == 303
    proposal = Proposal.objects.get()
    page = client.get(proposal.get_absolute_url()).content.decode()
    for words in ("€\u00a010.000", "€\u00a07.000", "€\u00a03.000", "materiaal", "uit 2 posten"):
        assert words in page
    form = client.get(f"{proposal.get_absolute_url()}bewerken/").context["form"]
    assert form["amount_2"].value() == "3.000"
    assert form.has_more_costs


@pytest.mark.parametrize(
    ("rows", "field", "sentence"),
    [
        ({"amount_2": "5"}, "budget_line_2", "Kies de budgetpost waaruit €\u00a05 komt."),
        ({"budget_line_2": "lab"}, "budget_line_2", "De post Laboratorium staat hierboven al."),
        ({"purpose_3": "stoelen"}, "amount_3", "Vul in hoeveel je hiervoor vraagt."),
        ({"budget_line_4": "studio"}, "amount_4", "Vul het bedrag in dat uit deze budgetpost komt"),
    ],
)
@time_machine.travel(make.AT, tick=False)
def test_a_row_that_is_not_right_says_so_and_keeps_what_was_typed(
    rows: dict[str, str], field: str, sentence: str, lab: BudgetLine, studio: BudgetLine, client_of: ClientOf
) -> None:
    lines = {"lab": str(lab.pk), "studio": str(studio.pk)}
    sent = {name: lines.get(text, text) for name, text in rows.items()}
    client = client_of(make.seated("som-plus/afgevaardigde"))
    answer = client.post(NEW, typed(amount="7000", budget_line=lab.pk, **sent))
    assert answer.status_code == 422
    form = answer.context["form"]
    assert sentence in str(form.errors[field])
    assert all(form[name].value() == text for name, text in sent.items())
    assert not Proposal.objects.exists()


@time_machine.travel(make.AT, tick=False)
def test_each_line_says_what_is_free_on_it(lab: BudgetLine, studio: BudgetLine, client_of: ClientOf) -> None:
    page = client_of(make.seated("som-plus/afgevaardigde")).get(NEW).content.decode()
    assert "Studio (€\u00a03.000 vrij)" in page


@time_machine.travel(make.AT, tick=False)
def test_who_asks_more_than_is_free_reads_so_and_the_proposal_stands(
    lab: BudgetLine, studio: BudgetLine, client_of: ClientOf
) -> None:
    client = client_of(make.seated("som-plus/afgevaardigde"))
    rows = {"amount": "7000", "budget_line": lab.pk, "amount_2": "4000", "budget_line_2": studio.pk}
    page = client.post(NEW, typed(**rows), follow=True).content.decode()
    assert "Op de post Studio is vandaag €\u00a03.000 vrij: je vraagt €\u00a01.000 te veel." in page
    assert "Op de post Laboratorium" not in page
    assert Proposal.objects.get().amount == 1_100_000


# ---- the sum so far --------------------------------------------------------------------------------------------------
def running(**rows: Any) -> list[str]:
    """What a form says of the sum, whatever else is wrong with it."""
    return ProposalForm(typed(**rows)).running.sentences


@time_machine.travel(make.AT, tick=False)
def test_a_form_that_comes_back_adds_up_and_says_what_stays_free(lab: BudgetLine, studio: BudgetLine) -> None:
    rows = {"amount": "7000", "budget_line": lab.pk, "amount_3": "3.000,50", "budget_line_3": studio.pk}
    assert running(**rows) == [
        "Samen vraag je €\u00a010.000,50.",
        "Je vraagt €\u00a07.000 uit Laboratorium; daar blijft €\u00a051.000 vrij.",
        "Je vraagt €\u00a03.000,50 uit Studio; dat is €\u00a00,50 meer dan er vandaag vrij is.",
    ]


@time_machine.travel(make.AT, tick=False)
def test_what_is_not_right_yet_is_added_up_as_far_as_it_can_be_read(lab: BudgetLine) -> None:
    unread = "Een bedrag is niet te lezen en telt niet mee. Schrijf het als 9500 of 9.500,50."
    assert running() == []
    assert running(amount="1e5", budget_line=lab.pk) == [unread]
    assert running(amount="100", amount_2="veel", budget_line_2="iets") == ["Samen vraag je €\u00a0100.", unread]
    twice = running(amount="100", budget_line=lab.pk, amount_2="200", budget_line_2=lab.pk)
    assert twice[1] == "Je vraagt €\u00a0300 uit Laboratorium; daar blijft €\u00a057.700 vrij."


def test_without_a_budget_year_nothing_is_said_of_what_is_free() -> None:
    line = add_line("LAB", "Laboratorium", "laboratorium", by=None, at=make.AT)
    assert running(amount="5", budget_line=line.pk)[1] == "Je vraagt €\u00a05 uit Laboratorium."


@time_machine.travel(make.AT, tick=False)
def test_the_page_says_the_sum_when_it_comes_back_and_when_it_is_revised(
    lab: BudgetLine, studio: BudgetLine, client_of: ClientOf
) -> None:
    by = make.seated("som-plus/afgevaardigde")
    client = client_of(by)
    said = "Samen vraag je €\u00a07.000."
    assert "Samen vraag je" not in client.get(NEW).content.decode().replace("Samen vraag je {sum}", "")
    back = client.post(NEW, typed(amount="7000", budget_line=lab.pk, question=""))
    assert (back.status_code, said in back.content.decode()) == (422, True)
    proposal = scenes.proposal(by=by, costs=two(lab, studio))
    page = client.get(f"{proposal.get_absolute_url()}bewerken/").content.decode()
    assert "Samen vraag je €\u00a010.000." in page


@time_machine.travel(make.AT, tick=False)
def test_a_draft_is_added_up_as_it_was_left(lab: BudgetLine) -> None:
    typed_then = {"amount": ["1.500"], "budget_line": [str(lab.pk)], "amount_2": ["nog vragen"]}
    said = shown_of(typed_then, kind="lab", key=str(uuid4())).running.sentences
    assert said[:2] == [
        "Samen vraag je €\u00a01.500.",
        "Je vraagt €\u00a01.500 uit Laboratorium; daar blijft €\u00a056.500 vrij.",
    ]
    assert len(said) == 3
