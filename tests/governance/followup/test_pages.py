"""The pages of action items."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from governance.followup.actions import finish_action
from governance.followup.models import ActionItem
from governance.people.models import User
from som_portal.kit import clock
from tests import make
from tests.governance.followup.scenes import action
from tests.governance.meetings.scenes import add, body, plan

pytestmark = pytest.mark.django_db


def client(person: User) -> Client:
    browser = Client()
    browser.force_login(person, backend="governance.people.backend.PersonBackend")
    return browser


def typed(**fields: object) -> dict[str, object]:
    soon = clock.today() + timedelta(days=5)
    choice = f"zetel-{make.seat('som-raad/lop').pk}"
    return {"what": "Bel de scholen", "owner": choice, "due_on": soon.isoformat(), "key": uuid4()} | fields


def test_an_action_of_a_point_is_made_on_its_page() -> None:
    item = add(plan(), "Rust in de schooldag")
    path = reverse("followup:make_action", args=["som-raad"]) + f"?punt={item.pk}"
    answer = client(make.coordinator()).post(path, typed())
    made = ActionItem.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, made.get_absolute_url())
    assert (made.item, made.owner) == (item, make.seat("som-raad/lop"))


def test_a_point_of_another_body_is_not_shown() -> None:
    item = add(plan("som-team"), "Iets van het team")
    path = reverse("followup:make_action", args=["som-raad"]) + f"?punt={item.pk}"
    assert client(make.coordinator()).get(path).status_code == 404


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"owner": "zetel-999999"}, "Kies wie het doet."),
        ({"due_on": "2019-01-01"}, "Deze dag is al voorbij."),
        ({"due_on": "2199-01-01"}, "Kies een dag binnen de drie jaar."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(fields: dict[str, object], sentence: str) -> None:
    answer = client(make.coordinator()).post(reverse("followup:make_action", args=["som-raad"]), typed(**fields))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Bel de scholen" in answer.text


def test_an_action_that_is_late_keeps_its_day_when_its_words_change() -> None:
    made = action(due_on=clock.today() - timedelta(days=3))
    page = reverse("followup:change_action", args=[made.pk])
    words = typed(due_on=made.due_on.isoformat(), what="Vraag de cijfers opnieuw op")
    assert client(make.coordinator()).post(page, words).status_code == 303


def test_an_open_action_stands_on_the_page_of_the_next_meeting_until_it_is_done() -> None:
    member = make.raad(1)[0]
    meeting, made = plan(starts_at=clock.now() + timedelta(days=3)), action(what="Vraag de cijfers op")
    assert made.what in client(member).get(meeting.get_absolute_url()).text
    assert made.what not in Client().get(meeting.get_absolute_url()).text
    finish_action(made, by=None, at=clock.now())
    assert made.what not in client(member).get(meeting.get_absolute_url()).text


def test_somebody_of_another_body_learns_nothing() -> None:
    outsider = make.seated("afstemmingscel/schepen")
    made = action(what="Vraag de cijfers op")
    missing = client(outsider).get(reverse("followup:action", args=[made.pk + 999]))
    assert client(outsider).get(made.get_absolute_url()).status_code == missing.status_code == 404
    assert client(outsider).get(reverse("followup:list", args=["som-raad"])).status_code == 403


def test_the_sheet_holds_who_when_and_where_from_and_no_formula() -> None:
    item = add(plan(), "Rust in de schooldag")
    action(what="=Vraag de cijfers op", item=item, owner=body("coordinatiecel"))
    answer = client(make.coordinator()).get(reverse("followup:actions_csv", args=["som-raad"]))
    row = answer.content.decode("utf-8-sig").splitlines()[1]
    assert row.startswith("'=Vraag de cijfers op;Coördinatiecel;2026-03-26;Open;")
    assert "Rust in de schooldag" in row


def test_the_desk_shows_what_is_due_soon() -> None:
    owner = make.seated("som-raad/lop")
    action(owner=owner, what="Bel de scholen", due_on=clock.today() + timedelta(days=2))
    action(owner=owner, what="Iets voor veel later", due_on=clock.today() + timedelta(days=200))
    page = client(owner).get("/").text
    assert "Bel de scholen" in page
    assert "Iets voor veel later" not in page
