"""Re-export, so that Django finds the models of the toolkit."""

from som_portal.kit.outbox.models import OutgoingMail

__all__ = ["OutgoingMail"]
