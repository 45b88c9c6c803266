"""A sign-in page does not fall with the mail server."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from som_portal.kit import clock
from som_portal.kit.outbox import deliver_due
from som_portal.kit.outbox.models import OutgoingMail
from tests import make


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "broken", ["django.core.mail.backends.smtp.EmailBackend", "tests.signin.test_broken_mail.BrokenBackend"]
)
def test_a_broken_mail_server_never_breaks_the_page_and_the_tick_sends_it_later(
    client: Client, settings: Any, broken: str
) -> None:
    right = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = broken, "127.0.0.1", 1
    assert client.post("/aanmelden/", {"login": make.user().email}).status_code == 302
    assert OutgoingMail.objects.get().sent_at is None
    settings.EMAIL_BACKEND = right
    assert deliver_due(clock.now() + timedelta(minutes=3)) == 1
    assert len(mail.outbox) == 1


class BrokenBackend:
    """A mail server that falls over in a way nobody foresaw."""

    def __init__(self, **options: Any) -> None:
        raise RuntimeError("no mail today")
