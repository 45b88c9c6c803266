"""The budget year of the demo in a real browser: two people, every form, every booking, until the year is closed."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Locator, Page

from governance.ledger.models import GrantYear, Posting, SpendingRequest
from governance.ledger.queries import verify
from governance.ledger.rules import Movement
from som_portal.kit import clock
from tests import make
from tests.governance.ledger.booked_year import (
    Desk,
    book_what_the_demo_does_not,
    close,
    expected,
    found_in,
    rows_of_the_year,
    says_the_same_everywhere,
    together,
)


class Types:
    """Types and reads in Chromium."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def hand_in(self, path: str, /, **fields: object) -> str:
        """Fill a form in and press its first button; where it leads."""
        self.fill_in(path, fields)
        return self._press_the_last()

    def book(self, path: str, /, **fields: object) -> str:
        """Fill in, look back (the amount stands there in words), book; where it leads."""
        self.fill_in(path, fields)
        self.press()
        assert self.page.inner_text("h1") == "Klopt dit?", self.page.inner_text("main")
        assert " euro" in self.page.inner_text("main .facts")
        return self._press_the_last()

    def words(self, path: str, /) -> str:
        """What the page says."""
        self.page.goto(path, wait_until="domcontentloaded")
        return self.page.text_content("main") or ""

    def file(self, path: str, /) -> bytes:
        """What the file holds."""
        return self.page.request.get(path).body()

    def fill_in(self, path: str, fields: dict[str, object]) -> None:
        """Type, choose, hand over."""
        self.page.goto(path, wait_until="domcontentloaded")
        for name, value in fields.items():
            _fill(self.page.locator(f"main [name={name}]"), value)

    def press(self) -> None:
        """The first button of the form."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.locator("main form .button--primary").click()

    def _press_the_last(self) -> str:
        self.press()
        assert self.page.locator(".messages .success").count() == 1, self.page.inner_text("main")
        return urlsplit(self.page.url).path


def _fill(box: Locator, value: object) -> None:
    """A file, a choice or words, as the box asks."""
    tag = box.evaluate("box => box.tagName")
    if isinstance(value, SimpleUploadedFile):
        value.seek(0)
        box.set_input_files({"name": value.name or "", "mimeType": str(value.content_type), "buffer": value.read()})
    elif tag == "SELECT":
        box.select_option(str(value))
    else:
        box.fill(str(value))


def test_the_year_of_the_demo_is_booked_in_a_browser_and_closed(
    transactional_db: None, signed_in: Callable[..., Page], new_context: Any
) -> None:
    """Last year, so that it can be closed."""
    number = clock.today().year - 1
    asker, approver = Types(signed_in(make.coordinator())), Types(signed_in(make.chair()))
    desk, stranger = Desk(number, asker, approver), Types(new_context().new_page())
    desk.open()
    for row in rows_of_the_year():
        getattr(desk, row["soort"])(row)
    year = GrantYear.objects.get(year=number)
    assert found_in(year) == expected()
    added = book_what_the_demo_does_not(desk)
    assert found_in(year) == together(expected(), added)
    says_the_same_everywhere(stranger, year)
    close(desk)
    year.refresh_from_db()
    assert year.closed
    says_the_same_everywhere(stranger, year)
    assert verify() == []
    assert set(Posting.objects.values_list("kind", flat=True)) == {str(kind) for kind in Movement}
    assert SpendingRequest.objects.open().count() == 0
