"""The network in public, and the list of seats and mandates that the coördinatiecel keeps."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from governance.bodies.models import Mandate, Seat
from governance.bodies.queries import bodies_on, seats_on
from governance.people.models import User
from tests import make

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
BODIES = ["som-plus", "som-raad", "coordinatiecel", "som-team", "afstemmingscel"]


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


def address(verb: str, place: Seat) -> str:
    return reverse(f"bodies:{verb}", args=[place.body.slug, place.pk])


def form_of(email: str, **typed: str) -> dict[str, str]:
    days = {"starts_on": "2026-03-12", "ends_on": "2026-08-31"}
    return {"email": email, "name": "", "key": str(uuid4()), **days, **typed}


def ending(last_day: str, **typed: str) -> dict[str, str]:
    return {"last_day": last_day, "reason": "Ander werk.", "key": str(uuid4()), **typed}


def test_a_stranger_sees_the_five_bodies_with_their_rhythm_and_vacancies(client: Client) -> None:
    make.raad(3)
    page = client.get("/netwerk/").content.decode()
    assert [slug for slug in BODIES if f'href="/netwerk/{slug}/"' not in page] == []
    assert "4 keer per jaar + 1 keer open met SOM plus" in page
    assert "21 openstaande zetels" in page


def test_seats_are_counted_once_when_a_duo_shares_one() -> None:
    first = make.seated("som-raad/lop")
    second = make.user()
    Mandate.objects.create(seat=make.seat("som-raad/lop"), person=second, holder=2, starts_on=make.LONG_AGO)
    raad = bodies_on(date(2026, 3, 12))[1]
    assert (raad.seats, raad.filled, raad.vacant) == (24, 1, 23)
    row = next(row for row in seats_on(raad.body, date(2026, 3, 12)) if row.seat.kind == "lop")
    assert row.public_names == (first.name, second.name)


@pytest.mark.parametrize("slug", BODIES)
def test_every_body_has_a_public_page_with_its_competences(client: Client, slug: str) -> None:
    response = client.get(f"/netwerk/{slug}/")
    assert response.status_code == 200
    assert "Wat het charter zegt" in response.content.decode()


def test_a_body_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get("/netwerk/som-kelder/").status_code == 404


def test_a_vacancy_shows_as_a_state_and_a_holder_by_name(client: Client) -> None:
    make.seated("coordinatiecel/coordinator")
    page = client.get("/netwerk/coordinatiecel/").content.decode()
    assert "Zetel coordinatiecel/coordinator 1" in page
    assert page.count("openstaande zetel<") == 2


def test_the_pupil_is_shown_by_seat_also_to_members(client: Client, client_of: ClientOf) -> None:
    make.seated("som-raad/leerling-so")
    for reader in (client, client_of(make.chair()), client_of(make.seated("som-raad/lop"))):
        page = reader.get("/netwerk/som-raad/").content.decode()
        assert "Leerling secundair onderwijs (PACT3000)" in page
        assert "Zetel som-raad/leerling-so" not in page
        assert "ingevuld, naam niet publiek" in page


def test_who_asked_for_it_is_shown_by_seat(client: Client) -> None:
    person = make.seated("som-raad/lop")
    assert person.name in client.get("/netwerk/som-raad/").content.decode()
    person.shown_as = User.ShownAs.SEAT
    person.save()
    assert person.name not in client.get("/netwerk/som-raad/").content.decode()


def test_a_mandate_that_ended_is_a_vacancy_the_day_after(client: Client) -> None:
    make.seated("som-team/communicatiemedewerker", ends_on=date(2026, 3, 11))
    assert "Zetel som-team" not in client.get("/netwerk/som-team/").content.decode()


def test_mandates_that_end_within_60_days_are_named_to_the_coordinatiecel_only(client_of: ClientOf) -> None:
    ending = make.seated("som-raad/lop", ends_on=date(2026, 5, 11))
    make.seated("som-raad/vclb", ends_on=date(2026, 5, 12))
    soon = "eindigt op 11 mei 2026"
    seen = client_of(make.coordinator()).get("/netwerk/som-raad/").content.decode()
    assert (soon in seen, "eindigt op 12 mei 2026" in seen) == (True, False)
    assert soon not in client_of(ending).get("/netwerk/som-raad/").content.decode()


def test_the_coordinatiecel_appoints_somebody_new_by_mail_address(client_of: ClientOf) -> None:
    place = make.seat("som-raad/lop")
    response = client_of(make.coordinator()).post(
        address("appoint", place), form_of("Nieuw@Som.example", name="Nieuwe Stem")
    )
    assert (response.status_code, response["Location"]) == (303, address("seat", place))
    mandate = Mandate.objects.get(seat=place)
    assert (mandate.person.email, mandate.person.name) == ("nieuw@som.example", "Nieuwe Stem")
    assert (mandate.starts_on, mandate.ends_on, mandate.holder) == (date(2026, 3, 12), date(2026, 8, 31), 1)
    assert mandate.person.has_usable_password() is False


def test_appointing_somebody_known_keeps_their_name(client_of: ClientOf) -> None:
    known = make.user("Bekende Stem")
    client_of(make.coordinator()).post(
        address("appoint", make.seat("som-raad/lop")), form_of(known.email.upper(), name="Anders")
    )
    assert Mandate.objects.get(seat__kind="lop").person == known
    assert User.objects.get(pk=known.pk).name == "Bekende Stem"


def test_a_new_holder_of_the_pupils_seat_is_never_named_elsewhere_either(client_of: ClientOf) -> None:
    client_of(make.coordinator()).post(
        address("appoint", make.seat("som-raad/leerling-so")), form_of("leerling@som.example", name="Leerling")
    )
    assert User.objects.get(email="leerling@som.example").shown_as == User.ShownAs.SEAT


def test_a_duo_is_appointed_as_the_second_holder(client_of: ClientOf) -> None:
    make.seated("som-raad/lop")
    client_of(make.coordinator()).post(
        address("appoint", make.seat("som-raad/lop")), form_of("duo@som.example", name="Duo", is_duo="on")
    )
    assert list(Mandate.objects.filter(seat__kind="lop").values_list("holder", flat=True)) == [1, 2]


def test_a_taken_seat_answers_409_keeps_what_was_typed_and_makes_no_account(client_of: ClientOf) -> None:
    make.seated("som-raad/lop")
    response = client_of(make.coordinator()).post(
        address("appoint", make.seat("som-raad/lop")), form_of("te.laat@som.example", name="Te Laat")
    )
    page = response.content.decode()
    assert response.status_code == 409
    assert "Op deze zetel zit in die periode al iemand." in page
    assert "te.laat@som.example" in page
    assert User.objects.filter(email="te.laat@som.example").exists() is False


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"email": "onbekend@som.example"}, "Dit adres heeft nog geen account. Vul ook de naam in."),
        ({"email": "geen adres", "name": "x"}, "Voer een geldig e-mailadres in."),
        ({"email": "a@som.example", "name": "x", "ends_on": "2026-03-01"}, "De laatste dag komt na de eerste dag."),
        ({"email": "a@som.example", "name": "x", "starts_on": "31/02/2026"}, "Voer een geldige datum in."),
        ({"email": "a@som.example", "name": "x" * 5000}, "120 tekens"),
        ({"email": "a@som.example", "name": "x\x00y"}, "Null"),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_happens(client_of: ClientOf, typed: dict[str, str], sentence: str) -> None:
    response = client_of(make.coordinator()).post(
        address("appoint", make.seat("som-raad/lop")), {**form_of(""), **typed}
    )
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Mandate.objects.filter(seat__kind="lop").exists() is False


def test_releasing_shows_what_changes_before_it_does(client_of: ClientOf) -> None:
    make.seated("som-raad/lop")
    mandate, coordinator = Mandate.objects.get(seat__kind="lop"), client_of(make.coordinator())
    page = reverse("bodies:release", args=["som-raad", mandate.pk])
    preview = coordinator.post(page, ending("2026-03-31"))
    assert preview.status_code == 200
    assert "dinsdag 31 maart 2026" in preview.content.decode()
    assert Mandate.objects.get(pk=mandate.pk).ends_on is None
    done = coordinator.post(page, ending("2026-03-31", is_confirmed="true"))
    assert done.status_code == 303
    assert Mandate.objects.get(pk=mandate.pk).ends_on == date(2026, 3, 31)


@pytest.mark.parametrize("last_day", ["2020-08-31", "gisteren", "", "0000-00-00"])
def test_a_wrong_last_day_is_refused(client_of: ClientOf, last_day: str) -> None:
    make.seated("som-raad/lop")
    mandate = Mandate.objects.get(seat__kind="lop")
    response = client_of(make.coordinator()).post(
        reverse("bodies:release", args=["som-raad", mandate.pk]), ending(last_day, is_confirmed="true")
    )
    assert response.status_code == 422
    assert Mandate.objects.get(pk=mandate.pk).ends_on is None


def test_others_are_told_who_keeps_the_list_and_change_nothing(client: Client, client_of: ClientOf) -> None:
    member = make.seated("som-raad/lop")
    place, mandate = make.seat("som-raad/vclb"), Mandate.objects.get(seat__kind="lop")
    pages = [
        address("seat", place),
        address("appoint", place),
        reverse("bodies:release", args=["som-raad", mandate.pk]),
    ]
    for page in pages:
        assert client.get(page).status_code == 302
        refused = client_of(member).get(page)
        assert refused.status_code == 403
        assert "Dit doet de coördinatiecel." in refused.content.decode()
    client_of(member).post(pages[1], form_of("a@som.example", name="x"))
    client_of(member).post(pages[2], ending("2026-03-31", is_confirmed="true"))
    assert Mandate.objects.filter(seat=place).exists() is False
    assert Mandate.objects.get(pk=mandate.pk).ends_on is None


def test_a_seat_is_only_found_below_its_own_body(client_of: ClientOf) -> None:
    place, coordinator = make.seat("som-raad/lop"), client_of(make.coordinator())
    assert coordinator.get(reverse("bodies:seat", args=["som-team", place.pk])).status_code == 404
    assert coordinator.get(f"/netwerk/som-raad/zetels/{10**30}/").status_code == 404


@pytest.mark.parametrize(("path", "most"), [("/netwerk/", 12), ("/netwerk/som-raad/", 10), ("/netwerk/som-plus/", 10)])
def test_queries_do_not_grow_with_the_number_of_holders(
    client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    reader = client_of(make.coordinator())
    make.raad(15)
    with django_assert_max_num_queries(most):
        assert reader.get(path).status_code == 200
