"""What the clock does with meetings. Safe to run as often as one likes."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from governance.meetings.actions import remind_of_tomorrow, remind_unsent, take_mail
from som_portal.kit.inbox import read_folder, read_pipe
from som_portal.kit.itip import LARGEST_MAIL


def remind_of_meetings(at: datetime) -> int:
    """The day before a meeting, remind who is invited, once; return how many meetings."""
    return remind_of_tomorrow(at)


def read_replies(at: datetime) -> int:
    """Take the answers that came in since the last time; return how many mails. 0 when no mail comes in here."""
    return read_incoming(Path(settings.INCOMING_MAIL), at) if settings.INCOMING_MAIL else 0


def read_incoming(folder: Path, at: datetime) -> int:
    """Take the answers in a maildir or an mbox file; return how many mails. Raises OSError when it is not there."""
    return read_folder(folder, partial(take_mail, at=at), largest=LARGEST_MAIL)


def read_one(pipe: BinaryIO, at: datetime) -> str:
    """Take one mail from a pipe; return the word that the log has for it."""
    return take_mail(read_pipe(pipe, largest=LARGEST_MAIL), at=at)


def remind_unsent_agendas(at: datetime) -> int:
    """A week before an agenda must leave, remind the coördinatiecel, once a meeting; return how many meetings."""
    return remind_unsent(at)
