"""docs/rights.md is the policy: every cell is asked of the running portal, about the demo network."""

import re

import pytest
from django.test import Client

from tests.rights import addresses
from tests.rights.asking import ask, client_of, verdict
from tests.rights.roles import COLUMNS
from tests.rights.table import RIGHTS, table

pytestmark = pytest.mark.django_db


def test_every_address_has_its_row() -> None:
    assert sorted(table()) == sorted(addresses.names())


def test_every_deed_has_one_row_in_the_order_of_their_names() -> None:
    deeds = re.findall(r"^\| `([^`]+)`", RIGHTS.read_text(encoding="utf-8"), re.MULTILINE)
    assert deeds == sorted(table())


def test_every_row_has_a_cell_for_every_role() -> None:
    assert {tuple(row) for row in table().values()} == {COLUMNS}


@pytest.mark.parametrize("deed", table())
def test_every_cell_holds(clients: dict[str, Client], deed: str) -> None:
    path = addresses.address(deed)
    answers = {role: ask(client, path) for role, client in clients.items()}
    assert {role: verdict(answer) for role, answer in answers.items()} == table()[deed]
    assert [answer.status_code for answer in answers.values() if answer.status_code >= 500] == []


def test_a_refusal_is_a_sentence(clients: dict[str, Client]) -> None:
    page = ask(clients["outsider"], addresses.address("front:dashboard")).content.decode()
    assert "Dit doet de coördinatiecel. Vraag het aan de coördinator." in page


def test_control_a_right_that_is_given_away_is_seen(
    clients: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("governance.bodies.access.GROUP_POWERS", {"redactieteam": {"coordinate"}})
    answer = ask(client_of("redacteur"), addresses.address("front:dashboard"))
    assert verdict(answer) != table()["front:dashboard"]["redacteur"]
