"""The names of the ledger's tables, as the guards need them, and what a refusal is."""

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
    paper: str
    seal: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """When `when` holds, the database refuses with `message`."""

    message: str
    when: str
