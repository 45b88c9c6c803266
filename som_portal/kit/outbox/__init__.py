"""Mail leaves through a table written in the same transaction as the deed it speaks of."""

from som_portal.kit.outbox.actions import (
    deliver_due,
    deliver_soon,
    empty_spent,
    forget_copies,
    queue_mail,
    silence,
)

__all__ = ["deliver_due", "deliver_soon", "empty_spent", "forget_copies", "queue_mail", "silence"]
