"""The page of a proposal that has everything at once, and the bundle it is in, ask no more than those of any other."""

from collections.abc import Callable, Iterator
from datetime import date
from http import HTTPStatus
from itertools import product
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.ballots.actions import (
    CostAsked,
    Term,
    add_partner,
    add_proposal_document,
    answer_coproposal,
    answer_question,
    ask_coproposer,
    ask_question,
    close_ballot,
    link_signals,
    open_ballot,
    propose,
    schedule_proposal,
    set_conditions,
    suggest_amendment,
)
from governance.ballots.models import Proposal
from governance.ballots.queries import drafted_conditions, is_aside, read_lists, with_lists
from governance.ballots.queries.beside import LISTS
from governance.bodies.models import Seat
from governance.ledger.actions import add_line
from governance.people.models import Institution, User
from som_portal.kit import clock
from som_portal.kit.uploads import Upload
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.test_costs import give
from tests.governance.challenges import making as field
from tests.letters import LETTER

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
MOST = 10
AT = make.AT
CLOSES_AT = clock.brussels(2026, 3, 23, 17)


@pytest.fixture
def raad() -> list[User]:
    return make.raad(8)


@pytest.fixture
def waiting(raad: list[User]) -> Proposal:
    """Submitted, with two costs, partners, a document, versions and a seat that proposes along."""
    by, along = raad[0], raad[1]
    lab, studio = scenes.budget_line(), add_line("STU", "Studio", "studio", by=None, at=AT)
    give(studio, 50_000)
    costs = [
        CostAsked(budget_line=lab, amount=200_000, purpose="zaal"),
        CostAsked(budget_line=studio, amount=50_000, purpose="affiches"),
    ]
    made = propose(key=uuid4(), by=by, at=AT, **scenes.asked(costs=costs))
    row = ask_coproposer(made, Seat.objects.get(mandates__person=along), key=uuid4(), by=by, at=AT)
    answer_coproposal(row, accepts=True, by=along, at=AT)
    for institution in Institution.objects.filter(slug__in=("ku-leuven", "ucll")):
        add_partner(made, by=by, at=AT, **scenes.engaged(institution, is_paid=True))
    add_partner(made, by=by, at=AT, **scenes.engaged())
    add_proposal_document(made, title="Offerte", file=Upload(LETTER), key=uuid4(), by=by, at=AT)
    link_signals(made, challenges=[], signals=[field.signal(by)], by=by, at=AT)
    return made


@pytest.fixture
def scheduled(waiting: Proposal, raad: list[User]) -> Proposal:
    """On the agenda, with questions, amendments and conditions."""
    made = schedule_proposal(waiting, scenes.raad_meeting(), by=None, at=AT)
    for member in raad[2:5]:
        suggest_amendment(made, "summary", f"Anders {member.pk}", why="Zo.", key=uuid4(), by=member, at=AT)
        answer_question(ask_question(made, "Wie?", key=uuid4(), by=member, at=AT), "Wij.", by=raad[1], at=AT)
    set_conditions(made, [Term("Vraag advies", made.seat, date(2026, 9, 30))], by=None, at=AT)
    return made


@pytest.fixture
def balloted(scheduled: Proposal) -> Proposal:
    """While the raad votes on it."""
    return open_ballot(scheduled, closes_at=CLOSES_AT, by=None, at=AT).proposal


@pytest.fixture
def readers(raad: list[User], client: Client, client_of: ClientOf) -> dict[str, Client]:
    """Everybody whose page is another one."""
    people = {"proposer": raad[0], "co-proposer": raad[1], "member": raad[6], "outsider": make.user()}
    people |= {"coordinator": make.coordinator(), "chair": make.chair()}
    return {"stranger": client} | {who: client_of(person) for who, person in people.items()}


@pytest.fixture(autouse=True)
def _on_that_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def asked(readers: dict[str, Client], path: str) -> dict[str, list[str]]:
    """What each reader's page asks, for who may see it."""
    found: dict[str, list[str]] = {}
    for who, browser in readers.items():
        browser.get(path)
        with CaptureQueriesContext(connection) as queries:
            if browser.get(path).status_code == HTTPStatus.OK:
                found[who] = [query["sql"] for query in queries]
    return found


