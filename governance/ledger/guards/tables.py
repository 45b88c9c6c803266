"""The names of the ledger's tables, as the guards need them, and what a refusal is."""

from dataclasses import dataclass

from governance.ledger.rules import Movement


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
    """When `when` holds, the database refuses with `message`; with `of`, it asks so of those movements only."""

    message: str
    when: str
    of: tuple[Movement, ...] = ()

    @property
    def is_asked(self) -> str:
        """Whether a posting is of these movements, as a condition on NEW."""
        return f"NEW.kind IN {kinds(self.of)}" if self.of else "true"


def kinds(movements: tuple[Movement, ...]) -> str:
    """Movements as a list in SQL."""
    return "(" + ", ".join(f"'{movement}'" for movement in movements) + ")"
