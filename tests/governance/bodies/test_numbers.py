"""The coördinatiecel chooses a number of a house rule from a day on; the past keeps its own."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.bodies.actions import choose_number
from governance.charter.models import RuleChoice
from governance.charter.queries import chosen
from governance.people.models import User
from governance.record.models import Deed
from som_portal.kit.access import Conflict, Refused
from tests import make

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
SLUG = "twee-afgevaardigden-vanaf"
PAGE = f"/netwerk/afspraken/{SLUG}/kiezen/"
TODAY = make.AT.date()


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


def choosing(value: int = 600, since: date = date(2026, 9, 1), by: User | None = None) -> RuleChoice:
    return choose_number(SLUG, value, since=since, basis="RAAD-2025-9", by=by, at=make.AT)


def test_a_choice_holds_from_its_day_on() -> None:
    choosing()
    assert [chosen(SLUG, day) for day in (date(2026, 8, 31), date(2026, 9, 1))] == [0, 600]


def test_a_later_choice_leaves_the_years_before() -> None:
    choosing()
    choosing(800, date(2027, 9, 1))
    assert [chosen(SLUG, day) for day in (date(2027, 8, 31), date(2027, 9, 1))] == [600, 800]


def test_the_record_keeps_the_choice_without_what_it_rests_on() -> None:
    choosing()
    deed = Deed.objects.latest("pk")
    facts = '{"number":"twee-afgevaardigden-vanaf","since":"2026-09-01","value":600}'
    assert (deed.verb, deed.facts) == ("choose_number", facts)


def test_what_is_past_does_not_change() -> None:
    with pytest.raises(Conflict, match="Wat voorbij is"):
        choosing(since=date(2026, 3, 11))


@pytest.mark.parametrize("value", [-1, 100_001])
def test_a_number_outside_its_bounds_is_refused(value: int) -> None:
    with pytest.raises(Conflict, match="Kies een getal van 0 tot en met 100000"):
        choosing(value)


def test_only_the_coordinatiecel_chooses() -> None:
    with pytest.raises(Refused, match="coördinatiecel"):
        choosing(by=make.seated("som-raad/lop"))


def test_the_same_choice_twice_is_one() -> None:
    assert choosing() == choosing()


def test_a_choice_may_be_taken_back_and_made_again() -> None:
    choosing()
    choosing(0)
    choosing()
    assert (RuleChoice.objects.count(), chosen(SLUG, date(2026, 9, 1))) == (3, 600)


def test_the_page_previews_keeps_what_was_typed_and_then_chooses(client_of: ClientOf) -> None:
    coordinator = client_of(make.coordinator())
    typed = {"value": "600", "since": "2026-09-01", "basis": "RAAD-2025-9", "key": str(uuid4())}
    preview = " ".join(coordinator.post(PAGE, typed).content.decode().split())
    assert "Vanaf dinsdag 1 september 2026: 600 lerenden in plaats van 0." in preview
    again = coordinator.post(PAGE, typed | {"is_confirmed": "true", "back": "1"}).content.decode()
    assert all(f'value="{said}"' in again for said in ("600", "2026-09-01", "RAAD-2025-9"))
    assert RuleChoice.objects.count() == 0
    assert coordinator.post(PAGE, typed | {"is_confirmed": "true"}).status_code == 303
    assert RuleChoice.objects.get().value == 600


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [({"value": "100001"}, "100000"), ({"since": "2026-03-11"}, "Wat voorbij is"), ({"basis": ""}, "verplicht")],
)
def test_bad_input_is_a_sentence(client_of: ClientOf, typed: dict[str, str], sentence: str) -> None:
    good = {"value": "600", "since": "2026-09-01", "basis": "RAAD-2025-9", "key": str(uuid4()), "is_confirmed": "true"}
    answer = client_of(make.coordinator()).post(PAGE, good | typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert RuleChoice.objects.count() == 0


def test_a_number_that_does_not_exist_is_not_found(client_of: ClientOf) -> None:
    assert client_of(make.coordinator()).get("/netwerk/afspraken/bestaat-niet/kiezen/").status_code == 404


def test_the_house_rules_show_what_holds_today_and_the_way_to_change_it(client: Client, client_of: ClientOf) -> None:
    choosing(since=TODAY)
    for reader, sees in ((client, False), (client_of(make.coordinator()), True)):
        words = " ".join(reader.get(reverse("charter:house_rules")).content.decode().split())
        assert "Nu: 600 lerenden" in words
        assert (PAGE in words) is sees
