"""Signals on screen: what is public, what is yours, what is for readers."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from governance.challenges import actions
from governance.challenges.models import Challenge, Signal
from governance.people.models import User
from tests import make
from tests.answers import bare
from tests.governance.challenges import making

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


def typed(**changes: object) -> dict[str, object]:
    area = making.focus_area()
    form = {"title": "Busritten", "text": "Twee uur.", "level": "basis", "focus_area": area.pk, "key": uuid4()}
    return form | changes


def test_a_stranger_sees_challenges_and_counts_but_no_text(client: Client) -> None:
    coordinator = make.coordinator()
    signal = making.signal(title="Geheim in de klas")
    challenge = making.challenge(coordinator)
    actions.bundle_signals([signal], challenge=challenge, by=coordinator, at=make.AT)
    page = client.get("/signalen/").content.decode()
    assert ("Starters haken af" in page, "1 signaal" in page) == (True, True)
    assert "Geheim in de klas" not in page + client.get(challenge.get_absolute_url()).content.decode()


def test_a_stranger_does_not_read_a_signal(client: Client) -> None:
    signal = making.signal()
    assert client.get(f"/signalen/{signal.pk}/").status_code == 302


def test_another_teacher_gets_the_answer_of_what_does_not_exist(client_of: ClientOf) -> None:
    signal = making.signal()
    other = client_of(make.user())
    hidden, absent = other.get(f"/signalen/{signal.pk}/"), other.get("/signalen/999999/")
    assert bare(hidden) == bare(absent)
    assert hidden.status_code == 404


@pytest.mark.parametrize("path", ["som-raad/lop", "som-team/adviseur", "coordinatiecel/coordinator"])
def test_raad_team_and_coordinatiecel_read_all(client_of: ClientOf, path: str) -> None:
    signal = making.signal()
    reader = client_of(make.seated(path))
    assert [reader.get(url).status_code for url in ("/signalen/alle/", f"/signalen/{signal.pk}/")] == [200, 200]


def test_a_mandate_that_ended_reads_no_more(client_of: ClientOf) -> None:
    signal = making.signal()
    reader = client_of(make.seated("som-raad/lop", ends_on=date(2021, 8, 31)))
    assert [reader.get(url).status_code for url in ("/signalen/alle/", f"/signalen/{signal.pk}/")] == [403, 404]


def test_raising_a_signal_leads_to_its_page(client_of: ClientOf) -> None:
    teacher = make.user()
    answer = client_of(teacher).post("/signalen/nieuw/", typed())
    assert (answer.status_code, answer["Location"]) == (303, Signal.objects.get(raised_by=teacher).get_absolute_url())


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""},
        {"title": "x" * 5000},
        {"title": "nul\x00byte"},
        {"text": "x" * 5000},
        {"text": "nul\x00byte"},
        {"level": "maan"},
        {"focus_area": "999999"},
        {"focus_area": "nul\x00"},
        {"key": "geen-sleutel"},
    ],
)
def test_bad_input_is_answered_with_a_sentence_and_nothing_is_lost(
    client_of: ClientOf, changes: dict[str, str]
) -> None:
    answer = client_of(make.user()).post("/signalen/nieuw/", typed(**changes))
    assert (answer.status_code, Signal.objects.count()) == (422, 0)
    assert "Busritten" in answer.content.decode() or "title" in changes


def test_the_coordinator_walks_a_signal_to_its_answer(client_of: ClientOf) -> None:
    signal = making.signal()
    desk = client_of(make.coordinator())
    steps = [
        desk.post(f"/signalen/{signal.pk}/bespreken/"),
        desk.get(f"/signalen/{signal.pk}/beantwoorden/"),
        desk.post(f"/signalen/{signal.pk}/beantwoorden/", {"answer": "We starten een labo."}),
        desk.get(f"/signalen/{signal.pk}/"),
    ]
    assert [step.status_code for step in steps] == [303, 200, 303, 200]
    assert "We starten een labo." in steps[-1].content.decode()


def test_a_second_answer_is_a_conflict_that_keeps_what_was_typed(client_of: ClientOf) -> None:
    signal = making.signal()
    desk = client_of(make.coordinator())
    desk.post(f"/signalen/{signal.pk}/doorverwijzen/", {"answer": "De stad volgt op."})
    again = desk.post(f"/signalen/{signal.pk}/beantwoorden/", {"answer": "Toch een labo."})
    assert (again.status_code, "Toch een labo." in again.content.decode()) == (409, True)


def test_bundling_asks_for_a_title_when_no_challenge_was_chosen(client_of: ClientOf) -> None:
    signal = making.signal()
    desk = client_of(make.coordinator())
    answer = desk.post("/signalen/bundelen/", {"signals": [signal.pk]})
    assert (answer.status_code, Challenge.objects.count()) == (422, 0)
    answer = desk.post(
        "/signalen/bundelen/",
        {"signals": [signal.pk], "title": "Starters", "summary": "Kort.", "focus_areas": [making.focus_area().pk]},
    )
    assert answer["Location"] == "/signalen/uitdagingen/starters/"


def test_a_teacher_does_not_bundle(client_of: ClientOf) -> None:
    teacher = client_of(make.user())
    signal = making.signal()
    urls = ["bundelen/", f"{signal.pk}/beantwoorden/", f"{signal.pk}/doorverwijzen/", f"{signal.pk}/bespreken/"]
    assert [teacher.post(f"/signalen/{url}").status_code for url in urls] == [403, 404, 404, 404]


def test_the_queries_of_the_lists_do_not_grow(client_of: ClientOf, django_assert_max_num_queries: object) -> None:
    coordinator = make.coordinator()
    desk = client_of(coordinator)
    for number in range(30):
        making.signal(title=f"Signaal {number}")
        making.challenge(coordinator, title=f"Uitdaging {number}")
    for url in ("/signalen/", "/signalen/alle/?stand=nieuw&niveau=secundair&speerpunt=welbevinden", "/signalen/mijn/"):
        with django_assert_max_num_queries(12):
            assert desk.get(url).status_code == 200


@pytest.mark.parametrize(
    "query", ["page=-1", "page=abc", "page=1000000000", "stand=maan", "speerpunt=niets", "niveau=x"]
)
def test_odd_questions_are_harmless(client_of: ClientOf, query: str) -> None:
    desk = client_of(make.coordinator())
    assert [desk.get(f"{url}?{query}").status_code for url in ("/signalen/", "/signalen/alle/")] == [200, 200]
