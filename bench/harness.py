"""What every bench shares: a private portal, a counter of queries, CPU time, and one JSON object at the end.

Figures differ from machine to machine; ratios compare two things measured in the same run, and those are what we keep.
"""

import gc
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(slots=True)
class Report:
    """What a bench says: absolute figures, and ratios within this run."""

    name: str
    engine: str
    scale: int
    figures: dict[str, Any] = field(default_factory=dict)
    ratios: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=False)


def queries_of(call: Callable[[], Any]) -> int:
    """How many queries a call sends to the database."""
    with CaptureQueriesContext(connection) as seen:
        call()
    return len(seen)


def cpu_of(*calls: Callable[[], Any], rounds: int = 30) -> list[float]:
    """CPU milliseconds of each call (median), measured in turns, so that a busy machine slows all of them alike."""
    for call in calls:
        call()
    taken: list[list[float]] = [[] for _ in calls]
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for times, call in zip(taken, calls, strict=True):
                began = time.process_time()
                call()
                times.append((time.process_time() - began) * 1000)
    finally:
        gc.enable()
    return [round(statistics.median(times), 3) for times in taken]
