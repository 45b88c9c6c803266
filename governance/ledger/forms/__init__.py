"""What people type to book. Every form says in words what it will book before anything is booked."""

from governance.ledger.forms.booking import BookingForm
from governance.ledger.forms.dividing import (
    AddLineForm,
    AllocateForm,
    AuthoriseForm,
    CloseYearForm,
    EntrustLineForm,
    OpenYearForm,
    ShiftForm,
    TakeBackForm,
)
from governance.ledger.forms.invoices import ChargeForm, CreditForm, NoteInvoiceForm, PayDirectlyForm
from governance.ledger.forms.spending import (
    ApproveRequestForm,
    CommitForm,
    RefuseRequestForm,
    ReleaseForm,
    RequestCommitmentForm,
    ReverseForm,
)

__all__ = [
    "AddLineForm",
    "AllocateForm",
    "ApproveRequestForm",
    "AuthoriseForm",
    "BookingForm",
    "ChargeForm",
    "CloseYearForm",
    "CommitForm",
    "CreditForm",
    "EntrustLineForm",
    "NoteInvoiceForm",
    "OpenYearForm",
    "PayDirectlyForm",
    "RefuseRequestForm",
    "ReleaseForm",
    "RequestCommitmentForm",
    "ReverseForm",
    "ShiftForm",
    "TakeBackForm",
]
