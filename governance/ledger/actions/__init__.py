"""The only writers of the ledger: lock the year, ask, post, record. Amounts are whole euro cents.

Every booking carries the `key` of the form it came from: the same key twice is one posting and the same answer.
Deeds go to the record's own stream `budget`.
"""

from governance.ledger.actions.dividing import (
    add_line,
    allocate,
    authorise,
    close_year,
    entrust_line,
    open_year,
    shift,
    take_back,
)
from governance.ledger.actions.invoices import Scan, charge, credit, note_invoice, pay_directly, withdraw_invoice
from governance.ledger.actions.sealing import keep_verification, publish_seal
from governance.ledger.actions.spending import (
    approve_request,
    commit,
    refuse_request,
    release,
    request_commitment,
    reverse,
)

__all__ = [
    "Scan",
    "add_line",
    "allocate",
    "approve_request",
    "authorise",
    "charge",
    "close_year",
    "commit",
    "credit",
    "entrust_line",
    "keep_verification",
    "note_invoice",
    "open_year",
    "pay_directly",
    "publish_seal",
    "refuse_request",
    "release",
    "request_commitment",
    "reverse",
    "shift",
    "take_back",
    "withdraw_invoice",
]
