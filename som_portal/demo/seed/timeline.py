"""The demo as steps in time: each step is one deed, and they happen in the order of their moments."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from governance.people.models import User
from som_portal.demo.calendar import DemoCalendar


@dataclass(frozen=True, slots=True)
class Step:
    """One deed at one moment."""

    at: datetime
    act: Callable[[], object]


@dataclass(slots=True)
class Network:
    """What the demo has made so far, by the names demo.toml uses."""

    calendar: DemoCalendar
    people: dict[str, User] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def keep(self, name: str, thing: Any) -> Any:
        """Remember a thing under its name in demo.toml."""
        self.things[name] = thing
        return thing

    def play(self, steps: Iterable[Step]) -> int:
        """Do every step, earliest first; return how many. Steps of one moment keep their order."""
        ordered = sorted(steps, key=lambda step: step.at)
        for step in ordered:
            step.act()
        return len(ordered)
