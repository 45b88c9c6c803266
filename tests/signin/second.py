"""A second factor for tests: an authenticator app, set straight in the database or used like a phone would."""

import time

from allauth.mfa.totp.internal import auth
from django.test import Client

from governance.people.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def set_app(person: User) -> None:
    """The person has an authenticator app with our secret."""
    auth.TOTP.activate(person, SECRET)


def app_code(secret: str = SECRET, *, steps: int = 0) -> str:
    """What the app shows now, or `steps` half minutes away."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + steps))


def signed_in_with_app(client: Client, person: User) -> Client:
    """Confirm the second factor of somebody who is signed in already."""
    client.post("/aanmelden/bevestigen/", {"code": app_code()})
    return client
