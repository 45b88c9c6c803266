"""How a page of the portal is looked at: its url name, an example, a role."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tests.rights.roles import STRANGER

NOTHING: Callable[[], list[Any]] = list


@dataclass(frozen=True, slots=True)
class Look:
    """One address seen by one role."""

    name: str
    role: str = STRANGER
    args: Callable[[], list[Any]] = NOTHING
    status: int = 200
    query: Callable[[], str] = str

    def url(self) -> str:
        """The address in this demo network."""
        return reverse(self.name, args=self.args()) + self.query()


def first(rows: Any, field: str = "pk") -> Callable[[], list[Any]]:
    """The first of these rows, by the field the address uses."""
    return lambda: [getattr(rows.all()[0], field)]
