"""Many hands on one agenda, on both engines: it leaves once, and a suggestion gets one answer."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from governance.meetings import actions
from governance.meetings.models import AgendaSuggestion, AgendaVersion
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.meetings.scenes import IN_A_WEEK, add, plan

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
HANDS = 6
Together = Callable[..., list[Any]]


def kinds(answers: list[Any]) -> list[str]:
    return sorted(type(answer).__name__ for answer in answers)


def test_an_agenda_sent_by_many_hands_leaves_once(together: Together) -> None:
    make.raad(2)
    meeting = plan()
    add(meeting, "Begroting")
    before = OutgoingMail.objects.count()
    answers = together(*[lambda: actions.send_agenda(meeting, by=None, at=make.AT)] * HANDS)
    assert kinds(answers) == ["AgendaVersion", *[Conflict.__name__] * (HANDS - 1)]
    assert (AgendaVersion.objects.count(), OutgoingMail.objects.count() - before) == (1, 2)


def test_a_suggestion_accepted_and_declined_at_once_gets_one_answer(together: Together) -> None:
    member = make.raad(1)[0]
    meeting = plan("som-raad", IN_A_WEEK.replace(month=5))
    asked = actions.suggest_agenda_item(meeting, title="Gsm", key=uuid4(), by=member, at=make.AT)
    hands = [
        lambda: actions.accept_suggestion(asked, by=None, at=make.AT),
        lambda: actions.decline_suggestion(asked, reason="Later.", by=None, at=make.AT),
    ] * (HANDS // 2)
    answers = kinds(together(*hands))
    assert answers.count(Conflict.__name__) == HANDS - 1
    found = AgendaSuggestion.objects.get()
    assert (found.item is not None) is (meeting.agenda_items.count() == 1)
    assert OutgoingMail.objects.filter(key__startswith="agenda-suggestion").count() == 1
