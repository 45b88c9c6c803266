"""Questions about SOM plus and about who speaks for whom."""

from governance.delegates.queries.places import (
    SOM_PLUS,
    Delegation,
    State,
    delegate_seats,
    delegates_of,
    delegation_of,
    delegations_in,
    figures,
    measure_on,
)
from governance.delegates.queries.plan import SeatPlan, plan_on
from governance.delegates.queries.representation import (
    RAAD,
    Represented,
    history_of_mapping,
    institutions_asked,
    raad_on,
    raad_seats,
    represented_by,
    unmapped,
)

__all__ = [
    "RAAD",
    "SOM_PLUS",
    "Delegation",
    "Represented",
    "SeatPlan",
    "State",
    "delegate_seats",
    "delegates_of",
    "delegation_of",
    "delegations_in",
    "figures",
    "history_of_mapping",
    "institutions_asked",
    "measure_on",
    "plan_on",
    "raad_on",
    "raad_seats",
    "represented_by",
    "unmapped",
]
