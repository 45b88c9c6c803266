"""Who a session belongs to."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class PersonBackend(AuthenticationBackend):
    """Finds the person of a session; people of the demo exist only in demo mode."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Django asks this at every request, so a session left over from a demo is nobody's."""
        return super().user_can_authenticate(user) and (settings.DEMO_ACCOUNTS_OPEN or not user.is_fictional)
