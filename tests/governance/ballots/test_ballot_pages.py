"""Pages of ballots and decisions, as strangers, members and the coördinatiecel see them."""

from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import close_ballot, open_ballot
from governance.ballots.models import Ballot, Decision, Vote
from governance.ballots.rules import Choice
from governance.bodies.actions import appoint
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.outbox.models import OutgoingMail
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


# ---- voting ----------------------------------------------------------------------------------------------------------
def test_voting_takes_two_steps_and_gives_a_receipt(ballot: Ballot, raad: list[User], client_of: ClientOf) -> None:
    member, elector = client_of(raad[0]), scenes.elector_of(ballot, raad[0])
    page = text(member.get(url("vote", ballot.pk)))
    for shown in (
        ballot.proposal.question,
        "€\u00a09.500",
        f"Je stemt voor de zetel {elector.seat_name}",
        "beter samen",
    ):
        assert shown in page
    sent = {"elector": elector.pk, "choice": "for"}
    confirm = member.post(url("vote", ballot.pk), sent)
    assert (confirm.status_code, Vote.objects.count()) == (200, 0)
    assert f"Je stemt <strong>Voor</strong> voor de zetel <strong>{elector.seat_name}</strong>" in text(confirm)
    for _ in range(2):  # a double click
        done = member.post(url("cast_vote", ballot.pk), sent)
        assert (done.status_code, done["Location"]) == (303, f"{url('receipt', ballot.pk)}?zetel={elector.pk}")
    receipt = text(member.get(done["Location"]))
    assert "Je kan je stem wijzigen tot maandag 23 maart 2026, 17.00 uur" in receipt
    assert OutgoingMail.objects.filter(key__startswith="vote-receipt").count() == 1
    assert "Wijzig je stem" in text(member.get(url("ballot", ballot.pk)))


@pytest.mark.hostile
@pytest.mark.parametrize("choice", ["", "misschien", "\x00", "FOR", "x" * 5000])
def test_an_unknown_choice_votes_nothing(choice: str, ballot: Ballot, raad: list[User], client_of: ClientOf) -> None:
    sent = {"elector": scenes.elector_of(ballot, raad[0]).pk, "choice": choice}
    for name in ("vote", "cast_vote"):
        assert client_of(raad[0]).post(url(name, ballot.pk), sent).status_code == 422
    assert not Vote.objects.exists()


@pytest.mark.hostile
@pytest.mark.parametrize("named", ["other", "999999999999999999999999", "-1", "abc", "\x00"])
def test_the_seat_of_another_does_not_exist(named: str, ballot: Ballot, raad: list[User], client_of: ClientOf) -> None:
    other = str(scenes.elector_of(ballot, raad[1]).pk) if named == "other" else named
    member = client_of(raad[0])
    for name in ("vote", "cast_vote"):
        assert member.post(url(name, ballot.pk), {"elector": other, "choice": "for"}).status_code == 404
    assert member.get(url("receipt", ballot.pk), {"zetel": other}).status_code == 404
    assert not Vote.objects.exists()


def test_who_is_not_on_the_roll_reads_why(ballot: Ballot, client_of: ClientOf) -> None:
    latecomer = make.seated("som-raad/voorzitter")
    reasons = {
        make.user(): "Jij staat niet op die lijst",
        make.coordinator(): "Je bent aanwezig zonder stemrecht",
        latecomer: "Jij staat niet op die lijst",
    }
    for person, reason in reasons.items():
        for response in (
            client_of(person).get(url("vote", ballot.pk)),
            client_of(person).post(url("cast_vote", ballot.pk)),
        ):
            assert response.status_code == 403
            assert reason in text(response)


def test_a_stranger_signs_in_before_voting(ballot: Ballot, client: Client) -> None:
    for name in ("vote", "cast_vote", "receipt", "close_ballot"):
        assert client.get(url(name, ballot.pk)).status_code == 302


def test_after_the_end_voting_answers_409(ballot: Ballot, raad: list[User], client_of: ClientOf) -> None:
    sent = {"elector": scenes.elector_of(ballot, raad[0]).pk, "choice": "for"}
    with time_machine.travel(CLOSES_AT, tick=False):
        for name in ("vote", "cast_vote"):
            response = client_of(raad[0]).post(url(name, ballot.pk), sent)
            assert response.status_code == 409
            assert "Deze stemming is gesloten. Bekijk het resultaat in de besluitenlijst." in text(response)
    assert not Vote.objects.exists()


