"""Pages of the budget: public to read; who may spend books, after a preview."""

from governance.ledger.views.booking import charge, commit, release, reverse
from governance.ledger.views.reading import commitment_page, current, line_page, postings_page, year_page

__all__ = [
    "charge",
    "commit",
    "commitment_page",
    "current",
    "line_page",
    "postings_page",
    "release",
    "reverse",
    "year_page",
]
