"""Signing in with a code by mail, and making an account."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from governance.people.models import User
from som_portal.kit import clock
from tests import make

pytestmark = pytest.mark.usefixtures("commits_at_once")
CODE = re.compile(r"^    ([A-Z0-9]{4}-[A-Z0-9]{4})$", re.MULTILINE)
SIGN_IN, CONFIRM, SIGN_UP = "/aanmelden/", "/aanmelden/code/", "/aanmelden/account-maken/"


def code_in(message: Any) -> str:
    """The code as the mail shows it."""
    found = CODE.search(message.body)
    assert found is not None
    return found[1]


def without_secrets(page: bytes) -> str:
    """A page without what differs at every request: the CSRF token, the nonce, the address typed."""
    text = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]+"', r"\1", page.decode())
    return re.sub(r"[\w.]+@[\w.]+", "ADDRESS", text)


def ask_code(client: Client, email: str, **extra: Any) -> Any:
    return client.post(SIGN_IN, {"login": email}, **extra)


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_sign_in_page_asks_a_mail_address_and_nothing_else(client: Client) -> None:
    form = client.get(SIGN_IN).context["form"]
    assert list(form.fields) == ["login"]


def test_a_code_by_mail_signs_in(client: Client) -> None:
    person = make.user("Noor")
    assert ask_code(client, person.email.upper()).headers["Location"] == CONFIRM
    assert mail.outbox[0].to == [person.email]
    answer = client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("front:home"))
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_wrong_code_is_422_and_three_wrong_codes_end_the_try(client: Client) -> None:
    ask_code(client, make.user().email)
    assert [client.post(CONFIRM, {"code": "AAAA-AAAA"}).status_code for _ in range(3)] == [422, 422, 302]
    client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert is_signed_in(client) is False


def test_a_code_works_once(client: Client) -> None:
    ask_code(client, make.user().email)
    code = code_in(mail.outbox[0])
    client.post(CONFIRM, {"code": code})
    client.post("/aanmelden/afmelden/")
    client.post(CONFIRM, {"code": code})
    assert is_signed_in(client) is False


def test_a_code_only_works_in_the_browser_that_asked_for_it(client: Client) -> None:
    ask_code(client, make.user().email)
    thief = Client()
    thief.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert is_signed_in(thief) is False


def test_a_code_dies_after_a_quarter_of_an_hour(client: Client) -> None:
    start = clock.now()
    with time_machine.travel(start, tick=False) as traveller:
        ask_code(client, make.user().email)
        traveller.move_to(start + timedelta(minutes=15, seconds=1))
        client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert is_signed_in(client) is False


def test_known_and_unknown_addresses_see_the_same_page_and_cost_the_same(
    django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    """Same status, same place, same words; one mail each; and nearly the same work for the database."""
    pages, counts = [], []
    for email in (make.user().email, "niemand@school.example"):
        client = Client()
        with django_assert_max_num_queries(40) as queries:
            answer = ask_code(client, email)
        counts.append(len(queries))
        pages.append((answer.status_code, answer.headers["Location"], without_secrets(client.get(CONFIRM).content)))
    assert pages[0] == pages[1]
    assert abs(counts[0] - counts[1]) <= 2
    assert [message.to[0] for message in mail.outbox][1] == "niemand@school.example"
    assert len(mail.outbox) == 2


def test_an_unknown_address_gets_a_mail_without_a_code_and_a_link_to_our_own_name(client: Client) -> None:
    ask_code(client, "niemand@school.example", headers={"host": "localhost"})
    assert CODE.search(mail.outbox[0].body) is None
    assert "http://portal.test/aanmelden/account-maken/" in mail.outbox[0].body
    assert "localhost" not in mail.outbox[0].body


def test_a_strange_host_is_refused_and_mails_nothing(client: Client) -> None:
    assert ask_code(client, make.user().email, headers={"host": "evil.example"}).status_code == 400
    assert mail.outbox == []


def test_a_person_who_left_cannot_sign_in_and_sees_no_difference(client: Client) -> None:
    person = make.user(is_active=False)
    assert ask_code(client, person.email).headers["Location"] == CONFIRM
    assert CODE.search(mail.outbox[0].body) is None


def test_the_mail_speaks_the_language_of_its_reader_and_not_of_the_browser() -> None:
    ask_code(Client(headers={"accept-language": "en"}), make.user(language="nl").email)
    assert mail.outbox[0].subject == "Je code om aan te melden bij SOM"


def test_one_address_gets_three_codes_a_minute_and_then_a_sentence() -> None:
    person = make.user()
    answers = [ask_code(Client(REMOTE_ADDR=f"10.0.0.{source}"), person.email) for source in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 422]
    assert "Te veel pogingen" in answers[3].content.decode()
    assert len(mail.outbox) == 3


def test_one_source_gets_twenty_tries_a_minute_whatever_the_address() -> None:
    statuses = [ask_code(Client(), f"persoon{number}@school.example").status_code for number in range(21)]
    assert statuses == [302] * 20 + [422]


def test_a_forged_forwarded_header_does_not_make_another_source() -> None:
    for number in range(20):
        ask_code(Client(), f"persoon{number}@school.example")
    forged = ask_code(Client(headers={"x-forwarded-for": "203.0.113.9"}), "nog@school.example")
    assert forged.status_code == 422


def test_behind_a_proxy_of_ours_the_last_hop_is_the_source(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(20):
        ask_code(Client(headers={"x-forwarded-for": f"10.9.9.{number}, 203.0.113.9"}), f"p{number}@school.example")
    same = ask_code(Client(headers={"x-forwarded-for": "10.1.1.1, 203.0.113.9"}), "nog@school.example")
    other = ask_code(Client(headers={"x-forwarded-for": "203.0.113.10"}), "nog@school.example")
    assert (same.status_code, other.status_code) == (422, 302)


def test_control_without_the_limits_a_flood_of_mails_leaves(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": None, "login": None}
    person = make.user()
    for _ in range(25):
        ask_code(Client(), person.email)
    assert len(mail.outbox) == 25


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:evil.example"],
)
def test_next_only_leads_to_ourselves(client: Client, elsewhere: str) -> None:
    person = make.user()
    client.post(SIGN_IN, {"login": person.email, "next": elsewhere})
    answer = client.post(CONFIRM, {"code": code_in(mail.outbox[0]), "next": elsewhere})
    assert answer.headers["Location"] == "/"


def test_next_leads_back_to_the_page_that_was_asked(client: Client) -> None:
    first = client.post("/aanmelden/", {"login": make.user().email, "next": "/vergaderingen/"})
    assert first.headers["Location"] == "/aanmelden/code/?next=%2Fvergaderingen%2F"
    answer = client.post(CONFIRM, {"code": code_in(mail.outbox[0]), "next": "/vergaderingen/"})
    assert answer.headers["Location"] == "/vergaderingen/"


def test_making_an_account_asks_a_name_and_an_address_and_confirms_by_code(client: Client) -> None:
    client.post("/taal/", {"language": "en"})
    assert list(client.get(SIGN_UP).context["form"].fields) == ["email", "name"]
    answer = client.post(SIGN_UP, {"email": "Nieuw@School.example", "name": "Nieuwe Stem"})
    assert answer.headers["Location"] == "/aanmelden/adres-bevestigen/"
    assert is_signed_in(client) is False
    client.post("/aanmelden/adres-bevestigen/", {"code": code_in(mail.outbox[0])})
    person = User.objects.get(email="nieuw@school.example")
    assert (person.name, person.language, person.has_usable_password()) == ("Nieuwe Stem", "en", False)
    assert client.session["_auth_user_id"] == str(person.pk)


def test_making_an_account_that_exists_looks_the_same_and_makes_nothing() -> None:
    person, pages = make.user(), []
    for email in (person.email, "nieuw@school.example"):
        client = Client()
        answer = client.post(SIGN_UP, {"email": email, "name": "Iemand"})
        page = client.get("/aanmelden/adres-bevestigen/").content
        pages.append((answer.status_code, answer.headers["Location"], without_secrets(page)))
    assert pages[0] == pages[1]
    assert User.objects.filter(email=person.email).count() == 1
    assert mail.outbox[0].subject == "Je hebt al een account bij SOM"


def forget_limit(name: str) -> None:
    """Forget the counts of one rate limit, in this process or in redis."""
    kept = cache._cache
    if not hasattr(kept, "get_client"):
        cache.delete_many([key.split(":", 2)[2] for key in kept if name in key])
        return
    redis = kept.get_client(write=True)
    redis.delete("no-such-key", *redis.keys(f"*{name}*"))


def test_an_existing_address_is_told_three_times_an_hour_at_most() -> None:
    person = make.user()
    for source in range(5):
        Client(REMOTE_ADDR=f"10.0.0.{source}").post(SIGN_UP, {"email": person.email, "name": "Iemand"})
        forget_limit("confirm_email")
    assert len(mail.outbox) <= 3


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("geen-adres", "x"),
        ("a@school.example\x00", "x"),
        ("a@school.example", "x" * 5000),
        ("a" * 5000 + "@school.example", "x"),
        ("a@school.example\nBcc: b@school.example", "x"),
        ("", ""),
    ],
)
def test_bad_input_is_422_keeps_what_was_typed_and_mails_nothing(client: Client, email: str, name: str) -> None:
    answer = client.post(SIGN_UP, {"email": email, "name": name})
    assert answer.status_code == 422
    assert answer.context["form"]["name"].value() == name
    assert (User.objects.count(), mail.outbox) == (0, [])


def test_nobody_has_a_password_even_when_one_was_set_from_a_shell(client: Client) -> None:
    person = User.objects.create_superuser("beheer@school.example", "geheim", name="Beheer")
    assert (person.has_usable_password(), person.check_password("geheim")) == (False, False)
    assert client.login(email=person.email, password="geheim") is False


@pytest.mark.parametrize("path", ["login/", "signup/", "password/reset/", "password/change/", "password/set/"])
def test_no_address_of_allauth_exists_beside_ours(client: Client, path: str) -> None:
    assert client.get(f"/aanmelden/{path}").status_code == 404
