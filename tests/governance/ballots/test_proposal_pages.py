"""Pages of proposals, as strangers, members and the coördinatiecel see them."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import close_ballot, withdraw_proposal
from governance.ballots.models import Ballot, Decision, Proposal
from governance.people.models import User
from som_portal.kit import clock
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
CLOSES_AT = clock.brussels(2026, 3, 23, 17)


@pytest.fixture(autouse=True)
def _on_that_day() -> object:
    """Every page is asked on 12 March 2026."""
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def raad() -> list[User]:
    """Twelve people on twelve of the 22 seats."""
    return make.raad(12)


@pytest.fixture
def ballot(raad: list[User]) -> Ballot:
    """An open ballot about € 9.500."""
    return scenes.opened(scenes.budget_line())


def decided(ballot: Ballot, voters: list[User]) -> Decision:
    scenes.everybody_says(ballot, voters)
    return close_ballot(ballot, by=None, at=CLOSES_AT)


def url(name: str, *args: object) -> str:
    return reverse(f"ballots:{name}", args=args)


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


# ---- who sees what ---------------------------------------------------------------------------------------------------
def test_before_it_is_on_an_agenda_a_proposal_does_not_exist_for_strangers(client: Client, client_of: ClientOf) -> None:
    proposal = scenes.proposal()
    outsider = client_of(make.user())
    for visitor in (client, outsider):
        hidden, absent = visitor.get(url("proposal", proposal.pk)), visitor.get(url("proposal", proposal.pk + 999))
        assert (hidden.status_code, absent.status_code) == (404, 404)
        assert proposal.question not in text(visitor.get(url("proposals")))


def test_members_and_the_proposer_see_it_from_the_start(client_of: ClientOf) -> None:
    proposer = make.seated("som-plus/afgevaardigde")
    proposal = scenes.proposal(by=proposer)
    for person in (proposer, make.seated("som-team/adviseur")):
        assert client_of(person).get(url("proposal", proposal.pk)).status_code == 200
        assert proposal.question in text(client_of(person).get(url("proposals")))


def test_a_mandate_that_ended_sees_what_strangers_see(client_of: ClientOf) -> None:
    proposal = scenes.proposal()
    former = make.seated("som-raad/lop", ends_on=date(2026, 3, 11))
    assert client_of(former).get(url("proposal", proposal.pk)).status_code == 404


def test_everybody_sees_it_once_it_is_on_an_agenda_without_the_name_of_a_person(client: Client) -> None:
    proposal = scenes.scheduled()
    page = text(client.get(url("proposal", proposal.pk)))
    assert proposal.question in page
    assert proposal.seat.name in page
    assert proposal.proposer.name not in page


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("ingediend", "Ingediend"),
        ("agenda", "Op de agenda"),
        ("stemming", "Stemming loopt"),
        ("ingetrokken", "Ingetrokken"),
    ],
)
def test_the_list_filters_by_stage(stage: str, words: str, raad: list[User], client_of: ClientOf) -> None:
    scenes.proposal(by=raad[0], question="Vraag ingediend")
    taken_back = scenes.proposal(by=raad[0], question="Vraag ingetrokken")
    withdraw_proposal(taken_back, by=raad[0], at=make.AT)
    scenes.opened(question="Vraag stemming")
    meeting = scenes.raad_meeting(clock.brussels(2026, 5, 7, 16))
    scenes.schedule_proposal(scenes.proposal(by=raad[1], question="Vraag agenda"), meeting, by=None, at=make.AT)
    page = text(client_of(raad[0]).get(url("proposals"), {"staat": stage}))
    assert [name for name in ("ingediend", "agenda", "stemming", "ingetrokken") if f"Vraag {name}" in page] == [stage]
    assert words in page


@pytest.mark.parametrize("query", ["?staat=%3B", "?page=-1", "?page=abc", "?page=1000000000", "?staat=beslist&page=0"])
def test_odd_filters_are_harmless(query: str, client: Client) -> None:
    assert client.get(url("proposals") + query).status_code == 200
    assert client.get(url("decisions") + query + "&werkjaar=20x6").status_code == 200


# ---- proposing -------------------------------------------------------------------------------------------------------
def typed(**changes: object) -> dict[str, object]:
    """A proposal as a browser sends it."""
    return {
        "key": str(uuid4()),
        "question": "Hoe kunnen we samen rusten?",
        "summary": "Een stille plek in elke school.",
        "why_together": "Omdat leerlingen van school wisselen.",
        "focus_areas": [1],
        "competence": "raad-prioriteiten",
        "amount": "",
        "budget_line": "",
        "duration_months": "12",
    } | changes


def fitting(**changes: object) -> dict[str, object]:
    return typed(**{"focus_areas": [area.pk for area in scenes.asked()["focus_areas"]]} | changes)


def test_a_member_proposes_and_lands_on_the_page(client_of: ClientOf) -> None:
    line = scenes.budget_line()
    sent = fitting(amount="€ 9.500,50", budget_line=line.pk)
    member = client_of(make.seated("som-plus/afgevaardigde"))
    for _ in range(2):  # a double click
        response = member.post(url("propose"), sent)
        assert response.status_code == 303
    proposal = Proposal.objects.get()
    assert (response["Location"], proposal.amount) == (url("proposal", proposal.pk), 950_050)


def test_without_a_seat_the_form_is_refused_with_a_sentence(client_of: ClientOf) -> None:
    outsider = client_of(make.user())
    for response in (outsider.get(url("propose")), outsider.post(url("propose"), fitting())):
        assert response.status_code == 403
        assert "Een voorstel indienen kan wie een zetel heeft in het netwerk" in text(response)
    assert not Proposal.objects.exists()


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(url("propose")).status_code == 302


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("amount", "1e5", "Schrijf het bedrag als 9500"),
        ("amount", "1.000,5,0", "Schrijf het bedrag als 9500"),
        ("amount", "-5", "Schrijf het bedrag als 9500"),
        ("amount", "NaN", "Schrijf het bedrag als 9500"),
        ("amount", "0", "Het bedrag moet groter zijn dan nul"),
        ("amount", "5", "Kies de budgetpost waaruit"),
        ("amount", "9" * 5000, "niet meer dan 40 tekens"),
        ("question", "a\x00b", "Null-tekens zijn niet toegestaan"),
        ("question", "x" * 5000, "niet meer dan 180 tekens"),
        ("summary", "x" * 5000, "niet meer dan 2000 tekens"),
        ("summary", "", "Dit veld is verplicht"),
        ("why_together", "\x00", "Null-tekens zijn niet toegestaan"),
        ("duration_months", "61", "hoogstens 60"),
        ("duration_months", "1e1", "Voer een geheel getal in"),
        ("duration_months", "-1", "minstens 1"),
        ("duration_months", "9" * 400, ""),
        ("competence", "plus-informeren", "plus-informeren is geen"),
        ("competence", "\x00", ""),
        ("focus_areas", ["\x00"], ""),
        ("focus_areas", ["999999999999999999999"], ""),
        ("budget_line", "\x00", ""),
        ("budget_line", "999999999999999999999", ""),
        ("key", "not-a-key", ""),
    ],
)
def test_bad_input_is_answered_at_the_field_and_nothing_typed_is_lost(
    field: str, value: object, sentence: str, client_of: ClientOf
) -> None:
    sent = fitting(**{field: value})
    response = client_of(make.seated("som-raad/ucll")).post(url("propose"), sent)
    assert response.status_code == 422
    assert field in response.context["form"].errors or field == "amount"
    assert sentence in text(response)
    assert "Een stille plek in elke school." in text(response) or field == "summary"
    if isinstance(value, str) and field in ("amount", "duration_months") and len(value) < 50:
        assert f'value="{value}"' in text(response)
    assert not Proposal.objects.exists()


def test_one_thousand_euro_and_a_half_is_a_good_amount(client_of: ClientOf) -> None:
    line = scenes.budget_line()
    client_of(make.seated("som-raad/ucll")).post(url("propose"), fitting(amount="1.000,5", budget_line=line.pk))
    assert Proposal.objects.get().amount == 100_050


def test_only_the_proposer_reaches_revise_and_withdraw(client_of: ClientOf) -> None:
    proposer = make.seated("som-raad/ucll")
    proposal = scenes.proposal(by=proposer)
    mine, other = client_of(proposer), client_of(make.seated("som-raad/lop"))
    for name in ("revise_proposal", "withdraw_proposal"):
        assert mine.get(url(name, proposal.pk)).status_code == 200
        assert other.get(url(name, proposal.pk)).status_code == 403
        assert other.post(url(name, proposal.pk)).status_code == 403
    assert "Hoe kunnen we van de schoolbuurt" in text(mine.get(url("revise_proposal", proposal.pk)))
    assert mine.post(url("revise_proposal", proposal.pk), fitting()).status_code == 303
    assert mine.post(url("withdraw_proposal", proposal.pk)).status_code == 303


def test_revising_what_is_on_an_agenda_keeps_what_was_typed(client_of: ClientOf) -> None:
    proposal = scenes.scheduled()
    response = client_of(proposal.proposer).post(url("revise_proposal", proposal.pk), fitting())
    assert response.status_code == 409
    assert "staat op de agenda van de raad en ligt vast" in text(response)
    assert "Een stille plek in elke school." in text(response)


# ---- scheduling and opening ------------------------------------------------------------------------------------------
def test_the_coordinator_schedules_and_opens(raad: list[User], client_of: ClientOf) -> None:
    coordinator = client_of(make.coordinator())
    proposal, meeting = scenes.proposal(by=raad[0]), scenes.raad_meeting()
    assert "donderdag 26 maart 2026, 16.00 uur, Stadskantoor" in text(
        coordinator.get(url("schedule_proposal", proposal.pk))
    )
    assert coordinator.post(url("schedule_proposal", proposal.pk), {"meeting": meeting.pk}).status_code == 303
    page = text(coordinator.get(url("open_ballot", proposal.pk)))
    assert 'value="2026-03-23"' in page  # ten days on is a Sunday
    sent = {"key": str(uuid4()), "closes_on": "2026-03-23", "closes_time": "17:00"}
    for _ in range(2):
        response = coordinator.post(url("open_ballot", proposal.pk), sent)
        assert (response.status_code, response["Location"]) == (303, url("ballot", Ballot.objects.get().pk))


@pytest.mark.parametrize("name", ["schedule_proposal", "open_ballot"])
def test_a_member_knows_the_page_but_may_not(name: str, raad: list[User], client_of: ClientOf) -> None:
    proposal = scenes.scheduled()
    for response in (client_of(raad[0]).get(url(name, proposal.pk)), client_of(raad[0]).post(url(name, proposal.pk))):
        assert response.status_code == 403
        assert "Vraag het aan de coördinator" in text(response)


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("closes_on", "closes_time", "sentence"),
    [
        ("2026-02-31", "17:00", "geldige datum"),
        ("2026-03-13", "17:00", "minstens 10 dagen open; dit zijn er 1"),
        ("2026-04-08", "17:00", "valt in de Paasvakantie"),
        ("2020-01-01", "17:00", "Een stemming sluit in de toekomst"),
        ("0001-01-01", "00:00", "Een stemming sluit in de toekomst"),
        ("9999-12-31", "23:59", "hoogstens een jaar open"),
        ("\x00", "17:00", "geldige datum"),
        ("2026-03-23", "25:00", "geldige tijd"),
        ("2026-03-23", "\x00", "geldige tijd"),
    ],
)
def test_a_wrong_closing_moment_is_answered_at_the_field(
    closes_on: str, closes_time: str, sentence: str, client_of: ClientOf
) -> None:
    coordinator = client_of(make.coordinator())
    proposal = scenes.scheduled()
    sent = {"key": str(uuid4()), "closes_on": closes_on, "closes_time": closes_time}
    response = coordinator.post(url("open_ballot", proposal.pk), sent)
    assert (response.status_code, Ballot.objects.count()) == (422, 0)
    assert sentence in text(response)


def test_what_waits_for_the_same_stands_together_and_says_why_once(ballot: Ballot, client_of: ClientOf) -> None:
    page = text(client_of(ballot.proposal.proposer).get(ballot.proposal.get_absolute_url()))
    assert page.count("staat op de agenda van de raad en ligt vast.") == 1
    assert "<strong>Bewerk je voorstel</strong> <strong>Dien samen in</strong>" in page
