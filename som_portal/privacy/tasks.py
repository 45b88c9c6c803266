"""What the clock does with personal data."""

from som_portal.privacy.actions.forgetting import forget_old

__all__ = ["forget_old"]
