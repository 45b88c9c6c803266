"""The secret calendar address of a person: made, renewed, given up by that person alone."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from governance.meetings.models import CalendarAddress
from governance.people.models import User


def open_address(person: User, *, at: datetime) -> CalendarAddress:
    """Give the person an address to subscribe to; asking twice gives the same one."""
    address, _ = CalendarAddress.objects.get_or_create(person=person, defaults={"made_at": at})
    return address


@transaction.atomic
def renew_address(person: User, *, at: datetime) -> CalendarAddress:
    """Another address; the old one leads nowhere from now on."""
    address = CalendarAddress.objects.select_for_update().filter(person=person).first()
    if address is None:
        return open_address(person, at=at)
    address.key, address.made_at = uuid4(), at
    address.save(update_fields=["key", "made_at"])
    return address


def close_address(person: User) -> None:
    """Give the address up; meetings come by mail again."""
    CalendarAddress.objects.filter(person=person).delete()


def choose_alarm(person: User, minutes: int | None) -> None:
    """How long before a meeting the calendar programs of this person warn; None leaves that to them."""
    CalendarAddress.objects.filter(person=person).update(alarm_minutes=minutes)
