"""Whatever is written after the question mark of a list: a page, never an error of ours."""

from http import HTTPStatus

import pytest
from django.test import Client

from tests.rights.addresses import address
from tests.speed.test_queries import LISTS

pytestmark = pytest.mark.django_db

ASKED = (
    *("page", "staat", "stand", "werkjaar", "wanneer", "orgaan", "soort", "speerpunt", "niveau", "net", "rubriek"),
    *("pagina", "zetel", "status", "jaar", "zoek"),
)
VALUES = ("", "-1", "abc", "1000000000", "9" * 40, "%00", "%F0%9F%8E%89%22%3Cb%3E", "%ff", "1e5", "w" * 2000)


@pytest.mark.parametrize("name", [*LISTS, "ballots:decisions_csv", "front:home", "front:dashboard"])
def test_a_list_answers_whatever_is_asked(clients: dict[str, Client], name: str) -> None:
    path = address(name)
    asked = ["&".join(f"{one}={value}" for one in ASKED) for value in VALUES]
    answers = [clients["coordinator"].get(f"{path}?{query}").status_code for query in asked]
    assert [status for status in answers if status >= HTTPStatus.INTERNAL_SERVER_ERROR] == []
    assert answers[0] == HTTPStatus.OK


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("name", ["laboratorium:index", "ballots:decisions", "events:list"])
def test_one_odd_word_does_not_hide_another(clients: dict[str, Client], name: str, value: str) -> None:
    """One key at a time: an early answer to the first would keep the others from being read."""
    path = address(name)
    answers = {one: clients["coordinator"].get(f"{path}?{one}={value}").status_code for one in ASKED}
    assert set(answers.values()) <= {HTTPStatus.OK, HTTPStatus.NOT_FOUND}
