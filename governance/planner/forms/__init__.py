"""The shape of what people type about a year plan."""

from governance.planner.forms.plans import MakePlanForm, SettingsForm, WishForm, again_from, wish_from
from governance.planner.forms.review import (
    AddPlanDatesForm,
    PublishPlanForm,
    ReadDatesForm,
    ShiftMeetingForm,
    TakeWayOutForm,
)

__all__ = [
    "AddPlanDatesForm",
    "MakePlanForm",
    "PublishPlanForm",
    "ReadDatesForm",
    "SettingsForm",
    "ShiftMeetingForm",
    "TakeWayOutForm",
    "WishForm",
    "again_from",
    "wish_from",
]
