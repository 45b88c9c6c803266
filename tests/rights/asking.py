"""Ask the portal, over HTTP, whether a role may do a deed. Nothing that is asked stays."""

from http import HTTPStatus

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.test import Client

from governance.people.models import User
from som_portal.demo.content import entries
from tests.rights.roles import ROLES, STRANGER

MAILS = {account["id"]: account["email"] for account in entries("account")}
YES, NO = "ja", "nee"


def client_of(role: str) -> Client:
    """A client signed in as the demo account of a role; a stranger is nobody."""
    client = Client(REMOTE_ADDR="127.0.0.1")
    if role != STRANGER:
        client.force_login(User.objects.get(email=MAILS[ROLES[role]]), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def ask(client: Client, path: str) -> HttpResponse:
    """Open the page of a deed; a deed without a page is sent empty. Rolled back."""
    with transaction.atomic():
        answer = client.get(path)
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            answer = client.post(path)
        transaction.set_rollback(True)
    return answer  # type: ignore[return-value]


def verdict(answer: HttpResponse) -> str:
    """Shown, done, or held up only by what was (not) typed: yes. Sent to sign in, refused or hidden: no."""
    sign_in = resolve_url(settings.LOGIN_URL)
    if answer.status_code in (HTTPStatus.FOUND, HTTPStatus.SEE_OTHER):
        return NO if answer["Location"].startswith(f"{sign_in}?next=") else YES
    refused = (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
    return NO if answer.status_code in refused else YES
