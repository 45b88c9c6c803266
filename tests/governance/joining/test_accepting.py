"""The link in the mail: it works once, for a while, for whom it was sent, and only when somebody presses the button."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.test import Client

from governance.bodies.actions import appoint, release
from governance.bodies.models import Mandate
from governance.joining import actions
from governance.joining.models import Invitation
from governance.joining.queries import link_of
from governance.people.models import User
from governance.record.queries import history_of
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.joining import making
from tests.signin.second import set_app

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
TODAY = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


def yes(client: Client, url: str, key: object = None) -> object:
    return client.post(url, {"key": str(key or uuid4())})


def who(client: Client) -> str:
    return getattr(get_user(client), "email", "")


def test_pressing_the_button_makes_account_mandate_and_session(client: Client) -> None:
    invitation = making.invited(by=make.coordinator())
    answer = yes(client, invitation.get_absolute_url())
    person = User.objects.get(email=making.NEWCOMER)
    mandate = Mandate.objects.get(person=person)
    assert (answer.status_code, answer["Location"]) == (302, "/welkom/")
    assert (who(client), person.name, person.has_usable_password()) == (making.NEWCOMER, "Noor Nieuw", False)
    assert (mandate.seat, mandate.ends_on) == (make.seat("som-raad/lop"), date(2026, 8, 31))
    assert EmailAddress.objects.get(user=person).verified is True


def test_who_says_yes_has_accepted_the_mandate(client: Client) -> None:
    yes(client, making.invited().get_absolute_url())
    assert Mandate.objects.get().accepted_at == make.AT


def test_the_mandate_is_given_in_the_name_of_who_invited(client: Client) -> None:
    coordinator = make.coordinator()
    invitation = making.invited(by=coordinator)
    yes(client, invitation.get_absolute_url())
    mandate = Mandate.objects.get(person__email=making.NEWCOMER)
    invited, accepted = history_of(invitation)
    appointed, _agreed = history_of(mandate)
    assert (invited.verb, accepted.verb) == ("invite", "accept_invitation")
    assert appointed.actor_mark == invited.actor_mark != accepted.actor_mark


def test_a_mandate_never_begins_before_the_day_of_the_answer(client: Client) -> None:
    early, late = make.seat("som-raad/lop"), make.seat("som-raad/vclb")
    yes(client, making.invited(seat=early).get_absolute_url())
    yes(
        Client(), making.invited(seat=late, email="later@school.example", starts_on=date(2026, 4, 1)).get_absolute_url()
    )
    assert list(Mandate.objects.order_by("starts_on").values_list("starts_on", flat=True)) == [TODAY, date(2026, 4, 1)]


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(client: Client, method: str) -> None:
    """Mail scanners open every link before the reader does."""
    invitation = making.invited()
    answers = [getattr(client, method)(invitation.get_absolute_url()).status_code for _ in range(3)]
    assert answers == [200, 200, 200]
    assert (User.objects.count(), Mandate.objects.count(), who(client)) == (0, 0, "")
    assert Invitation.objects.get().accepted_at is None


def test_the_page_says_which_seat_from_when_and_what_is_expected(client: Client) -> None:
    invitation = making.invited(message="Jij kent de buurt.")
    answer = client.get(invitation.get_absolute_url())
    page = answer.content.decode()
    assert "Je bent uitgenodigd voor SOM raad" in page
    assert "donderdag 12 maart 2026" in page
    assert "maandag 31 augustus 2026" in page
    assert "Jij kent de buurt." in page
    assert "Bevoegdheden" in page
    assert "no-store" in answer["Cache-Control"]


def test_who_has_an_account_keeps_it(client: Client) -> None:
    known = make.user("Bekende Stem", language="en")
    yes(client, making.invited(email=known.email.upper()).get_absolute_url())
    known.refresh_from_db()
    assert (User.objects.count(), known.name, known.language, who(client)) == (1, "Bekende Stem", "en", known.email)


def test_who_is_signed_in_as_the_invited_person_goes_straight_on(client_of: ClientOf) -> None:
    known = make.user()
    answer = yes(client_of(known), making.invited(email=known.email).get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (303, "/welkom/")
    assert Mandate.objects.get().person == known


def test_who_is_signed_in_as_somebody_else_is_told_and_not_switched(client_of: ClientOf) -> None:
    other = make.user()
    client, url = client_of(other), making.invited().get_absolute_url()
    answers = [client.get(url), yes(client, url)]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert all("Je bent aangemeld als iemand anders" in answer.content.decode() for answer in answers)
    assert (who(client), User.objects.count(), Mandate.objects.count()) == (other.email, 1, 0)


def test_the_second_factor_is_asked_here_too(client: Client) -> None:
    known = make.user()
    set_app(known)
    answer = yes(client, making.invited(email=known.email).get_absolute_url())
    assert (answer["Location"], who(client)) == ("/aanmelden/tweede-stap/", "")


def test_a_closed_account_is_not_opened_by_a_link(client: Client) -> None:
    closed = make.user(is_active=False)
    answer = yes(client, making.invited(email=closed.email).get_absolute_url())
    assert (answer.status_code, "is gesloten" in answer.content.decode()) == (409, True)
    assert (who(client), Mandate.objects.count(), Invitation.objects.get().accepted_at) == ("", 0, None)


def test_a_pupil_gets_an_account_that_is_shown_by_seat(client: Client) -> None:
    yes(client, making.invited("som-raad/leerling-so").get_absolute_url())
    assert User.objects.get().shown_as == User.ShownAs.SEAT


def test_the_seat_of_an_institution_places_who_belonged_nowhere(client: Client) -> None:
    seat = make.seat("som-plus/afgevaardigde", making.institution().number)
    yes(client, making.invited(seat=seat).get_absolute_url())
    assert User.objects.get().institution == making.institution()


def test_an_invitation_without_a_seat_places_and_gives_no_mandate(client: Client) -> None:
    offer = actions.Offer(institution=making.institution())
    invitation = actions.invite(making.NEWCOMER, "Noor", offer, by=None, at=make.AT)
    assert yes(client, invitation.get_absolute_url()).status_code == 302
    assert (User.objects.get().institution, Mandate.objects.count()) == (making.institution(), 0)


# ---- what happened since ---------------------------------------------------------------------------------------------
def test_an_inviter_without_mandate_appoints_nobody_until_somebody_sends_it_again(client: Client) -> None:
    leaving, staying = make.coordinator(), make.seated("coordinatiecel/beleidsadviseur")
    invitation = making.invited(by=leaving)
    release(leaving.mandates.get(), on=TODAY - timedelta(days=1), by=None, at=make.AT)
    answers = [client.get(invitation.get_absolute_url()), yes(client, invitation.get_absolute_url())]
    assert [answer.status_code for answer in answers] == [200, 409]
    assert "Wie je uitnodigde, doet dat niet meer voor SOM." in answers[1].content.decode()
    assert (User.objects.filter(email=making.NEWCOMER).count(), who(client)) == (0, "")
    again = actions.resend_invitation(invitation, by=staying, at=make.AT + timedelta(hours=1))
    assert yes(client, again.get_absolute_url()).status_code == 302


def test_a_seat_that_was_taken_since_is_refused_and_makes_no_account(client: Client) -> None:
    url = making.invited().get_absolute_url()
    make.seated("som-raad/lop")
    answer = yes(client, url)
    assert (answer.status_code, "zit intussen iemand anders" in answer.content.decode()) == (409, True)
    assert User.objects.filter(email=making.NEWCOMER).count() == 0


def test_a_double_click_is_one_yes_and_the_same_answer(client: Client) -> None:
    url, key = making.invited().get_absolute_url(), uuid4()
    answers = [yes(Client(), url, key), yes(client, url, key)]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/welkom/")] * 2
    assert (User.objects.count(), Mandate.objects.count(), who(client)) == (1, 1, making.NEWCOMER)


def test_the_same_form_sent_again_later_is_a_second_use(client: Client) -> None:
    """Somebody presses 'back' on a school computer."""
    url, key = making.invited().get_absolute_url(), uuid4()
    yes(Client(), url, key)
    with time_machine.travel(make.AT + timedelta(minutes=1), tick=False):
        assert yes(client, url, key).status_code == 409
    assert who(client) == ""


def test_another_form_within_the_minute_is_a_second_use() -> None:
    link = link_of(making.invited().token)
    actions.accept_invitation(link, key=uuid4(), by=get_user(Client()), at=make.AT)
    with pytest.raises(Conflict):
        actions.accept_invitation(link, key=uuid4(), by=get_user(Client()), at=make.AT)


def test_the_mail_brings_the_link_of_the_configured_address_and_no_other() -> None:
    invitation = making.invited()
    text = OutgoingMail.objects.get(to=making.NEWCOMER).text
    assert f"http://portal.test/uitnodiging/{invitation.token}/" in text


def test_the_record_keeps_no_address_and_no_name() -> None:
    invitation = making.invited(message="Voor Noor")
    facts = history_of(invitation).get().facts
    assert facts == f'{{"institution":null,"seat":{invitation.seat_id}}}'
    assert invitation.last_open_day == date(2026, 3, 26)


def test_an_account_in_use_is_not_opened_by_a_forwarded_mail() -> None:
    person = make.user()
    User.objects.filter(pk=person.pk).update(last_login=make.AT)
    invitation = making.invited(email=person.email)
    answer = yes(Client(), invitation.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (302, f"/aanmelden/?next={invitation.get_absolute_url()}")
    assert Invitation.objects.get(pk=invitation.pk).accepted_at is None


def test_the_name_of_who_signed_up_for_anothers_address_is_not_taken_over() -> None:
    squatter = User.objects.create_user("doelwit@som.example", name="Kwaad Opzet")
    EmailAddress.objects.create(user=squatter, email=squatter.email, verified=False, primary=True)
    invitation = making.invited(email=squatter.email)
    yes(Client(), invitation.get_absolute_url())
    assert User.objects.get(pk=squatter.pk).name == invitation.name


def test_a_pupil_with_an_account_of_their_own_is_shown_by_seat_from_then_on() -> None:
    person = make.user()
    appoint(person, make.seat("som-raad/leerling-so"), starts_on=make.LONG_AGO, by=None, at=make.AT)
    assert User.objects.get(pk=person.pk).shown_as == User.ShownAs.SEAT
