"""Versions of a proposal on its pages, side by side; and which of its texts can be amended."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from governance.ballots.actions import (
    cast_vote,
    close_ballot,
    schedule_proposal,
)
from governance.ballots.models import TEXTS, Amendment, Proposal
from governance.ballots.queries import (
    changes_of,
    is_same_asked,
    told_version,
    versions_of,
)
from governance.ballots.rules import Choice, Method
from governance.meetings.models import AgendaItem
from governance.people.models import User
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.test_versions import afresh, amended, revised

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
NEW_TEXTS = ("who_alone", "what_stops", "success_criteria", "stop_criteria")


# ---- the texts that can be amended -----------------------------------------------------------------------------------
@pytest.mark.parametrize("part", TEXTS)
def test_every_text_can_be_amended(part: str) -> None:
    proposal = scenes.scheduled()
    amended(proposal, part, "Dit is een andere tekst.", make.seated("som-raad/lop"))
    assert getattr(afresh(proposal), part) == "Dit is een andere tekst."


@pytest.mark.parametrize("part", NEW_TEXTS)
def test_a_text_that_may_be_empty_can_be_struck(part: str) -> None:
    proposal = scenes.scheduled(**{part: "Dit stond er."})
    amended(proposal, part, "", make.seated("som-raad/lop"))
    assert getattr(afresh(proposal), part) == ""
    assert part not in proposal.versions.latest("number").snapshot


def test_a_part_that_is_no_text_of_a_proposal_is_refused_by_the_database() -> None:
    proposal = scenes.scheduled()
    made = {"seat": proposal.seat, "made_by": proposal.proposer, "key": uuid4(), "made_at": make.AT, "why": "Zo"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.create(proposal=proposal, part="question", text="Anders", **made)


@time_machine.travel(make.AT, tick=False)
def test_the_page_offers_the_texts_that_the_kind_asks(client_of: ClientOf) -> None:
    client = client_of(make.seated("som-raad/lop"))
    lab, advice = scenes.scheduled(), scenes.proposal(by=make.seated("som-raad/ucll"), kind="advice")
    for proposal, criteria in ((lab, 2), (advice, 0)):
        page = client.get(proposal.get_absolute_url()).content.decode()
        assert "/amenderen/what_stops/" in page
        assert page.count("_criteria/") == criteria
    assert client.get(f"{advice.get_absolute_url()}amenderen/stop_criteria/").status_code == 404


# ---- reading them ----------------------------------------------------------------------------------------------------
def test_the_difference_says_only_what_differs_and_an_amount_as_a_whole() -> None:
    proposal = scenes.proposal(scenes.budget_line())
    first, second = proposal.versions.get().snapshot, {**proposal.versions.get().snapshot}
    second |= {"amount": 1_000_000, "summary": second["summary"].replace("Een les", "Twee lessen")}
    summary, amount = changes_of(first, second)
    assert [(one.words, one.change) for one in summary.pieces][:2] == [("Een les", "out"), ("Twee lessen", "in")]
    assert (amount.is_swapped, [one.words for one in amount.pieces]) == (True, ["€\u00a09.500", "€\u00a010.000"])
    assert changes_of(first, first) == []


ASKED = st.fixed_dictionaries(
    {"question": st.text(min_size=1, max_size=9)},
    optional={
        "summary": st.text("ab \n", min_size=1, max_size=9),
        "amount": st.integers(1, 10**8),
        "focus_areas": st.lists(st.sampled_from("abc"), min_size=1, unique=True),
        "duration_months": st.integers(1, 60),
    },
)


@given(ASKED, ASKED)
def test_two_versions_differ_when_their_difference_says_so(one: dict[str, Any], other: dict[str, Any]) -> None:
    there, back = changes_of(one, other), changes_of(other, one)
    assert (there == []) == is_same_asked(one, other)
    assert [change.label for change in there] == [change.label for change in back]
    assert len(told_version(one)) == len(one)


@pytest.fixture
def changed() -> Proposal:
    """On the agenda, in its third version."""
    proposal = revised(scenes.proposal(scenes.budget_line()), amount=1_200_000)
    schedule_proposal(proposal, scenes.raad_meeting(), by=None, at=make.AT)
    amended(proposal, "what_stops", "De bibliotheek leent boeken.", make.seated("som-raad/lop"))
    return afresh(proposal)


def test_the_proposal_says_which_version_it_is_and_leads_to_what_changed(changed: Proposal, client: Client) -> None:
    page = client.get(changed.get_absolute_url()).content.decode()
    assert "Versie 3, gewijzigd op" in page
    assert f'href="{changed.get_absolute_url()}versies/3/"' in page


def words_of_page(page: str) -> str:
    """What a screen reader says of it."""
    return " ".join(strip_tags(page).split())


def test_the_page_of_a_version_compares_with_the_one_before_and_with_any(changed: Proposal, client: Client) -> None:
    third = client.get(f"{changed.get_absolute_url()}versies/3/").content.decode()
    assert "van versie 2 naar 3" in third
    assert "12.000" not in third.partition("De hele tekst")[0]
    across = client.get(f"{changed.get_absolute_url()}versies/3/?met=1").content.decode()
    assert "van versie 1 naar 3" in across
    assert "€ 9.500 → toegevoegd: € 12.000" in words_of_page(across)
    back = client.get(f"{changed.get_absolute_url()}versies/1/?met=3").content.decode()
    assert "van versie 1 naar 3" in back
    assert "Dit is een oude versie" in back


@pytest.mark.parametrize("query", ["?met=9", "?met=3", "?met=x", "?met=-1", "?met="])
def test_another_version_that_is_none_gives_the_one_before(query: str, changed: Proposal, client: Client) -> None:
    answer = client.get(f"{changed.get_absolute_url()}versies/3/{query}")
    assert "van versie 2 naar 3" in answer.content.decode()


def test_a_version_that_is_not_there_is_not_found(changed: Proposal, client: Client) -> None:
    assert client.get(f"{changed.get_absolute_url()}versies/4/").status_code == 404
    assert client.get(f"{changed.get_absolute_url()}versies/0/").status_code == 404


def test_one_version_says_that_nothing_changed_yet(client: Client) -> None:
    proposal = scenes.scheduled()
    assert "Er is nog niets veranderd" in client.get(f"{proposal.get_absolute_url()}versies/").content.decode()
    page = client.get(f"{proposal.get_absolute_url()}versies/1/").content.decode()
    assert "Vergelijk met" not in page
    assert "De hele tekst van versie 1" in page


@time_machine.travel(make.AT, tick=False)
def test_versions_behind_closed_doors_are_for_who_sees_the_proposal(
    changed: Proposal, client: Client, client_of: ClientOf
) -> None:
    AgendaItem.objects.filter(pk=changed.agenda_item_id).update(privacy="persons", privacy_reason="Personen")
    addresses = [f"{changed.get_absolute_url()}versies/", f"{changed.get_absolute_url()}versies/3/"]
    assert [client.get(one).status_code for one in addresses] == [404, 404]
    member = client_of(make.seated("som-raad/ucll"))
    assert [member.get(one).status_code for one in addresses] == [200, 200]


def test_ballot_and_decision_say_which_version_was_voted_on(client: Client) -> None:
    members = make.raad(12)
    ballot = scenes.at_the_table(scenes.MEETING_DAY)
    for person in members:
        cast_vote(scenes.elector_of(ballot, person), Choice.FOR, by=person, at=scenes.MEETING_DAY)
    with time_machine.travel(scenes.MEETING_DAY, tick=False):
        assert "Versie 1 van het voorstel" in client.get(ballot.get_absolute_url()).content.decode()
        decision = close_ballot(ballot, by=None, at=scenes.MEETING_DAY)
        for page in (ballot, decision):
            words = client.get(page.get_absolute_url()).content.decode()
            assert f'<a href="{ballot.version.get_absolute_url()}">Gestemd over versie 1</a>' in words
        assert decision.number in client.get(ballot.version.get_absolute_url()).content.decode()


def test_the_page_of_an_amendment_leads_to_the_version_that_took_it_in(changed: Proposal, client: Client) -> None:
    page = client.get(changed.amendments.get().get_absolute_url()).content.decode()
    assert f'<dd><a href="{changed.get_absolute_url()}versies/3/">Versie 3</a></dd>' in page


def test_rounds_of_consent_say_with_which_version_they_began(client: Client) -> None:
    make.raad(12)
    ballot = scenes.at_the_table(scenes.MEETING_DAY, Method.CONSENT)
    decision = close_ballot(ballot, by=None, at=scenes.MEETING_DAY)
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "De rondes begonnen met versie 1" in page
    assert "Gestemd over versie" not in page


def test_the_list_costs_the_same_for_many_versions(changed: Proposal, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        assert [version.number for version in versions_of(changed)] == [3, 2, 1]


# ---- two who change it at once ---------------------------------------------------------------------------------------
def shown_in(answer: Any) -> dict[str, Any]:
    """What the form on a page would send."""
    form = answer.context["form"]
    return {name: value for name in form.fields if (value := form[name].value()) is not None}


@time_machine.travel(make.AT, tick=False)
def test_a_form_that_is_behind_shows_what_changed_keeps_what_was_typed_and_then_saves(client_of: ClientOf) -> None:
    proposal = scenes.proposal()
    client, address = client_of(proposal.proposer), f"{proposal.get_absolute_url()}bewerken/"
    typed = shown_in(client.get(address)) | {"who_alone": "De bibliotheek."}
    revised(proposal, why_together="Samen gaat het sneller.")
    answer = client.post(address, typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Het voorstel veranderde terwijl je schreef" in page
    assert "Wat er intussen veranderde" in page
    assert "Samen gaat het sneller." in page
    assert "De bibliotheek." in page
    assert afresh(proposal).who_alone == ""
    assert client.post(address, shown_in(answer)).status_code == 303
    now = afresh(proposal)
    assert (now.who_alone, now.why_together) == ("De bibliotheek.", "Samen gaat het sneller.")
    assert proposal.versions.count() == 3


@time_machine.travel(make.AT, tick=False)
def test_where_both_changed_the_same_words_what_was_typed_stays(client_of: ClientOf) -> None:
    proposal = scenes.proposal(summary="Een les per week in de buurt.")
    client, address = client_of(proposal.proposer), f"{proposal.get_absolute_url()}bewerken/"
    typed = shown_in(client.get(address)) | {"summary": "Drie lessen per week in de buurt."}
    revised(proposal, summary="Twee lessen per week in de buurt.", why_together="Samen gaat het sneller.")
    both = shown_in(client.post(address, typed))
    assert (both["summary"], both["why_together"]) == (typed["summary"], "Samen gaat het sneller.")
    assert both["focus_areas"] == [str(one) for one in typed["focus_areas"]]


@pytest.mark.parametrize("seen", ["", "0", "99", "x", "-1"])
@time_machine.travel(make.AT, tick=False)
def test_a_number_that_is_no_version_is_answered(seen: str, client_of: ClientOf) -> None:
    proposal = scenes.proposal()
    client, address = client_of(proposal.proposer), f"{proposal.get_absolute_url()}bewerken/"
    answer = client.post(address, shown_in(client.get(address)) | {"who_alone": "De bib.", "seen": seen})
    assert answer.status_code == {"": 303, "x": 422}.get(seen, 409)
