"""Answers to invitations as mail clients send them (RFC 5546 REPLY in RFC 5322), read with suspicion.

Nothing here raises on what a stranger sent: a mail gives a Reply, or the word that says why not. Sizes are bounded
before anything is decoded. We read the few properties we need by hand: a whole calendar library is more than a
stranger needs to reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses
from enum import StrEnum

LARGEST_MAIL = 256 * 1024
LARGEST_CALENDAR = 64 * 1024
MOST_PARTS, MOST_LINES = 50, 2000
LONGEST_COMMENT = 300
RECIPIENTS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
PROPERTY = re.compile(r'^(?P<name>[A-Za-z0-9-]{1,40})(?P<params>(?:;(?:[^":;]|"[^"]*")*)*):(?P<value>.*)$', re.DOTALL)
UNESCAPED = re.compile(r"\\([\\;,nN])")


class Partstat(StrEnum):
    """What an attendee says."""

    ACCEPTED = "ACCEPTED"
    TENTATIVE = "TENTATIVE"
    DECLINED = "DECLINED"


class Unread(StrEnum):
    """Why a mail is not an answer to an invitation; the words stand in the log."""

    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    NO_SENDER = "no-sender"
    NO_CALENDAR = "no-calendar"
    NO_REPLY = "no-reply"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. Addresses are in lower case; `mailboxes` are the addresses it may have been sent to.

    `stamped_at`: when the client made it, None when it does not say so in UTC.
    """

    uid: str
    sequence: int
    attendee: str
    sender: str
    partstat: Partstat
    mailboxes: tuple[str, ...]
    stamped_at: datetime | None = None
    comment: str = ""


def read_reply(raw: bytes) -> Reply | Unread:
    """The answer in a mail, or why there is none."""
    if len(raw) > LARGEST_MAIL:
        return Unread.TOO_LARGE
    try:
        return _read(message_from_bytes(raw))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Unread.UNREADABLE  # the mail library of Python meets headers and encodings it cannot take


def _read(mail: Message) -> Reply | Unread:
    senders = _addresses(mail, ("From",))
    if len(senders) != 1:
        return Unread.NO_SENDER
    calendar = _calendar_in(mail)
    if calendar is None:
        return Unread.NO_CALENDAR
    return _reply_in(calendar, senders[0], _addresses(mail, RECIPIENTS)) or Unread.NO_REPLY


def _addresses(mail: Message, names: tuple[str, ...]) -> list[str]:
    """The addresses in some headers, each once."""
    headers = [str(value) for name in names for value in mail.get_all(name, [])]
    return list(dict.fromkeys(address.lower() for _name, address in getaddresses(headers[:MOST_PARTS]) if address))


def _calendar_in(mail: Message) -> str | None:
    """The first calendar part of a mail as text."""
    for number, part in enumerate(mail.walk()):
        if number >= MOST_PARTS:
            return None
        if part.get_content_type() in ("text/calendar", "application/ics"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and len(content) <= LARGEST_CALENDAR:
                return content.decode(_charset(part), errors="replace")
    return None


def _charset(part: Message) -> str:
    """UTF-8 unless the part says a charset we know."""
    named = (part.get_content_charset() or "utf-8").lower()
    return named if named in ("utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252") else "utf-8"


@dataclass(frozen=True, slots=True)
class _Property:
    name: str
    params: dict[str, str]
    value: str


def _reply_in(text: str, sender: str, mailboxes: list[str]) -> Reply | None:
    """The answer of one attendee about one event; None for any other method, or for more of either."""
    depth: list[str] = []
    method, events = "", 0
    found: dict[str, list[_Property]] = {}
    for one in _properties(text):
        if one.name == "BEGIN":
            depth.append(one.value.upper())
            events += depth == ["VCALENDAR", "VEVENT"]
        elif one.name == "END":
            depth = depth[:-1]
        elif depth == ["VCALENDAR"] and one.name == "METHOD":
            method = one.value.strip().upper()
        elif depth == ["VCALENDAR", "VEVENT"]:
            found.setdefault(one.name, []).append(one)
    if method != "REPLY" or events != 1 or len(found.get("ATTENDEE", ())) != 1 or len(found.get("UID", ())) != 1:
        return None
    return _made(found, sender, mailboxes)


def _made(found: dict[str, list[_Property]], sender: str, mailboxes: list[str]) -> Reply | None:
    attendee, said = found["ATTENDEE"][0], found["ATTENDEE"][0].params.get("PARTSTAT", "").upper()
    sequence = _first(found, "SEQUENCE") or "0"
    if said not in list(Partstat) or not re.fullmatch(r"[0-9]{1,9}", sequence):
        return None
    organizers = [_address(one.value) for one in found.get("ORGANIZER", ())]
    return Reply(
        uid=_first(found, "UID"),
        sequence=int(sequence),
        attendee=_address(attendee.value),
        sender=sender,
        partstat=Partstat(said),
        mailboxes=tuple(dict.fromkeys([*organizers, *mailboxes])),
        stamped_at=_moment(_first(found, "DTSTAMP")),
        comment=_plain(_first(found, "COMMENT")),
    )


def _first(found: dict[str, list[_Property]], name: str) -> str:
    return found[name][0].value.strip() if name in found else ""


def _address(value: str) -> str:
    """The mailbox of a calendar address."""
    scheme, _colon, address = value.strip().partition(":")
    return address.strip().lower() if scheme.lower() == "mailto" else ""


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _plain(text: str) -> str:
    """One line without control characters, as long as a note may be."""
    words = UNESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], text)
    printable = "".join(letter if letter.isprintable() else " " for letter in words)
    return " ".join(printable.split())[:LONGEST_COMMENT]


def _properties(text: str) -> Iterator[_Property]:
    """The content lines, unfolded (RFC 5545, 3.1); what is no property is skipped."""
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    for line in unfolded.splitlines()[:MOST_LINES]:
        found = PROPERTY.match(line)
        if found:
            yield _Property(found["name"].upper(), _params(found["params"]), found["value"])


def _params(text: str) -> dict[str, str]:
    pairs = re.findall(r';([A-Za-z0-9-]{1,40})=("[^"]*"|[^";]*)', text)
    return {name.upper(): value.strip('"') for name, value in pairs}
