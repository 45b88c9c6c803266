"""Fixtures of the sign-in tests."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import transaction


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Every test starts with all of its tries."""
    cache.clear()


@pytest.fixture
def commits_at_once(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the commit happens at once, because a test's transaction never commits."""

    def at_once(act: Callable[[], object], *, robust: bool = False) -> None:
        act()

    monkeypatch.setattr(transaction, "on_commit", at_once)
