"""Queue a mail with the deed; deliver what is due."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.utils import formataddr, parseaddr
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from som_portal.kit import clock
from som_portal.kit.access import Sentence
from som_portal.kit.ical import organizer_of
from som_portal.kit.outbox.models import MOST_ATTEMPTS, OutgoingMail

log = structlog.get_logger()
_is_silent = ContextVar("outbox_is_silent", default=False)


@contextmanager
def silence() -> Iterator[None]:
    """Inside, nobody is mailed: the past of a demo needs no mail. `queue_mail` then answers a row it does not save."""
    token = _is_silent.set(True)
    try:
        yield
    finally:
        _is_silent.reset(token)


def queue_mail(
    *,
    key: str,
    to: str,
    subject: Sentence,
    template: str,
    context: dict[str, Any],
    language: str = "nl",
    calendar: Callable[[], str] = str,
    is_forgettable: bool = False,
) -> OutgoingMail:
    """Write a mail in the outbox, in the transaction of the deed. The same `key` twice is one mail.

    `template` is a text template; it sees `site_url` besides `context`. Words follow `language`.
    `calendar` makes an iTIP message (RFC 5546) that calendar programs pick out of the mail.
    A forgettable mail leaves no address and no words behind once it left, or once we gave up on it.
    """
    if _is_silent.get():
        return OutgoingMail(key=key, to=to)
    with override(language):
        text = render_to_string(template, {**context, "site_url": settings.SITE_URL})
    mail, _ = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "subject": " ".join(str(subject).split())[:300],
            "text": text,
            "calendar": calendar(),
            "not_before": clock.now(),
            "is_forgettable": is_forgettable,
        },
    )
    return mail


def deliver_soon(mail: OutgoingMail) -> None:
    """Send a mail somebody is waiting for (a sign-in code) right after the commit; a failure is left to the tick."""
    transaction.on_commit(lambda: _deliver(mail.pk, clock.now()), robust=True)


def deliver_due(at: datetime, most: int = 200) -> int:
    """Send due mails, each in its own transaction, and return how many left. Safe to run in several workers."""
    keys = list(OutgoingMail.objects.due(at).order_by("pk").values_list("pk", flat=True)[:most])
    return sum(_deliver(pk, at) for pk in keys)


@transaction.atomic
def _deliver(pk: int, at: datetime) -> int:
    rows = OutgoingMail.objects.due(at).filter(pk=pk)
    skip = connection.features.has_select_for_update_skip_locked
    mail = rows.select_for_update(skip_locked=skip).first()
    if mail is None:
        return 0
    mail.attempts += 1
    try:
        _message(mail).send()
    except OSError as error:
        mail.not_before = at + timedelta(minutes=2**mail.attempts)
        log.warning("mail_not_sent", mail=mail.pk, attempts=mail.attempts, error=type(error).__name__)
    else:
        mail.sent_at = at
    if mail.is_forgettable and (mail.sent_at or mail.attempts >= MOST_ATTEMPTS):
        transaction.on_commit(partial(forget_copies, [mail.to]), robust=True)
        mail.emptied()
    mail.save(update_fields=["attempts", "not_before", "sent_at", *OutgoingMail.WORDS])
    return int(mail.sent_at is not None)


def _message(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The mail as it travels: its method and its sender are those of the calendar it carries."""
    message = EmailMultiAlternatives(subject=mail.subject, body=mail.text, to=[mail.to])
    if mail.calendar:
        name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
        message.from_email = formataddr((name, organizer_of(mail.calendar) or address))
        method = "CANCEL" if "METHOD:CANCEL" in mail.calendar else "REQUEST"
        message.attach_alternative(mail.calendar, f"text/calendar; method={method}")
    return message


@transaction.atomic
def empty_spent(before: datetime, most: int = 500) -> int:
    """Take address and words out of mails that were queued before a moment and will not be sent again."""
    rows = OutgoingMail.objects.spent().filter(queued_at__lt=before).exclude(to="").order_by("pk")[:most]
    emptied = [mail.emptied() for mail in rows]
    OutgoingMail.objects.bulk_update(emptied, OutgoingMail.WORDS)
    return len(emptied)


def forget_copies(words: Sequence[str]) -> int:
    """Remove the files in which one of the words stands, where mails are written to a folder (debug, demo)."""
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or "/nowhere")
    told = [path for path in sorted(folder.glob("*.log")) if _says(path, words)]
    for path in told:
        path.unlink(missing_ok=True)
    return len(told)


def _says(path: Path, words: Sequence[str]) -> bool:
    """Whether a mail in a file has a word in its address, subject or text, in any case."""
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = mail.get_body(("plain",))
    text = " ".join([str(mail["to"]), str(mail["subject"]), body.get_content() if body else ""]).casefold()
    return any(word.casefold() in text for word in words)
