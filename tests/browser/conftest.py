"""The demo network for browser tests: seeded once a run, then poured into the test database for every test."""

import fcntl
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Page

from governance.people.models import User
from som_portal.demo.content import entries
from som_portal.demo.seed import seed
from som_portal.kit import clock


@pytest.fixture
def demo(transactional_db: None) -> Callable[[str], User]:
    """The whole demo network; `demo("ks-leuven")` is the person of that account in demo.toml."""
    folder = Path(os.environ["SOM_TEST_DIR"])
    kept = folder / f"demo-{clock.today():%Y%m%d}.sqlite3"
    with (folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            seed(clock.today())
            with closing(sqlite3.connect(kept)) as copy:
                connection.connection.backup(copy)
    connection.ensure_connection()
    with closing(sqlite3.connect(kept)) as copy:
        copy.backup(connection.connection)
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
