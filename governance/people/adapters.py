"""What our accounts do differently from allauth's."""

from base64 import urlsafe_b64encode
from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from governance.people.actions import confirm_address
from governance.people.models import User
from governance.people.placing import SETTING, claimed_number, place_as_told
from som_portal.kit import clock
from som_portal.kit.http import see_other
from som_portal.kit.outbox import deliver_soon, queue_mail

UNVERIFIED = _(
    "Deze aanmelddienst bevestigt je e-mailadres niet. Meld aan met een code per mail: zo weten we dat jij het bent."
)


CHANGES = {
    "account/email/email_changed": _("Je e-mailadres bij SOM is veranderd."),
    "account/email/email_deleted": _("Een e-mailadres is van je account gehaald."),
    "account/email/email_confirm": _("Een e-mailadres van je account is bevestigd."),
    "mfa/email/recovery_codes_generated": _("Er zijn nieuwe herstelcodes gemaakt. De oude werken niet meer."),
    "mfa/email/totp_activated": _("Er is een authenticator-app toegevoegd."),
    "mfa/email/totp_deactivated": _("De authenticator-app is weggehaald."),
    "mfa/email/webauthn_added": _("Er is een passkey toegevoegd."),
    "mfa/email/webauthn_removed": _("Er is een passkey weggehaald."),
    "socialaccount/email/account_connected": _("Een aanmelddienst is aan je account gekoppeld."),
    "socialaccount/email/account_disconnected": _("Een aanmelddienst is van je account losgekoppeld."),
}


REAUTHENTICATE = {
    "mfa_reauthenticate": _("Gebruik je app of een herstelcode"),
    "mfa_reauthenticate:webauthn": _("Gebruik je passkey"),
}
ADDED = {"mfa/email/totp_activated", "mfa/email/webauthn_added"}


class AccountAdapter(DefaultAccountAdapter):
    """Mails go through the outbox, in the reader's language, with links to the configured address."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("Die code klopt niet. Neem de code uit de laatste mail."),
        "too_many_login_attempts": _("Te veel pogingen. Wacht even en probeer het dan opnieuw."),
        "rate_limited": _("Te veel pogingen. Wacht even en probeer het dan opnieuw."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail and send it right after the commit: a broken mail server never breaks a page."""
        known = User.objects.filter(email=email.lower()).values_list("language", flat=True).first()
        language = known or get_language() or "nl"
        with override(language):
            subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
        mail = queue_mail(
            key=f"account:{uuid4()}",
            to=email,
            subject=subject,
            template=f"{template_prefix}_message.txt",
            context=context,
            language=language,
        )
        deliver_soon(mail)

    def pre_login(self, request: HttpRequest, user: User, **facts: Any) -> HttpResponse | None:
        """A code that came back proves the address, also of somebody whom the coördinatiecel added."""
        records = get_authentication_records(request, user)
        if any(record["method"] == "code" and record.get("email") == user.email for record in records):
            confirm_address(user)
        return super().pre_login(request, user, **facts)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The passkey first, for who has one; an app or a recovery code besides."""
        methods = super().get_reauthentication_methods(user)
        named = [method | {"description": REAUTHENTICATE[method["id"]]} for method in methods]
        return sorted(named, key=lambda method: method["id"] != "mfa_reauthenticate:webauthn")

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell an address that it already has an account, a few times an hour at most."""
        if ratelimit.consume(self.request, action="account_already_exists", key=email.lower()):
            self.send_mail("account/email/account_already_exists", email, {})

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell somebody that the way into their account changed; to the old address when the address changed.

        Who adds a second factor shows that they have it: allauth tells us here, so that it is not asked again at once.
        """
        if template_prefix in ADDED:
            record_authentication(self.request, user, "mfa", reauthenticated=True)
        facts = {"person": user, "change": CHANGES[template_prefix], "at": clock.now()}
        self.send_mail("account/email/account_changed", email or user.email, facts)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Of two requests that make the same account at once, the second is sent to the sign-in page."""
        try:
            with transaction.atomic():
                return super().save_user(request, user, form, commit)
        except IntegrityError as taken:
            raise ImmediateHttpResponse(see_other("account_login")) from taken


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps and recovery codes are unreadable in a copy of the database."""

    def encrypt(self, text: str) -> str:
        """With the newest SECRET_KEY."""
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """With SECRET_KEY or one of SECRET_KEY_FALLBACKS."""
        return _locks().decrypt(encrypted_text.encode()).decode()


def _locks() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [salted_hmac("som.second-factor", "", secret=key, algorithm="sha256").digest() for key in keys]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """People who come in through an identity provider: only with an address that it vouches for."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Refuse who brings no verified address, unless this person is known by the provider's own key."""
        vouched = {address.email.lower() for address in sociallogin.email_addresses if address.verified}
        if not (vouched or sociallogin.is_existing):
            page = render(request, "403.html", {"reason": UNVERIFIED}, status=403)
            raise ImmediateHttpResponse(page)
        if sociallogin.is_existing and sociallogin.user.email in vouched:
            confirm_address(sociallogin.user)
        if sociallogin.is_existing:
            self.place(sociallogin)

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        """A new account is placed at once."""
        user: User = super().save_user(request, sociallogin, form)
        self.place(sociallogin)
        return user

    def place(self, sociallogin: Any) -> None:
        """Where the provider says that the person works, when its settings name the claim."""
        number = getattr(sociallogin, "institution_number", "")
        place_as_told(sociallogin.user, number, sociallogin.account.provider)

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """Take the name as the provider gives it, in printable characters; keep none of the other claims."""
        claim = sociallogin.provider.app.settings.get(SETTING, "")
        sociallogin.institution_number = claimed_number(claim, sociallogin.account.extra_data)
        sociallogin.account.extra_data = {}
        user: User = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        name = data.get("name") or " ".join(part for part in parts if part) or user.email
        user.name = "".join(letter for letter in str(name) if letter.isprintable())[:120]
        user.email = user.email.lower()
        user.language = get_language() or user.language
        return user