def test_who_holds_two_seats_votes_for_each(raad: list[User], client_of: ClientOf) -> None:
    appoint(raad[0], make.seat("som-raad/voorzitter"), starts_on=make.LONG_AGO, by=None, at=make.AT)
    ballot = scenes.opened()
    member = client_of(raad[0])
    for elector in ballot.electors.held_by(raad[0]):
        assert f"Je stemt voor de zetel {elector.seat_name}" in text(member.get(url("vote", ballot.pk)))
        member.post(url("cast_vote", ballot.pk), {"elector": elector.pk, "choice": "abstain"})
    assert Vote.objects.count() == 2


def test_a_partner_reads_that_the_seat_has_voted(raad: list[User], client_of: ClientOf) -> None:
    partner = make.user()
    appoint(partner, raad[0].mandates.get().seat, starts_on=make.LONG_AGO, holder=2, by=None, at=make.AT)
    ballot = scenes.opened()
    scenes.everybody_says(ballot, [raad[0]])
    words = "Je duopartner stemde al voor deze zetel. De laatste stem telt."
    assert words in text(client_of(partner).get(url("vote", ballot.pk)))
    assert words not in text(client_of(raad[0]).get(url("vote", ballot.pk)))


# ---- the result ------------------------------------------------------------------------------------------------------
def test_while_it_is_open_only_the_number_of_votes_is_public(ballot: Ballot, raad: list[User], client: Client) -> None:
    scenes.everybody_says(ballot, raad[:3])
    page = text(client.get(url("ballot", ballot.pk)))
    assert "3 van 12 bezette zetels stemden" in page
    for secret in ("Voor: 3", "seat--for", raad[0].name):
        assert secret not in page


def test_an_open_digital_ballot_tells_who_took_part_and_not_what_they_said(
    ballot: Ballot, raad: list[User], client: Client
) -> None:
    scenes.everybody_says(ballot, raad[:8])
    page = text(client.get(url("ballot", ballot.pk)))
    assert "Waarom (nog) niet aangenomen?" in page
    assert "8 zetels stemden, 7 zijn genoeg. Het quorum is gehaald." in page
    assert "Er zijn meer stemmen voor" not in page


def test_an_open_ballot_at_the_table_tells_why_it_would_be_adopted_or_not(raad: list[User], client: Client) -> None:
    day = clock.brussels(2026, 3, 26, 16)
    ballot = open_ballot(scenes.scheduled(), closes_at=clock.brussels(2026, 3, 26, 18), by=None, at=day)
    scenes.everybody_says(ballot, raad[:4], at=day)
    scenes.everybody_says(ballot, raad[4:8], Choice.AGAINST, at=day)
    with time_machine.travel(day, tick=False):
        page = text(client.get(url("ballot", ballot.pk)))
    assert "Er zijn evenveel stemmen voor als tegen. Het voorstel is niet aangenomen." in page
    assert "seat--for" not in page


def test_after_the_end_everybody_sees_sentences_and_the_vote_of_each_seat(
    ballot: Ballot, raad: list[User], client: Client
) -> None:
    scenes.everybody_says(ballot, raad[:9])
    with time_machine.travel(CLOSES_AT, tick=False):
        page = text(client.get(url("ballot", ballot.pk)))
    assert "22 stemgerechtigde zetels, 12 bezet, quorum 7, uitgebracht 9." in page
    assert (page.count('class="seat seat--for"'), page.count('class="seat seat--silent"')) == (9, 3)
    assert page.count('class="seat seat--vacant"') == 10
    assert not any(person.name in page for person in raad)


def test_a_decision_has_a_public_permanent_page(ballot: Ballot, raad: list[User], client: Client) -> None:
    decision = decided(ballot, raad[:9])
    page = text(client.get("/besluiten/RAAD-2025-001/"))
    for shown in (
        decision.wording,
        "€\u00a09.500",
        "Er zijn meer stemmen voor (9) dan tegen (0)",
        "Bekijk de vastlegging",
    ):
        assert shown in page.replace("&quot;", '"')
    assert decision.commitment.get_absolute_url() in page
    assert client.get("/besluiten/RAAD-2025-002/").status_code == 404
    assert "RAAD-2025-001" in text(client.get(url("decisions"), {"werkjaar": "2025"}))
    assert "RAAD-2025-001" not in text(client.get(url("decisions"), {"werkjaar": "2024"}))


