"""A pupil or student appears by seat only: no name and no way to reach them, except for the coördinatiecel."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from governance.bodies.actions import appoint, release
from governance.bodies.models import Substitute
from governance.directory.actions import change_card
from governance.directory.models import PIECES, Circle, ContactCard
from governance.directory.queries import Door, entry_of
from governance.people.models import User
from som_portal.kit import clock
from tests import make
from tests.governance.directory.conftest import signed_in
from tests.governance.directory.making import TOLD, everything, focus_area, with_card

pytestmark = pytest.mark.django_db
PUPIL, STUDENT = "som-raad/leerling-so", "som-raad/student"
OTHERS = ("partner", "outsider")


def pupil(seat: str = PUPIL) -> User:
    """Filled in a whole card and shared all of it before the seat was theirs."""
    person = with_card(make.user("Zoë Vertrouwelijk"), **everything(Circle.SIGNED_IN))
    appoint(person, make.seat(seat), starts_on=make.LONG_AGO, by=None, at=make.AT)
    return person


def asked(viewer: str, name: str, *args: object, **query: str) -> HttpResponse:
    """What a viewer is answered."""
    people = {"cell": make.coordinator, "partner": lambda: make.seated("som-raad/lop"), "outsider": make.user}
    return signed_in(people[viewer]()).get(reverse(f"directory:{name}", args=args), query)  # type: ignore[return-value]


def secrets_of(person: User) -> list[str]:
    """Every word that would give them away."""
    return ["Vertrouwelijk", person.email, "470/98", "Zorgzame", "Büro", "Volwassenen"]


@pytest.mark.parametrize("viewer", OTHERS)
@pytest.mark.parametrize("name", ["people", "person"])
@pytest.mark.parametrize("seat", [PUPIL, STUDENT])
def test_a_page_shows_the_seat_and_nothing_else(viewer: str, name: str, seat: str) -> None:
    person = pupil(seat)
    args = [person.pk] if name == "person" else []
    page = asked(viewer, name, *args).content.decode()
    assert make.seat(seat).name in page
    assert [word for word in secrets_of(person) if word in page] == []


@pytest.mark.parametrize("viewer", OTHERS)
@pytest.mark.parametrize(
    "words", ["zoe", "vertrouwelijk", "470987654", "zorgzame", "buro", "volwassenen", "som.example"]
)
def test_nothing_but_the_seat_finds_them(viewer: str, words: str) -> None:
    person = pupil()
    listed = asked(viewer, "people", zoek=words).context["page"].object_list
    assert person.pk not in {entry.pk for entry in listed}


@pytest.mark.parametrize("viewer", OTHERS)
def test_no_filter_counts_them_but_their_body(viewer: str) -> None:
    pupil()
    facets = asked(viewer, "people", zoek=make.seat(PUPIL).name).context["facets"]
    counted = {name: [one.how_many for one in facet.choices] for name, facet in facets.items()}
    assert counted == {"focus_area": [], "level": [], "net": [], "body": [1]}


@pytest.mark.parametrize("viewer", OTHERS)
def test_there_is_no_vcard(viewer: str) -> None:
    assert asked(viewer, "person_vcard", pupil().pk).status_code == 403


def test_the_coordinatiecel_reads_name_and_contact() -> None:
    person = pupil()
    page = asked("cell", "person", person.pk).content.decode()
    assert ("Zoë Vertrouwelijk" in page, person.email in page, "+32 470/98.76 54" in page) == (True, True, True)


def test_a_list_of_vcards_leaves_them_out_for_the_coordinatiecel_too() -> None:
    pupil()
    cards = asked("cell", "people_vcard").content.decode()
    assert ("BEGIN:VCARD" in cards, "Vertrouwelijk" in cards) == (True, False)


def test_the_order_of_the_list_does_not_give_the_name_away() -> None:
    named = [make.seated(f"som-raad/{kind}") for kind in ("lop", "vclb")]
    before = pupil()
    on = clock.today()
    door = Door.of(Circle.PARTNERS, on)

    def order() -> list[int]:
        return [row.pk for row in door.in_order(door.people())]

    as_it_was = order()
    before.name = "Aaaa"
    before.save(update_fields=["name"])
    assert order() == as_it_was
    assert set(as_it_was) == {before.pk, *(one.pk for one in named)}


def test_another_seat_of_theirs_does_not_give_the_name_away() -> None:
    person = pupil()
    appoint(person, make.seat("som-team/adviseur"), starts_on=make.LONG_AGO, by=None, at=make.AT)
    entry = entry_of(person.pk, Door.of(Circle.PARTNERS, clock.today()))
    assert entry is not None
    assert [seat.kind for seat in entry.seats] == ["leerling-so"]
    assert list(asked("partner", "people", orgaan="som-team").context["page"].object_list) == []


def test_who_stands_in_on_a_pupils_seat_is_not_named_either() -> None:
    person = with_card(make.user("Vera Vervangt"), **everything(Circle.SIGNED_IN))
    Substitute.objects.create(seat=make.seat(PUPIL), person=person, starts_on=make.LONG_AGO)
    assert entry_of(person.pk, Door.of(Circle.PARTNERS, clock.today())) is None


def test_on_a_pupils_seat_nothing_is_shared_whatever_is_asked() -> None:
    person = make.seated(PUPIL)
    change_card(**TOLD, focus_areas=[focus_area()], shared=everything(Circle.SIGNED_IN), by=person, at=make.AT)
    card = ContactCard.objects.get(person=person)
    assert {getattr(card, f"{piece}_for") for piece in PIECES} == {Circle.CELL}


def test_what_was_written_on_a_pupils_seat_stays_hidden_when_the_seat_ends() -> None:
    person = make.seated(PUPIL)
    change_card(**TOLD, focus_areas=[focus_area()], shared=everything(Circle.SIGNED_IN), by=person, at=make.AT)
    release(person.mandates.get(), on=clock.today() - timedelta(days=1), by=None, at=clock.now())
    assert entry_of(person.pk, Door.of(Circle.PARTNERS, clock.today())) is None


def test_the_form_of_a_pupil_does_not_ask_with_whom_to_share() -> None:
    page = signed_in(make.seated(PUPIL)).get(reverse("directory:change_card"))
    assert [name for name in page.context["form"].fields if name.endswith("_for")] == []
    assert "ziet alleen de coördinatiecel" in page.content.decode()


@pytest.mark.parametrize("viewer", OTHERS)
def test_control_a_seat_that_may_be_named_shows_all_of_it(viewer: str) -> None:
    person = pupil()
    with transaction.atomic():
        seat = make.seat(PUPIL)
        seat.by_seat_only = False
        seat.save(update_fields=["by_seat_only"])
        User.objects.filter(pk=person.pk).update(shown_as=User.ShownAs.NAME)  # the seat had them shown as a seat
    page = asked(viewer, "person", person.pk).content.decode()
    assert [word for word in secrets_of(person) if word not in page] == []
