"""Pages of a meeting while it goes on."""

from governance.sittings.views.presence import check_in, check_out, excuse, open_meeting, roll

__all__ = ["check_in", "check_out", "excuse", "open_meeting", "roll"]
