"""Every kind of proposal goes through one form, which asks what that kind needs."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from governance.ballots.actions import add_partner, close_ballot, propose, revise_proposal
from governance.ballots.forms.kinds import KINDS
from governance.ballots.models import Proposal
from governance.people.models import User
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.test_proposal_pages import ClientOf, fitting, raad, text, url

__all__ = ["raad"]
pytestmark = pytest.mark.django_db
ENDLESS = {"amount": 0, "budget_line": None, "duration_months": None}
WHOLE = dict.fromkeys(("if_not", "who_alone", "what_stops", "success_criteria", "stop_criteria"), "Een antwoord.")


@pytest.fixture(autouse=True)
def _on_that_day() -> object:
    """Every page is asked on 12 March 2026."""
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def member(client_of: ClientOf) -> Client:
    """Somebody with a seat."""
    return client_of(make.seated("som-raad/ucll"))


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_is_proposed_through_the_form_with_its_own_question(kind: str, member: Client) -> None:
    shown = member.get(url("propose"), {"soort": KINDS[kind].slug})
    assert str(KINDS[kind].question) in text(shown)
    form = shown.context["form"]
    assert not set(KINDS[kind].left_out) & set(form.fields)
    sent = fitting(kind=kind) | dict.fromkeys(KINDS[kind].left_out, "12")
    assert member.post(url("propose"), sent).status_code == 303
    assert Proposal.objects.get().kind == kind


def test_the_page_says_of_every_kind_what_it_is_for(member: Client) -> None:
    page = text(member.get(url("propose")))
    assert [str(asked.line) for asked in KINDS.values() if str(asked.line) not in page] == []


@pytest.mark.hostile
@pytest.mark.parametrize("slug", ["\x01", "geen-soort", "9" * 400])
def test_an_unknown_kind_in_the_address_shows_the_form_of_a_labo(slug: str, member: Client) -> None:
    assert "Hoe kunnen we …?" in text(member.get(url("propose"), {"soort": slug}))


@pytest.mark.hostile
def test_an_unknown_kind_in_the_form_is_refused_and_nothing_is_lost(member: Client) -> None:
    response = member.post(url("propose"), fitting(kind="koning"))
    assert (response.status_code, Proposal.objects.count()) == (422, 0)
    assert "Een stille plek in elke school." in text(response)


def test_money_sent_for_a_kind_without_money_is_not_asked(member: Client) -> None:
    line = scenes.budget_line()
    member.post(url("propose"), fitting(kind="advice", amount="9500", budget_line=line.pk, duration_months="6"))
    told = Proposal.objects.get()
    assert (told.amount, told.budget_line, told.duration_months) == (0, None, None)


def test_a_revised_proposal_keeps_its_kind_and_its_answers(client_of: ClientOf) -> None:
    by = make.seated("som-raad/ucll")
    mine = propose(key=uuid4(), by=by, at=make.AT, kind="advice", **scenes.asked(**ENDLESS, who_alone="De stad."))
    page = client_of(by).get(url("revise_proposal", mine.pk))
    assert "Wat adviseert de raad aan de stad?" in text(page)
    assert "De stad." in text(page)
    sent = {name: value for name, value in fitting(who_alone="Niemand.").items() if name != "duration_months"}
    assert client_of(by).post(url("revise_proposal", mine.pk), sent).status_code == 303
    mine.refresh_from_db()
    assert (mine.kind, mine.who_alone) == ("advice", "Niemand.")


def test_the_proposer_reads_in_words_what_is_missing_and_others_do_not(client_of: ClientOf) -> None:
    by, other = make.seated("som-raad/ucll"), make.seated("som-raad/lop")
    mine = scenes.proposal(by=by, if_not="Dan blijft het zo.")
    assert mine.missing == [
        "Wie zou dit alleen kunnen?",
        "Wat stopt of wordt overbodig?",
        "Wanneer is het gelukt?",
        "Wanneer stoppen we?",
        "Wie doet mee, en wat doet elk?",
    ]
    words = "Deze vragen staan nog open"
    assert words in text(client_of(by).get(url("proposal", mine.pk)))
    assert words not in text(client_of(other).get(url("proposal", mine.pk)))
    add_partner(mine, by=by, at=make.AT, **scenes.engaged())
    whole = revise_proposal(mine, by=by, at=make.AT, **scenes.asked(**WHOLE))
    assert whole.missing == []
    assert words not in text(client_of(by).get(url("proposal", mine.pk)))


def test_an_advice_is_not_asked_when_it_succeeded() -> None:
    assert "Wanneer is het gelukt?" not in Proposal(kind="advice").missing


@pytest.mark.parametrize(
    ("kind", "wording"),
    [
        ("advice", "De SOM raad keurt het advies aan de stad “Straten?” goed."),
        ("rules", "De SOM raad keurt de regel in het huishoudelijk reglement “Straten?” goed."),
    ],
)
def test_a_decision_speaks_of_its_kind_and_of_no_months(kind: str, wording: str, raad: list[User]) -> None:
    ballot = scenes.opened(kind=kind, question="Straten?", **ENDLESS)
    scenes.everybody_says(ballot, raad)
    decision = close_ballot(ballot, by=None, at=ballot.closes_at + timedelta(minutes=1))
    assert decision.wording == wording


def test_who_votes_reads_every_answer_of_the_file(raad: list[User], client_of: ClientOf) -> None:
    ballot = scenes.opened(who_alone="Geen school alleen.", what_stops="De losse lijsten.", if_not="Dan niets.")
    page = text(client_of(raad[0]).get(url("vote", ballot.pk)))
    assert [words for words in ("Geen school alleen.", "De losse lijsten.", "Dan niets.") if words not in page] == []


def test_the_list_says_of_which_kind_each_proposal_is(client_of: ClientOf) -> None:
    by = make.seated("som-raad/ucll")
    propose(key=uuid4(), by=by, at=make.AT, kind="rules", **scenes.asked(**ENDLESS))
    assert "Huishoudelijk reglement ·" in text(client_of(by).get(url("proposals")))
