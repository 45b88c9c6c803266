"""Number, size, general address and mail domains of an institution."""

from collections.abc import Callable

import pytest
from django.test import Client

from governance.joining.rules import PUBLIC_PROVIDERS, domain_of, is_domain, is_public
from governance.people.models import Institution, User
from tests import make
from tests.governance.joining import making

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
PAGE = f"/netwerk/instellingen/{making.SLUG}/gegevens/"
TYPED = {
    "official_number": "033456",
    "learners": "412",
    "contact_email": "info@school.example",
    "domains": "School.example\n@mail.school.example",
}


def keep(client: Client, **typed: str) -> tuple[int, str]:
    answer = client.post(PAGE, TYPED | typed)
    return answer.status_code, answer.content.decode()


def domains() -> list[str]:
    return [str(domain) for domain in making.institution().domains.all()]


@pytest.fixture
def client(client_of: ClientOf) -> Client:
    """Of the coördinatiecel."""
    return client_of(make.coordinator())


def test_the_coordinatiecel_keeps_the_four_together(client: Client) -> None:
    assert keep(client)[0] == 303
    kept = making.institution()
    assert (kept.official_number, kept.learners, kept.contact_email) == ("033456", 412, "info@school.example")
    assert domains() == ["mail.school.example", "school.example"]


def test_what_is_emptied_is_taken_off(client: Client) -> None:
    keep(client)
    assert keep(client, official_number="", learners="", contact_email="", domains="school.example")[0] == 303
    kept = making.institution()
    assert (kept.official_number, kept.learners, kept.contact_email) == ("", None, "")
    assert domains() == ["school.example"]


def test_the_form_shows_what_we_know(client: Client) -> None:
    keep(client)
    page = client.get(PAGE).content.decode()
    assert [
        value for value in ("033456", "412", "info@school.example", "mail.school.example") if value not in page
    ] == []


@pytest.mark.parametrize("provider", ["gmail.com", "Telenet.be", "@outlook.com", "mail.gmail.com"])
def test_where_anybody_can_have_an_address_is_no_domain_of_an_institution(client: Client, provider: str) -> None:
    status, page = keep(client, domains=provider)
    assert (status, "kan iedereen een adres nemen" in page, domains()) == (422, True, [])


@pytest.mark.parametrize(
    "odd", ["school", "http://school.example", "a b@c", "-x.be", "school..be", "a@school.be", "ü.be"]
)
def test_what_is_no_domain_is_refused_and_kept_on_the_form(client: Client, odd: str) -> None:
    status, page = keep(client, domains=f"goed.example\n{odd}")
    assert (status, "is geen domein" in page, "goed.example" in page, domains()) == (422, True, True, [])


def test_a_domain_or_number_of_another_institution_is_a_conflict_that_loses_nothing(client: Client) -> None:
    making.known_domain("ucll", "school.example")
    Institution.objects.filter(slug="ucll").update(official_number="999999")
    for typed in ({}, {"domains": "", "official_number": "999999"}):
        status, page = keep(client, **typed)
        assert (status, "van een andere instelling" in page, "info@school.example" in page) == (409, True, True)
    kept = making.institution()
    assert (kept.official_number, kept.learners, domains()) == ("", None, [])


def test_more_domains_than_a_person_types_are_refused(client: Client) -> None:
    assert keep(client, domains="\n".join(f"d{number}.example" for number in range(21)))[0] == 422


def test_the_page_of_an_institution_leads_there_for_the_coordinatiecel_only(client_of: ClientOf) -> None:
    page = making.institution().get_absolute_url()
    assert PAGE in client_of(make.coordinator()).get(page).content.decode()
    assert PAGE not in client_of(make.user()).get(page).content.decode()


def test_an_address_has_the_domain_after_its_last_at() -> None:
    assert [domain_of(text) for text in ("a@B.example", "a@b@c.example", "geen")] == ["b.example", "c.example", ""]


def test_every_public_provider_is_a_domain_and_public() -> None:
    assert [name for name in sorted(PUBLIC_PROVIDERS) if not (is_domain(name) and is_public(name))] == []
    assert is_public("notgmail.com") is False
