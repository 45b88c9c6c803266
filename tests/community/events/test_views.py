"""Events on screen."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from community.events import actions
from community.events.models import Event
from governance.people.models import User
from tests import make
from tests.answers import bare
from tests.community import making

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


def typed(**changes: object) -> dict[str, object]:
    form = {
        "title": "Netwerkontbijt",
        "kind": "netwerkevent",
        "starts_at": "2026-12-03T08:00",
        "ends_at": "2026-12-03T09:30",
        "place": "Stadskantoor",
        "capacity": "70",
        "text": "Koffie.",
        "key": uuid4(),
    }
    return form | changes


def test_coming_and_past_are_two_lists(client: Client) -> None:
    making.event(title="Straks")
    making.event(title="Vroeger", starts_at=make.AT - timedelta(days=3))
    coming, past = (client.get(f"/community/events/{query}").content.decode() for query in ("", "?wanneer=voorbij"))
    assert [("Straks" in page, "Vroeger" in page) for page in (coming, past)] == [(True, False), (False, True)]


def test_the_list_counts_places_and_says_volzet(client: Client) -> None:
    making.event(title="Ruim", capacity=2)
    actions.register(making.event(title="Klein", capacity=1), key=uuid4(), by=make.user(), at=make.AT)
    page = client.get("/community/events/").content.decode()
    assert ("Nog 2 plaatsen" in page, "Volzet" in page) == (True, True)


def test_a_stranger_is_asked_to_sign_in_and_comes_back(client: Client) -> None:
    answer = client.get(making.event().get_absolute_url() + "inschrijven/")
    assert (answer.status_code, "next=/community/events/labocafe/inschrijven/" in answer["Location"]) == (302, True)


def test_a_teacher_registers_and_unregisters(client_of: ClientOf) -> None:
    event, teacher = making.event(), make.user()
    own, url = client_of(teacher), event.get_absolute_url()
    steps = [
        own.get(f"{url}inschrijven/"),
        own.post(f"{url}inschrijven/", {"key": uuid4()}),
        own.get(url),
        own.post(f"{url}uitschrijven/"),
    ]
    assert [step.status_code for step in steps] == [200, 303, 200, 303]
    assert event.registrations.active().count() == 0


def test_a_full_event_answers_409_with_the_sentence(client_of: ClientOf) -> None:
    event = making.event(capacity=1)
    actions.register(event, key=uuid4(), by=make.user(), at=make.AT)
    answer = client_of(make.user()).post(f"{event.get_absolute_url()}inschrijven/", {"key": uuid4()})
    assert (answer.status_code, "Volzet. Kijk later" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("key", ["", "geen-sleutel", "nul\x00"])
def test_a_form_without_its_key_gives_no_place(client_of: ClientOf, key: str) -> None:
    event = making.event()
    answer = client_of(make.user()).post(f"{event.get_absolute_url()}inschrijven/", {"key": key})
    assert (answer.status_code, event.registrations.count()) == (422, 0)


def test_a_closed_event_answers_like_what_does_not_exist(client_of: ClientOf, client: Client) -> None:
    making.event(title="Intervisie", is_closed=True)
    teacher = client_of(make.user())
    hidden, absent = teacher.get("/community/events/intervisie/"), teacher.get("/community/events/nergens/")
    assert bare(hidden) == bare(absent)
    assert hidden.status_code == 404
    assert "Intervisie labotrekkers" not in client.get("/community/events/").content.decode()
    assert teacher.post("/community/events/intervisie/inschrijven/", {"key": uuid4()}).status_code == 404


def test_the_team_plans_changes_and_cancels(client_of: ClientOf) -> None:
    desk = client_of(make.seated("som-team/communicatiemedewerker"))
    url = desk.post("/community/events/nieuw/", typed())["Location"]
    event = Event.objects.get()
    assert (event.starts_at.isoformat(), url) == ("2026-12-03T07:00:00+00:00", "/community/events/netwerkontbijt/")
    shown = desk.get(f"{url}wijzigen/").content.decode()
    assert 'value="2026-12-03T08:00"' in shown
    steps = [
        desk.post(f"{url}wijzigen/", typed(place="STUK")),
        desk.post(f"{url}afgelasten/", {"reason": ""}),
        desk.post(f"{url}afgelasten/", {"reason": "Ziek."}),
        desk.post(f"{url}wijzigen/", typed(place="Thuis")),
        desk.get(url),
    ]
    assert [step.status_code for step in steps] == [303, 422, 303, 409, 200]


def test_the_desk_is_closed_for_a_teacher(client_of: ClientOf) -> None:
    url, teacher = making.event().get_absolute_url(), client_of(make.user())
    urls = ["wijzigen/", "afgelasten/", "deelnemers/", "deelnemers.csv"]
    assert [teacher.get(url + tail).status_code for tail in urls] == [403] * 4
    assert teacher.get("/community/events/nieuw/").status_code == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "x" * 5000},
        {"text": "nul\x00"},
        {"capacity": "0"},
        {"capacity": "-3"},
        {"capacity": "1e5"},
        {"capacity": "NaN"},
        {"capacity": "9" * 40},
        {"starts_at": "morgen"},
        {"starts_at": "0001-01-01T00:00"},
        {"ends_at": "9999-12-31T23:59"},
        {"ends_at": "2026-12-03T07:00"},
        {"kind": "feest"},
        {"lab": "9" * 40},
    ],
)
def test_bad_input_is_answered_with_a_sentence_and_nothing_is_lost(
    client_of: ClientOf, changes: dict[str, object]
) -> None:
    answer = client_of(make.seated("som-team/adviseur")).post("/community/events/nieuw/", typed(**changes))
    assert (answer.status_code, Event.objects.count()) == (422, 0)
    assert "Netwerkontbijt" in answer.content.decode() or "title" in changes


def test_the_list_of_who_comes_runs_no_formula(client_of: ClientOf) -> None:
    event = making.event(capacity=9)
    for name in ("=HYPERLINK(1)", "+32", "-1", "@SUM", "\t=1", " =1+1", "An Peeters"):
        actions.register(event, key=uuid4(), by=make.user(name), at=make.AT)
    answer = client_of(make.coordinator()).get(f"{event.get_absolute_url()}deelnemers.csv")
    cells = [line.split(";")[0].strip('"') for line in answer.content.decode().splitlines()[1:]]
    assert sorted(cells) == sorted(["'=HYPERLINK(1)", "'+32", "'-1", "'@SUM", "'\t=1", "' =1+1", "An Peeters"])
    assert answer["Content-Disposition"] == 'attachment; filename="deelnemers-labocafe.csv"'


def test_the_queries_do_not_grow(client_of: ClientOf, django_assert_max_num_queries: Callable[[int], object]) -> None:
    desk = client_of(make.coordinator())
    for number in range(30):
        event = making.event(title=f"Event {number}", capacity=40)
    for _ in range(25):
        actions.register(event, key=uuid4(), by=make.user(), at=make.AT)
    for url in ("/community/events/?soort=netwerkevent", f"{event.get_absolute_url()}deelnemers/", "/community/"):
        with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
            assert desk.get(url).status_code == 200
    own = client_of(make.user())
    with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
        assert own.get(event.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("query", ["page=-1", "page=abc", "page=1000000000", "soort=x", "wanneer=x"])
def test_odd_questions_are_harmless(client: Client, query: str) -> None:
    assert client.get(f"/community/events/?{query}").status_code == 200
