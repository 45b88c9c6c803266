"""A delegate asks, others support, a clock runs, and the coördinatiecel plans or answers."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance.charter.models import RuleChoice
from governance.convening import access, actions
from governance.convening.models import MeetingRequest
from governance.convening.queries import LEAST
from governance.convening.tasks import remind_of_overdue_requests
from governance.meetings.models import Meeting
from governance.record.queries import history_of
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.models import OutgoingMail
from tests import make
from tests.governance.convening.scenes import asked, delegates, supported
from tests.governance.meetings.scenes import HOUR, IN_A_WEEK

pytestmark = pytest.mark.django_db
MOMENT = {"starts_at": IN_A_WEEK, "ends_at": IN_A_WEEK + 2 * HOUR, "place": "Stadskantoor"}


def mails(what: str) -> set[str]:
    return set(OutgoingMail.objects.filter(key__startswith=f"meeting-request-{what}:").values_list("to", flat=True))


def test_whoever_asks_is_the_first_who_supports() -> None:
    (delegate,) = delegates(1)
    request = asked(delegate)
    assert (request.needed, request.state, request.supports.count()) == (5, "zoekt-steun", 1)
    assert [deed.verb for deed in history_of(request)][-2:] == ["ask_meeting", "support_request"]


def test_asking_twice_with_one_key_is_asking_once() -> None:
    delegate, other = delegates(2)
    key = uuid4()
    facts = {"title": "x", "reason": "y", "key": key, "at": make.AT}
    assert actions.ask_meeting(by=delegate, **facts) == actions.ask_meeting(by=delegate, **facts)
    with pytest.raises(Conflict):
        actions.ask_meeting(by=other, **facts)
    assert MeetingRequest.objects.count() == 1


def test_only_a_delegate_of_today_asks_or_supports() -> None:
    (delegate,) = delegates(1)
    request = asked(delegate)
    for person in (make.user(), make.coordinator(), make.raad(1)[0]):
        with pytest.raises(Refused):
            asked(person)
        with pytest.raises(Refused):
            actions.support_request(request, by=person, at=make.AT)
    delegate.mandates.update(ends_on=make.AT.date() - timedelta(days=1))
    assert not access.can_ask_meeting(type(delegate).objects.get(pk=delegate.pk), at=make.AT)


def test_a_delegate_supports_once_and_may_withdraw_until_the_clock_runs() -> None:
    people = delegates(6)
    request = supported(asked(people[0]), [people[1], people[1]])
    assert request.supports.count() == 2
    actions.withdraw_support(request, by=people[1], at=make.AT)
    assert request.supports.count() == 1
    with pytest.raises(Conflict):
        actions.withdraw_support(request, by=people[1], at=make.AT)
    request = supported(request, people[1:5])
    assert request.state == "wacht"
    with pytest.raises(Conflict, match="intrekken kan niet meer"):
        actions.withdraw_support(request, by=people[1], at=make.AT)


def test_the_fifth_supporter_starts_the_clock_once_and_the_coordinatiecel_hears() -> None:
    chair, coordinator = make.chair(), make.coordinator()
    people = delegates(7)
    request = supported(asked(people[0]), people[1:4])
    assert (request.due_on, mails("waiting")) == (None, set())
    request = supported(request, people[4:5])
    started_on = request.due_on
    assert f"{started_on:%d-%m-%Y}" == "02-04-2026"
    assert mails("waiting") == {chair.email, coordinator.email}
    request = supported(request, people[5:], at=make.AT + timedelta(days=3))
    assert (request.due_on, request.supports.count()) == (started_on, 7)
    assert [deed.verb for deed in history_of(request)].count("start_clock") == 1


def test_the_threshold_of_the_day_of_asking_stands() -> None:
    people = delegates(3)
    request = asked(people[0])
    RuleChoice.objects.create(number=LEAST, value=2, since=make.AT.date(), chosen_at=make.AT)
    assert supported(request, people[1:]).due_on is None
    assert supported(asked(people[0]), people[1:2]).due_on is not None


def test_planning_makes_the_meeting_and_everybody_who_supported_hears() -> None:
    people = delegates(5)
    request = supported(asked(people[0]), people[1:])
    planned = actions.plan_requested(request, **MOMENT, by=make.coordinator(), at=make.AT)
    assert (planned.state, planned.meeting.body.slug) == ("gepland", "som-plus")
    assert mails("planned") == {person.email for person in people}
    with pytest.raises(Conflict):
        actions.plan_requested(request, **MOMENT, by=None, at=make.AT)
    with pytest.raises(Conflict):
        actions.support_request(request, by=people[0], at=make.AT)
    assert Meeting.objects.count() == 1


def test_an_answer_with_reasons_reaches_everybody_who_supported_also_before_the_threshold() -> None:
    people = delegates(2)
    request = supported(asked(people[0]), people[1:])
    answered = actions.answer_request(request, answer="Het staat op de agenda van juni.", by=None, at=make.AT)
    assert (answered.state, mails("answered")) == ("beantwoord", {person.email for person in people})
    mail = OutgoingMail.objects.filter(key__startswith="meeting-request-answered").first()
    assert "Het staat op de agenda van juni." in mail.text


def test_only_the_coordinatiecel_plans_or_answers() -> None:
    (delegate,) = delegates(1)
    request = asked(delegate)
    with pytest.raises(Refused):
        actions.answer_request(request, answer="Nee.", by=delegate, at=make.AT)
    with pytest.raises(Refused):
        actions.plan_requested(request, **MOMENT, by=delegate, at=make.AT)
    assert Meeting.objects.count() == 0


def test_what_waits_too_long_is_mailed_once_and_only_after_its_day() -> None:
    chair = make.chair()
    people = delegates(5)
    request = supported(asked(people[0]), people[1:])
    on_time = make.clock.brussels(2026, 4, 2, 12)
    assert remind_of_overdue_requests(on_time) == 0
    late = on_time + timedelta(days=1)
    assert [remind_of_overdue_requests(late) for _again in range(2)] == [1, 1]
    assert OutgoingMail.objects.filter(key__startswith="meeting-request-overdue:").count() == 1
    assert mails("overdue") == {chair.email}
    assert request.is_overdue(late.date())
    actions.answer_request(request, answer="Nee.", by=None, at=late)
    assert remind_of_overdue_requests(late) == 0


def test_the_database_refuses_two_outcomes() -> None:
    (delegate,) = delegates(1)
    request = asked(delegate)
    with pytest.raises(IntegrityError), transaction.atomic():
        MeetingRequest.objects.filter(pk=request.pk).update(answer="Nee.")
