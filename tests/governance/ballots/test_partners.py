"""Who takes part in a proposal: named with an engagement of the charter, and when paid, interested."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from governance.ballots.actions import add_partner, open_ballot, remove_partner, schedule_proposal
from governance.ballots.models import Partner, Proposal, Recusal
from governance.ballots.queries import broken_versions
from governance.people.models import Institution, User
from som_portal.front.interests import interests_in
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.test_outcomes import again, back, raad
from tests.governance.ballots.test_proposal_pages import text, url

__all__ = ["raad"]
pytestmark = pytest.mark.django_db
DAY = scenes.MEETING_DAY
ClientOf = Callable[[User], Client]
TYPED: dict[str, Any] = {"institution": "", "name": "Buurthuis", "engagement": "kennis", "does": "verhalen vertellen"}


@pytest.fixture
def mine() -> Proposal:
    """A proposal that waits for an agenda."""
    return scenes.proposal()


@pytest.fixture
def gaining() -> Institution:
    return Institution.objects.get(slug="ku-leuven")


def add(proposal: Proposal, **engaged: Any) -> Partner:
    return add_partner(proposal, by=proposal.proposer, at=make.AT, **scenes.engaged(**engaged))


# ---- actions ---------------------------------------------------------------------------------------------------------
def test_a_partner_makes_a_version_that_names_it(mine: Proposal, gaining: Institution) -> None:
    add(mine, institution=gaining, engagement="kennis", does="onderzoeksuren", is_paid=True)
    last = mine.versions.order_by("number").last()
    assert last is not None
    assert last.number == 2
    told = "KU Leuven: onderzoeksuren (het delen van kennis en expertise); krijgt geld uit dit voorstel"
    assert last.snapshot["partners"] == [told]
    assert broken_versions() == []


def test_the_same_engagement_of_a_partner_is_named_once(mine: Proposal) -> None:
    assert add(mine) == add(mine)
    add(mine, engagement="kennis")
    assert (Partner.objects.count(), mine.versions.count()) == (2, 3)


def test_a_partner_is_taken_away_and_the_version_before_keeps_it(mine: Proposal) -> None:
    partner = add(mine)
    for _again in range(2):
        remove_partner(partner, by=mine.proposer, at=make.AT)
    assert [("partners" in one.snapshot) for one in mine.versions.order_by("number")] == [False, True, False]


def test_only_who_proposes_names_partners_and_only_until_the_agenda(mine: Proposal) -> None:
    partner, other = add(mine), make.seated("som-raad/lop")
    with pytest.raises(Refused):
        add_partner(mine, by=other, at=make.AT, **scenes.engaged())
    with pytest.raises(Refused):
        remove_partner(partner, by=other, at=make.AT)
    schedule_proposal(mine, scenes.raad_meeting(), by=None, at=make.AT)
    with pytest.raises(Conflict):
        add(mine, engagement="kennis")
    with pytest.raises(Conflict):
        remove_partner(partner, by=mine.proposer, at=make.AT)
    assert Partner.objects.count() == 1


@pytest.mark.parametrize("named", [{"institution": None, "name": ""}, {"name": "Buurthuis"}])
def test_the_database_asks_an_institution_or_a_name(
    mine: Proposal, gaining: Institution, named: dict[str, Any]
) -> None:
    fields = {"institution": gaining, "engagement": "kennis", "does": "x"} | named
    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.create(proposal=mine, **fields)


def test_a_proposal_that_comes_back_keeps_its_partners(
    raad: list[User], gaining: Institution, guards_off: Callable[[], AbstractContextManager[None]]
) -> None:
    decision = back(raad)
    with guards_off():
        Partner.objects.create(proposal=decision.ballot.proposal, **scenes.engaged(institution=gaining))
    second = again(decision)
    assert [one.institution for one in second.partners.all()] == [gaining]


# ---- who is paid does not decide -------------------------------------------------------------------------------------
def balloted(proposal: Proposal) -> Any:
    schedule_proposal(proposal, scenes.raad_meeting(DAY.replace(hour=16)), by=None, at=make.AT)
    return open_ballot(proposal, closes_at=DAY.replace(hour=17), by=None, at=DAY)


@pytest.mark.parametrize(("is_paid", "flagged"), [(True, 2), (False, 0)])
def test_the_seats_of_a_paid_partner_step_aside(
    raad: list[User], mine: Proposal, gaining: Institution, is_paid: bool, flagged: int
) -> None:
    add(mine, institution=gaining, engagement="kennis", does="onderzoeksuren", is_paid=is_paid)
    ballot = balloted(mine)
    assert Recusal.objects.filter(state=Recusal.State.FLAGGED).count() == flagged
    why = {str(one.why) for one in interests_in(ballot) if one.institution == gaining.name}
    assert why == {"krijgt geld uit het voorstel" if is_paid else "is partner van het voorstel"}


# ---- pages -----------------------------------------------------------------------------------------------------------
def test_the_page_names_a_partner_and_takes_it_away(mine: Proposal, client_of: ClientOf) -> None:
    client, page = client_of(mine.proposer), url("add_partner", mine.pk)
    with time_machine.travel(make.AT, tick=False):
        assert "Nog niemand" in text(client.get(page))
        assert client.post(page, TYPED)["Location"] == page
        assert "Buurthuis: verhalen vertellen" in text(client.get(mine.get_absolute_url()))
        away = url("remove_partner", Partner.objects.get().pk)
        assert away in client.get(page).content.decode()
        assert client.post(away).status_code == 303
        assert "Buurthuis" not in text(client.get(mine.get_absolute_url()))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "schrijf hieronder de naam"),
        ({"institution": "1"}, "niet allebei"),
        ({"engagement": "geld"}, "beschikbare keuze"),
        ({"does": ""}, "verplicht"),
    ],
)
def test_a_sentence_says_what_is_wrong_and_nothing_typed_is_lost(
    mine: Proposal, client_of: ClientOf, wrong: dict[str, str], sentence: str
) -> None:
    if "institution" in wrong:
        wrong = {"institution": str(Institution.objects.all()[0].pk)}
    with time_machine.travel(make.AT, tick=False):
        page = client_of(mine.proposer).post(url("add_partner", mine.pk), TYPED | wrong)
    assert (page.status_code, Partner.objects.count()) == (422, 0)
    kept = "Buurthuis" if wrong.get("name") != "" else "verhalen vertellen"
    assert sentence in text(page)
    assert kept in page.content.decode()


def test_others_do_not_reach_the_pages(mine: Proposal, client_of: ClientOf) -> None:
    partner, other = add(mine), client_of(make.seated("som-raad/lop"))
    with time_machine.travel(make.AT, tick=False):
        for page in (url("add_partner", mine.pk), url("remove_partner", partner.pk)):
            assert other.get(page).status_code == 403
