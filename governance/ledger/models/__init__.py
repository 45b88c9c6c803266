"""The budget ledger as rows. Amounts are whole euro cents; the database posts (see guards), Python only asks."""

from governance.ledger import guards
from governance.ledger.models.invoices import Invoice, InvoicePaper
from governance.ledger.models.lines import ACCOUNT_NAMES, Account, BudgetLine
from governance.ledger.models.papers import Authorisation, Commitment, SpendingRequest
from governance.ledger.models.postings import MOVEMENT_NAMES, Posting
from governance.ledger.models.years import GrantYear, Seal, Verification

__all__ = [
    "ACCOUNT_NAMES",
    "MOVEMENT_NAMES",
    "TABLES",
    "Account",
    "Authorisation",
    "BudgetLine",
    "Commitment",
    "GrantYear",
    "Invoice",
    "InvoicePaper",
    "Posting",
    "Seal",
    "SpendingRequest",
    "Verification",
]

TABLES = guards.Tables(
    year=GrantYear._meta.db_table,
    account=Account._meta.db_table,
    line=BudgetLine._meta.db_table,
    posting=Posting._meta.db_table,
    authorisation=Authorisation._meta.db_table,
    commitment=Commitment._meta.db_table,
    invoice=Invoice._meta.db_table,
    paper=InvoicePaper._meta.db_table,
    seal=Seal._meta.db_table,
)
guards.stand_on(TABLES)
