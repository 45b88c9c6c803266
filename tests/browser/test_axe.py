"""Every page, by a role that sees all of it: axe, one h1, the right language, no sideways scroll, a quiet console."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page

from governance.people.models import User
from tests.browser.axe import ALL, AXE, ONLY_WORDS, Asker, shape_faults, violations
from tests.browser.look import Look
from tests.browser.no_pages import NO_PAGE
from tests.browser.pages import ACCOUNT, PAGES, SECOND_STEP, names
from tests.rights.roles import ROLES, STRANGER

PIECE = 13  # pages a test, so that two workers share the work evenly


def pieces() -> list[Any]:
    """The pages by role, in pieces of about the same size, in both languages."""
    roles = list(dict.fromkeys(look.role for look in PAGES))
    looks = [[look for look in PAGES if look.role == role] for role in roles]
    parts = [part[start : start + PIECE] for part in looks for start in range(0, len(part), PIECE)]
    return [
        pytest.param(part, language, id=f"{language}-{part[0].role}-{part[0].name}")
        for language in ("nl", "en")
        for part in parts
    ]


def test_every_url_name_is_a_page_we_look_at_or_says_why_not() -> None:
    looked_at = {look.name for look in PAGES} | {*ACCOUNT, *SECOND_STEP}
    assert names() - looked_at - set(NO_PAGE) == set()
    assert (looked_at | set(NO_PAGE)) - names() == set()
    assert looked_at & set(NO_PAGE) == set()


@pytest.mark.parametrize(("looks", "language"), pieces())
def test_nothing_is_wrong_on(
    looks: list[Look],
    language: str,
    demo: Callable[[str], User],
    signed_in: Callable[..., Page],
    new_context: Callable[..., Any],
    live_server: Any,
) -> None:
    role = looks[0].role
    page = new_context().new_page() if role == STRANGER else signed_in(demo(ROLES[role]))
    page.add_init_script(AXE)  # once a context, not once a page
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    asker, found = Asker(page, language), list[str]()
    for look in looks:
        answer = page.goto(look.url())
        lines = asker.faults()
        if answer is None or answer.status != look.status or not page.url.endswith(look.url()):
            lines.insert(0, f"status {answer and answer.status}, not this page")
        found += [f"{look.name} {page.url}: {line}" for line in lines]
    assert not found, "\n".join(found)


def test_the_check_sees_what_is_wrong(new_context: Callable[..., Any]) -> None:
    page = new_context(viewport={"width": 390, "height": 780}).new_page()
    page.set_content("<html lang=en><p style='width: 500px'>Geen titel</p><input><a href='#'></a></html>")
    assert shape_faults(page, "nl") == ["html lang is 'en'", "0 × h1", "scrolls sideways: 508 px in 390 px"]
    rules = {line.partition(":")[0] for line in violations(page, ALL)}
    assert rules >= {"label", "link-name", "document-title", "landmark-one-main", "page-has-heading-one"}
    assert {line.partition(":")[0] for line in violations(page, ONLY_WORDS)} == {"label", "link-name", "document-title"}
