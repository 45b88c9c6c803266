"""Before the meeting: members suggest, who prepares answers, and the agenda leaves as a version."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from governance.charter.models import RuleChoice
from governance.meetings import actions, versions
from governance.meetings.models import AgendaSuggestion, AgendaVersion, Meeting
from governance.meetings.tasks import remind_unsent_agendas
from governance.people.models import User
from governance.record.models import Deed
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.meetings.scenes import add, plan, titles

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
DAY = timedelta(days=1)
IN_SIX_WEEKS = make.AT + timedelta(weeks=6)


@pytest.fixture(autouse=True)
def thursday_in_march() -> Iterator[None]:
    with time_machine.travel(make.AT, tick=False):
        yield


def coming(**options: Any) -> Meeting:
    return plan(starts_at=IN_SIX_WEEKS, **options)


def suggest(meeting: Meeting, by: User, at: datetime = make.AT, **more: Any) -> AgendaSuggestion:
    asked = {"title": "Gsm op school", "explanation": "Elke school doet iets anders.", "key": uuid4(), **more}
    return actions.suggest_agenda_item(meeting, by=by, at=at, **asked)


def mails(prefix: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(key__startswith=prefix).order_by("pk"))


# ---------------------------------------------------------------- suggestions


def test_a_member_suggests_until_the_last_day_and_not_after() -> None:
    member, meeting = make.raad(1)[0], coming()
    last_evening = IN_SIX_WEEKS - 21 * DAY + timedelta(hours=8)
    assert suggest(meeting, member, at=last_evening).state == "waiting"
    with pytest.raises(Conflict, match="Punten voorstellen kon tot en met donderdag 2 april 2026"):
        suggest(meeting, member, at=last_evening + DAY)


def test_another_number_of_days_is_a_choice() -> None:
    member, meeting = make.raad(1)[0], coming()
    choice = {"value": 5, "since": make.AT.date(), "reason": "Proef", "chosen_at": make.AT}
    fields = {field.name for field in RuleChoice._meta.fields}
    RuleChoice.objects.create(number="agendasuggesties-dagen", **{k: v for k, v in choice.items() if k in fields})
    assert suggest(meeting, member, at=IN_SIX_WEEKS - 5 * DAY).state == "waiting"


def test_who_is_no_member_suggests_nothing(client_of: SignedIn) -> None:
    meeting, outsider = coming(), make.seated("som-team/adviseur")
    with pytest.raises(Refused, match="Een punt voorstellen kan wie die dag"):
        suggest(meeting, outsider)
    address = reverse("meetings:suggest_agenda_item", args=[meeting.pk])
    assert client_of(outsider).get(address).status_code == 403


def test_a_double_click_is_one_suggestion_and_nobody_floods_an_agenda() -> None:
    member, meeting, key = make.raad(1)[0], coming(), uuid4()
    assert suggest(meeting, member, key=key) == suggest(meeting, member, key=key)
    for _n in range(9):
        suggest(meeting, member)
    with pytest.raises(Conflict, match="Je stelde al 10 punten voor"):
        suggest(meeting, member)


def test_an_accepted_point_is_on_the_agenda_in_the_name_of_who_asked_and_they_hear_it(client_of: SignedIn) -> None:
    member, meeting = make.raad(1)[0], coming()
    asked = suggest(meeting, member, minutes=25)
    address = reverse("meetings:accept_suggestion", args=[meeting.pk, asked.pk])
    client = client_of(make.coordinator())
    assert client.post(address).status_code == 303
    item = meeting.agenda_items.get()
    assert (item.owner, item.title, item.minutes) == (member, "Gsm op school", 25)
    assert [(mail.to, 'Je punt "Gsm op school" staat op de agenda' in mail.text) for mail in mails("agenda-sugg")] == [
        (member.email, True)
    ]
    assert client.post(address).status_code == 409


def test_a_declined_point_is_answered_with_its_reason(client_of: SignedIn) -> None:
    member, meeting = make.raad(1)[0], coming()
    asked = suggest(meeting, member)
    address = reverse("meetings:decline_suggestion", args=[meeting.pk, asked.pk])
    client = client_of(make.coordinator())
    assert [client.post(address, {"reason": reason}).status_code for reason in ("", "Eerst in het team.")] == [422, 303]
    asked.refresh_from_db()
    assert (asked.state, titles(meeting)) == ("declined", [])
    assert "Eerst in het team." in mails("agenda-sugg")[0].text


def test_who_suggested_reads_what_became_of_it(client_of: SignedIn) -> None:
    member, meeting = make.raad(1)[0], coming()
    actions.decline_suggestion(suggest(meeting, member), reason="Eerst in het team.", by=None, at=make.AT)
    page = client_of(member).get(reverse("meetings:suggest_agenda_item", args=[meeting.pk])).content.decode()
    assert ("Eerst in het team." in page, "Niet op de agenda" in page) == (True, True)


# ---------------------------------------------------------------- sending


def test_sending_freezes_a_version_mails_the_members_and_records_its_hash(client_of: SignedIn) -> None:
    members, meeting = make.raad(2), coming()
    add(meeting, "Begroting", minutes=30)
    answer = client_of(make.coordinator()).post(reverse("meetings:send_agenda", args=[meeting.pk]))
    version = AgendaVersion.objects.get()
    deed = Deed.objects.get(verb="send_agenda")
    assert (answer.status_code, version.number, version.sha256 in deed.facts) == (303, 1, True)
    assert version.sha256 == versions.hash_of(version.points)
    sent = [mail for mail in mails("agenda-sent") if mail.to in {one.email for one in members}]
    assert ["10.00–10.30  1. Begroting (ter bespreking)" in mail.text for mail in sent] == [True, True]


def test_a_version_holds_nobodys_name() -> None:
    owner, meeting = make.raad(1)[0], coming()
    add(meeting, "Begroting", owner=owner)
    version = actions.send_agenda(meeting, by=None, at=make.AT)
    assert (owner.name in str(version.points), owner.pk in version.points[0]) == (False, True)


def test_the_same_agenda_does_not_leave_twice_and_an_empty_one_never() -> None:
    meeting = coming()
    with pytest.raises(Conflict, match="Er staat nog niets op de agenda"):
        actions.send_agenda(meeting, by=None, at=make.AT)
    item = add(meeting, "Begroting")
    actions.send_agenda(meeting, by=None, at=make.AT)
    with pytest.raises(Conflict, match="is al verstuurd en er is sindsdien niets gewijzigd"):
        actions.send_agenda(meeting, by=None, at=make.AT)
    actions.revise_agenda_item(item, kind="decide", title="Begroting", minutes=15, by=None, at=make.AT)
    assert actions.send_agenda(meeting, by=None, at=make.AT).number == 2


def test_members_read_what_came_later_and_strangers_only_the_agenda(client: Client, client_of: SignedIn) -> None:
    meeting, member = coming(is_open=True), make.raad(1)[0]
    first, second, third = (add(meeting, title) for title in ("een", "twee", "drie"))
    actions.send_agenda(meeting, by=None, at=make.AT)
    add(meeting, "vier")
    actions.remove_agenda_item(second, by=None, at=make.AT)
    actions.raise_agenda_item(third, by=None, at=make.AT)
    actions.revise_agenda_item(first, kind="decide", title="een", minutes=15, by=None, at=make.AT)
    page = client_of(member).get(meeting.get_absolute_url()).content.decode()
    told = ("Nakomend: vier", "Van de agenda: twee", "Gewijzigd: een (soort)")
    assert [words in page for words in told] == [True, True, True]
    assert "Op een andere plaats:" in page
    assert "Nakomend" not in client.get(meeting.get_absolute_url()).content.decode()


def test_a_version_is_never_changed_or_deleted() -> None:
    meeting = coming()
    add(meeting, "Begroting")
    actions.send_agenda(meeting, by=None, at=make.AT)
    for change in (lambda rows: rows.update(points=[]), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change(AgendaVersion.objects.all())


def test_who_prepares_sees_that_it_is_late(client_of: SignedIn) -> None:
    meeting = plan(starts_at=make.AT + 10 * DAY)
    add(meeting, "Begroting")
    page = client_of(make.coordinator()).get(reverse("meetings:send_agenda", args=[meeting.pk])).content.decode()
    assert ("Dat is later dan afgesproken" in page, "zondag 8 maart 2026" in page) == (True, True)


def test_the_coordinatiecel_hears_once_that_an_agenda_must_leave() -> None:
    cell, meeting = make.coordinator(), coming()
    a_week_before = IN_SIX_WEEKS - 21 * DAY
    told = [remind_unsent_agendas(at) for at in (a_week_before - DAY, a_week_before, a_week_before + DAY)]
    assert (told, [mail.to for mail in mails("agenda-unsent")]) == ([0, 1, 0], [cell.email])
    assert reverse("meetings:send_agenda", args=[meeting.pk]) in mails("agenda-unsent")[0].text


def test_nobody_hears_of_an_agenda_that_left_or_of_a_weekly_meeting() -> None:
    make.coordinator()
    meeting = coming()
    add(meeting, "Begroting")
    actions.send_agenda(meeting, by=None, at=make.AT)
    plan("som-team", starts_at=make.AT + 20 * DAY)
    cancelled = plan(starts_at=make.AT + 20 * DAY)
    actions.cancel_meeting(cancelled, reason="Ziek", by=None, at=make.AT)
    assert remind_unsent_agendas(IN_SIX_WEEKS - 14 * DAY) == 0


def test_the_deadline_is_a_day_in_leuven() -> None:
    meeting = plan(starts_at=clock.brussels(2026, 4, 23, 0, 30))
    member = make.raad(1)[0]
    assert suggest(meeting, member, at=clock.brussels(2026, 4, 2, 23, 59)).state == "waiting"


def test_the_dashboard_names_the_agenda_that_must_leave_until_it_left(client_of: SignedIn) -> None:
    client, meeting = client_of(make.coordinator()), plan(starts_at=make.AT + 18 * DAY)
    add(meeting, "Begroting")
    address = reverse("meetings:send_agenda", args=[meeting.pk])
    assert address in client.get(reverse("front:dashboard")).content.decode()
    actions.send_agenda(meeting, by=None, at=make.AT)
    assert address not in client.get(reverse("front:dashboard")).content.decode()
