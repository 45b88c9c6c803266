"""A real Chromium: found or skipped loudly; every page is watched for console errors and foreign requests."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.surroundings import is_required

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OURS = ("data:", "blob:", "about:")


def chromium() -> str | None:
    """Path of Debian's Chromium, another Chromium on the PATH, or Playwright's own download.

    The headless shell first: the same engine without a window to draw around it, for a third less of the processor.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a page are browser tests; without a Chromium they are skipped, or fail when one is required."""
    asking = [item for item in items if {"page", "new_context", "browser"} & set(getattr(item, "fixturenames", ()))]
    for item in asking:
        item.add_marker(pytest.mark.browser)
    if asking and not os.environ.setdefault("SOM_CHROMIUM", chromium() or ""):
        if is_required("browser"):
            raise pytest.UsageError("SOM_REQUIRE_BROWSER=1 and no Chromium: apt-get install chromium-headless-shell")
        for item in asking:
            item.add_marker(pytest.mark.skip(reason="no Chromium at hand"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's chromium without a sandbox (we may be root) and without calls home."""
    return {**browser_type_launch_args, "executable_path": os.environ["SOM_CHROMIUM"], "args": QUIET}


class Watch:
    """What went wrong in the pages of one browser context."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        """Listen to everything the context says and asks."""
        self.home, self.complaints, self.refused = home, list[str](), set[str]()
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))
        context.on("request", self.see)
        context.on("response", self.answer)

    def hear(self, message: ConsoleMessage) -> None:
        """An error or a warning in the console is a complaint, unless it only repeats that a page was refused."""
        repeats = message.text.startswith("Failed to load resource") and message.location["url"] in self.refused
        if message.type in ("error", "warning") and not repeats:
            self.complaints.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def see(self, request: Request) -> None:
        """Every request stays in the house."""
        if not request.url.startswith((self.home, *OURS)):
            self.complaints.append(f"foreign request: {request.url}")

    def answer(self, response: Response) -> None:
        """A refused page (4xx) is an answer; a failing page (5xx) or part is a complaint."""
        if response.status >= 400 and response.request.is_navigation_request() and response.status < 500:
            self.refused.add(response.url)
        elif response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext], live_server: Any) -> Any:
    """pytest-playwright's contexts, at home on the live server and watched; complaints fail the test."""
    watches: list[Watch] = []

    def make(**options: Any) -> BrowserContext:
        context = new_context(**{"base_url": live_server.url, "locale": "nl-BE", "reduced_motion": "reduce"} | options)
        context.set_default_timeout(15_000)
        watches.append(Watch(context, live_server.url))
        return context

    yield make
    complaints = [line for watch in watches for line in watch.complaints]
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def signed_in(new_context: Callable[..., BrowserContext], live_server: Any) -> Callable[..., Page]:
    """`signed_in(user, viewport={…})` → a page in a browser of its own where this user is signed in."""

    def open_page(user: Any, **options: Any) -> Page:
        client = Client()
        client.force_login(user, backend="governance.people.backend.PersonBackend")
        context = new_context(**options)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        return context.new_page()

    return open_page


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails with a readable list when the page breaks a rule of WCAG 2.2 AA or a best practice."""

    def check(page: Page) -> None:
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        lines = [
            f"{rule['id']}: {rule['help']}\n    " + "\n    ".join(node["html"][:200] for node in rule["nodes"][:5])
            for rule in found
        ]
        assert not lines, f"{page.url}\n" + "\n".join(lines)

    return check
