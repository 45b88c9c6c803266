"""The only writers of year plans."""

from governance.planner.actions.plans import (
    add_plan_dates,
    add_plan_wish,
    change_plan_settings,
    keep_answer,
    make_year_plan,
    note_progress,
    remove_plan_wish,
    solve_plan,
    stop_plan,
)
from governance.planner.actions.publishing import publish_plan
from governance.planner.actions.shifting import shift_meeting
from governance.planner.actions.ways import take_way_out

__all__ = [
    "add_plan_dates",
    "add_plan_wish",
    "change_plan_settings",
    "keep_answer",
    "make_year_plan",
    "note_progress",
    "publish_plan",
    "remove_plan_wish",
    "shift_meeting",
    "solve_plan",
    "stop_plan",
    "take_way_out",
]
