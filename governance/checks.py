"""System checks of governance: importing the checks of each subject registers them."""

from governance.charter import checks as charter_checks
from governance.ledger import checks as ledger_checks

__all__ = ["charter_checks", "ledger_checks"]
