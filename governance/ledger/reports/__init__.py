"""What leaves the ledger: the settlement and the journals, each in the forms that others read. Amounts are cents."""

from governance.ledger.reports.facts import Entry, Settlement, settlement_of
from governance.ledger.reports.plain import beancount, hledger, journal_csv, journal_json, machine_csv
from governance.ledger.reports.sheet import settlement_xlsx
from governance.ledger.reports.typeset import settlement_pdf

__all__ = [
    "Entry",
    "Settlement",
    "beancount",
    "hledger",
    "journal_csv",
    "journal_json",
    "machine_csv",
    "settlement_of",
    "settlement_pdf",
    "settlement_xlsx",
]
