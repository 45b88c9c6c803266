"""Every mandate on one list, and the job of September: extending several together."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from governance.bodies.actions import appoint, extend_several
from governance.bodies.models import Mandate, MandateChange
from governance.people.models import User
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
LIST, EXTEND = "/netwerk/mandaten/", "/netwerk/mandaten/verlengen/"
MAY = date(2026, 5, 1)


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def people() -> dict[str, User]:
    """One of every state."""
    return {
        "loopt": make.seated("som-raad/lop"),
        "eindigt": make.seated("som-raad/vclb", ends_on=MAY),
        "afgelopen": make.seated("som-raad/cbe", ends_on=date(2026, 3, 11)),
        "komt": make.seated("som-raad/steiner", starts_on=date(2026, 3, 13)),
        "niet-aanvaard": unaccepted(),
    }


def unaccepted() -> User:
    person = make.user("Wacht Nog")
    appoint(person, make.seat("som-team/communicatiemedewerker"), starts_on=make.LONG_AGO, by=None, at=make.AT)
    return person


def named(answer: object, people: dict[str, User]) -> set[str]:
    """Whose names stand in the table."""
    table = answer.content.decode().partition("<tbody>")[2]  # type: ignore[attr-defined]
    return {state for state, person in people.items() if person.name in table}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"loopt", "eindigt", "afgelopen", "komt", "niet-aanvaard"}),
        ("?staat=loopt", {"loopt", "eindigt", "niet-aanvaard"}),
        ("?staat=eindigt", {"eindigt"}),
        ("?staat=afgelopen", {"afgelopen"}),
        ("?staat=komt", {"komt"}),
        ("?staat=niet-aanvaard", {"niet-aanvaard"}),
        ("?orgaan=som-team", {"niet-aanvaard"}),
        ("?staat=eindigt&orgaan=som-team", set()),
        ("?orgaan=bestaat-niet", set()),
    ],
)
def test_the_list_is_filtered_by_state_and_body(
    client_of: ClientOf, people: dict[str, User], query: str, found: set[str]
) -> None:
    assert named(client_of(make.coordinator()).get(f"{LIST}{query}"), people) == found


def test_the_sheet_follows_the_filter(client_of: ClientOf, people: dict[str, User]) -> None:
    answer = client_of(make.coordinator()).get(f"{LIST}mandaten.csv?staat=eindigt")
    person = people["eindigt"]
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "Netwerkonderdeel;Zetel;Wie;E-mailadres;Eerste dag;Laatste dag;Aanvaard op;Stand",
        f"SOM raad;VCLB;{person.name};{person.email};2020-09-01;2026-05-01;2026-03-12;Eindigt binnen 60 dagen",
    ]


def test_the_list_is_for_the_coordinatiecel(client: Client, client_of: ClientOf) -> None:
    for page in (LIST, f"{LIST}mandaten.csv", EXTEND):
        assert client_of(make.seated("som-raad/student")).get(page).status_code == 403
        assert client.get(page).status_code == 302
        User.objects.latest("pk").mandates.all().delete()


def mandate_of(person: User) -> Mandate:
    return person.mandates.get()


def asked(*mandates: Mandate, until: str = "2026-08-31", **more: object) -> dict[str, object]:
    return {
        "mandaat": [one.pk for one in mandates],
        "tot": until,
        "reason": "Een jaar erbij.",
        "key": str(uuid4()),
        **more,
    }


def test_the_preview_gives_each_a_verdict_and_proposes_the_next_31_august(
    client_of: ClientOf, people: dict[str, User]
) -> None:
    both = [mandate_of(people[state]) for state in ("eindigt", "loopt")]
    query = "&".join(f"mandaat={one.pk}" for one in both)
    words = " ".join(client_of(make.coordinator()).get(f"{EXTEND}?{query}").content.decode().split())
    assert "verlengt tot en met maandag 31 augustus 2026" in words
    assert words.count("wordt verlengd") == 1
    assert "Dit mandaat heeft geen einddatum: er valt niets te verlengen." in words
    assert "Verleng 1 mandaat<" in words
    assert f'<input type="hidden" name="mandaat" value="{both[0].pk}">' in words


@pytest.mark.parametrize("query", ["", "mandaat=abc", f"mandaat={'9' * 40}", "tot=2026-08-30", "tot=x"])
def test_an_odd_selection_is_an_empty_one(client_of: ClientOf, query: str) -> None:
    answer = client_of(make.coordinator()).get(f"{EXTEND}?{query}")
    assert answer.status_code == 200
    assert "Je koos nog geen mandaten." in answer.content.decode()


def test_several_are_extended_together_with_one_reason(client_of: ClientOf, people: dict[str, User]) -> None:
    both = [mandate_of(people[state]) for state in ("eindigt", "afgelopen")]
    coordinator, once = client_of(make.coordinator()), asked(*both)
    answers = [coordinator.post(EXTEND, once).status_code for _click in range(2)]
    assert answers == [303, 303]
    assert {mandate_of(people[state]).ends_on for state in ("eindigt", "afgelopen")} == {date(2026, 8, 31)}
    changes = MandateChange.objects.filter(verb="extended").values_list("reason", flat=True)
    assert list(changes) == ["Een jaar erbij.", "Een jaar erbij."]
    assert OutgoingMail.objects.count() == 2


def test_when_one_cannot_none_is(people: dict[str, User]) -> None:
    both = [mandate_of(people[state]) for state in ("eindigt", "loopt")]
    with pytest.raises(Conflict, match="heeft geen einddatum"):
        extend_several(both, until=date(2026, 8, 31), reason="", by=None, at=make.AT)
    assert mandate_of(people["eindigt"]).ends_on == MAY


def test_nothing_chosen_is_a_sentence_and_keeps_the_reason(client_of: ClientOf) -> None:
    answer = client_of(make.coordinator()).post(EXTEND, asked())
    assert answer.status_code == 409
    assert "Kies eerst een of meer mandaten" in answer.content.decode()
    assert "Een jaar erbij." in answer.content.decode()


def test_only_a_31_august_is_taken(client_of: ClientOf, people: dict[str, User]) -> None:
    answer = client_of(make.coordinator()).post(EXTEND, asked(mandate_of(people["eindigt"]), until="2026-12-24"))
    assert answer.status_code == 409
    assert mandate_of(people["eindigt"]).ends_on == MAY
