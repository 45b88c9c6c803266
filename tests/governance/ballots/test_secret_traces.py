"""What a secret ballot leaves beside its papers: too few of them, a form that waits, a reminder, a log."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import Manner, cast_vote, close_ballot, open_ballot
from governance.ballots.models import Ballot, Proposal, Slip
from governance.ballots.rules import Choice
from governance.ballots.tasks import remind_unvoted
from governance.people.models import Institution, User
from som_portal.kit import clock
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes
from tests.signin.second import app_code, set_app

DAY = scenes.MEETING_DAY
ClientOf = Callable[[User], Client]


def digital(people: list[User]) -> Ballot:
    """A secret ballot on a person that is open for ten days."""
    assert people
    manner = Manner(is_secret=True)
    closes_at = clock.brussels(2026, 3, 23, 17)
    return open_ballot(
        scenes.scheduled(kind=Proposal.Kind.APPOINTMENT), closes_at=closes_at, manner=manner, by=None, at=make.AT
    )


def text_of(answer: HttpResponse) -> str:
    """What a page says."""
    return answer.content.decode()


# ---- how many papers there are ---------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_vacant_seats_make_no_crowd_to_hide_in() -> None:
    """Of 22 voting seats four are filled: four papers, each easy to guess."""
    make.raad(4)
    with pytest.raises(Conflict, match="vanaf 5 bezette zetels die meestemmen; dit zijn er 4"):
        scenes.appointment()


@pytest.mark.django_db
def test_seats_that_step_aside_make_no_crowd_either() -> None:
    """Five are filled and the organisation of one gains by it: four would vote."""
    make.raad(5)
    seat = make.seat("som-raad/ku-leuven")
    assert seat.mandates.exists()
    gaining = Institution.objects.first()
    type(seat).objects.filter(pk=seat.pk).update(institution=gaining)
    with pytest.raises(Conflict, match="vanaf 5 bezette zetels die meestemmen; dit zijn er 4"):
        scenes.appointment(beneficiaries=(gaining,))
    assert Slip.objects.count() == 0


@pytest.mark.django_db
def test_the_form_says_at_once_that_there_are_too_few(client_of: ClientOf) -> None:
    make.raad(3)
    chair = make.chair()
    proposal = scenes.scheduled(at=DAY - timedelta(days=14), kind=Proposal.Kind.APPOINTMENT)
    typed = {"key": "6f1c8a54-94c4-4e44-8b7e-2d6a2f5d6f01", "method": "vote", "is_secret": "on"}
    typed |= {"closes_on": "2026-03-26", "closes_time": "17:00"}
    with time_machine.travel(DAY, tick=False):
        answer = client_of(chair).post(reverse("ballots:open_ballot", args=[proposal.pk]), typed)
    assert answer.status_code == 422
    assert "dit zijn er 4" in text_of(answer)


# ---- a form that waits for the second factor -------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_secret_choice_waits_nowhere_for_the_second_factor(client_of: ClientOf) -> None:
    """What is sent would stand in the session, beside the name, for as long as nobody comes back."""
    member, *_others = make.raad(12)
    ballot = scenes.appointment()
    set_app(member)
    client, elector = client_of(member), scenes.elector_of(ballot, member)
    with time_machine.travel(DAY, tick=False):
        address = reverse("ballots:cast_vote", args=[ballot.pk])
        asked = client.post(address, {"elector": elector.pk, "choice": "against"})
        assert asked.status_code == 302
        assert "/aanmelden/bevestigen/" in asked.headers["Location"]
        assert "against" not in "".join(str(row.get_decoded()) for row in Session.objects.all())
        again = f"{reverse('ballots:vote', args=[ballot.pk])}?zetel={elector.pk}"
        back = client.post(asked.headers["Location"], {"code": app_code(), "next": again})
        assert back.headers["Location"] == again
        assert "kies opnieuw" in text_of(client.get(again))
        client.post(address, {"elector": elector.pk, "choice": "against"})
    assert list(Slip.objects.exclude(choice="").values_list("choice", flat=True)) == ["against"]


@pytest.mark.django_db
def test_who_votes_in_secret_is_asked_before_choosing(client_of: ClientOf) -> None:
    member, *_others = make.raad(12)
    ballot = scenes.appointment()
    set_app(member)
    with time_machine.travel(DAY, tick=False):
        asked = client_of(member).get(reverse("ballots:vote", args=[ballot.pk]))
    assert asked.status_code == 302
    assert "/aanmelden/bevestigen/" in asked.headers["Location"]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["ballots:vote", "ballots:cast_vote"])
def test_a_shared_computer_keeps_no_choice_to_go_back_to(page: str, client_of: ClientOf) -> None:
    member, *_others = make.raad(12)
    ballot = scenes.appointment()
    said = {"elector": scenes.elector_of(ballot, member).pk, "choice": "against"}
    with time_machine.travel(DAY, tick=False):
        answer = client_of(member).post(reverse(page, args=[ballot.pk]), said)
    assert "no-store" in answer.headers["Cache-Control"]


# ---- who took part ---------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_reminders_of_a_secret_ballot_do_not_tell_who_voted() -> None:
    """One voted, the others are reminded, nobody else votes: then the mails would say whose the one paper is."""
    people = make.raad(12)
    ballot = digital(people)
    OutgoingMail.objects.all().delete()
    cast_vote(scenes.elector_of(ballot, people[0]), Choice.AGAINST, by=people[0], at=make.AT)
    assert remind_unvoted(clock.brussels(2026, 3, 22, 9)) == 1
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {person.email for person in people}
    assert "Stemde je al, dan hoef je niets te doen." in OutgoingMail.objects.latest("pk").text
    assert "Je stemde nog niet" not in OutgoingMail.objects.latest("pk").text


@pytest.mark.django_db
def test_the_dashboard_counts_who_is_silent_in_a_secret_ballot_and_names_nobody(client_of: ClientOf) -> None:
    people = make.raad(12)
    ballot = scenes.appointment()
    cast_vote(scenes.elector_of(ballot, people[0]), Choice.FOR, by=people[0], at=DAY)
    coordinator = make.coordinator()
    with time_machine.travel(DAY, tick=False):
        shown = text_of(client_of(coordinator).get(reverse("front:dashboard")))
    assert "11 zetels stemden nog niet. Welke, toont een geheime stemming aan niemand." in shown
    assert scenes.elector_of(ballot, people[1]).seat_name not in shown


# ---- the log of the engine -------------------------------------------------------------------------------------------
@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_the_log_of_sqlite_keeps_no_older_papers() -> None:
    """The write-ahead log holds every page of every vote, in order, until it is emptied."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its log where only its administrator reads: the help page says so")
    people = make.raad(12)
    ballot = scenes.appointment()
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    for person in people:
        cast_vote(scenes.elector_of(ballot, person), Choice.FOR, by=person, at=DAY)
    assert log.stat().st_size > 0
    close_ballot(ballot, by=None, at=DAY)
    assert log.stat().st_size == 0
