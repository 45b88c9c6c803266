"""What the clock does with ballots: once, however often it ticks."""

from datetime import timedelta

import pytest

from governance.ballots.actions import Manner, move_on, open_ballot
from governance.ballots.models import Decision
from governance.ballots.rules import Choice, Method
from governance.ballots.tasks import close_due_ballots, remind_unvoted
from som_portal.kit import clock
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
CLOSES_AT = clock.brussels(2026, 3, 23, 17)


def test_what_is_over_is_closed_once() -> None:
    make.raad(3)
    scenes.opened()
    assert close_due_ballots(CLOSES_AT - timedelta(seconds=1)) == 0
    assert close_due_ballots(CLOSES_AT) == 1
    assert close_due_ballots(CLOSES_AT + timedelta(hours=1)) == 0
    assert Decision.objects.count() == 1


def test_a_worker_that_comes_days_later_decides_as_of_the_end_of_the_ballot() -> None:
    make.raad(3)
    scenes.opened()
    close_due_ballots(CLOSES_AT + timedelta(days=200))
    decision = Decision.objects.get()
    assert (decision.decided_at, decision.number) == (CLOSES_AT, "RAAD-2025-001")


def test_the_day_before_only_silent_seats_are_reminded_and_once() -> None:
    voter, silent = make.raad(2)
    ballot = scenes.opened()
    scenes.everybody_says(ballot, [voter], Choice.FOR)
    day_before = clock.brussels(2026, 3, 22, 9)
    assert remind_unvoted(day_before - timedelta(days=1)) == 0
    assert (remind_unvoted(day_before), remind_unvoted(day_before + timedelta(hours=1))) == (1, 1)
    mails = OutgoingMail.objects.filter(key__startswith="ballot-closing")
    assert [(mail.to, mail.subject) for mail in mails] == [
        (silent.email, "Nog één dag om te stemmen: Hoe kunnen we van de schoolbuurt een leerplek maken?")
    ]
    assert "De stemming sluit morgen om 17.00 uur. Je stemde nog niet voor de zetel" in mails[0].text


def test_on_the_last_day_and_after_nobody_is_reminded() -> None:
    make.raad(2)
    scenes.opened()
    assert [remind_unvoted(moment) for moment in (clock.brussels(2026, 3, 23, 9), clock.brussels(2026, 3, 24, 9))] == [
        0,
        0,
    ]


def test_a_consent_ballot_reminds_once_its_round_takes_answers() -> None:
    people = make.raad(2)
    ballot = open_ballot(
        scenes.scheduled(), closes_at=CLOSES_AT, manner=Manner(method=Method.CONSENT), by=None, at=make.AT
    )
    day_before = clock.brussels(2026, 3, 22, 9)
    assert remind_unvoted(day_before) == 0
    for phase in ("react", "answer"):
        move_on(ballot, phase, by=None, at=day_before)
    scenes.everybody_says(ballot, people[:1], Choice.FOR, at=day_before)
    assert remind_unvoted(day_before) == 1
    mails = OutgoingMail.objects.filter(key__startswith="ballot-closing")
    assert [mail.to for mail in mails] == [people[1].email]
