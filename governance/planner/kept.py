"""How what the planner found is kept in the JSON column: reasons and ways out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from governance.planner.models import as_row, planned_from
from governance.planner.rules.options import Rule
from governance.planner.rules.problem import Planned, Problem, Waiver
from governance.planner.rules.reasons import WayOut

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeptWay:
    """A way out as it is offered. `pins` and `forbids` are moments: (body, day, minute or None)."""

    rule: Rule
    meetings: tuple[Planned, ...]
    waivers: tuple[Waiver, ...]
    pins: tuple[tuple[str, date, int], ...]
    forbids: tuple[tuple[str, date, int | None], ...]
    frees_standing: bool
    is_enough: bool


def way_as_row(way: WayOut, problem: Problem) -> Row:
    """A way out for the JSON column; wishes by what they ask, because their numbers change."""
    pins = [problem.pins[number] for number in way.pins]
    forbids = [problem.forbids[number] for number in way.forbids]
    return {
        "rule": [way.rule.kind, way.rule.about, way.rule.number],
        "meetings": [as_row(meeting) for meeting in way.meetings],
        "waivers": [
            asdict(one) | {"first": one.first.isoformat(), "last": one.last.isoformat()} for one in way.waivers
        ],
        "pins": [[pin.series, pin.day.isoformat(), pin.start] for pin in pins if not pin.is_fact],
        "forbids": [[one.series, one.day.isoformat(), one.start] for one in forbids],
        "frees_standing": any(pin.is_fact for pin in pins),
        "is_enough": way.is_enough,
    }


def way_from(row: Row) -> KeptWay:
    """And back."""
    return KeptWay(
        Rule(*row["rule"]),
        tuple(planned_from(one) for one in row["meetings"]),
        tuple(_waiver(one) for one in row["waivers"]),
        tuple((series, date.fromisoformat(day), start) for series, day, start in row["pins"]),
        tuple((series, date.fromisoformat(day), start) for series, day, start in row["forbids"]),
        row["frees_standing"],
        row["is_enough"],
    )


def ways_of(result: Row) -> list[KeptWay]:
    """The ways out of a result, the cheapest first."""
    return [way_from(row) for row in result.get("ways_out", ())]


def _waiver(row: Row) -> Waiver:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    return Waiver(row["kind"], row["series"], first, last)
