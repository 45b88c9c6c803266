"""Pages of the budget: public to read; who may spend books, after a preview."""

from governance.ledger.views.booking import (
    approve_request,
    commit,
    refuse_request,
    release,
    request_commitment,
    request_page,
    requests,
    reverse,
)
from governance.ledger.views.dividing import (
    add_line,
    allocate,
    authorise,
    close_year,
    entrust_line,
    open_year,
    shift,
    take_back,
)
from governance.ledger.views.invoices import (
    charge,
    credit,
    invoice,
    invoice_paper,
    invoices,
    note_invoice,
    pay_directly,
    withdraw_invoice,
)
from governance.ledger.views.looking import my_lines, posting, working_year
from governance.ledger.views.reading import commitment_page, current, line_page, postings_page, year_page
from governance.ledger.views.reports import export, settlement

__all__ = [
    "add_line",
    "allocate",
    "approve_request",
    "authorise",
    "charge",
    "close_year",
    "commit",
    "commitment_page",
    "credit",
    "current",
    "entrust_line",
    "export",
    "invoice",
    "invoice_paper",
    "invoices",
    "line_page",
    "my_lines",
    "note_invoice",
    "open_year",
    "pay_directly",
    "posting",
    "postings_page",
    "refuse_request",
    "release",
    "request_commitment",
    "request_page",
    "requests",
    "reverse",
    "settlement",
    "shift",
    "take_back",
    "withdraw_invoice",
    "working_year",
    "year_page",
]
