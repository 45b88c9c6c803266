"""Addresses under /aanmelden/: of allauth's views only those we use, under Dutch names."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as external
from allauth.socialaccount.providers.openid_connect import views as openid
from allauth.usersessions import views as sessions
from django.urls import URLPattern, path

from governance.people.account_answers import View, outliving_the_provider, refusing_with_422


def at(route: str, view: View, name: str) -> URLPattern:
    """One address of allauth, answering as our own do."""
    return path(route, refusing_with_422(view), name=name)


urlpatterns = [
    at("", account.login, "account_login"),
    at("", account.login, "account_request_login_code"),
    at("code/", account.confirm_login_code, "account_confirm_login_code"),
    at("account-maken/", account.signup, "account_signup"),
    at("adres-bevestigen/", account.email_verification_sent, "account_email_verification_sent"),
    at("afmelden/", account.logout, "account_logout"),
    at("gesloten/", account.account_inactive, "account_inactive"),
    at("e-mailadres/", account.email, "account_email"),
    at("toestellen/", sessions.list_usersessions, "usersessions_list"),
    at("tweede-stap/", mfa.authenticate, "mfa_authenticate"),
    at("passkey/", webauthn.login_webauthn, "mfa_login_webauthn"),
    at("bevestigen/", mfa.reauthenticate, "mfa_reauthenticate"),
    at("bevestigen/passkey/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    at("beveiliging/", mfa.index, "mfa_index"),
    at("beveiliging/app/", totp.activate_totp, "mfa_activate_totp"),
    at("beveiliging/app/weg/", totp.deactivate_totp, "mfa_deactivate_totp"),
    at("beveiliging/herstelcodes/", recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    at("beveiliging/herstelcodes/nieuw/", recovery.generate_recovery_codes, "mfa_generate_recovery_codes"),
    at("beveiliging/herstelcodes/bewaren/", recovery.download_recovery_codes, "mfa_download_recovery_codes"),
    at("beveiliging/passkeys/", webauthn.list_webauthn, "mfa_list_webauthn"),
    at("beveiliging/passkeys/nieuw/", webauthn.add_webauthn, "mfa_add_webauthn"),
    at("beveiliging/passkeys/<int:pk>/naam/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
    at("beveiliging/passkeys/<int:pk>/weg/", webauthn.remove_webauthn, "mfa_remove_webauthn"),
    at("extern/", external.connections, "socialaccount_connections"),
    at("extern/account-maken/", external.signup, "socialaccount_signup"),
    at("extern/geannuleerd/", external.login_cancelled, "socialaccount_login_cancelled"),
    at("extern/mislukt/", external.login_error, "socialaccount_login_error"),
    at("extern/<slug:provider_id>/", outliving_the_provider(openid.login), "openid_connect_login"),
    at("extern/<slug:provider_id>/terug/", outliving_the_provider(openid.callback), "openid_connect_callback"),
]
