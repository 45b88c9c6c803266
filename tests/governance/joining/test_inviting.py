"""The coördinatiecel invites, sends again and takes back; nobody else sees that list."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.bodies.models import Mandate
from governance.charter.models import RuleChoice
from governance.joining import actions
from governance.joining.models import Invitation, InvitationState
from governance.people.models import User
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.joining import making
from tests.signin.second import set_app

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
LIST = "/uitnodigingen/"
TODAY = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


def typed(**more: str) -> dict[str, str]:
    """What the coördinatiecel fills in for a seat."""
    said = {"email": making.NEWCOMER, "name": "Noor Nieuw", "language": "nl", "message": "Jij kent de buurt."}
    return {**said, "starts_on": "2026-03-12", "ends_on": "2026-08-31", "key": str(uuid4()), **more}


def test_the_coordinatiecel_invites_for_a_seat_from_the_page_of_that_seat(client_of: ClientOf) -> None:
    client, seat = client_of(make.coordinator()), make.seat("som-raad/lop")
    form = reverse("joining:invite_to_seat", args=[seat.pk])
    assert form in client.get(reverse("bodies:seat", args=["som-raad", seat.pk])).content.decode()
    answer = client.post(form, typed(email="Nieuw@School.example"))
    invitation = Invitation.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, LIST)
    assert (invitation.email, invitation.seat, invitation.holder) == (making.NEWCOMER, seat, 1)
    assert (invitation.starts_on, invitation.ends_on) == (TODAY, date(2026, 8, 31))
    assert User.objects.filter(email=making.NEWCOMER).exists() is False


def test_a_duo_is_invited_beside_who_sits_there(client_of: ClientOf) -> None:
    make.seated("som-raad/lop")
    form = reverse("joining:invite_to_seat", args=[make.seat("som-raad/lop").pk])
    client = client_of(make.coordinator())
    assert client.post(form, typed()).status_code == 409
    assert client.post(form, typed(is_duo="on")).status_code == 303
    assert Invitation.objects.get().holder == 2


def test_the_coordinatiecel_invites_for_an_institution_from_its_page(client_of: ClientOf) -> None:
    client, form = client_of(make.coordinator()), reverse("joining:invite_to_institution", args=[making.SLUG])
    assert form in client.get(making.institution().get_absolute_url()).content.decode()
    assert client.post(form, typed()).status_code == 303
    invitation = Invitation.objects.get()
    assert (invitation.institution, invitation.seat) == (making.institution(), None)


def test_a_form_that_is_sent_twice_invites_once(client_of: ClientOf) -> None:
    client, form = client_of(make.coordinator()), reverse("joining:invite_to_institution", args=[making.SLUG])
    once = typed()
    assert [client.post(form, once).status_code for _ in range(2)] == [303, 303]
    assert (Invitation.objects.count(), OutgoingMail.objects.count()) == (1, 1)


@pytest.mark.parametrize("twice", [{}, {"email": "NIEUW@school.example"}])
def test_one_address_has_one_unanswered_invitation_for_a_seat(twice: dict[str, str]) -> None:
    making.invited()
    with pytest.raises(Conflict, match="Verstuur ze opnieuw of trek ze eerst in"):
        making.invited(**twice)
    assert Invitation.objects.count() == 1


def test_after_taking_it_back_the_same_address_can_be_invited_again() -> None:
    actions.withdraw_invitation(making.invited(), by=None, at=make.AT)
    making.invited()
    assert Invitation.objects.unanswered().count() == 1


def test_two_people_may_be_invited_for_one_seat_and_the_first_yes_gets_it(client: Client) -> None:
    first, second = making.invited(), making.invited(email="ander@school.example")
    answers = [Client().post(one.get_absolute_url(), {"key": str(uuid4())}) for one in (second, first)]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert Mandate.objects.get().person.email == "ander@school.example"


def test_days_in_the_wrong_order_are_asked_again_and_nothing_is_lost(client_of: ClientOf) -> None:
    form = reverse("joining:invite_to_seat", args=[make.seat("som-raad/lop").pk])
    answer = client_of(make.coordinator()).post(form, typed(ends_on="2026-03-01"))
    page = answer.content.decode()
    assert (answer.status_code, "De laatste dag komt na de eerste dag." in page) == (422, True)
    assert "Jij kent de buurt." in page
    assert Invitation.objects.count() == 0


def test_how_long_a_link_works_is_a_number_that_the_coordinatiecel_chooses() -> None:
    RuleChoice.objects.create(number="uitnodiging-dagen", value=3, since=TODAY, basis="Proef", chosen_at=make.AT)
    assert making.invited().last_open_day == date(2026, 3, 15)


def test_the_import_invites_without_a_request_and_without_a_person() -> None:
    invitation = making.invited(by=None)
    assert (invitation.invited_by, invitation.email) == (None, making.NEWCOMER)


# ---- the list --------------------------------------------------------------------------------------------------------
def test_the_list_says_who_for_what_and_how_far(client_of: ClientOf) -> None:
    making.invited()
    actions.withdraw_invitation(making.invited("som-raad/vclb"), by=None, at=make.AT)
    page = client_of(make.coordinator()).get(LIST).content.decode()
    assert page.count(making.NEWCOMER) == 2
    assert "open tot en met 26 mrt 2026" in page
    assert "ingetrokken op 12 mrt 2026" in page


def test_the_list_is_filtered_by_state() -> None:
    still_open = making.invited()
    late = making.invited("som-raad/vclb", at=make.AT - timedelta(days=15))
    gone = actions.withdraw_invitation(making.invited("som-raad/clb-go"), by=None, at=make.AT)
    found = {state: list(Invitation.objects.in_state(state, make.AT)) for state in InvitationState}
    assert found == {"open": [still_open], "verlopen": [late], "aanvaard": [], "ingetrokken": [gone]}
    assert Invitation.objects.in_state("onzin", make.AT).count() == 3


def test_buttons_send_again_and_take_back(client_of: ClientOf) -> None:
    invitation, client = making.invited(at=make.AT - timedelta(days=20)), client_of(make.coordinator())
    assert client.post(f"{LIST}{invitation.pk}/opnieuw/").status_code == 303
    invitation.refresh_from_db()
    assert (invitation.state(make.AT), OutgoingMail.objects.count()) == (InvitationState.OPEN, 2)
    assert client.post(f"{LIST}{invitation.pk}/intrekken/").status_code == 303
    invitation.refresh_from_db()
    assert invitation.state(make.AT) == InvitationState.WITHDRAWN


def test_a_double_click_on_send_again_mails_once_and_the_mailed_link_works(client: Client) -> None:
    invitation, later = making.invited(), make.AT + timedelta(hours=1)
    first = actions.resend_invitation(invitation, by=None, at=later)
    again = actions.resend_invitation(invitation, by=None, at=later + timedelta(seconds=1))
    assert (first.token == again.token, OutgoingMail.objects.count()) == (True, 2)


@pytest.mark.parametrize("verb", ["resend_invitation", "withdraw_invitation"])
def test_what_was_answered_is_not_sent_again_nor_taken_back(verb: str, client: Client) -> None:
    invitation = making.invited()
    client.post(invitation.get_absolute_url(), {"key": str(uuid4())})
    with pytest.raises(Conflict, match="al aanvaard of ingetrokken"):
        getattr(actions, verb)(invitation, by=None, at=make.AT + timedelta(hours=1))


# ---- who may not -----------------------------------------------------------------------------------------------------
def addresses(invitation: Invitation) -> list[str]:
    """Every address of the coördinatiecel here."""
    return [
        LIST,
        f"{LIST}{invitation.pk}/opnieuw/",
        f"{LIST}{invitation.pk}/intrekken/",
        f"{LIST}zetels/{invitation.seat_id}/",
        f"{LIST}instellingen/{making.SLUG}/",
        f"/netwerk/instellingen/{making.SLUG}/gegevens/",
    ]


def barred() -> dict[str, User]:
    """Nobody of these coordinates today."""
    path = "coordinatiecel/coordinator"
    return {
        "outsider": make.user(),
        "ended": make.seated(path, ends_on=TODAY - timedelta(days=1)),
        "future": make.seated(path, starts_on=TODAY + timedelta(days=1)),
        "other body": make.seated("som-raad/voorzitter"),
        "delegate": making.delegate(),
        "closed": make.user(is_active=False),
    }


def test_who_does_not_coordinate_today_gets_a_sentence_on_every_address(client_of: ClientOf) -> None:
    invitation = making.invited()
    before = (Invitation.objects.values().get(), OutgoingMail.objects.count())
    for who, person in barred().items():
        client = client_of(person)
        for url in addresses(invitation):
            for answer in (client.get(url), client.post(url, typed())):
                refused = answer.status_code in (403, 405) or answer["Location"].startswith("/aanmelden/?next=")
                assert refused, (who, url, answer.status_code)
                assert making.NEWCOMER not in answer.content.decode(), (who, url)
    assert (Invitation.objects.values().get(), OutgoingMail.objects.count()) == before


def test_control_who_coordinates_today_is_let_through_on_every_address(client_of: ClientOf) -> None:
    client, invitation = client_of(make.coordinator()), making.invited(at=make.AT - timedelta(hours=1))
    assert [client.get(url).status_code for url in addresses(invitation)] == [200, 405, 405, 200, 200, 200]
    assert [client.post(url).status_code for url in addresses(invitation)] == [405, 303, 303, 422, 422, 422]


def test_outside_the_demo_inviting_asks_for_a_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    coordinator = make.coordinator()
    with pytest.raises(Refused, match="Beveilig eerst je account"):
        making.invited(by=coordinator)
    protected = make.seated("coordinatiecel/beleidsadviseur")
    set_app(protected)
    assert making.invited(by=protected).invited_by == protected
