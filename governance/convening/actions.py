"""The only writer of requests for a meeting of SOM plus."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy, override

from governance.bodies.models import Body
from governance.bodies.queries import members_of
from governance.convening import access
from governance.convening.models import MeetingRequest, RequestSupport
from governance.convening.queries import due_after, needed_on, som_plus, supporters_of
from governance.meetings.actions import plan_meeting
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Sentence, is_same_click
from som_portal.kit.outbox import queue_mail

STREAM, CELL = access.SOM_PLUS, "coordinatiecel"


@transaction.atomic
def ask_meeting(*, title: str, reason: str, key: UUID, by: User, at: datetime) -> MeetingRequest:
    """Ask for a meeting of SOM plus; who asks is the first who supports it. The same `key` twice is one request."""
    access.can_ask_meeting(by, at=at).or_403()
    facts = {"title": title, "reason": reason, "asked_by": by, "asked_at": at, "needed": needed_on(clock.day_of(at))}
    request, is_new = MeetingRequest.objects.get_or_create(key=key, defaults=facts)
    is_same_click(request, asked_by_id=by.pk, title=title, reason=reason)
    if is_new:
        record(by, "ask_meeting", request, at=at, stream=STREAM, needed=request.needed)
        support_request(request, by=by, at=at)
    return MeetingRequest.objects.get(pk=request.pk)


@transaction.atomic
def support_request(request: MeetingRequest, *, by: User, at: datetime) -> MeetingRequest:
    """Stand behind a request; supporting twice is supporting once. Whoever crosses the threshold starts the clock."""
    request = MeetingRequest.objects.locked(request.pk)
    access.can_ask_meeting(by, at=at).or_403()
    access.is_unsettled(request).or_409()
    _support, is_new = RequestSupport.objects.get_or_create(request=request, person=by, defaults={"supported_at": at})
    if is_new:
        record(by, "support_request", request, at=at, stream=STREAM)
        _start_clock_when_due(request, at)
    return request


@transaction.atomic
def withdraw_support(request: MeetingRequest, *, by: User, at: datetime) -> MeetingRequest:
    """No longer stand behind it, as long as the clock does not run."""
    request = MeetingRequest.objects.locked(request.pk)
    access.can_withdraw_support(by, request, at=at).or_409()
    request.supports.filter(person=by).delete()
    record(by, "withdraw_support", request, at=at, stream=STREAM)
    return request


@transaction.atomic
def plan_requested(
    request: MeetingRequest, *, starts_at: datetime, ends_at: datetime, place: str, by: User | None, at: datetime
) -> MeetingRequest:
    """Plan the meeting that was asked for, invite SOM plus, and tell who supported it. Twice is once."""
    request = MeetingRequest.objects.locked(request.pk)
    access.can_settle_requests(by, at=at).or_403()
    access.is_unsettled(request).or_409()
    request.meeting = plan_meeting(
        som_plus(), starts_at=starts_at, ends_at=ends_at, place=place, key=request.key, by=by, at=at
    )
    request.settled_at = at
    request.save(update_fields=["meeting", "settled_at"])
    record(by, "plan_requested", request, at=at, stream=STREAM, meeting=request.meeting.pk)
    _tell(supporters_of(request), request, "planned", gettext_lazy("Er komt een vergadering van SOM plus"))
    return request


@transaction.atomic
def answer_request(request: MeetingRequest, *, answer: str, by: User | None, at: datetime) -> MeetingRequest:
    """Say, with reasons, why no meeting is planned; everybody who supported it reads them."""
    request = MeetingRequest.objects.locked(request.pk)
    access.can_settle_requests(by, at=at).or_403()
    access.is_unsettled(request).or_409()
    request.answer, request.settled_at = answer, at
    request.save(update_fields=["answer", "settled_at"])
    record(by, "answer_request", request, at=at, stream=STREAM)
    _tell(supporters_of(request), request, "answered", gettext_lazy("Antwoord op de vraag om een vergadering"))
    return request


def remind_of_overdue(at: datetime) -> int:
    """Tell the coördinatiecel, once a request, that its answer is late; return how many requests wait too long."""
    late = list(MeetingRequest.objects.overdue(clock.day_of(at)))
    for request in late:
        _tell(_cell(at), request, "overdue", gettext_lazy("SOM plus wacht te lang op een antwoord"))
    return len(late)


def _start_clock_when_due(request: MeetingRequest, at: datetime) -> None:
    """Under the lock of the request, so that of two who cross together one starts it."""
    if request.due_on is not None or request.supports.count() < request.needed:
        return
    request.due_on = due_after(clock.day_of(at))
    request.save(update_fields=["due_on"])
    record(None, "start_clock", request, at=at, stream=STREAM, due_on=request.due_on.isoformat())
    _tell(_cell(at), request, "waiting", gettext_lazy("SOM plus vraagt een vergadering"))


def _cell(at: datetime) -> list[User]:
    return members_of(Body.objects.get(slug=CELL), clock.day_of(at))


def _tell(people: Iterable[User], request: MeetingRequest, what: str, subject: Sentence) -> None:
    """One mail a person and step, in their language."""
    for person in people:
        if not person.is_active:
            continue
        with override(person.language):
            words = str(subject)
        queue_mail(
            key=f"meeting-request-{what}:{request.pk}:{person.pk}",
            to=person.email,
            subject=words,
            template=f"mail/meeting_request_{what}.txt",
            context={"person": person, "request": request},
            language=person.language,
        )
