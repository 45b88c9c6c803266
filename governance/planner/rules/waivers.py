"""Letting a rule go: what becomes of a problem when somebody takes a way out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from governance.planner.rules.problem import Problem, Rhythm, Series, Waiver
from governance.planner.rules.reasons import WayOut


def relaxed(problem: Problem, waivers: Collection[Waiver]) -> Problem:
    """The problem without the rules that are let go. A body that is counted by the year is then not planned at all."""
    dropped = {one.key for one in problem.series if one.rhythm.times and _is_let_go(one, waivers)}
    kept = tuple(_without_host(one, dropped) for one in problem.series if one.key not in dropped)
    keys = {one.key for one in kept if one.rhythm != Rhythm()}
    return replace(
        problem,
        series=tuple(one for one in kept if one.key in keys),
        links=tuple(link for link in problem.links if {link.of, link.needs} <= keys),
        pins=tuple(pin for pin in problem.pins if pin.series in keys),
        forbids=tuple(forbid for forbid in problem.forbids if forbid.series in keys),
        waivers=tuple(sorted({*problem.waivers, *waivers})),
    )


def out_of(problem: Problem, way: WayOut) -> Problem:
    """The problem after somebody took a way out: a wish is gone, or a rule is let go."""
    pins = tuple(pin for number, pin in enumerate(problem.pins) if number not in way.pins)
    forbids = tuple(forbid for number, forbid in enumerate(problem.forbids) if number not in way.forbids)
    return relaxed(replace(problem, pins=pins, forbids=forbids), way.waivers)


def _is_let_go(series: Series, waivers: Collection[Waiver]) -> bool:
    return any(one.kind == "rhythm" and one.series == series.key for one in waivers)


def _without_host(series: Series, dropped: Collection[str]) -> Series:
    """A guest whose host is not planned meets only by itself."""
    if series.mark is None or series.mark.host not in dropped:
        return series
    return replace(series, mark=None, rhythm=Rhythm(times=series.rhythm.times - series.mark.times))
