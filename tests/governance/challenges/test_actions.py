"""From signal to challenge: who acts, what follows, what is refused."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance.challenges import actions
from governance.challenges.models import Challenge, Signal, SignalState
from governance.record.queries import history_of
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.challenges import making

pytestmark = pytest.mark.django_db


def test_a_teacher_raises_a_signal_and_gets_a_receipt(at: datetime) -> None:
    teacher = make.user()
    signal = making.signal(teacher)
    mail = OutgoingMail.objects.get()
    assert (signal.state, mail.to, mail.subject) == (SignalState.NEW, teacher.email, "We kregen je signaal goed binnen")
    assert f"/signalen/{signal.pk}/" in mail.text


def test_the_same_key_twice_is_one_signal_and_one_mail(at: datetime) -> None:
    teacher, key = make.user(), uuid4()
    fields = {"title": "Bus", "text": "Twee uur.", "level": "basis", "focus_area": making.focus_area()}
    first = actions.raise_signal(**fields, key=key, by=teacher, at=at)
    second = actions.raise_signal(**fields, key=key, by=teacher, at=at)
    assert (first.pk, Signal.objects.count(), OutgoingMail.objects.count()) == (second.pk, 1, 1)


def test_the_key_of_somebody_else_gives_nothing_away(at: datetime) -> None:
    key = uuid4()
    fields = {"title": "Bus", "text": "Twee uur.", "level": "basis", "focus_area": making.focus_area()}
    actions.raise_signal(**fields, key=key, by=make.user(), at=at)
    with pytest.raises(Conflict):
        actions.raise_signal(**fields, key=key, by=make.user(), at=at)


def test_a_teacher_does_not_take_up_a_signal(at: datetime) -> None:
    signal = making.signal()
    with pytest.raises(Refused, match="coördinatiecel"):
        actions.take_up_signal(signal, by=make.user(), at=at)


def test_a_signal_is_taken_up_once(at: datetime) -> None:
    coordinator, signal = make.coordinator(), making.signal()
    signal = actions.take_up_signal(signal, by=coordinator, at=at)
    assert signal.state == SignalState.IN_DISCUSSION
    with pytest.raises(Conflict, match="al in bespreking"):
        actions.take_up_signal(signal, by=coordinator, at=at)


def test_an_answered_signal_is_answered_once_and_its_author_hears_of_it(at: datetime) -> None:
    coordinator, teacher = make.coordinator(), make.user()
    signal = actions.answer_signal(making.signal(teacher), answer="Dit werd Heldere brug.", by=coordinator, at=at)
    told = OutgoingMail.objects.get(key=f"signal:{signal.pk}:update:beantwoord")
    assert (signal.state, told.to) == (SignalState.ANSWERED, teacher.email)
    assert "Dit werd Heldere brug." in told.text
    with pytest.raises(Conflict):
        actions.refer_signal(signal, answer="Vraag het de stad.", by=coordinator, at=at)


def test_a_referred_signal_says_so(at: datetime) -> None:
    signal = actions.refer_signal(making.signal(), answer="De stad volgt op.", by=make.coordinator(), at=at)
    assert signal.state == SignalState.REFERRED


def test_signals_are_bundled_into_a_new_challenge(at: datetime) -> None:
    coordinator = make.coordinator()
    signals = [making.signal(), making.signal()]
    challenge = actions.bundle_signals(
        signals,
        title="Starters haken af",
        summary="Overal.",
        focus_areas=[making.focus_area()],
        by=coordinator,
        at=at,
    )
    assert challenge.slug == "starters-haken-af"
    assert [signal.state for signal in challenge.signals.all()] == [SignalState.BUNDLED] * 2
    assert [deed.verb for deed in history_of(challenge)] == ["open_challenge", "bundle_signals"]


def test_a_refused_bundle_leaves_no_challenge_behind(at: datetime) -> None:
    coordinator = make.coordinator()
    answered = actions.answer_signal(making.signal(), answer="Ja.", by=coordinator, at=at)
    with pytest.raises(Conflict):
        actions.bundle_signals([answered], title="Te laat", summary="Te laat.", by=coordinator, at=at)
    assert Challenge.objects.count() == 0


def test_two_challenges_with_one_title_have_two_addresses(at: datetime) -> None:
    coordinator = make.coordinator()
    assert [making.challenge(coordinator).slug, making.challenge(coordinator).slug] == [
        "starters-haken-af",
        "starters-haken-af-2",
    ]


def test_the_database_refuses_two_outcomes(at: datetime) -> None:
    """The guard below the rule: with the action passed by, the row is refused all the same."""
    coordinator = make.coordinator()
    signal = actions.answer_signal(making.signal(), answer="Ja.", by=coordinator, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signal.objects.filter(pk=signal.pk).update(challenge=making.challenge(coordinator))


def test_each_state_finds_exactly_its_own_signals(at: datetime) -> None:
    coordinator = make.coordinator()
    made = {
        "nieuw": making.signal(),
        "in-bespreking": actions.take_up_signal(making.signal(), by=coordinator, at=at),
        "beantwoord": actions.answer_signal(making.signal(), answer="Ja.", by=coordinator, at=at),
        "doorverwezen": actions.refer_signal(making.signal(), answer="Nee.", by=coordinator, at=at),
        "gebundeld": making.signal(),
    }
    actions.bundle_signals([made["gebundeld"]], challenge=making.challenge(coordinator), by=coordinator, at=at)
    found = {state: [row.pk for row in Signal.objects.in_state(state)] for state in SignalState.values}
    assert found == {state: [signal.pk] for state, signal in made.items()}
    assert all(row.state == state for state in SignalState.values for row in Signal.objects.in_state(state))
