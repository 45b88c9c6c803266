"""When somebody is reminded of what they would do. Days are days in Leuven."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Patience:
    """How many days before the due date somebody hears of it, and after how many days again once it is late."""

    ahead: int
    again: int


def asks_reminder(due_on: date, reminded_on: date | None, today: date, patience: Patience) -> bool:
    """Once when the due date comes near, once when it has passed, and again every so many days while it is late."""
    near_from = due_on - timedelta(days=patience.ahead)
    if today < near_from:
        return False
    if reminded_on is None or reminded_on < near_from:
        return True
    if today <= due_on:
        return False
    return reminded_on <= due_on or today - reminded_on >= timedelta(days=patience.again)
