"""The link of an institution: whoever has it may answer once, and nothing else gets in."""

from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from governance.delegates import actions, queries
from governance.delegates.models import DelegateConfirmation, DelegateProposal
from governance.people.models import User
from governance.record.models import Deed
from som_portal.kit import clock
from tests import make
from tests.answers import bare
from tests.governance.delegates import making

pytestmark = pytest.mark.django_db
NOW = clock.brussels(2026, 9, 2, 10)


@pytest.fixture(autouse=True)
def september():
    with time_machine.travel(NOW, tick=False):
        yield


def typed(**changes: object) -> dict[str, object]:
    form = {"key": uuid4(), "change_0": "nieuw", "name_0": "Nora Nieuw", "email_0": "nora@som.example"}
    return form | changes


def test_the_page_shows_public_names_and_no_address(client: Client) -> None:
    school = making.reachable()
    person = making.delegate(school)
    page = client.get(making.asked(school).link).content.decode()
    assert (person.name in page, person.email in page) == (True, False)


def test_a_name_that_is_not_public_is_not_on_the_page(client: Client) -> None:
    school = making.reachable()
    person = making.delegate(school)
    User.objects.filter(pk=person.pk).update(shown_as=User.ShownAs.SEAT)
    page = client.get(making.asked(school).link).content.decode()
    assert (person.name in page, "naam niet publiek" in page) == (False, True)


def test_a_prefetch_changes_nothing(client: Client) -> None:
    asked = making.asked()
    deeds = Deed.objects.count()
    for path in (asked.link, f"{asked.link}wijzigen/"):
        assert [client.get(path).status_code, client.head(path).status_code] == [200, 200]
    asked.refresh_from_db()
    assert (asked.answered_at, Deed.objects.count()) == (None, deeds)


def test_nobody_keeps_the_page_in_a_cache(client: Client) -> None:
    assert "no-store" in client.get(making.asked().link).headers["Cache-Control"]


def test_klopt_needs_no_account(client: Client) -> None:
    asked = making.asked()
    answer = client.post(asked.link)
    asked.refresh_from_db()
    assert (answer.status_code, answer["Location"], asked.is_unchanged) == (303, asked.link, True)


def test_after_the_answer_the_link_shows_it_and_asks_nothing(client: Client) -> None:
    asked = making.asked()
    client.post(f"{asked.link}wijzigen/", typed())
    page = client.get(asked.link).content.decode()
    assert ("Nora Nieuw" in page, 'type="submit"' in page or "Klopt</button>" in page) == (True, False)
    assert client.get(f"{asked.link}wijzigen/").status_code == 303


def test_a_replay_answers_409_and_adds_nothing(client: Client) -> None:
    asked = making.asked()
    client.post(f"{asked.link}wijzigen/", typed())
    again = client.post(f"{asked.link}wijzigen/", typed(name_0="Ander Iemand"))
    assert (again.status_code, DelegateProposal.objects.count()) == (409, 1)
    assert client.post(asked.link).status_code == 409


def test_the_same_form_twice_is_one_answer(client: Client) -> None:
    asked, form = making.asked(), typed()
    statuses = [client.post(f"{asked.link}wijzigen/", form).status_code for _click in range(2)]
    assert (statuses, DelegateProposal.objects.count()) == ([303, 303], 1)


def test_a_leaked_link_can_only_propose(client: Client) -> None:
    school = making.reachable()
    person = making.delegate(school, ends_on=None)
    client.post(f"{making.asked(school).link}wijzigen/", typed())
    holders = [one.name for row in queries.delegates_of(school, clock.today()).seats for one in row.holders]
    assert (holders, User.objects.filter(email="nora@som.example").exists()) == ([person.name], False)


def tampered(token: str) -> dict[str, str]:
    number, _dash, secret = token.partition("-")
    return {
        "another digit": f"{number}-{secret[:-1]}{'0' if secret[-1] != '0' else '1'}",
        "no secret": f"{number}-",
        "only a number": number,
        "too long": f"{token}0",
        "capitals": token.upper(),
        "another number": f"{int(number) + 1}-{secret}",
        "huge number": f"{'9' * 40}-{secret}",
        "words": "wie-zijn-onze-afgevaardigden",
    }


@pytest.mark.parametrize("how", tampered("1-0"))
def test_a_tampered_link_is_the_page_of_what_does_not_exist(client: Client, how: str) -> None:
    path = f"/som-plus/bevestigen/{tampered(making.asked().token)[how]}/"
    absent = bare(client.get("/som-plus/bevestigen/niets/"))
    assert (bare(client.get(path)), bare(client.get(f"{path}wijzigen/"))) == (absent, absent)
    assert (client.post(path).status_code, client.post(f"{path}wijzigen/", typed()).status_code) == (404, 404)


def test_the_secret_of_one_institution_opens_no_other(client: Client) -> None:
    making.reachable("ucll")
    mine = making.asked()
    other = DelegateConfirmation.objects.get(institution__slug="ucll")
    secret = mine.token.partition("-")[2]
    assert client.get(f"/som-plus/bevestigen/{other.pk}-{secret}/").status_code == 404


def test_a_new_link_makes_the_old_one_useless(client: Client) -> None:
    asked = making.asked()
    old = asked.link
    renewed = actions.ask_again(asked, by=make.coordinator(), at=NOW)
    assert (client.get(old).status_code, client.get(renewed.link).status_code) == (404, 200)


def test_an_expired_link_tells_no_names_and_takes_no_answer(client: Client) -> None:
    school = making.reachable()
    person = making.delegate(school, ends_on=None)
    link = making.asked(school).link
    with time_machine.travel(clock.brussels(2026, 11, 1), tick=False):
        page = client.get(link)
        assert (page.status_code, person.name in page.content.decode()) == (200, False)
        assert (client.post(link).status_code, client.post(f"{link}wijzigen/", typed()).status_code) == (409, 409)
    assert DelegateProposal.objects.count() == 0


def test_control_without_the_comparison_any_secret_would_open(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = making.asked()
    monkeypatch.setattr("governance.delegates.models.confirmations.constant_time_compare", lambda _one, _other: True)
    assert client.get(f"/som-plus/bevestigen/{asked.pk}-{'0' * 64}/").status_code == 200


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"change_0": "blijft"}, "verandert niets"),
        ({"email_0": ""}, "Vul dit in"),
        ({"name_0": ""}, "Vul dit in"),
        ({"change_0": "maan"}, "keuze"),
        ({"name_0": "nul\x00byte"}, "Null"),
        ({"key": "geen-sleutel"}, "Er is nog"),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_is_lost(client: Client, changes: dict[str, str], field: str) -> None:
    answer = client.post(f"{making.asked().link}wijzigen/", typed(function_0="Directeur", **changes))
    page = answer.content.decode()
    assert (answer.status_code, "Directeur" in page, DelegateProposal.objects.count()) == (422, True, 0)
    assert field in page


def test_who_stops_needs_a_day_that_is_still_to_come(client: Client) -> None:
    school = making.reachable()
    making.delegate(school, ends_on=None)
    link = f"{making.asked(school).link}wijzigen/"
    days = ["", "2026-09-01", "2028-01-01", "2026-09-02"]
    answers = [client.post(link, typed(change_0="stopt", last_day_0=day)).status_code for day in days]
    assert answers == [422, 422, 422, 303]
