"""Shape of what is said about seats and who sits on them."""

from governance.bodies.forms.acceptance import DeclarationForm, DeclineForm
from governance.bodies.forms.days import DayForm
from governance.bodies.forms.lists import ChooseNumberForm, ExtendSeveralForm, SelectionForm
from governance.bodies.forms.mandates import (
    AppointForm,
    DayInput,
    ExtendForm,
    LastDayForm,
    LastDayOnlyForm,
    ReleaseForm,
    SubstituteForm,
)

__all__ = [
    "AppointForm",
    "ChooseNumberForm",
    "DayForm",
    "DayInput",
    "DeclarationForm",
    "DeclineForm",
    "ExtendForm",
    "ExtendSeveralForm",
    "LastDayForm",
    "LastDayOnlyForm",
    "ReleaseForm",
    "SelectionForm",
    "SubstituteForm",
]
