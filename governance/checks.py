"""System checks of governance: importing the checks of each subject registers them."""

from governance.charter import checks as charter_checks

__all__ = ["charter_checks"]
