"""From an adopted proposal to a lab."""

from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from governance.ballots.actions import close_ballot
from governance.ballots.models import Decision, Proposal
from governance.ballots.rules import Choice
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.ballots import scenes
from tests.werkingen import making
from werkingen.laboratorium import actions
from werkingen.laboratorium.models import Lab
from werkingen.laboratorium.queries import adopted_without_lab, decision_on

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
CLOSES_AT = clock.brussels(2026, 3, 23, 17)
LATER = clock.brussels(2026, 3, 24, 9)


def decided(choice: Choice = Choice.FOR) -> Decision:
    raad = make.raad(12)
    ballot = scenes.opened(scenes.budget_line())
    scenes.everybody_says(ballot, raad, choice)
    return close_ballot(ballot, by=None, at=CLOSES_AT)


def test_an_adopted_proposal_becomes_an_approved_lab_once() -> None:
    decision = decided()
    proposal = Proposal.objects.get()
    labs = {actions.found_lab(proposal, by=make.coordinator() if n == 0 else None, at=LATER).pk for n in range(2)}
    lab = Lab.objects.get()
    assert (labs, lab.question, lab.proposal) == ({lab.pk}, proposal.question, proposal)
    assert [(row.phase, row.reached_on) for row in lab.phases.all()] == [
        ("idee", clock.day_of(proposal.submitted_at)),
        ("voorstel", clock.day_of(proposal.submitted_at)),
        ("goedgekeurd", clock.day_of(decision.decided_at)),
    ]


def test_a_rejected_proposal_founds_nothing() -> None:
    decided(Choice.AGAINST)
    with pytest.raises(Conflict, match="nog niet goed"):
        actions.found_lab(Proposal.objects.get(), by=None, at=LATER)
    assert (Lab.objects.count(), adopted_without_lab()) == (0, [])


def test_a_raad_member_does_not_found_a_lab() -> None:
    decided()
    with pytest.raises(Refused):
        actions.found_lab(Proposal.objects.get(), by=make.user(), at=LATER)


def test_an_idea_with_a_proposal_waits_for_its_decision(at: datetime) -> None:
    make.raad(12)
    lab, proposal = making.lab(), scenes.proposal()
    lab = actions.attach_proposal(lab, proposal, by=None, at=at)
    assert [row.phase for row in lab.phases.all()] == ["idee", "voorstel"]
    with pytest.raises(Conflict, match="Wacht op het besluit"):
        actions.enter_phase(lab, "goedgekeurd", on=clock.day_of(at), by=None, at=at)
    with pytest.raises(Conflict, match="heeft al een voorstel"):
        actions.attach_proposal(lab, scenes.proposal(by=make.seated("som-raad/schepen")), by=None, at=at)
    with pytest.raises(Conflict, match="hoort al bij een labo"):
        actions.attach_proposal(making.lab(slug="ander"), proposal, by=None, at=at)
    with pytest.raises(Conflict, match="al goedgekeurd"):
        actions.attach_proposal(making.running_lab(slug="loopt"), scenes.proposal(by=proposal.proposer), by=None, at=at)


def test_the_lab_of_an_idea_is_the_lab_that_is_founded() -> None:
    decision = decided()
    lab = actions.attach_proposal(making.lab(), Proposal.objects.get(), by=None, at=LATER)
    assert actions.found_lab(Proposal.objects.get(), by=None, at=LATER).pk == lab.pk
    assert lab.phases.get(phase="goedgekeurd").reached_on == clock.day_of(decision.decided_at)


def test_the_coordinator_founds_it_on_screen_and_everybody_reads_the_decision(
    client_of: ClientOf, client: Client
) -> None:
    decision = decided()
    with time_machine.travel(LATER, tick=False):
        desk = client_of(make.coordinator())
        url = f"/laboratorium/voorstellen/{Proposal.objects.get().pk}/labo/"
        shown = url in desk.get("/laboratorium/").content.decode()
        refused = client_of(make.user()).post(url).status_code
        founded = desk.post(url)
        page = client.get(founded["Location"]).content.decode()
    assert (shown, refused, founded.status_code) == (True, 403, 303)
    assert (decision.number in page, "€\u00a09.500" in page) == (True, True)
    assert decision_on(Proposal.objects.get()) == decision


def test_attaching_on_screen(client_of: ClientOf) -> None:
    with time_machine.travel(LATER, tick=False):
        desk, proposal, url = client_of(make.coordinator()), scenes.proposal(), making.lab().get_absolute_url()
        steps = [desk.get(f"{url}voorstel/"), desk.post(f"{url}voorstel/", {"proposal": "999"})]
        steps += [desk.post(f"{url}voorstel/", {"proposal": proposal.pk}), desk.get(url)]
    assert [step.status_code for step in steps] == [200, 422, 303, 200]
    assert "De raad besliste nog niet." in steps[-1].content.decode()