def too_many(found: dict[str, list[str]]) -> dict[str, int]:
    return {who: len(sql) for who, sql in found.items() if len(sql) > MOST}


@pytest.mark.parametrize("state", ["waiting", "scheduled", "balloted"])
def test_a_full_proposal_asks_no_more_than_a_page_may(
    state: str, readers: dict[str, Client], request: pytest.FixtureRequest
) -> None:
    proposal = request.getfixturevalue(state)
    found = asked(readers, reverse("ballots:proposal", args=[proposal.pk]))
    assert too_many(found) == {}


def test_the_bundle_of_a_full_proposal_asks_no_more_than_a_page_may(
    balloted: Proposal, readers: dict[str, Client]
) -> None:
    found = asked(readers, reverse("bundles:read", args=[balloted.agenda_item.meeting_id]))
    assert too_many(found) == {}


@pytest.mark.parametrize("name", ["ballot", "vote"])
def test_the_ballot_on_a_full_proposal_asks_no_more_than_a_page_may(
    name: str, balloted: Proposal, readers: dict[str, Client]
) -> None:
    found = asked(readers, reverse(f"ballots:{name}", args=[balloted.ballots.get().pk]))
    assert {"proposer", "co-proposer", "member"} <= set(found)
    assert too_many(found) == {}


def test_the_decision_on_a_full_proposal_asks_no_more_than_a_page_may(
    balloted: Proposal, readers: dict[str, Client], raad: list[User]
) -> None:
    ballot = balloted.ballots.get()
    scenes.everybody_says(ballot, [one for one in raad if not is_aside(scenes.elector_of(ballot, one))])
    decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    assert decision.commitment is not None
    found = asked(readers, decision.get_absolute_url())
    assert set(found) == set(readers)
    assert too_many(found) == {}


# ---- the short lists that come along ---------------------------------------------------------------------------------
def columns(row: Model) -> dict[str, object]:
    """Everything of a row that is no bytes."""
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields if one.name != "content"}


def test_what_comes_along_is_what_a_query_of_its_own_says(scheduled: Proposal) -> None:
    read = with_lists(Proposal.objects.filter(pk=scheduled.pk)).get()
    read_lists([read])
    with CaptureQueriesContext(connection) as queries:
        along = {name: list(getattr(read, name).all()) for name in LISTS}
    assert len(queries) == 0
    for name, rows in along.items():
        listed = LISTS[name]
        own = list(listed.rows.model._default_manager.filter(pk__in=[row.pk for row in rows]))
        assert [columns(row) for row in rows] == [columns(row) for row in own]
        for row, other, foreign in product(rows, own, listed.beside):
            if row == other and getattr(other, foreign):
                assert columns(getattr(row, foreign)) == columns(getattr(other, foreign))
    assert {name: len(rows) for name, rows in along.items()} == {
        "focus_areas": 1,
        "partners": 3,
        "documents": 1,
        "costs": 2,
        "coproposers": 1,
    }
    assert [row.owner for row in drafted_conditions(read)] == [scheduled.seat]


def test_lists_without_a_row_are_empty_and_a_partner_outside_the_network_has_no_institution(raad: list[User]) -> None:
    bare = scenes.proposal(by=raad[0])
    read = with_lists(Proposal.objects.filter(pk=bare.pk)).get()
    read_lists([read])
    assert (list(read.partners.all()), list(read.costs.all()), drafted_conditions(read)) == ([], [], [])
    add_partner(bare, by=raad[0], at=AT, **scenes.engaged())
    again = with_lists(Proposal.objects.filter(pk=bare.pk)).get()
    read_lists([again])
    assert [(one.institution, one.proposal is again) for one in again.partners.all()] == [(None, True)]


def test_control_without_them_each_list_is_a_query(scheduled: Proposal) -> None:
    with CaptureQueriesContext(connection) as queries:
        read = Proposal.objects.get(pk=scheduled.pk)
        for name in LISTS:
            list(getattr(read, name).all())
    assert len(queries) == 1 + len(LISTS)
