"""Many hands at once, on both engines: one answer a link, one question a year, one seat a place."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest

from governance.bodies.models import Seat
from governance.delegates import actions, queries
from governance.delegates.actions import answers
from governance.delegates.models import DelegateConfirmation, DelegateProposal, Suggestion
from governance.record.models import Deed
from governance.record.queries import verify
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.delegates import making

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]
HANDS = 8
AT = making.SEPTEMBER


def proposing(asked: DelegateConfirmation) -> list[Callable[[], Any]]:
    """As many different proposals as there are hands."""
    place = queries.places_known(asked.institution, making.SEPTEMBER.date())[0]
    said = [
        actions.Proposed(place=place, change="nieuw", name=f"Nr {hand}", email=f"n{hand}@som.example")
        for hand in range(HANDS)
    ]
    return [lambda one=one: actions.propose_delegates(asked, [one], key=uuid4(), at=AT) for one in said]


def test_many_answers_at_once_are_one_answer(together: Race) -> None:
    asked = making.asked()
    outcomes = together(*proposing(asked))
    assert sorted(type(one).__name__ for one in outcomes) == ["Conflict"] * (HANDS - 1) + ["DelegateConfirmation"]
    assert (DelegateProposal.objects.count(), Deed.objects.filter(verb="propose_delegates").count()) == (1, 1)
    assert verify() == []


def test_klopt_and_a_change_at_once_are_one_answer(together: Race) -> None:
    asked = making.asked()
    calls = [lambda: actions.confirm_delegates(asked, at=AT), proposing(asked)[0]] * (HANDS // 2)
    outcomes = together(*calls)
    asked.refresh_from_db()
    assert DelegateProposal.objects.count() == (0 if asked.is_unchanged else 1)
    assert any(isinstance(one, Conflict) for one in outcomes)


def test_the_clock_and_the_button_at_once_ask_once(together: Race) -> None:
    making.reachable()
    assert sorted(together(*[lambda: actions.ask_delegates(by=None, at=AT)] * HANDS)) == [0] * (HANDS - 1) + [1]
    assert OutgoingMail.objects.filter(key__startswith="delegates-asked").count() == 1


def test_many_hands_open_one_second_seat(together: Race) -> None:
    making.threshold(500)
    making.institution(learners=800)
    mark = queries.plan_on(making.TODAY).mark
    together(*[lambda: actions.adjust_seats(seen=mark, by=None, at=make.AT)] * HANDS)
    assert Seat.objects.filter(number__gte=actions.SECOND_SEATS_FROM).count() == 1


def test_many_clicks_are_one_open_suggestion(together: Race) -> None:
    person = making.delegate(making.institution(), ends_on=None)
    together(*[lambda: making.suggestion(person)] * HANDS)
    assert Suggestion.objects.count() == 1


def test_control_without_the_lock_there_would_be_more_answers(together: Race) -> None:
    """With the row only read and the verdict passed by, each hand writes its own answer."""
    asked = making.asked()

    def fresh(one: DelegateConfirmation) -> DelegateConfirmation:
        return DelegateConfirmation.objects.select_related("institution").get(pk=one.pk)

    DelegateProposal.objects.all().delete()
    with (
        patch.object(answers, "locked", fresh),
        patch.object(answers.access, "can_answer_by_link", lambda *_a, **_k: _Yes()),
    ):
        together(*proposing(asked))
    assert Deed.objects.filter(verb="propose_delegates").count() + DelegateProposal.objects.count() >= 2


class _Yes:
    def or_409(self) -> None:
        """Never refuses: the guard is off."""
