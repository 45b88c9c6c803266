"""A list of 1 000 delegates: read, judged, written, undone; beside 1 000 single appointments in the same run."""

import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import uuid4

from django.db import transaction

from bench.harness import Report, queries_of
from governance.bodies.actions import appoint
from governance.bodies.models import Seat
from governance.importing import actions
from governance.importing.models import ImportBatch
from governance.importing.reading import read_sheet
from governance.people.actions import welcome
from governance.people.models import User
from tests import make
from tests.governance.importing.schools import schools
from tests.governance.importing.sheets import typed, xlsx
from tests.make import AT

ROWS = 1000
FIRST, LAST = date(2026, 4, 1), date(2026, 8, 31)
Made = TypeVar("Made")


def measure(report: Report) -> None:
    """Seconds of each step, and the whole import as a part of as many single appointments."""
    how_many = ROWS * report.scale
    names, by = schools(how_many), make.coordinator()
    sheet = xlsx(
        typed(institution=name, name=f"Mens {number} Voorbeeld", email=f"mens{number}@som.example")
        for number, name in enumerate(names)
    )
    with transaction.atomic():
        singly, _count = _timed(lambda: _one_by_one(names))
        transaction.set_rollback(True)
    preview, batch = _timed(lambda: _preview(sheet, by))
    confirm, batch = _timed(lambda: actions.confirm_import(batch, leaves_errors_out=False, key=uuid4(), by=by, at=AT))
    undo, _batch = _timed(lambda: actions.undo_import(batch, expected=how_many, by=by, at=AT))
    seconds = {"preview": preview, "confirm": confirm, "undo": undo, "one_by_one": singly}
    report.figures = {"rows": how_many, "seconds": {name: round(value, 3) for name, value in seconds.items()}}
    report.figures["queries_of_a_preview"] = queries_of(lambda: _preview(sheet, by))
    report.ratios = {"import_to_single_appointments": round((preview + confirm) / singly, 3)}


def _preview(sheet: bytes, by: User) -> ImportBatch:
    return actions.upload_sheet(read_sheet(sheet), key=uuid4(), by=by, at=AT)


def _one_by_one(names: list[str]) -> int:
    """The same accounts and mandates, each with its own lock and check."""
    seats = {seat.name: seat for seat in Seat.objects.filter(body__slug="som-plus").select_related("institution")}
    for number, name in enumerate(names):
        seat = seats[name]
        person = welcome(f"mens{number}@som.example", f"Mens {number} Voorbeeld", institution=seat.institution)
        appoint(person, seat, starts_on=FIRST, ends_on=LAST, by=None, at=AT)
    return len(names)


def _timed(call: Callable[[], Made]) -> tuple[float, Made]:
    """Seconds on the wall, and what the call made."""
    began = time.perf_counter()
    made = call()
    return time.perf_counter() - began, made
