"""A proxy for one meeting (house rule 6): give, accept or refuse, withdraw; void when the giver is there after all."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from governance.ballots import access
from governance.ballots.actions import mails
from governance.ballots.models import Proxy
from governance.bodies.models import Seat
from governance.meetings.models import Meeting
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import is_same_click


@transaction.atomic
def give_proxy(meeting: Meeting, seat: Seat, bearer: User, *, key: UUID, by: User, at: datetime) -> Proxy:
    """Ask somebody to vote for a seat in one meeting; it counts once they accept. The same `key` twice is once."""
    meeting = Meeting.objects.locked(meeting.pk)
    access.may_give_proxy(by, seat, meeting).or_403()
    known = Proxy.objects.filter(key=key).first()
    if known is not None:
        is_same_click(known, giver_id=by.pk, meeting_id=meeting.pk, seat_id=seat.pk, bearer_id=bearer.pk)
        return known
    access.is_proxy_possible(meeting, seat, bearer, at=at).or_409()
    proxy = Proxy.objects.create(key=key, meeting=meeting, seat=seat, giver=by, bearer=bearer, given_at=at)
    record(by, "give_proxy", proxy, at=at, stream=seat.body.slug, meeting=meeting.pk, seat=seat.pk)
    mails.ask_to_bear(proxy)
    return proxy


@transaction.atomic
def answer_proxy(proxy: Proxy, *, accepts: bool, by: User, at: datetime) -> Proxy:
    """Accept or refuse to bear a proxy. Answering the same twice is once."""
    proxy = _locked(proxy)
    access.may_answer_proxy(by, proxy).or_403()
    if (proxy.accepted_at is not None, proxy.ended_as) in ((True, ""), (False, Proxy.Ending.REFUSED)):
        access.is_same_answer(proxy, accepts=accepts).or_409()
        return proxy
    access.is_proxy_live(proxy, at=at).or_409()
    if accepts:
        proxy.accepted_at = at
        proxy.save(update_fields=["accepted_at"])
    else:
        _end(proxy, Proxy.Ending.REFUSED, at)
    record(by, "answer_proxy", proxy, at=at, stream=proxy.seat.body.slug, accepts=accepts)
    mails.tell_giver(proxy)
    return proxy


@transaction.atomic
def withdraw_proxy(proxy: Proxy, *, by: User, at: datetime) -> Proxy:
    """Take a proxy back. What its bearer voted stands; the holder can change it until closing. Twice is once."""
    proxy = _locked(proxy)
    access.may_withdraw_proxy(by, proxy).or_403()
    if proxy.ended_as == Proxy.Ending.WITHDRAWN:
        return proxy
    access.is_proxy_live(proxy, at=at).or_409()
    _end(proxy, Proxy.Ending.WITHDRAWN, at)
    record(by, "withdraw_proxy", proxy, at=at, stream=proxy.seat.body.slug)
    mails.tell_bearer(proxy)
    return proxy


@transaction.atomic
def void_proxies_of(person: User, meeting: Meeting, *, by: User | None, at: datetime) -> int:
    """The giver is in the meeting after all: what they gave for it is void. Returns how many; safe to call again.

    For who notes attendance. Votes cast before stand, and the giver can change them until closing.
    """
    Meeting.objects.locked(meeting.pk)
    given = list(Proxy.objects.live().filter(meeting=meeting, giver=person).select_related("seat__body", "meeting"))
    for proxy in given:
        _end(proxy, Proxy.Ending.VOIDED, at)
        record(by, "void_proxy", proxy, at=at, stream=proxy.seat.body.slug)
        mails.tell_bearer(proxy)
    return len(given)


def _locked(proxy: Proxy) -> Proxy:
    """Hold the meeting first, as who gives does, and read the proxy afresh."""
    Meeting.objects.locked(proxy.meeting_id)
    return Proxy.objects.select_related("seat__body", "meeting__body", "giver", "bearer").get(pk=proxy.pk)


def _end(proxy: Proxy, how: Proxy.Ending, at: datetime) -> None:
    proxy.ended_at, proxy.ended_as = at, how
    proxy.save(update_fields=["ended_at", "ended_as"])
