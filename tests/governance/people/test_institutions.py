"""The institutions in public: who signed, by level and net."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from governance.charter.norms import charter

pytestmark = pytest.mark.django_db
LIST = "/netwerk/instellingen/"


def names(client: Client, query: str = "") -> list[str]:
    return [institution.name for institution in client.get(LIST + query).context["institutions"]]


def test_a_stranger_pages_through_75_institutions_25_at_a_time(client: Client) -> None:
    pages = [names(client, f"?page={number}") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [25, 25, 25]
    assert sorted(name for page in pages for name in page) == sorted(one.name for one in charter().institutions)


def test_level_and_net_filter_together(client: Client) -> None:
    assert names(client, "?niveau=clb") == ["GO! CLB Leuven-Tienen-Landen", "Vrij CLB Leuven"]
    assert names(client, "?niveau=clb&net=vrij") == ["Vrij CLB Leuven"]
    assert names(client, "?niveau=clb&net=provinciaal") == []


def test_an_empty_list_says_how_to_go_on(client: Client) -> None:
    page = client.get(LIST + "?niveau=clb&net=provinciaal").content.decode()
    assert "We vonden niets met deze filters." in page
    assert "Filters wissen" in page


@pytest.mark.parametrize("query", ["?page=-1", "?page=abc", f"?page={10**9}", "?niveau=raket", f"?net={'x' * 5000}"])
def test_odd_questions_are_harmless(client: Client, query: str) -> None:
    assert client.get(LIST + query).status_code == 200
    assert len(names(client, query)) == 25


def test_the_filter_that_is_on_is_marked(client: Client) -> None:
    page = client.get(LIST + "?niveau=clb").content.decode()
    assert page.count('aria-current="true">Alle') == 1
    assert '<a href="?niveau=clb" aria-current="true">Leerlingenbegeleiding (CLB)</a>' in page


@pytest.mark.parametrize(("path", "most"), [(LIST, 4), (LIST + "?niveau=basis&net=vrij", 4)])
def test_queries_are_few_and_constant(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200
