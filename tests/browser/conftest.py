"""The demo network for browser tests: seeded once a run, then poured into the test database for every test."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from governance.people.models import User
from som_portal.demo.content import entries
from tests.network import pour_demo


@pytest.fixture
def demo(transactional_db: None) -> Callable[[str], User]:
    """The whole demo network; `demo("ks-leuven")` is the person of that account in demo.toml."""
    pour_demo()
    mails = {account["id"]: account["email"] for account in entries("account")}
    return lambda role: User.objects.get(email=mails[role])


@pytest.fixture
def press() -> Callable[[Page, str], None]:
    """`press(page, "Stem nu")` presses the button with these words, or follows the link, in the main part."""

    def act(page: Page, words: str) -> None:
        main = page.get_by_role("main")
        button, link = main.get_by_role("button", name=words), main.get_by_role("link", name=words)
        button.or_(link).first.click()

    return act
