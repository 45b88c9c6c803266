"""The names of the ledger's tables, as the guards need them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Table names; they come from the models, so that neither can drift."""

    year: str
    account: str
    line: str
    posting: str
    authorisation: str
    commitment: str
    invoice: str
