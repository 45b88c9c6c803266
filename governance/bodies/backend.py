"""Django asks this backend what the mandates of today allow."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from governance.bodies.access import holds
from governance.bodies.models import Body
from som_portal.kit import clock


class MandateBackend(BaseBackend):
    """Answers `user.has_perm("governance.<power>"[, body])`; signs nobody in."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether the mandates and groups of today give this power, in the body when one is given."""
        app, _, power = perm.partition(".")
        if app != "governance" or not (obj is None or isinstance(obj, Body)):
            return False
        return holds(user_obj, power, on=clock.today(), body=obj)
