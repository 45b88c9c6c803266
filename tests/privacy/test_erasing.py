"""After an erasure nothing in the database names the person, and the record still verifies."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import IntegrityError, transaction

from governance.ballots.models import Vote
from governance.bodies.actions import appoint
from governance.bodies.models import Mandate
from governance.challenges.models import Signal
from governance.ledger.queries import verify as verify_ledger
from governance.people.models import User
from governance.record.actions import record
from governance.record.models import ActorSalt, Deed, ErasureRequest
from governance.record.queries import marks_of, verify
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.folding import fold
from som_portal.kit.guards import drop_guards, install_guards
from som_portal.kit.outbox import deliver_due
from som_portal.kit.outbox.models import OutgoingMail
from som_portal.privacy.actions import ask_erasure, erase_person, refuse_erasure
from som_portal.privacy.inventory import Erasure, Kept, inventory
from som_portal.privacy.queries import Mention, rows_about, words_of
from tests import make
from tests.privacy import scene
from tests.privacy.words import ADDRESS, EMAIL, NAME, OTHER_EMAIL, found

pytestmark = pytest.mark.django_db
AT = make.AT


def erased(person: User, by: User | None = None) -> list[Mention]:
    """Carried out by the coördinatiecel, with every seat ended yesterday; the last mail has left."""
    listed = erase_person(person, ends_terms=True, by=by or make.coordinator(), at=AT)
    deliver_due(clock.now())
    return listed


def mend() -> None:
    """What the coördinatiecel does with the list: the one answer that names the person."""
    Signal.objects.filter(answer__contains=NAME).update(answer="Vraag het aan de raad.")


def test_the_scene_has_a_row_in_every_personal_table() -> None:
    """A new personal table? Give Zoë a row of it in tests/privacy/scene.py."""
    person = scene.live()
    words = words_of(person)
    empty = [kept.label for kept in inventory() if kept.is_personal and not rows_about(kept, person, words).exists()]
    assert empty == []


def test_nothing_names_the_person_any_more() -> None:
    person = scene.live()
    before = found(scene.everything_stored())
    erased(person)
    mend()
    assert (before >= {EMAIL, OTHER_EMAIL, fold(NAME), ADDRESS}, found(scene.everything_stored())) == (
        True,
        set(),
    )


@pytest.mark.parametrize(
    "label",
    ["account.EmailAddress", "usersessions.UserSession", "kit.OutgoingMail", "governance.Signal", "admin.LogEntry"],
)
def test_control_with_one_rule_off_the_person_is_found(label: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def off(kept: Kept) -> Kept:
        return replace(kept, erasure=Erasure.KEEP, is_scrubbed=False) if kept.label == label else kept

    rules = tuple(off(kept) for kept in inventory())
    monkeypatch.setattr("som_portal.privacy.actions.erasing.inventory", lambda: rules)
    erased(scene.live())
    mend()
    assert found(scene.everything_stored()) != set()


def test_the_record_and_the_ledger_still_verify() -> None:
    erased(scene.live())
    assert (verify(), verify_ledger()) == ([], [])


def test_votes_and_seats_stay_with_the_seat() -> None:
    person = scene.live()
    erased(person)
    kept = (Vote.objects.filter(cast_by=person).count(), person.mandates.count(), person.proposals.count())
    assert kept == (1, 2, 1)


def test_the_marks_of_the_person_point_at_nobody() -> None:
    person = scene.live()
    marks = marks_of(person)
    erased(person)
    assert (Deed.objects.filter(actor_mark__in=marks).exists(), ActorSalt.objects.filter(person=person).count()) == (
        True,
        0,
    )


def test_the_deed_says_that_somebody_was_erased_and_by_whom_without_a_name() -> None:
    person, cell = scene.live(), make.coordinator()
    erased(person, by=cell)
    deed = Deed.objects.get(verb="erase_person")
    assert ([deed.actor_mark], deed.thing, deed.facts) == (marks_of(cell), f"user:{person.pk}", '{"ended":3}')


def test_others_words_about_the_person_are_listed_with_a_link() -> None:
    listed = erased(scene.live())
    signal = Signal.objects.get(answer__contains=NAME)
    assert [(row.title, row.url) for row in listed] == [(str(signal), signal.get_absolute_url())]


def test_the_last_mail_reaches_the_old_address_and_its_row_forgets_it() -> None:
    person = scene.live()
    erased(person)
    row = OutgoingMail.objects.get(key=f"erased:{person.pk}")
    assert (mail.outbox[-1].to, row.to, row.subject, row.text) == ([EMAIL], "", "", "")


def test_a_last_mail_that_never_leaves_forgets_the_address_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: object) -> int:
        raise OSError("no server")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", broken)
    person = scene.live()
    erased(person)
    for days in range(9):
        deliver_due(clock.now() + timedelta(days=days))
    assert OutgoingMail.objects.get(key=f"erased:{person.pk}").to == ""


def test_every_session_ends_also_one_that_waits_for_a_code() -> None:
    erased(scene.live())
    assert Session.objects.count() == 0


def test_twice_is_once() -> None:
    person, cell = scene.live(), make.coordinator()
    erased(person, by=cell)
    erase_person(person, by=cell, at=AT)
    assert Deed.objects.filter(verb="erase_person").count() == 1


def test_who_still_has_a_seat_is_not_erased() -> None:
    person = scene.live()
    with pytest.raises(Conflict, match="heeft nog een zetel"):
        erase_person(person, by=make.coordinator(), at=AT)


def test_a_seat_that_begins_today_waits_until_tomorrow() -> None:
    person = make.user()
    appoint(person, make.seat("som-raad/lop"), starts_on=clock.day_of(AT), by=None, at=AT)
    ask_erasure(key=uuid4(), by=person, at=AT)
    with pytest.raises(Conflict, match="Wis morgen"):
        erase_person(person, ends_terms=True, by=make.coordinator(), at=AT)


def test_a_refused_erasure_changes_nothing() -> None:
    person, cell = scene.live(), make.coordinator()
    before = scene.everything_stored()
    with pytest.raises(Conflict):
        erase_person(person, by=cell, at=AT)
    assert scene.everything_stored() == before


def test_the_portal_itself_erases_no_account_that_is_in_use() -> None:
    with pytest.raises(Refused, match="in gebruik"):
        erase_person(make.user(last_login=AT), by=None, at=AT)


def test_who_did_not_ask_is_not_erased_by_the_coordinatiecel() -> None:
    with pytest.raises(Refused, match="vroeg niet"):
        erase_person(make.user(), by=make.coordinator(), at=AT)


def test_nobody_erases_another() -> None:
    person = scene.live()
    with pytest.raises(Refused):
        erase_person(person, ends_terms=True, by=make.user(), at=AT)


def test_who_never_had_a_seat_erases_themselves() -> None:
    person = make.user("Iemand Zonderzetel")
    erase_person(person, by=person, at=AT)
    person.refresh_from_db()
    assert (person.name, person.is_active, person.email.endswith("@gewist.invalid")) == ("gewiste persoon", False, True)


def test_who_has_a_seat_does_not_erase_themselves() -> None:
    person = make.coordinator()
    with pytest.raises(Refused, match="Een collega"):
        erase_person(person, ends_terms=True, by=person, at=AT)


def test_a_refusal_reaches_the_person_with_its_reason() -> None:
    person = make.user()
    request = ask_erasure(key=uuid4(), by=person, at=AT)
    refuse_erasure(request, reason="Er loopt een geding.", by=make.coordinator(), at=AT)
    sent = OutgoingMail.objects.get(key=f"erasure-refused:{request.pk}")
    assert (sent.to, "Er loopt een geding." in sent.text) == (person.email, True)


def test_asking_twice_keeps_the_first_clock() -> None:
    person = make.user()
    first = ask_erasure(key=uuid4(), by=person, at=AT)
    assert ask_erasure(key=uuid4(), by=person, at=AT + timedelta(days=3)) == first
    assert ErasureRequest.objects.get().asked_at == AT


@pytest.fixture
def gone() -> User:
    """Somebody erased, as a request in flight still knows them."""
    person = make.user("Iemand Zonderzetel")
    erase_person(person, by=person, at=AT)
    return person


def test_a_request_in_flight_cannot_bring_the_name_back(gone: User) -> None:
    with pytest.raises(IntegrityError, match="erased"), transaction.atomic():
        gone.save()


def test_control_without_the_guard_the_name_comes_back(gone: User) -> None:
    drop_guards()
    gone.is_active = False
    gone.save()
    install_guards()
    assert User.objects.filter(name="Iemand Zonderzetel").count() == 1


def test_an_erased_person_does_nothing_more(gone: User) -> None:
    with pytest.raises(Refused, match="gewist"):
        record(gone, "test", gone, at=AT)


def test_an_erased_person_gets_no_seat(gone: User) -> None:
    with pytest.raises(IntegrityError, match="erased"), transaction.atomic():
        appoint(gone, make.seat("som-raad/lop"), starts_on=clock.day_of(AT), by=None, at=AT)
    assert Mandate.objects.filter(person=gone).count() == 0
