"""Who may do what with the budget, and why not. The cap is explained here and kept by the database."""

from governance.ledger.access.dividing import (
    can_add_line,
    can_allocate,
    can_close_year,
    can_entrust_line,
    can_open_year,
    can_shift,
    can_take_back,
)
from governance.ledger.access.invoices import (
    can_charge,
    can_credit,
    can_note_invoice,
    can_pay_directly,
    can_read_invoices,
    can_withdraw_invoice,
    deeds_open_to,
)
from governance.ledger.access.sentences import can_administer, can_spend
from governance.ledger.access.spending import (
    can_approve_request,
    can_commit,
    can_read_request,
    can_read_requests,
    can_refuse_request,
    can_release,
    can_request_commitment,
    can_reverse,
    sees_with_other_eyes,
)

__all__ = [
    "can_add_line",
    "can_administer",
    "can_allocate",
    "can_approve_request",
    "can_charge",
    "can_close_year",
    "can_commit",
    "can_credit",
    "can_entrust_line",
    "can_note_invoice",
    "can_open_year",
    "can_pay_directly",
    "can_read_invoices",
    "can_read_request",
    "can_read_requests",
    "can_refuse_request",
    "can_release",
    "can_request_commitment",
    "can_reverse",
    "can_shift",
    "can_spend",
    "can_take_back",
    "can_withdraw_invoice",
    "deeds_open_to",
    "sees_with_other_eyes",
]
