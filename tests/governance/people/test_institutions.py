"""The institutions in public: who signed, what is our reading, and which seat speaks for them."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from governance.charter.norms import charter
from governance.people.models import Institution

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


def test_an_institution_shows_its_name_in_the_charter_and_marks_our_reading(client: Client) -> None:
    page = client.get(LIST + "sint-franciscusinstituut-stfran/").content.decode()
    assert "Sint-Franciscusinstituut (Stfran)" in page
    assert '<dd lang="nl">Stfran</dd>' in page
    assert page.count("onze lezing") == 2


def test_the_seat_that_represents_an_institution_is_our_agreement(client: Client) -> None:
    mapped = client.get(LIST + "ligo-oost-brabant/").content.decode()
    assert '<span lang="nl">CBE</span>' in mapped
    assert "/netwerk/charter/afspraken/#wie-vertegenwoordigt-mij" in mapped
    assert "nog geen zetel" in client.get(LIST + "krullevaart/").content.decode()


def test_an_institution_that_went_on_under_another_name_says_so(client: Client) -> None:
    assert "Gaat verder als Matadi." in client.get(LIST + "sklo/").content.decode()


def test_an_institution_that_joined_later_has_a_page_too(client: Client) -> None:
    Institution.objects.create(
        slug="nieuw", number=76, name="Nieuw", quoted_name="Nieuw", net="vrij", certainty="bron", is_signatory=False
    )
    page = client.get(LIST + "nieuw/").content.decode()
    assert "sloot zich na de ondertekening bij SOM aan" in page
    assert "heeft nog geen eigen zetel" in page


def test_an_unknown_institution_is_not_found(client: Client) -> None:
    assert client.get(LIST + "hogwarts/").status_code == 404


@pytest.mark.parametrize(("path", "most"), [(LIST, 4), (LIST + "?niveau=basis&net=vrij", 4), (LIST + "ku-leuven/", 4)])
def test_queries_are_few_and_constant(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200
