"""Shape of what is told about seats, delegates and who speaks for whom."""

from governance.delegates.forms.answering import ProposalForm, RefusalForm, SuggestionAnswerForm, SuggestionForm
from governance.delegates.forms.mapping import AdjustForm, MapForm, MapManyForm

__all__ = [
    "AdjustForm",
    "MapForm",
    "MapManyForm",
    "ProposalForm",
    "RefusalForm",
    "SuggestionAnswerForm",
    "SuggestionForm",
]
