"""A poll is opened, answered, reminded and closed, and a date without quorum needs a reason."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance.meetings.models import Meeting
from governance.people.models import User
from governance.polls import actions, queries
from governance.polls.models import DatePoll, PollAnswer
from governance.polls.tasks import remind_unanswered_polls
from governance.record.queries import history_of
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.models import OutgoingMail
from tests import make
from tests.governance.meetings.scenes import HOUR, body, plan
from tests.governance.polls.scenes import CLOSES_AT, MOMENTS, answered, opened, options_of

pytestmark = pytest.mark.django_db
LATER = make.AT + timedelta(hours=2)


def mails(what: str) -> set[str]:
    return set(OutgoingMail.objects.filter(key__startswith=f"date-poll-{what}:").values_list("to", flat=True))


@pytest.fixture
def raad() -> list[User]:
    return [make.chair(), *make.raad(2)]


def test_opening_asks_everybody_who_sits_there_once(raad: list[User]) -> None:
    key = uuid4()
    poll, again = opened(key=key), opened(key=key)
    assert (poll, poll.options.count(), DatePoll.objects.count()) == (again, 3, 1)
    assert mails("opened") == {person.email for person in raad}


@pytest.mark.parametrize(
    "options",
    [
        {"moments": [(MOMENTS[0], MOMENTS[0] + HOUR)]},
        {"moments": [(MOMENTS[0] + n * HOUR, MOMENTS[0] + (n + 1) * HOUR) for n in range(13)]},
        {"closes_at": make.AT},
        {"closes_at": MOMENTS[0]},
    ],
)
def test_a_poll_has_some_moments_and_time_to_answer(options: dict) -> None:
    with pytest.raises(Conflict):
        opened(**options)


def test_only_who_plans_opens_chooses_and_stops(raad: list[User]) -> None:
    with pytest.raises(Refused):
        opened(by=raad[1])
    poll = opened()
    for act in (
        lambda: actions.close_poll(poll, options_of(poll)[0], reason="x", by=raad[1], at=LATER),
        lambda: actions.drop_poll(poll, reason="x", by=raad[1], at=LATER),
    ):
        with pytest.raises(Refused):
            act()


def test_only_a_member_answers_and_the_last_answer_counts(raad: list[User]) -> None:
    poll = opened()
    with pytest.raises(Refused):
        answered(poll, make.user(), "ja")
    answered(poll, raad[1], "ja", "nee", "als-het-moet")
    answered(poll, raad[1], "nee", "")
    assert list(PollAnswer.objects.values_list("person", "choice")) == [(raad[1].pk, "nee")]


def test_an_option_of_another_poll_is_not_answered(raad: list[User]) -> None:
    poll, other = opened(), opened()
    actions.answer_poll(poll, {options_of(other)[0].pk: "ja"}, by=raad[1], at=LATER)
    assert PollAnswer.objects.count() == 0


def test_after_the_deadline_no_answer_counts(raad: list[User]) -> None:
    with pytest.raises(Conflict, match="voorbij"):
        answered(opened(), raad[1], "ja", at=CLOSES_AT)


def test_the_moments_stand_by_quorum_and_required_seats_and_who_is_silent_is_named(raad: list[User]) -> None:
    poll = opened()
    first, second, third = options_of(poll)
    answered(poll, raad[0], "nee", "ja", "als-het-moet")
    answered(poll, raad[1], "ja", "ja", "nee")
    found = queries.overview(poll, make.AT.date())
    rows = found.standings
    assert [row.option for row in rows] == [second, third, first]
    assert (rows[0].tally.silent, rows[0].tally.has_quorum, rows[0].is_best) == (1, True, True)
    assert rows[2].tally.missing == ("Voorzitter",)
    assert found.silent == [raad[2].name]


def test_choosing_a_fit_moment_plans_the_meeting_once(raad: list[User]) -> None:
    poll = opened()
    for person in raad:
        answered(poll, person, "ja")
    closed = actions.close_poll(poll, options_of(poll)[0], by=make.coordinator(), at=LATER)
    assert (closed.meeting.starts_at, closed.meeting.place, closed.reason) == (MOMENTS[0], "Stadskantoor", "")
    with pytest.raises(Conflict, match="afgerond"):
        actions.close_poll(poll, options_of(poll)[0], by=None, at=LATER)
    with pytest.raises(Conflict, match="afgerond"):
        answered(poll, raad[0], "nee", at=LATER)
    assert Meeting.objects.count() == 1


def test_a_moment_without_quorum_or_somebody_required_needs_a_recorded_reason(raad: list[User]) -> None:
    poll = opened()
    answered(poll, raad[1], "ja")
    for empty in ("", "   "):
        with pytest.raises(Conflict, match="reden"):
            actions.close_poll(poll, options_of(poll)[0], reason=empty, by=None, at=LATER)
    assert Meeting.objects.count() == 0
    closed = actions.close_poll(poll, options_of(poll)[0], reason="Dringend.", by=None, at=LATER)
    assert closed.reason == "Dringend."
    deed = list(history_of(poll))[-1]
    assert (deed.verb, '"has_reason":true' in deed.facts) == ("close_poll", True)


def test_stopping_without_a_date_tells_the_members_why(raad: list[User]) -> None:
    poll = actions.drop_poll(opened(), reason="Niemand kan.", by=None, at=LATER)
    assert (poll.meeting, mails("dropped")) == (None, {person.email for person in raad})
    assert "Niemand kan." in OutgoingMail.objects.filter(key__startswith="date-poll-dropped").first().text


def test_a_reminder_goes_once_to_who_did_not_answer_and_only_near_the_deadline(raad: list[User]) -> None:
    poll = opened()
    answered(poll, raad[0], "ja")
    assert remind_unanswered_polls(CLOSES_AT - timedelta(days=3)) == 0
    for _again in range(2):
        assert remind_unanswered_polls(CLOSES_AT - timedelta(days=1)) == 1
    assert mails("reminded") == {person.email for person in raad[1:]}
    assert OutgoingMail.objects.filter(key__startswith="date-poll-reminded").count() == 2
    assert remind_unanswered_polls(CLOSES_AT) == 0


def test_proposals_keep_the_calendar_the_hours_and_the_notice_and_avoid_what_is_planned() -> None:
    found = queries.proposals(body("som-raad"), make.AT)
    days = [one.starts_at.astimezone(make.clock.BRUSSELS) for one in found]
    assert len(found) == 12
    assert all(day.weekday() in (0, 1, 2, 3) and (day.hour, day.minute) == (16, 30) for day in days)
    assert min(days).date() > make.AT.date() + timedelta(days=14)
    assert not [day for day in days if day.date().isoformat() in ("2026-04-06", "2026-04-09", "2026-05-14")]
    taken = found[0].starts_at
    plan("som-raad", taken - HOUR)
    again = [one.starts_at for one in queries.proposals(body("som-raad"), make.AT)]
    assert all(one >= taken + HOUR or one < taken - HOUR for one in again)


def test_no_moment_is_proposed_at_which_somebody_required_sits_elsewhere() -> None:
    make.chair()
    raad = body("som-raad")
    free = queries.proposals(raad, make.AT)
    busy = free[3].starts_at
    plan("coordinatiecel", busy)
    others = {one.starts_at: one for one in queries.proposals(raad, make.AT)}
    assert busy not in others


def test_the_database_refuses_a_poll_that_stopped_without_a_reason(raad: list[User]) -> None:
    poll = opened()
    with pytest.raises(IntegrityError), transaction.atomic():
        DatePoll.objects.filter(pk=poll.pk).update(settled_at=LATER)