def test_money_that_does_not_fit_is_told_to_everybody_and_retried_by_the_coordinator(
    raad: list[User], client: Client, client_of: ClientOf
) -> None:
    decision = decided(scenes.opened(scenes.budget_line(credit=900_000)), raad[:9])
    reserve = url("reserve_money", decision.number)
    stranger, coordinator = text(client.get(decision.get_absolute_url())), client_of(make.coordinator())
    assert "ga je €\u00a0500 boven het krediet van €\u00a09.000" in stranger
    assert reserve not in stranger
    assert client_of(raad[0]).post(reserve).status_code == 403
    assert coordinator.post(reserve).status_code == 409
    assert "Leg het geld vast" in text(coordinator.get(reserve))


def test_closing_shows_first_what_it_does(ballot: Ballot, raad: list[User], client_of: ClientOf) -> None:
    coordinator = client_of(make.coordinator())
    early = coordinator.get(url("close_ballot", ballot.pk))
    assert (early.status_code, "Stemden nog niet: 12 zetels" in text(early)) == (200, True)
    assert coordinator.post(url("close_ballot", ballot.pk)).status_code == 409
    assert client_of(raad[0]).post(url("close_ballot", ballot.pk)).status_code == 403
    scenes.everybody_says(ballot, raad)
    done = coordinator.post(url("close_ballot", ballot.pk))
    assert (done.status_code, done["Location"]) == (303, "/besluiten/RAAD-2025-001/")


def test_the_sheet_never_starts_a_formula(raad: list[User], client: Client) -> None:
    ballot = scenes.opened(question="=HYPERLINK(1)")
    decided(ballot, raad[:9])
    response = client.get(url("decisions_csv"))
    assert response["Content-Type"].startswith("text/csv")
    head, row = text(response).strip().splitlines()
    assert head.lstrip("\ufeff").startswith("Nummer;Datum;Werkjaar")
    assert row.startswith("RAAD-2025-001;2026-03-23;2025-2026;SOM raad;'=HYPERLINK(1);Aangenomen;9;0;0;12;0,00;nee;")


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(method: str, ballot: Ballot, raad: list[User], client_of: ClientOf) -> None:
    for name in ("proposals", "decisions", "decisions_csv", "propose"):
        assert getattr(client_of(raad[0]), method)(url(name)).status_code == 405
    for name in ("ballot", "vote", "cast_vote", "receipt", "close_ballot"):
        assert getattr(client_of(raad[0]), method)(url(name, ballot.pk)).status_code == 405


# ---- how many questions a page asks the database ---------------------------------------------------------------------
@pytest.mark.parametrize("name", ["proposals", "decisions"])
def test_lists_ask_at_most_12_and_never_more_with_more_rows(
    name: str, raad: list[User], client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    member = client_of(raad[0])
    decided(scenes.opened(), raad[:9])
    few = counted(member, url(name), django_assert_max_num_queries)
    meeting = scenes.raad_meeting(clock.brussels(2026, 5, 7, 16))
    for _ in range(8):
        proposal = scenes.schedule_proposal(scenes.proposal(by=raad[0]), meeting, by=None, at=make.AT)
        decided(scenes.open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT), raad[:9])
    assert counted(member, url(name), django_assert_max_num_queries) == few <= 12


def counted(visitor: Client, path: str, at_most: Callable[..., object]) -> int:
    """How many queries a page needs."""
    with at_most(1_000) as seen:  # type: ignore[attr-defined]
        assert visitor.get(path).status_code == 200
    return len(seen)


def test_pages_ask_at_most_10(
    ballot: Ballot, raad: list[User], client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    member = client_of(raad[0])
    number = decided(ballot, raad[:9]).number
    pk = ballot.pk
    paths = [url("proposal", ballot.proposal_id), url("ballot", pk), url("vote", pk), url("decision", number)]
    with time_machine.travel(CLOSES_AT, tick=False):
        over = {path: count for path in paths if (count := counted(member, path, django_assert_max_num_queries)) > 10}
    assert over == {}


def test_a_page_of_a_stranger_asks_at_most_10(
    ballot: Ballot, raad: list[User], client: Client, at: datetime, django_assert_max_num_queries: Callable[..., object]
) -> None:
    decision = decided(ballot, raad[:9])
    for path in (url("proposal", ballot.proposal_id), url("ballot", ballot.pk), decision.get_absolute_url()):
        assert counted(client, path, django_assert_max_num_queries) <= 10


def test_a_decision_that_waits_for_its_money_asks_at_most_10(
    raad: list[User], client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    decision = decided(scenes.opened(scenes.budget_line(credit=900_000)), raad[:9])
    coordinator = client_of(make.coordinator())
    assert counted(coordinator, decision.get_absolute_url(), django_assert_max_num_queries) <= 10
