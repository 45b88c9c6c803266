"""What is old enough goes, a handful at a time: each may be run as often as one likes."""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from governance.charter.queries import chosen
from governance.joining.models import Invitation
from governance.record.models import BulkLook
from som_portal.kit import clock
from som_portal.kit.outbox import empty_spent
from som_portal.privacy.actions.erasing import erase_person
from som_portal.privacy.queries import unused_accounts

A_HANDFUL = 500
FEW = 20

Forget = Callable[[datetime, datetime], int]


def forget_old(at: datetime) -> int:
    """Everything past its retention period at a moment; how many rows were emptied or dropped."""
    numbers = {slug: chosen(slug, clock.day_of(at)) for slug in FORGETTING}
    return sum(forget(at - timedelta(days=numbers[slug]), at) for slug, forget in FORGETTING.items())


def _mails(before: datetime, at: datetime) -> int:
    """Address and words of mails that will not be sent again; the key stays, so that none is sent twice."""
    return empty_spent(before, A_HANDFUL)


@transaction.atomic
def _sign_ins(before: datetime, at: datetime) -> int:
    """Sessions that are over or began too long ago, and what we knew about their device."""
    old = UserSession.objects.filter(created_at__lt=before).values_list("session_key", flat=True)
    over = Session.objects.filter(Q(expire_date__lt=at) | Q(session_key__in=old)).order_by("expire_date")
    keys = list(over.values_list("session_key", flat=True)[:A_HANDFUL])
    Session.objects.filter(session_key__in=keys).delete()
    alone = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).order_by("pk")
    gone = UserSession.objects.filter(pk__in=list(alone.values_list("pk", flat=True)[:A_HANDFUL])).delete()[0]
    return len(keys) + gone


@transaction.atomic
def _invitations(before: datetime, at: datetime) -> int:
    """Names and addresses of people who never came."""
    unused = Invitation.objects.filter(accepted_at=None, expires_at__lt=before).order_by("pk")
    return Invitation.objects.filter(pk__in=list(unused.values_list("pk", flat=True)[:A_HANDFUL])).delete()[0]


def _accounts(before: datetime, at: datetime) -> int:
    """Each in its own transaction, as when a person asks for it."""
    unused = list(unused_accounts(before)[:FEW])
    for person in unused:
        erase_person(person, by=None, at=at)
    return len(unused)


@transaction.atomic
def _bulk_looks(before: datetime, at: datetime) -> int:
    """Who looked in bulk, long ago; the database refuses to drop a younger look than a year."""
    old = BulkLook.objects.filter(at__lt=before).order_by("pk").values_list("pk", flat=True)
    return BulkLook.objects.filter(pk__in=list(old[:A_HANDFUL])).delete()[0]


FORGETTING: dict[str, Forget] = {
    "mails-dagen": _mails,
    "aanmelding-dagen": _sign_ins,
    "uitnodiging-bewaren-dagen": _invitations,
    "ongebruikt-account-dagen": _accounts,
    "inzage-dagen": _bulk_looks,
}
"""The number of house_rules.toml that says after how many days, and what then goes."""
