"""Calendars in the format of RFC 5545, as real clients need them: no rules, one VEVENT a thing, a constant zone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr

from icalendar import Alarm, Calendar, Event, Timezone, vCalAddress, vText

from som_portal.kit import clock

PRODUCT = "-//SOM//Portaal//NL"
ASK_AGAIN_AFTER = timedelta(hours=4)
ZONE = b"""BEGIN:VTIMEZONE\r
TZID:Europe/Brussels\r
BEGIN:DAYLIGHT\r
DTSTART:19810329T020000\r
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
TZNAME:CEST\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
END:DAYLIGHT\r
BEGIN:STANDARD\r
DTSTART:19961027T030000\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
TZNAME:CET\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
END:VTIMEZONE\r
"""
"""Both rules of the clock change, as they have been since 1996: clients shift zones that are not declared."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a calendar. `uid` never changes; `sequence` rises with every change of time, place or state.

    Moments are aware. `changed_at` is when this version came about, so that the same facts give the same bytes.
    """

    uid: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    text: str
    url: str
    is_cancelled: bool = False


def feed(name: str, entries: Iterable[Entry], *, alarm_minutes: int | None = None) -> bytes:
    """A calendar to subscribe to. `alarm_minutes` before the start the client warns; None leaves that to the client."""
    calendar = _calendar(name)
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    for entry in entries:
        event = _event(entry)
        if alarm_minutes is not None and not entry.is_cancelled:
            event.add_component(_alarm(entry, alarm_minutes))
        calendar.add_component(event)
    return calendar.to_ical()


def invitation(entry: Entry, *, organizer: str, attendee: str, attendee_name: str, asks_reply: bool = False) -> str:
    """An iTIP message (RFC 5546) to one person: REQUEST, or CANCEL when the entry is cancelled.

    `organizer` is the mailbox the mail comes from, as "Name <address>"; with `asks_reply` mail clients answer to it.
    """
    calendar = _calendar("")
    calendar.add("method", "CANCEL" if entry.is_cancelled else "REQUEST")
    event = _event(entry)
    name, address = parseaddr(organizer)
    event.add("organizer", _mailbox(address, name))
    guest = _mailbox(attendee, attendee_name)
    guest.params["RSVP"] = vText("TRUE" if asks_reply else "FALSE")
    guest.params["PARTSTAT"] = vText("NEEDS-ACTION")
    event.add("attendee", guest, encode=False)
    calendar.add_component(event)
    return calendar.to_ical().decode()


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if name:
        calendar.add("name", _plain(name))
        calendar.add("x-wr-calname", _plain(name))
    calendar.add_component(Timezone.from_ical(ZONE))
    return calendar


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", clock.local(entry.starts_at))
    event.add("dtend", clock.local(entry.ends_at))
    event.add("summary", _plain(entry.title))
    event.add("location", _plain(entry.place))
    event.add("description", entry.text.replace("\r", "").replace("\x00", ""))
    event.add("url", entry.url)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    return event


def _alarm(entry: Entry, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(entry.title))
    alarm.add("trigger", -timedelta(minutes=minutes))
    return alarm


def _mailbox(address: str, name: str) -> vCalAddress:
    mailbox = vCalAddress(f"mailto:{address}")
    if name:
        mailbox.params["CN"] = vText(_plain(name).replace('"', "'"))
    return mailbox


def _plain(text: str) -> str:
    """One line: whatever breaks a line becomes a space."""
    return " ".join(text.replace("\x00", "").split())


def organizer_of(calendar: str) -> str:
    """The mailbox of the organizer in an invitation of ours; empty when there is none."""
    found = re.search(r"^ORGANIZER[^\r\n]*?:mailto:([^\s]+)", re.sub(r"\r?\n[ \t]", "", calendar), re.MULTILINE)
    return found[1] if found else ""
