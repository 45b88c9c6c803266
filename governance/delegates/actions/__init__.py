"""The only writer of what SOM plus keeps beside its seats."""

from governance.delegates.actions.representation import map_institution, map_institutions
from governance.delegates.actions.seats import SECOND_SEATS_FROM, adjust_seats

__all__ = ["SECOND_SEATS_FROM", "adjust_seats", "map_institution", "map_institutions"]
