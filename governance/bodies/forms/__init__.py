"""Shape of what is said about seats and who sits on them."""

from governance.bodies.forms.acceptance import DeclarationForm, DeclineForm
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
    "DayInput",
    "DeclarationForm",
    "DeclineForm",
    "ExtendForm",
    "LastDayForm",
    "LastDayOnlyForm",
    "ReleaseForm",
    "SubstituteForm",
]
