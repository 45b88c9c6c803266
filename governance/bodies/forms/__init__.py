"""Shape of what is said about seats and who sits on them."""

from governance.bodies.forms.acceptance import DeclarationForm, DeclineForm
from governance.bodies.forms.days import DayForm
from governance.bodies.forms.lists import ChooseNumberForm, ExtendSeveralForm, SelectionForm
from governance.bodies.forms.mandates import (
    AppointForm,
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
