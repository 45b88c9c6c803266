"""Events: who plans them, who has a place, who hears of a change."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from community.events import actions
from community.events.models import Event, Registration
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.community import making
from tests.werkingen import making as works
from werkingen.laboratorium.actions import appoint_lead

pytestmark = pytest.mark.django_db


def test_the_team_plans_and_a_raad_member_does_not() -> None:
    assert making.event(by=make.seated("som-team/adviseur")).slug == "labocafe"
    with pytest.raises(Refused):
        making.event(by=make.seated("som-raad/lop"))


def test_a_teacher_takes_a_place_and_gets_a_confirmation(at: datetime) -> None:
    event, teacher = making.event(), make.user()
    actions.register(event, key=uuid4(), by=teacher, at=at)
    mail = OutgoingMail.objects.get()
    assert (Event.objects.with_taken().get().places_left, mail.to) == (2, teacher.email)
    assert ("Bibliotheek Tweebronnen" in mail.text, mail.subject) == (True, "Je bent ingeschreven: Labocafé")


def test_asking_twice_is_one_place_and_one_mail(at: datetime) -> None:
    event, teacher, key = making.event(), make.user(), uuid4()
    places = {actions.register(event, key=again, by=teacher, at=at).pk for again in (key, key, uuid4())}
    assert (len(places), Registration.objects.count(), OutgoingMail.objects.count()) == (1, 1, 1)


def test_a_full_event_refuses_with_volzet(at: datetime) -> None:
    event = making.event(capacity=1)
    actions.register(event, key=uuid4(), by=make.user(), at=at)
    with pytest.raises(Conflict, match="Volzet"):
        actions.register(event, key=uuid4(), by=make.user(), at=at)


def test_a_place_given_back_is_free_again_and_can_be_taken_again(at: datetime) -> None:
    event, first, second = making.event(capacity=1), make.user(), make.user()
    actions.register(event, key=uuid4(), by=first, at=at)
    actions.unregister(event, by=first, at=at)
    actions.register(event, key=uuid4(), by=second, at=at)
    actions.unregister(event, by=second, at=at)
    actions.register(event, key=uuid4(), by=first, at=at)
    assert list(Registration.objects.active().values_list("person", flat=True)) == [first.pk]


def test_nobody_registers_once_the_event_began(at: datetime) -> None:
    event = making.event()
    with pytest.raises(Conflict, match="al begonnen"):
        actions.register(event, key=uuid4(), by=make.user(), at=event.starts_at)


def test_the_key_of_somebody_else_gives_no_place_and_nothing_away(at: datetime) -> None:
    event, key = making.event(), uuid4()
    actions.register(event, key=key, by=make.user(), at=at)
    with pytest.raises(Conflict, match="al gebruikt"):
        actions.register(event, key=key, by=make.user(), at=at)


def test_a_closed_event_is_for_the_team_and_lab_leads(at: datetime) -> None:
    event, lead, teacher = making.event(is_closed=True), make.user(), make.user()
    appoint_lead(works.running_lab(), lead, by=None, at=at)
    actions.register(event, key=uuid4(), by=lead, at=at)
    actions.register(event, key=uuid4(), by=make.seated("som-team/adviseur"), at=at)
    with pytest.raises(Refused, match="besloten"):
        actions.register(event, key=uuid4(), by=teacher, at=at)
    assert [Event.objects.visible_to(person, at.date()).count() for person in (lead, teacher)] == [1, 0]


def test_who_has_a_place_keeps_seeing_a_closed_event(at: datetime) -> None:
    event, teacher = making.event(), make.user()
    actions.register(event, key=uuid4(), by=teacher, at=at)
    actions.change_event(event, is_closed=True, by=None, at=at)
    assert Event.objects.visible_to(teacher, at.date()).count() == 1
    actions.unregister(event, by=teacher, at=at)
    assert Event.objects.visible_to(teacher, at.date()).count() == 0


def test_moving_an_event_tells_who_comes_and_correcting_its_text_does_not(at: datetime) -> None:
    event, teacher = making.event(), make.user()
    actions.register(event, key=uuid4(), by=teacher, at=at)
    actions.change_event(event, text="Vijf tafels.", by=None, at=at)
    assert OutgoingMail.objects.count() == 1
    actions.change_event(event, place="STUK, Leuven", by=None, at=at)
    assert OutgoingMail.objects.order_by("-pk")[0].subject == "Gewijzigd: Labocafé"


def test_capacity_does_not_shrink_below_who_comes(at: datetime) -> None:
    event = making.event(capacity=2)
    for _ in range(2):
        actions.register(event, key=uuid4(), by=make.user(), at=at)
    with pytest.raises(Conflict, match="al meer mensen"):
        actions.change_event(event, capacity=1, by=None, at=at)
    assert Event.objects.get().capacity == 2


def test_cancelling_tells_who_comes_and_closes_registration(at: datetime) -> None:
    event, teacher = making.event(), make.user()
    actions.register(event, key=uuid4(), by=teacher, at=at)
    actions.cancel_event(event, reason="De zaal staat onder water.", by=None, at=at)
    mail = OutgoingMail.objects.order_by("-pk")[0]
    assert (mail.to, "De zaal staat onder water." in mail.text) == (teacher.email, True)
    with pytest.raises(Conflict, match="gaat niet door"):
        actions.register(event, key=uuid4(), by=make.user(), at=at)
    with pytest.raises(Conflict, match="al afgelast"):
        actions.cancel_event(event, reason="Nog eens.", by=None, at=at)


def test_the_mail_speaks_the_language_of_who_reads_it(at: datetime) -> None:
    """The word of the subject is made per reader; the title stays as typed."""
    actions.register(making.event(), key=uuid4(), by=make.user(language="en"), at=at)
    assert OutgoingMail.objects.get().subject.endswith(": Labocafé")


def test_the_database_refuses_two_places_and_an_event_without_places(at: datetime) -> None:
    event, teacher = making.event(), make.user()
    actions.register(event, key=uuid4(), by=teacher, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.create(event=event, person=teacher, key=uuid4(), registered_at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.update(capacity=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.update(ends_at=event.starts_at - timedelta(hours=1))
