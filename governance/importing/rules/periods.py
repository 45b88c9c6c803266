"""From when to when: what a mandate's days may be."""

from collections.abc import Iterator
from datetime import date

from governance.importing.rules.defects import Code, Column, Defect
from governance.importing.rules.network import Limits
from governance.importing.rules.parsing import Parsed


def judge_period(row: Parsed, limits: Limits) -> tuple[date | None, list[Defect]]:
    """The last day, by our agreement when none was typed, and what is wrong with the days."""
    starts_on, ends_on = row.starts_on, row.ends_on
    defects = list(_of_start(starts_on, limits))
    has_wrong_end = any(defect.is_error and defect.column == Column.ENDS_ON for defect in row.defects)
    if starts_on and ends_on is None and not has_wrong_end:
        ends_on = limits.mandate_end(starts_on)
        defects.append(Defect(Code.END_PROPOSED, Column.ENDS_ON, {"day": ends_on.isoformat()}))
    if ends_on:
        defects += _of_end(starts_on, ends_on, limits)
    return ends_on, defects


def _of_start(starts_on: date | None, limits: Limits) -> Iterator[Defect]:
    if starts_on and starts_on < limits.earliest:
        yield Defect(Code.DATE_TOO_OLD, Column.STARTS_ON, {"day": limits.earliest.isoformat()})
    if starts_on and starts_on > limits.latest_start:
        yield Defect(Code.START_TOO_FAR, Column.STARTS_ON, {"day": limits.latest_start.isoformat()})


def _of_end(starts_on: date | None, ends_on: date, limits: Limits) -> Iterator[Defect]:
    if starts_on and ends_on < starts_on:
        yield Defect(Code.END_BEFORE_START, Column.ENDS_ON)
    elif ends_on < limits.today:
        yield Defect(Code.END_PAST, Column.ENDS_ON)
    elif starts_on and (ends_on - starts_on).days >= limits.longest_days:
        yield Defect(Code.MANDATE_TOO_LONG, Column.ENDS_ON, {"years": limits.longest_days // 365})
    elif ends_on != limits.mandate_end(ends_on):
        yield Defect(Code.END_ELSEWHERE, Column.ENDS_ON, {"day": limits.mandate_end(ends_on).isoformat()})
