"""What SOM plus keeps beside its seats."""

from governance.delegates.models.confirmations import (
    LONGEST_FUNCTION,
    LONGEST_REFUSAL,
    TONES,
    Answer,
    DelegateConfirmation,
    DelegateProposal,
)
from governance.delegates.models.representation import LONGEST_REASON, Representation
from governance.delegates.models.suggestions import LONGEST_TEXT, Suggestion, SuggestionState

__all__ = [
    "LONGEST_FUNCTION",
    "LONGEST_REASON",
    "LONGEST_REFUSAL",
    "LONGEST_TEXT",
    "TONES",
    "Answer",
    "DelegateConfirmation",
    "DelegateProposal",
    "Representation",
    "Suggestion",
    "SuggestionState",
]
