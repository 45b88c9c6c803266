"""States of the budget's forms that no address shows: nothing filled in, the preview, changed again; a closed year."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page

from governance.ledger import actions
from governance.ledger.models import BudgetLine, GrantYear, Invoice
from governance.people.models import User
from som_portal.kit import clock
from tests import make
from tests.browser.axe import ALL, ONLY_COLOURS, violations
from tests.browser.test_booked_year import Types
from tests.governance.ledger.conftest import charge_to, commit_to

LINE = "lab"


def booked(by: User) -> GrantYear:
    """Last year, with a line, a labo below it, a commitment half paid, an open request and what is needed to book."""
    at = clock.now()
    year = actions.open_year(clock.today().year - 1, by=by, at=at)
    above = actions.add_line(LINE, "Laboratorium", "laboratorium", by=by, at=at)
    actions.add_line("labo", "Een labo", "laboratorium", kind="labo", parent=above, by=by, at=at)
    plan = actions.authorise(year, 900_000, "RAAD-2025-001", date(2025, 1, 8), by=by, at=at)
    actions.allocate(above, plan, key=uuid4(), by=by, at=at)
    kept = commit_to(above, year, 100_000, by, at)
    paid = charge_to(kept, 50_000, by, at).invoice
    words = {"counterparty": "Drukkerij", "subject": "Affiches"}
    actions.request_commitment(above, year, 10_000, **words, key=uuid4(), by=make.chair(), at=at)
    actions.note_invoice("Drukkerij", "F-2", at.date(), 20_000, by=by, at=at)
    actions.note_invoice("Kennisinstelling", "CN-1", at.date(), 1_000, credits=paid, by=by, at=at)
    actions.authorise(year, 5_000, "RAAD-2025-002", date(2025, 1, 8), by=by, at=at)
    return year


def forms(year: GrantYear) -> dict[str, dict[str, object]]:
    """What is typed in each form with a preview; nothing of it is booked."""
    [kept], [asked] = year.commitments.all(), year.requests.all()
    home, line = f"/budget/{year.year}/", f"/budget/{year.year}/{LINE}/"
    labo, decision = BudgetLine.objects.get(code="labo"), year.authorisations.get(reference="RAAD-2025-002")
    due, note = Invoice.objects.get(number="F-2"), Invoice.objects.get(number="CN-1")
    words: dict[str, object] = {"amount": "10", "counterparty": "Drukkerij", "subject": "Affiches"}
    above = BudgetLine.objects.get(code=LINE)
    return {
        f"{line}vastleggen/": words,
        f"{line}vragen/": words,
        f"{line}verschuiven/": {"target": labo.pk, "amount": "10", "note": "Begin"},
        f"{line}terugnemen/": {"authorisation": decision.pk},
        f"{home}toewijzen/": {"authorisation": decision.pk, "line": above.pk},
        f"{kept.get_absolute_url()}aanrekenen/": {"invoice": due.pk, "amount": "10"},
        f"{kept.get_absolute_url()}vrijgeven/": {"amount": "10", "note": "Minder nodig"},
        f"{asked.get_absolute_url()}goedkeuren/": {"visum": "Offerte gezien"},
        f"{due.get_absolute_url()}betalen/": {"line": above.pk, "amount": "10"},
        f"{note.get_absolute_url()}creditnota/": {},
        f"/budget/boekingen/{kept.postings.filter(kind='charge').get().pk}/tegenboeken/": {"note": "Fout"},
    }


def faults(page: Page, what: str) -> list[str]:
    """In light, and the colours once more in dark."""
    found = violations(page, ALL)
    page.emulate_media(color_scheme="dark")
    found += violations(page, ONLY_COLOURS)
    page.emulate_media(color_scheme="light")
    return [f"{what} {page.url}: {line}" for line in found]


def test_every_state_of_a_booking_and_a_closed_year_are_clean_for_axe(
    transactional_db: None, signed_in: Callable[..., Page], new_context: Any
) -> None:
    by = make.coordinator()
    year, types = booked(by), Types(signed_in(by, viewport={"width": 390, "height": 844}))
    page, found, asked = types.page, list[str](), forms(year)
    for path, fields in asked.items():
        if fields:
            page.goto(path)
            for name in fields.keys() & {"amount", "note", "visum", "counterparty"}:
                page.locator(f"main [name={name}]").fill("")
            types.press()
            assert page.locator(".errors, [aria-invalid=true]").count() > 0, page.inner_text("main")
            found += faults(page, "with errors")
        types.fill_in(path, fields)
        types.press()
        assert page.inner_text("h1") == "Klopt dit?", page.inner_text("main")
        found += faults(page, "preview")
        with page.expect_navigation():
            page.get_by_role("button", name="Wijzig").click()
        kept = {name: page.locator(f"main [name={name}]").input_value() for name in fields}
        assert kept == {name: str(value) for name, value in fields.items()}
    at = clock.now()
    actions.refuse_request(year.requests.get(), "Te laat", by=by, at=at)
    [left] = year.commitments.select_related("account")
    actions.release(left, left.account.balance, note="Einde", key=uuid4(), by=by, at=at)
    types.fill_in(f"/budget/{year.year}/afsluiten/", {})
    types.press()
    found += faults(page, "preview")
    actions.close_year(year, by=by, at=at)
    for path in ("", f"{LINE}/", "afrekening/", "afsluiten/"):
        page.goto(f"/budget/{year.year}/{path}")
        found += faults(page, "closed")
    assert not found, "\n".join(found)
