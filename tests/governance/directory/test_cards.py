"""Keeping one's own card."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from governance.directory.actions import change_card
from governance.directory.models import PIECES, CardLevel, Circle, ContactCard
from governance.people.models import Level, User
from governance.record.models import Deed
from som_portal.kit.access import Refused
from tests import make
from tests.governance.directory.making import TOLD, everything, focus_area, with_card

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
TYPED = {
    "purpose": "Taalsteun",
    "levels": [Level.PRIMARY.value, Level.KINDERGARTEN.value],
    "function": "Zorgcoördinator",
    "phone": "016 12 34 56",
    **{f"{piece}_for": Circle.PARTNERS.value for piece in PIECES},
}


def test_a_card_begins_with_nobody(at: datetime) -> None:
    person = make.user()
    change_card(**TOLD, focus_areas=[focus_area()], shared={}, by=person, at=at)
    card = ContactCard.objects.get(person=person)
    assert [getattr(card, f"{piece}_for") for piece in PIECES] == [Circle.CELL] * 6


def test_a_second_time_changes_the_same_card(at: datetime) -> None:
    person = with_card(make.user(), **everything(Circle.SIGNED_IN))
    change_card(purpose="Iets anders", levels=[Level.PRIMARY.value], shared={"purpose": 1}, by=person, at=at)
    card = ContactCard.objects.get(person=person)
    told = (card.purpose, card.purpose_key, card.phone, card.phone_key, [one.level for one in card.levels.all()])
    assert told == ("Iets anders", "iets anders", "", "", ["lager"])
    assert [getattr(card, f"{piece}_for") for piece in PIECES] == [1, 0, 0, 0, 0, 0]


def test_what_is_empty_is_shared_with_nobody_until_it_says_something(at: datetime) -> None:
    person = make.user()
    change_card(purpose="Iets", shared=everything(Circle.SIGNED_IN), by=person, at=at)
    card = ContactCard.objects.get(person=person)
    shared = {piece: getattr(card, f"{piece}_for") for piece in PIECES}
    assert shared == dict.fromkeys(PIECES, Circle.CELL) | {"purpose": Circle.SIGNED_IN, "email": Circle.SIGNED_IN}


def test_a_card_that_says_nothing_is_thrown_away(at: datetime) -> None:
    person = with_card(make.user(), phone=Circle.PARTNERS)
    assert change_card(shared={}, by=person, at=at) is None
    assert (ContactCard.objects.count(), CardLevel.objects.count()) == (0, 0)


def test_a_card_may_share_the_mail_address_only(at: datetime) -> None:
    person = make.user()
    change_card(shared={"email": Circle.PARTNERS}, by=person, at=at)
    assert ContactCard.objects.get(person=person).email_for == Circle.PARTNERS


def test_the_record_says_that_a_card_changed_and_not_what_it_says(at: datetime) -> None:
    person = with_card(make.user(), phone=Circle.PARTNERS)
    change_card(shared={}, by=person, at=at)
    deeds = Deed.objects.filter(thing__startswith="contactcard:").order_by("seq")
    assert [(deed.verb, deed.facts) for deed in deeds] == [("change_card", "{}"), ("throw_away_card", "{}")]


def test_who_has_no_account_any_more_keeps_no_card(at: datetime) -> None:
    with pytest.raises(Refused):
        change_card(purpose="Iets", shared={}, by=make.user(is_active=False), at=at)


def test_the_database_knows_the_circles() -> None:
    card = ContactCard(person=make.user(), phone="1", phone_for=7, changed_at=make.AT)
    with pytest.raises(ValidationError):
        card.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        card.save()


def test_a_level_that_does_not_exist_is_refused(client_of: SignIn) -> None:
    person = make.user()
    answer = client_of(person).post(reverse("directory:change_card"), {**TYPED, "levels": ["universum"]})
    assert (answer.status_code, ContactCard.objects.count()) == (422, 0)


def test_a_circle_that_does_not_exist_is_refused(client_of: SignIn) -> None:
    answer = client_of(make.user()).post(reverse("directory:change_card"), {**TYPED, "phone_for": "3"})
    assert (answer.status_code, ContactCard.objects.count()) == (422, 0)


@pytest.mark.parametrize("phone", ["bel mij", "016 12 34 56\r\nTEL:1", "=1+1", "016\n12 34 56", "0", "٠١٦١٢٣٤٥٦"])
def test_a_phone_number_is_digits(client_of: SignIn, phone: str) -> None:
    answer = client_of(make.user()).post(reverse("directory:change_card"), {**TYPED, "phone": phone})
    assert (answer.status_code, ContactCard.objects.count()) == (422, 0)


def test_the_form_keeps_what_was_typed(client_of: SignIn) -> None:
    page = client_of(make.user()).post(reverse("directory:change_card"), {**TYPED, "phone": "bel mij"})
    assert all(word in page.content.decode() for word in ("Taalsteun", "Zorgcoördinator", "bel mij"))


def test_the_form_shows_the_card_as_it_is(client_of: SignIn) -> None:
    person = make.user()
    client_of(person).post(reverse("directory:change_card"), TYPED)
    form = client_of(person).get(reverse("directory:change_card")).context["form"]
    shown = {name: form[name].value() for name in TYPED}
    assert shown == TYPED | {"focus_areas_for": Circle.CELL}  # no speerpunt was chosen, so there is none to share


def test_after_saving_one_sees_how_others_see_it(client_of: SignIn) -> None:
    person = make.user("Nele Nieuw")
    page = client_of(person).post(reverse("directory:change_card"), TYPED, follow=True)
    own = page.context["own"]
    assert own.partners.phone == "016 12 34 56"
    assert own.signed_in is None
    assert "Je staat niet in hun gids" in page.content.decode()


def test_a_preview_is_what_the_others_are_given(client_of: SignIn) -> None:
    person = with_card(make.seated("som-team/adviseur"), phone=Circle.PARTNERS, purpose=Circle.SIGNED_IN)
    mine = client_of(person).get(reverse("directory:my_card")).context["own"]
    partner, outsider = client_of(make.seated("som-raad/lop")), client_of(make.user())
    page = reverse("directory:person", args=[person.pk])
    assert partner.get(page).context["entry"] == mine.partners
    assert outsider.get(page).context["entry"] == mine.signed_in


def test_nobody_changes_the_card_of_another(client_of: SignIn) -> None:
    other = with_card(make.user(), phone=Circle.PARTNERS)
    client_of(make.coordinator()).post(reverse("directory:change_card"), {**TYPED, "person": other.pk})
    assert ContactCard.objects.get(person=other).phone == TOLD["phone"]
