"""Versions of a proposal: kept whole when something changes, never changed, and readable side by side."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client

from governance.ballots.actions import (
    accept_amendment,
    close_ballot,
    open_ballot,
    put_to_vote,
    revise_proposal,
    schedule_proposal,
    suggest_amendment,
)
from governance.ballots.models import TEXTS, Amendment, Ballot, Proposal, Version
from governance.ballots.queries import (
    broken_ballots,
    broken_versions,
    changes_of,
    is_same_asked,
    said_by,
    with_ballots,
)
from governance.ballots.rules import mark_of_text
from governance.charter.models import FocusArea
from governance.ledger.models import BudgetLine
from governance.meetings.models import AgendaItem
from governance.people.models import User
from governance.record.queries import verify
from som_portal.kit import clock
from som_portal.kit.access import Conflict
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
CLOSES_AT = clock.brussels(2026, 3, 23, 17)
LATER = clock.brussels(2026, 3, 13, 10)
ClientOf = Callable[[User], Client]
GuardsOff = Callable[[], AbstractContextManager[None]]
NEW_TEXTS = ("who_alone", "what_stops", "success_criteria", "stop_criteria")


def afresh(proposal: Proposal) -> Proposal:
    return with_ballots(Proposal.objects.filter(pk=proposal.pk)).get()


def revised(proposal: Proposal, **changes: Any) -> Proposal:
    asked = scenes.asked(proposal.budget_line) | changes
    return revise_proposal(proposal, by=proposal.proposer, at=LATER, **asked)


def amended(proposal: Proposal, part: str, text: str, by: User) -> Amendment:
    made = suggest_amendment(proposal, part, text, why="Zo is het beter.", key=uuid4(), by=by, at=make.AT)
    seen = mark_of_text(getattr(afresh(proposal), part))
    return accept_amendment(made, seen=seen, by=proposal.proposer, at=LATER)


def told(proposal: Proposal) -> list[tuple[int, str]]:
    return list(proposal.versions.values_list("number", "why"))


# ---- when one is kept ------------------------------------------------------------------------------------------------
def test_submitting_keeps_all_that_is_asked_as_version_1() -> None:
    line, areas = scenes.budget_line(), list(FocusArea.objects.all()[:2])
    version = scenes.proposal(line, who_alone="Geen school.", focus_areas=areas).versions.get()
    assert (version.number, version.why, version.seat, version.made_at) == (
        1,
        "submitted",
        version.proposal.seat,
        make.AT,
    )
    assert version.snapshot == {
        "kind": "lab",
        "question": "Hoe kunnen we van de schoolbuurt een leerplek maken?",
        "summary": "Een les per week in de buurt, met bewoners als gastleraar.",
        "why_together": "Een buurt heeft scholen van alle netten.",
        "who_alone": "Geen school.",
        "focus_areas": sorted(area.slug for area in areas),
        "competence": "raad-prioriteiten",
        "amount": 950_000,
        "budget_line": "Laboratorium",
        "duration_months": 14,
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[(name, "Iets anders dan voordien.") for name in TEXTS],
        ("question", "Hoe kunnen we elkaar vinden?"),
        ("competence", "raad-beleid"),
        ("amount", 120_000),
        ("duration_months", 3),
        ("focus_areas", []),
        ("kind", "spending"),
    ],
)
def test_every_thing_that_is_revised_makes_a_version(name: str, value: Any) -> None:
    proposal = revised(scenes.proposal(scenes.budget_line()), **{name: value})
    assert told(proposal) == [(1, "submitted"), (2, "revised")]
    first, second = proposal.versions.all()
    assert [change.label for change in changes_of(first.snapshot, second.snapshot)] != []
    assert broken_versions() == []


def test_revising_nothing_and_white_space_alone_make_no_version() -> None:
    proposal = scenes.proposal(summary="Een.\n\nTwee.")
    revised(proposal, summary="Een.\n\nTwee.")
    revised(proposal, summary="Een.\r\n\r\n Twee. ")
    assert told(proposal) == [(1, "submitted")]
    assert broken_versions() == []


def test_an_accepted_amendment_makes_a_version_that_names_it() -> None:
    proposal = scenes.scheduled()
    amendment = amended(proposal, "summary", "Twee lessen per week.", make.seated("som-raad/lop"))
    version = proposal.versions.latest("number")
    assert (version.number, version.why, version.amendment, version.seat) == (2, "amended", amendment, proposal.seat)
    assert version.snapshot["summary"] == afresh(proposal).summary


def test_an_amendment_the_raad_adopts_makes_a_version_of_the_raad() -> None:
    members = make.raad(12)
    proposal = scenes.scheduled()
    text = "Twee lessen per week."
    made = suggest_amendment(proposal, "summary", text, why="Zo", key=uuid4(), by=members[0], at=make.AT)
    put = put_to_vote(made, key=uuid4(), by=make.chair(), at=make.AT)
    assert told(put) == [(1, "submitted")]
    ballot = open_ballot(put, closes_at=CLOSES_AT, by=None, at=make.AT)
    scenes.everybody_says(ballot, members)
    close_ballot(ballot, by=None, at=CLOSES_AT)
    version = proposal.versions.latest("number")
    assert (version.number, version.why, version.seat, version.made_by) == (2, "amended", None, None)
    assert version.snapshot["summary"] == text
    assert broken_versions() == []


def test_no_version_holds_the_name_of_a_person() -> None:
    proposal = scenes.proposal(by=make.seated("som-raad/lop"))
    assert proposal.proposer.name not in str(proposal.versions.get().snapshot)


# ---- what the database refuses ---------------------------------------------------------------------------------------
TAMPERINGS: dict[str, Callable[[], object]] = {
    "rewrite a snapshot": lambda: Version.objects.update(snapshot={"question": "Iets anders?"}),
    "renumber": lambda: Version.objects.update(number=7),
    "lose one": lambda: Version.objects.filter(ballots=None).delete(),
    "vote on another version": lambda: Ballot.objects.update(version=Version.objects.earliest("number")),
}


@pytest.fixture
def two() -> Ballot:
    """An open ballot on the second version of a proposal."""
    make.raad(7)
    proposal = revised(scenes.proposal(), summary="Anders.")
    scheduled = schedule_proposal(proposal, scenes.raad_meeting(), by=None, at=make.AT)
    return open_ballot(scheduled, closes_at=CLOSES_AT, by=None, at=make.AT)


@pytest.mark.parametrize("tamper", TAMPERINGS.values(), ids=TAMPERINGS)
def test_a_version_stands(tamper: Callable[[], object], two: Ballot) -> None:
    before = list(Version.objects.values()), two.version_id
    with pytest.raises(DatabaseError), transaction.atomic():
        tamper()
    two.refresh_from_db()
    assert (list(Version.objects.values()), two.version_id) == before


@pytest.mark.parametrize("tamper", TAMPERINGS.values(), ids=TAMPERINGS)
def test_control_without_the_guards_a_version_does_not_stand(
    tamper: Callable[[], object], two: Ballot, guards_off: GuardsOff
) -> None:
    before = list(Version.objects.values()), two.version_id
    with guards_off():
        if tamper is TAMPERINGS["renumber"]:
            Version.objects.filter(number=1).update(number=7)
        else:
            tamper()
        two.refresh_from_db()
        assert (list(Version.objects.values()), two.version_id) != before


def test_a_number_is_given_once() -> None:
    version = scenes.proposal().versions.get()
    version.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save(force_insert=True)


# ---- the ballot knows what is voted on -------------------------------------------------------------------------------
def test_a_ballot_is_on_the_version_of_that_moment(two: Ballot) -> None:
    assert (two.version.number, two.version.proposal) == (2, two.proposal)
    assert is_same_asked(two.version.snapshot, said_by(two.proposal))


def test_a_second_call_is_on_the_version_that_was_made_in_between() -> None:
    members = make.raad(12)
    proposal = scenes.scheduled()
    first = open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT)
    close_ballot(first, by=None, at=CLOSES_AT)
    meeting = scenes.raad_meeting(clock.brussels(2026, 6, 11, 16))
    AgendaItem.objects.filter(pk=first.agenda_item_id).update(treated_at=None)
    again = schedule_proposal(afresh(proposal), meeting, by=None, at=CLOSES_AT)
    amended(again, "summary", "Twee lessen per week.", members[0])
    second = open_ballot(again, closes_at=clock.brussels(2026, 6, 8, 17), by=None, at=CLOSES_AT)
    assert (first.version.number, second.version.number) == (1, 2)


def test_verify_names_a_text_that_changed_behind_our_back(two: Ballot) -> None:
    assert broken_versions() == []
    Proposal.objects.filter(pk=two.proposal_id).update(stop_criteria="Nooit.")
    assert broken_versions() == [f"proposal:{two.proposal_id}: stop_criteria is not what version 2 says"]


def test_verify_names_a_text_that_was_voted_on_and_changed_together_with_its_version(
    two: Ballot, guards_off: GuardsOff
) -> None:
    """Also when the proposal and its version say the same again: the record of the closing has the mark."""
    close_ballot(two, by=None, at=CLOSES_AT)
    assert broken_ballots() == verify() == []
    with guards_off():
        Version.objects.filter(pk=two.version_id).update(snapshot=two.version.snapshot | {"summary": "Alles mag."})
        Proposal.objects.filter(pk=two.proposal_id).update(summary="Alles mag.")
        assert broken_versions() == []
        broken = broken_ballots()
        Version.objects.filter(pk=two.version_id).update(snapshot=two.version.snapshot)
    assert (len(broken), "asked is" in broken[0], broken[0].startswith(f"ballot:{two.pk}")) == (1, True, True)


def test_a_budget_line_that_is_renamed_breaks_no_version_and_one_that_is_swapped_away_does() -> None:
    proposal = scenes.proposal(scenes.budget_line())
    BudgetLine.objects.update(name="Labo's")
    assert broken_versions() == []
    assert proposal.versions.get().snapshot["budget_line"] == "Laboratorium"
    Proposal.objects.update(amount=0, budget_line=None)
    assert broken_versions() == [f"proposal:{proposal.pk}: amount is not what version 1 says"]


def test_verify_names_a_gap(two: Ballot, guards_off: GuardsOff) -> None:
    with guards_off():
        Version.objects.filter(number=1).delete()
        assert broken_versions() == [f"proposal:{two.proposal_id}: its versions are [2], not 1 to 1"]


# ---- two who change it at once ---------------------------------------------------------------------------------------
def test_who_read_an_older_version_does_not_overwrite_a_later_one() -> None:
    proposal = revised(scenes.proposal(), summary="Anders.")
    with pytest.raises(Conflict, match="Het voorstel veranderde terwijl je schreef"):
        revised(proposal, seen=1, summary="Nog anders.")
    assert (afresh(proposal).summary, told(proposal)) == ("Anders.", [(1, "submitted"), (2, "revised")])
    assert revised(proposal, seen=2, summary="Nog anders.").summary == "Nog anders."


def test_the_same_form_sent_twice_is_no_conflict() -> None:
    proposal = scenes.proposal()
    for _click in range(2):
        revised(proposal, seen=1, summary="Anders.")
    assert told(proposal) == [(1, "submitted"), (2, "revised")]


def test_control_without_what_was_read_the_last_hand_wins() -> None:
    proposal = revised(scenes.proposal(), summary="Anders.")
    assert revised(proposal, summary="Nog anders.").summary == "Nog anders."
