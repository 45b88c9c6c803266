"""What is decided behind closed doors is told by number, day and body, through every door of the portal."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from unittest.mock import patch
from uuid import uuid4

import pytest
import time_machine
from django.db.models import Value
from django.test import Client
from django.urls import reverse

from governance.ballots import actions
from governance.ballots.models import Ballot, Decision, Origin, Proposal
from governance.ballots.models import decisions as decision_models
from governance.challenges.actions import raise_signal
from governance.charter.models import FocusArea
from governance.ledger.models import Commitment
from governance.meetings.actions import send_agenda
from governance.meetings.models import AgendaItem, AgendaVersion, Meeting
from governance.meetings.programme import programme_of
from governance.minutes.queries import sections_for
from governance.minutes.rules import as_text, public_part
from governance.people.models import User
from governance.soundings.actions import open_sounding
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes, test_putting

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
CLOSES = clock.brussels(2026, 3, 23, 17)
QUESTION, SUMMARY, REASON = "Vergoeden we de bemiddeling met Zetel Negen?", "Zes gesprekken.", "Het gaat over één mens."
WORDS = (QUESTION, SUMMARY, REASON, "Zetel Negen", "bemiddeling")


@pytest.fixture
def raad() -> list[User]:
    """Nine people on nine of the 22 seats."""
    return make.raad(9)


@pytest.fixture
def today() -> Iterator[datetime]:
    """The day after the vote, for pages that ask the clock."""
    with time_machine.travel(CLOSES, tick=False):
        yield CLOSES


def private(by: User | None = None) -> Proposal:
    """A private proposal about money on the agenda of the raad."""
    asked = {"kind": Proposal.Kind.SPENDING, "question": QUESTION, "summary": SUMMARY}
    proposal = scenes.scheduled(scenes.budget_line(), **asked)
    item = proposal.agenda_item
    actions.set_openness(item, privacy="persons", reason=REASON, by=by, at=scenes.AT)
    return Proposal.objects.get(pk=proposal.pk)


def decided(raad: list[User]) -> Decision:
    """Adopted by everybody, with its money."""
    ballot = actions.open_ballot(private(), closes_at=CLOSES, by=None, at=scenes.AT)
    scenes.everybody_says(ballot, raad)
    decision = actions.close_ballot(ballot, by=None, at=CLOSES)
    actions.lay_down_note(decision, reasoning="bemiddeling hielp", by=None, at=CLOSES)
    return decision


def doors(decision: Decision) -> dict[str, str]:
    """Every page that tells of decisions, proposals, ballots, agendas, money or meetings, by name."""
    proposal, meeting = decision.ballot.proposal_id, decision.ballot.agenda_item.meeting_id
    number = [decision.number]
    return {
        "list": reverse("ballots:decisions"),
        "page": reverse("ballots:decision", args=number),
        "csv": reverse("ballots:decisions_csv"),
        "jsonld": reverse("ballots:decisions_jsonld") + "?werkjaar=2025",
        "one jsonld": reverse("ballots:decision_jsonld", args=number),
        "feed": reverse("ballots:decisions_feed"),
        "recount": reverse("ballots:recount", args=number),
        "bundle": reverse("ballots:bundle", args=number),
        "proposals": reverse("ballots:proposals"),
        "proposal": reverse("ballots:proposal", args=[proposal]),
        "ballot": reverse("ballots:ballot", args=[decision.ballot_id]),
        "meeting": reverse("meetings:detail", args=[meeting]),
        "agenda bundle": reverse("bundles:read", args=[meeting]),
        "minutes": reverse("minutes:minutes", args=[meeting]),
        "calendar": reverse("meetings:body_feed", args=["som-raad"]),
        "home": reverse("front:home"),
        "money": reverse("front:money", args=[2026]),
        "ledger": reverse("ledger:year", args=[2026]),
        "line": reverse("ledger:line", args=[2026, "lab"]),
        "commitment": decision.commitment.get_absolute_url() if decision.commitment else "/",
        "feed of all": reverse("meetings:public_feed"),
        "postings": reverse("ledger:postings", args=[2026, "lab"]),
        "working year": reverse("ledger:working_year", args=[2025]),
        "settlement": reverse("ledger:settlement", args=[2026]),
        "interests": reverse("front:interests", args=number),
        "labs": reverse("laboratorium:index"),
    }


def leaks(client: Client, decision: Decision) -> list[str]:
    """The doors through which a word of the private point comes out."""
    found = []
    for name, path in doors(decision).items():
        answer = client.get(path, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if any(word in body.decode() for word in WORDS):
            found.append(name)
    return found


def test_no_door_tells_a_stranger_what_was_decided(raad: list[User], client: Client, today: datetime) -> None:
    assert leaks(client, decided(raad)) == []


def test_no_door_tells_who_sits_in_another_body(raad: list[User], client_of: ClientOf, today: datetime) -> None:
    decision, other = decided(raad), make.seated("som-plus/afgevaardigde", 2)
    assert leaks(client_of(other), decision) == []


def test_a_member_of_the_body_reads_it_whole(raad: list[User], client_of: ClientOf, today: datetime) -> None:
    found = leaks(client_of(raad[0]), decided(raad))
    assert {"list", "page", "csv", "feed", "recount", "bundle", "proposal", "ballot", "meeting"} <= set(found)


def test_without_the_veil_the_register_leaks(raad: list[User], client: Client, today: datetime) -> None:
    """The control: the guard off, and the words are out."""
    decision = decided(raad)
    with patch.object(decision_models, "hidden_from", lambda *_args, **_more: Value(False)):
        found = leaks(client, decision)
    assert {"list", "page", "csv", "feed", "recount", "bundle", "one jsonld", "home"} <= set(found)


def test_the_register_keeps_number_day_and_body(raad: list[User], client: Client, today: datetime) -> None:
    number = decided(raad).number
    page = client.get(reverse("ballots:decision", args=[number])).text
    assert [word in page for word in (number, "SOM raad", "23 maart 2026", "Besloten punt")] == [True] * 4
    row = client.get(reverse("ballots:decisions_csv")).text.splitlines()[1]
    assert [word in row for word in (number, "2026-03-23", "SOM raad", "Besloten punt")] == [True] * 4


def test_a_stranger_gets_no_votes_in_the_file(raad: list[User], client: Client, today: datetime) -> None:
    file = json.loads(client.get(reverse("ballots:bundle", args=[decided(raad).number])).content)
    assert sorted(file) == ["body", "decided_on", "format", "head", "number", "question"]


def test_the_ledger_says_only_the_number(raad: list[User]) -> None:
    decision = decided(raad)
    kept = Commitment.objects.get(decision=decision)
    assert (kept.counterparty, kept.subject) == ("Besloten punt", f"{decision.number}: Besloten punt")


def test_who_was_on_the_roll_still_reads_it_after_the_mandate(
    raad: list[User], client_of: ClientOf, today: datetime
) -> None:
    decision = decided(raad)
    raad[0].mandates.update(ends_on=scenes.AT.date())
    assert QUESTION in client_of(raad[0]).get(decision.get_absolute_url()).text


# ---- the agenda and the minutes --------------------------------------------------------------------------------------
def test_an_agenda_that_leaves_says_only_that_there_is_a_private_point(raad: list[User]) -> None:
    meeting = private().agenda_item.meeting
    send_agenda(meeting, by=None, at=scenes.AT)
    kept = json.dumps(AgendaVersion.objects.get().points)
    mails = [mail.text for mail in OutgoingMail.objects.filter(key__startswith="agenda-sent:")]
    assert [word in text for text in [kept, *mails] for word in WORDS] == [False] * len(WORDS) * (len(mails) + 1)
    assert all("Besloten punt" in text for text in mails)


def test_the_points_for_the_public_hide_words_owner_and_papers(raad: list[User]) -> None:
    item = private().agenda_item
    AgendaItem.objects.filter(pk=item.pk).update(owner=raad[0], explanation=SUMMARY)
    shown = programme_of(item.meeting, None, at=scenes.AT, reads_all=False)[0]
    assert (shown.item.title, shown.item.explanation, shown.owner, shown.is_hidden) == ("Besloten punt", "", "", True)


def test_the_public_part_of_minutes_hides_the_point(raad: list[User]) -> None:
    meeting = decided(raad).ballot.agenda_item.meeting
    whole = sections_for(meeting)
    assert QUESTION in as_text(whole)
    told = as_text(public_part(whole))
    assert [word in told for word in WORDS] == [False] * len(WORDS)


def test_who_gave_the_signal_hears_only_the_number(raad: list[User], client_of: ClientOf, today: datetime) -> None:
    teacher, proposal = make.seated("som-plus/afgevaardigde", 2), private()
    signal = raise_signal(
        title="Wie helpt ons?",
        text="Het loopt vast.",
        level="primary",
        focus_area=FocusArea.objects.all()[0],
        key=uuid4(),
        by=teacher,
        at=scenes.AT,
    )
    Origin.objects.create(proposal=proposal, signal=signal)
    ballot = actions.open_ballot(proposal, closes_at=CLOSES, by=None, at=scenes.AT)
    scenes.everybody_says(ballot, raad)
    decision = actions.close_ballot(ballot, by=None, at=CLOSES)
    mail = OutgoingMail.objects.get(key__startswith="signal-outcome:").text
    page = client_of(teacher).get(signal.get_absolute_url()).text
    assert [word in text for text in (mail, page) for word in WORDS] == [False] * 2 * len(WORDS)
    assert [decision.number in text for text in (mail, page)] == [True, True]


def test_nobody_asks_outside_about_a_private_point(raad: list[User], client: Client, today: datetime) -> None:
    proposal = scenes.scheduled(kind=Proposal.Kind.SPENDING, question=QUESTION, summary=SUMMARY)
    asked = open_sounding(proposal, "Wat vinden jullie?", key=uuid4(), by=raad[0], at=scenes.AT)
    link = reverse("soundings:answer_sounding", args=[asked.key])
    before = QUESTION in client.get(link).text
    actions.set_openness(proposal.agenda_item, privacy="persons", reason=REASON, by=None, at=scenes.AT)
    assert (before, client.get(link).status_code) == (True, 404)
    with pytest.raises(Conflict):
        open_sounding(proposal, "Wat vinden jullie?", key=uuid4(), by=raad[1], at=scenes.AT)


# ---- who, and until when ---------------------------------------------------------------------------------------------
def test_a_member_who_does_not_lead_makes_nothing_private(raad: list[User]) -> None:
    with pytest.raises(Refused):
        private(by=raad[0])


def test_openness_is_chosen_before_the_ballot_opens(raad: list[User]) -> None:
    proposal = private()
    actions.open_ballot(proposal, closes_at=CLOSES, by=None, at=scenes.AT)
    with pytest.raises(Conflict):
        actions.set_openness(proposal.agenda_item, privacy="", by=None, at=scenes.AT)


def test_a_lab_is_never_private() -> None:
    with pytest.raises(Conflict):
        actions.set_openness(scenes.scheduled().agenda_item, privacy="body", reason=REASON, by=None, at=scenes.AT)


def test_an_open_meeting_has_no_private_points() -> None:
    proposal = scenes.scheduled(kind=Proposal.Kind.PRIORITY)
    Meeting.objects.update(is_open=True)
    with pytest.raises(Conflict):
        actions.set_openness(proposal.agenda_item, privacy="body", reason=REASON, by=None, at=scenes.AT)


def test_a_point_that_was_private_by_mistake_is_made_public_again(raad: list[User]) -> None:
    item = private().agenda_item
    actions.set_openness(item, privacy="", by=None, at=scenes.AT)
    assert AgendaItem.objects.values_list("privacy", "privacy_reason").get(pk=item.pk) == ("", "")


def test_a_second_call_stays_private(raad: list[User]) -> None:
    ballot = actions.open_ballot(private(), closes_at=CLOSES, by=None, at=scenes.AT)
    actions.close_ballot(ballot, by=None, at=CLOSES)
    later = scenes.raad_meeting(clock.brussels(2026, 5, 28, 16), at=CLOSES)
    again = actions.schedule_proposal(Ballot.objects.get().proposal, later, by=None, at=CLOSES)
    assert (again.agenda_item.privacy, again.agenda_item.privacy_reason) == ("persons", REASON)


def test_what_is_private_needs_a_reason(client_of: ClientOf) -> None:
    item = scenes.scheduled(kind=Proposal.Kind.PRIORITY).agenda_item
    with time_machine.travel(scenes.AT, tick=False):
        coordinator = client_of(make.coordinator())
        answer = coordinator.post(reverse("ballots:set_openness", args=[item.pk]), {"privacy": "body"})
    assert (answer.status_code, "Zeg waarom dit punt besloten is." in answer.text) == (422, True)


def test_the_point_of_an_amendment_is_as_private_as_its_proposal(raad: list[User]) -> None:
    proposal = scenes.scheduled(kind=Proposal.Kind.SPENDING, question=QUESTION, summary=SUMMARY)
    one = test_putting.amendment(raad[0], proposal=proposal)
    point = test_putting.put(one).agenda_item
    actions.set_openness(proposal.agenda_item, privacy="persons", reason=REASON, by=None, at=scenes.AT)
    point.refresh_from_db()
    assert (point.privacy, point.privacy_reason) == ("persons", REASON)
    with pytest.raises(Conflict):
        actions.set_openness(point, privacy="", by=None, at=scenes.AT)
