"""Asking to be erased, erasing, and forgetting what is old."""

from som_portal.privacy.actions.asking import ask_erasure, refuse_erasure, withdraw_erasure
from som_portal.privacy.actions.erasing import erase_person

__all__ = ["ask_erasure", "erase_person", "refuse_erasure", "withdraw_erasure"]
