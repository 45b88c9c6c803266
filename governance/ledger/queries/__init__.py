"""Questions about the budget."""

from governance.ledger.queries.overview import (
    LineOverview,
    WerkingOverview,
    YearOverview,
    line_overview,
    year_overview,
)
from governance.ledger.queries.room import (
    balance_at,
    balance_of,
    commitments_of,
    current_year,
    open_commitments,
    overview_on,
    postings_about,
    postings_of,
    room_of,
    room_on,
    uncharged_of,
    usable_authorisations,
)
from governance.ledger.queries.whole import verify

__all__ = [
    "LineOverview",
    "WerkingOverview",
    "YearOverview",
    "balance_at",
    "balance_of",
    "commitments_of",
    "current_year",
    "line_overview",
    "open_commitments",
    "overview_on",
    "postings_about",
    "postings_of",
    "room_of",
    "room_on",
    "uncharged_of",
    "usable_authorisations",
    "verify",
    "year_overview",
]
