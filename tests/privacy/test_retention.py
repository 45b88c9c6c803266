"""What is past its retention period goes; what is not stays; a second run changes nothing."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from governance.charter.models import RuleChoice
from governance.charter.queries import chosen
from governance.joining.models import Invitation
from governance.people.models import User
from governance.record.actions import note_bulk_look
from governance.record.models import Bulk, BulkLook, Deed
from som_portal.due import DUE
from som_portal.kit import clock
from som_portal.kit.outbox import deliver_due, queue_mail
from som_portal.kit.outbox.models import OutgoingMail
from som_portal.privacy.actions import forgetting
from som_portal.privacy.tasks import forget_old
from tests import make

pytestmark = pytest.mark.django_db


def after(slug: str, *, more: int = 1) -> datetime:
    """The first day on which what was made now is too old."""
    return clock.now() + timedelta(days=chosen(slug, clock.today()) + more)


def sent_mail() -> OutgoingMail:
    mail = queue_mail(
        key="test", to="iemand@som.example", subject="Dag", template="mail/feedback.txt", context={"text": "Iets"}
    )
    deliver_due(clock.now())
    mail.refresh_from_db()
    return mail


def signed_in(person: User) -> str:
    store = SessionStore()
    store["_auth_user_id"] = str(person.pk)
    store.set_expiry(100 * 24 * 3600)
    store.create()
    UserSession.objects.create(user=person, session_key=store.session_key, ip="192.0.2.7", user_agent="Zoekmachine")
    return str(store.session_key)


def test_a_sent_mail_loses_its_address_and_words_and_keeps_its_key() -> None:
    mail = sent_mail()
    forget_old(after("mails-dagen"))
    mail.refresh_from_db()
    assert (mail.key, mail.to, mail.subject, mail.text) == ("test", "", "", "")


def test_a_mail_that_still_has_to_leave_keeps_everything() -> None:
    queue_mail(key="test", to="iemand@som.example", subject="Dag", template="mail/feedback.txt", context={})
    forget_old(after("mails-dagen"))
    assert OutgoingMail.objects.get().to == "iemand@som.example"


def test_a_sign_in_ends_after_its_days() -> None:
    signed_in(make.seated("som-raad/lop"))
    forget_old(after("aanmelding-dagen"))
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)


def test_a_sign_in_of_today_stays() -> None:
    signed_in(make.seated("som-raad/lop"))
    forget_old(clock.now())
    assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)


def test_an_invitation_that_nobody_accepted_goes() -> None:
    at = clock.now()
    seat, term = make.seat("som-raad/lop"), {"starts_on": make.LONG_AGO, "invited_at": at, "expires_at": at}
    Invitation.objects.create(email="x@som.example", name="X", seat=seat, key=uuid4(), **term)
    forget_old(at + timedelta(days=1))
    kept = Invitation.objects.count()
    forget_old(after("uitnodiging-bewaren-dagen"))
    assert (kept, Invitation.objects.count()) == (1, 0)


def test_an_account_nobody_used_is_erased_and_the_record_says_so() -> None:
    person = make.user("Iemand Zonderzetel")
    forget_old(after("ongebruikt-account-dagen"))
    person.refresh_from_db()
    deed = Deed.objects.get(verb="erase_person")
    assert (person.name, deed.actor_mark, OutgoingMail.objects.count()) == ("gewiste persoon", "", 0)


@pytest.mark.parametrize("kind", ["signed in once", "had a seat", "administrator"])
def test_an_account_that_somebody_needs_stays(kind: str) -> None:
    makers = {
        "signed in once": lambda: make.user(last_login=make.AT),
        "had a seat": lambda: make.seated("som-raad/lop", ends_on=make.LONG_AGO),
        "administrator": lambda: make.user(is_staff=True),
    }
    person = makers[kind]()
    forget_old(after("ongebruikt-account-dagen"))
    person.refresh_from_db()
    assert person.erased_at is None


def test_an_old_look_goes_and_a_young_one_stays() -> None:
    person, at = make.seated("som-raad/lop"), clock.now()
    note_bulk_look(person, Bulk.DIRECTORY, 3, at=at - timedelta(days=1096))
    note_bulk_look(person, Bulk.DIRECTORY, 4, at=at - timedelta(days=1094))
    forget_old(at)
    assert [look.how_many for look in BulkLook.objects.all()] == [4]


def test_a_number_that_the_coordinatiecel_chose_counts() -> None:
    mail, day = sent_mail(), clock.today()
    RuleChoice.objects.create(number="mails-dagen", value=7, since=day, basis="Besluit", chosen_at=clock.now())
    forget_old(clock.now() + timedelta(days=8))
    mail.refresh_from_db()
    assert mail.to == ""


def test_a_second_run_forgets_nothing_more() -> None:
    sent_mail()
    signed_in(make.seated("som-raad/lop"))
    make.user()
    late = after("ongebruikt-account-dagen")
    assert (forget_old(late), forget_old(late)) == (4, 0)


def test_a_run_takes_a_handful_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "FEW", 2)
    for _ in range(3):
        make.user()
    late = after("ongebruikt-account-dagen")
    assert [forget_old(late), forget_old(late), forget_old(late)] == [2, 1, 0]


def test_the_clock_forgets() -> None:
    assert forget_old in [task for _, task in DUE]
