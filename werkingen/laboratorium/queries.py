"""Questions about labs."""

from werkingen.laboratorium.models import Lab
from werkingen.laboratorium.rules import Journey


def journey_of(lab: Lab) -> Journey:
    """How far the lab came. One query, or none when its phases were prefetched."""
    return Journey(reached=tuple((row.phase, row.reached_on) for row in lab.phases.all()))
