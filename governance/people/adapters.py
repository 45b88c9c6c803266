"""What our accounts do differently from allauth's."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Links in mails come from the configured address, never from the Host header."""

    def get_current_site(self, request: HttpRequest) -> Any:
        """Allauth only reads name and domain."""
        return SiteName()


class SiteName:
    """The portal as allauth's mails name it."""

    name = "SOM"
    domain = settings.SITE_URL.partition("://")[2]


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """People who come in through an identity provider."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """Take the name as the provider gives it; our user has one name field."""
        user = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        user.name = data.get("name") or " ".join(part for part in parts if part) or user.email
        user.email = (user.email or "").lower()
        return user
