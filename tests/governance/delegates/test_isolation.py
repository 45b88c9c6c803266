"""Who has no business here gets a sentence, the sign-in page or nothing, on every address of SOM plus."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.bodies.models import Seat
from governance.delegates.models import DelegateConfirmation, DelegateProposal, Representation, Suggestion
from governance.people.models import User
from governance.record.models import Deed
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.delegates import making

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
TODAY = date(2026, 9, 2)
WRITTEN = (DelegateConfirmation, DelegateProposal, Representation, Suggestion, Deed, OutgoingMail, Seat, User)

FOR_THE_COORDINATIECEL = {
    "adjust_seats": (),
    "map_institutions": (),
    "map_institution": ("slug",),
    "confirmations": (),
    "ask_delegates": (),
    "renew_confirmed": (),
    "confirmation": ("confirmation",),
    "apply_answer": ("confirmation",),
    "refuse_answer": ("confirmation",),
    "ask_again": ("confirmation",),
    "suggestions": (),
    "answer_suggestion": ("suggestion",),
}
FOR_DELEGATES = {"raad_seats": (), "suggest": ("seat",)}


@pytest.fixture(autouse=True)
def september():
    with time_machine.travel(making.SEPTEMBER.replace(day=2), tick=False):
        yield


@pytest.fixture
def things() -> dict[str, object]:
    """One of each thing an address may be about."""
    school = making.reachable()
    asked = making.asked(school)
    making.proposed(asked, "nieuw", name="Nora Nieuw", email="nora@som.example")
    author = making.delegate(school, starts_on=TODAY, ends_on=None)
    suggested = making.suggestion(author, at=making.SEPTEMBER.replace(day=2))
    lop = make.seat("som-raad/lop")
    return {"slug": "stroom", "confirmation": asked.pk, "suggestion": suggested.pk, "seat": lop.pk}


def outsiders() -> dict[str, User]:
    """People without a right of today to keep lists."""
    lasting = {"starts_on": date(2020, 9, 1)}
    return {
        "outsider": make.user(),
        "ended mandate": make.seated("coordinatiecel/coordinator", ends_on=date(2026, 9, 1), **lasting),
        "future mandate": make.seated("coordinatiecel/beleidsadviseur", starts_on=date(2026, 9, 3)),
        "other body": make.seated("som-raad/lop"),
        "other institution": making.delegate(making.institution("ucll"), ends_on=None),
    }


def addresses(names: dict[str, tuple[str, ...]], things: dict[str, object]) -> list[str]:
    return [reverse(f"delegates:{name}", args=[things[one] for one in needs]) for name, needs in names.items()]


def test_nobody_but_the_coordinatiecel_opens_its_pages(things: dict[str, object], client_of: ClientOf) -> None:
    people = outsiders()
    before = [model.objects.count() for model in WRITTEN]
    found = {
        (who, path, method): getattr(client_of(person), method)(path).status_code
        for who, person in people.items()
        for path in addresses(FOR_THE_COORDINATIECEL, things)
        for method in ("get", "post")
    }
    assert set(found.values()) <= {403, 404, 405}
    assert [model.objects.count() for model in WRITTEN] == before


@pytest.mark.parametrize("who", ["outsider", "ended mandate", "future mandate", "other body"])
def test_only_a_delegate_of_today_suggests(things: dict[str, object], client_of: ClientOf, who: str) -> None:
    client = client_of(outsiders()[who])
    paths = addresses(FOR_DELEGATES, things)
    assert {getattr(client, method)(path).status_code for path in paths for method in ("get", "post")} == {403, 405}


@pytest.mark.parametrize("days", [{"ends_on": date(2026, 9, 1)}, {"starts_on": date(2026, 9, 3)}])
def test_a_delegate_of_yesterday_or_tomorrow_does_not_suggest(
    things: dict[str, object], client_of: ClientOf, days: dict[str, date]
) -> None:
    client = client_of(making.delegate(making.institution("ucll"), **{"ends_on": None, **days}))
    assert {client.get(path).status_code for path in addresses(FOR_DELEGATES, things)} == {403}


def test_names_of_proposals_and_suggestions_are_on_no_public_page(things: dict[str, object], client: Client) -> None:
    paths = ["/som-plus/", "/som-plus/afgevaardigden.csv", "/som-plus/wie-vertegenwoordigt-mij/stroom/"]
    shown = "".join(client.get(path).content.decode() for path in paths)
    assert ("Nora" in shown, "Vera" in shown, "@" in shown) == (False, False, False)


def test_another_institution_does_not_withdraw_a_suggestion(things: dict[str, object], client_of: ClientOf) -> None:
    client = client_of(outsiders()["other institution"])
    assert client.post(f"/som-plus/suggesties/{things['suggestion']}/intrekken/").status_code == 404


def test_a_sheet_runs_no_formula(client: Client) -> None:
    making.institution(name="=1+1")
    assert "\r\n'=1+1;" in client.get("/som-plus/afgevaardigden.csv?zoek=1").content.decode()
