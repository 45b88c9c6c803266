"""The only writer of polls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from governance.bodies.models import Body
from governance.meetings.actions import plan_meeting
from governance.people.models import User
from governance.polls import access
from governance.polls.links import answer_path
from governance.polls.models import DatePoll, PollAnswer, PollOption
from governance.polls.queries import asked_people, silent_people, standings
from governance.polls.rules import Choice
from governance.record.actions import Fact, record
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Sentence, is_same_click
from som_portal.kit.outbox import queue_mail

FEWEST, MOST = 2, 12
REMIND_BEFORE = timedelta(days=2)
Moment = tuple[datetime, datetime]


@transaction.atomic
def open_poll(
    body: Body,
    *,
    what: str,
    place: str,
    moments: Iterable[Moment],
    closes_at: datetime,
    key: UUID,
    by: User | None,
    at: datetime,
) -> DatePoll:
    """Ask the members of a body which of some moments suit them; the same `key` twice is one poll."""
    body = Body.objects.locked(body.pk)
    access.can_open_poll(by, body, at=at).or_403()
    known = DatePoll.objects.filter(key=key).first()
    if known is not None:
        is_same_click(known, body_id=body.pk, what=what, place=place, closes_at=closes_at)
        return known
    chosen = sorted(set(moments))
    if not FEWEST <= len(chosen) <= MOST:
        raise Conflict(_("Kies tussen {least} en {most} momenten.").format(least=FEWEST, most=MOST))
    if closes_at <= at or closes_at >= chosen[0][0]:
        raise Conflict(_("De leden antwoorden voor het eerste moment, en er moet nog tijd zijn."))
    poll = DatePoll.objects.create(key=key, body=body, what=what, place=place, opened_at=at, closes_at=closes_at)
    PollOption.objects.bulk_create(PollOption(poll=poll, starts_at=start, ends_at=end) for start, end in chosen)
    record(by, "open_poll", poll, at=at, stream=body.slug, options=len(chosen), closes_at=closes_at.isoformat())
    subject = gettext_lazy("Prik een datum: {what}")
    _mail(asked_people(body, clock.day_of(at)), poll, "opened", subject)
    return poll


@transaction.atomic
def answer_poll(poll: DatePoll, choices: Mapping[int, str], *, by: User, at: datetime) -> DatePoll:
    """Say for each moment (by number of the option) whether it suits; what is left out is not answered.

    The last answer counts, until the deadline or until somebody chooses.
    """
    poll = DatePoll.objects.with_facts().locked(poll.pk)
    access.can_answer_poll(by, poll, at=at).or_403()
    access.is_open(poll, at).or_409()
    known = set(poll.options.values_list("pk", flat=True))
    said = {option: Choice(choice) for option, choice in choices.items() if choice and option in known}
    PollAnswer.objects.filter(option__poll=poll, person=by).delete()
    PollAnswer.objects.bulk_create(
        PollAnswer(option_id=option, person=by, choice=choice, answered_at=at) for option, choice in said.items()
    )
    return poll


@transaction.atomic
def close_poll(poll: DatePoll, option: PollOption, *, reason: str = "", by: User | None, at: datetime) -> DatePoll:
    """Choose a moment: the meeting is planned and everybody invited. Twice is once.

    Raises Conflict when quorum or somebody required is missing and no reason is given.
    """
    poll = DatePoll.objects.with_facts().locked(poll.pk)
    access.can_open_poll(by, poll.body, at=at).or_403()
    access.is_unsettled(poll).or_409()
    row = next((one for one in standings(poll, clock.day_of(at)) if one.option.pk == option.pk), None)
    if row is None:
        raise Conflict(_("Dit moment hoort niet bij deze datumprikker."))
    access.is_fit(row.tally, reason).or_409()
    poll.meeting = plan_meeting(
        poll.body,
        starts_at=row.option.starts_at,
        ends_at=row.option.ends_at,
        place=poll.place,
        key=poll.key,
        by=by,
        at=at,
    )
    poll.settled_at, poll.reason = at, reason.strip() if row.tally.needs_reason else ""
    poll.save(update_fields=["meeting", "settled_at", "reason"])
    found = row.tally
    facts: dict[str, Fact] = {"coming": found.coming, "quorum": found.quorum, "has_reason": bool(poll.reason)}
    record(by, "close_poll", poll, at=at, stream=poll.body.slug, meeting=poll.meeting.pk, **facts)
    return poll


@transaction.atomic
def drop_poll(poll: DatePoll, *, reason: str, by: User | None, at: datetime) -> DatePoll:
    """Stop without a date, and tell the members why."""
    poll = DatePoll.objects.with_facts().locked(poll.pk)
    access.can_open_poll(by, poll.body, at=at).or_403()
    access.is_unsettled(poll).or_409()
    poll.settled_at, poll.reason = at, reason
    poll.save(update_fields=["settled_at", "reason"])
    record(by, "drop_poll", poll, at=at, stream=poll.body.slug)
    _mail(asked_people(poll.body, clock.day_of(at)), poll, "dropped", gettext_lazy("Geen datum gekozen: {what}"))
    return poll


def remind_silent(at: datetime) -> int:
    """Two days before the deadline, mail who did not answer, once; return how many polls."""
    polls = list(DatePoll.objects.running(at).filter(closes_at__lte=at + REMIND_BEFORE).with_facts())
    for poll in polls:
        silent = silent_people(poll, clock.day_of(at))
        _mail(silent, poll, "reminded", gettext_lazy("Nog niet geprikt: {what}"))
    return len(polls)


def _mail(people: Iterable[User], poll: DatePoll, what: str, subject: Sentence) -> None:
    """One mail a person and step, in their language, with their own link."""
    for person in people:
        with override(person.language):
            words = str(subject).format(what=poll.what)
        queue_mail(
            key=f"date-poll-{what}:{poll.pk}:{person.pk}",
            to=person.email,
            subject=words,
            template=f"mail/date_poll_{what}.txt",
            context={"person": person, "poll": poll, "answer": answer_path(poll, person)},
            language=person.language,
        )
