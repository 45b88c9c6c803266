"""What SOM plus keeps beside its seats."""

from governance.delegates.models.representation import LONGEST_REASON, Representation

__all__ = ["LONGEST_REASON", "Representation"]
