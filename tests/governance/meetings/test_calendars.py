"""Feeds for calendar programs: the right meetings, the right bytes, and nobody else's."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from governance.bodies.actions import appoint
from governance.bodies.models import Substitute
from governance.meetings import actions, feeds
from governance.meetings.models import CalendarAddress, Meeting
from governance.people.models import User
from som_portal.kit import clock, proofs
from som_portal.kit.outbox import deliver_due
from tests import make
from tests.governance.meetings import scenes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_march_2026() -> Any:
    with time_machine.travel(make.AT, tick=False):
        yield


def address_of(person: User) -> str:
    token = feeds.token_of(actions.open_address(person, at=make.AT))
    return reverse("meetings:personal_feed", args=[token])


def events(answer: HttpResponse) -> list[Any]:
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def titles(client: Client, path: str) -> list[str]:
    return [str(event["SUMMARY"]) for event in events(client.get(path))]


def test_a_person_gets_the_meetings_of_the_bodies_they_sit_in(client: Client) -> None:
    scenes.plan("som-raad")
    scenes.plan("som-team", scenes.IN_A_WEEK + timedelta(days=1))
    assert titles(client, address_of(make.seated("som-raad/lop"))) == ["SOM raad"]


def test_a_joint_meeting_is_in_the_feed_of_who_is_invited(client: Client) -> None:
    scenes.plan("som-raad", is_open=True, joint_with=scenes.body("som-plus"))
    assert titles(client, address_of(make.seated("som-plus/afgevaardigde"))) == ["SOM raad met SOM plus"]


def test_a_meeting_after_the_last_day_of_the_mandate_is_not_in_the_feed(client: Client) -> None:
    last = clock.day_of(scenes.IN_A_WEEK)
    scenes.plan("som-raad")
    scenes.plan("som-raad", scenes.IN_A_WEEK + timedelta(days=1))
    path = address_of(make.seated("som-raad/lop", ends_on=last))
    assert [event["DTSTART"].dt for event in events(client.get(path))] == [scenes.IN_A_WEEK]


def test_a_substitute_gets_the_meetings_of_the_seat(client: Client) -> None:
    scenes.plan("som-raad")
    person = make.user()
    Substitute.objects.create(seat=make.seat("som-raad/lop"), person=person, starts_on=make.LONG_AGO)
    assert titles(client, address_of(person)) == ["SOM raad"]


def test_who_sits_nowhere_gets_an_empty_calendar(client: Client) -> None:
    scenes.plan("som-raad")
    assert titles(client, address_of(make.user())) == []


def test_the_public_feed_has_every_body_and_the_feed_of_a_body_its_own(client: Client) -> None:
    scenes.plan("som-raad")
    scenes.plan("som-team", scenes.IN_A_WEEK + timedelta(days=1))
    assert titles(client, reverse("meetings:public_feed")) == ["SOM raad", "SOM team"]
    assert titles(client, reverse("meetings:body_feed", args=["som-team"])) == ["SOM team"]


def test_a_feed_says_nothing_of_the_agenda(client: Client) -> None:
    meeting = scenes.plan("som-raad")
    scenes.add(meeting, "Geheim agendapunt")
    path = address_of(make.seated("som-raad/lop"))
    assert "Geheim agendapunt" not in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("day", "utc_hour"), [((2026, 3, 27), 15), ((2026, 3, 30), 14), ((2026, 10, 23), 14), ((2026, 10, 26), 15)]
)
def test_four_in_the_afternoon_stays_four_on_both_sides_of_a_clock_change(
    client: Client, day: tuple[int, int, int], utc_hour: int
) -> None:
    scenes.plan("som-raad", clock.brussels(*day, 16))
    content = client.get(reverse("meetings:public_feed")).content
    assert f"DTSTART;TZID=Europe/Brussels:{date(*day):%Y%m%d}T160000\r\n".encode() in content
    starts = Calendar.from_ical(content).walk("VEVENT")[0]["DTSTART"].dt
    assert starts.astimezone(clock.UTC).hour == utc_hour


def test_a_move_raises_the_sequence_and_keeps_the_uid(client: Client) -> None:
    meeting = scenes.plan("som-raad")
    before = events(client.get(reverse("meetings:public_feed")))[0]
    later = scenes.IN_A_WEEK + timedelta(days=2)
    actions.move_meeting(meeting, starts_at=later, ends_at=later + scenes.HOUR, place="Elders", by=None, at=make.AT)
    after = events(client.get(reverse("meetings:public_feed")))[0]
    assert (after["UID"], int(after["SEQUENCE"])) == (before["UID"], int(before["SEQUENCE"]) + 1)
    assert (after["DTSTART"].dt, str(after["LOCATION"])) == (later, "Elders")


def test_a_cancelled_meeting_stays_thirty_days_as_cancelled(client: Client) -> None:
    meeting = scenes.plan("som-raad", make.AT + timedelta(days=60))
    actions.cancel_meeting(meeting, reason="Staking", by=None, at=make.AT)
    event = events(client.get(reverse("meetings:public_feed")))[0]
    assert (str(event["STATUS"]), str(event["TRANSP"]), int(event["SEQUENCE"])) == ("CANCELLED", "TRANSPARENT", 1)
    with time_machine.travel(make.AT + timedelta(days=31), tick=False):
        assert titles(client, reverse("meetings:public_feed")) == []


def test_the_same_feed_is_the_same_bytes_and_is_not_sent_twice(client: Client) -> None:
    scenes.plan("som-raad")
    path = address_of(make.seated("som-raad/lop"))
    first = client.get(path)
    again = client.get(path, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    scenes.plan("som-raad", scenes.IN_A_WEEK + timedelta(days=1))
    assert client.get(path, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == HTTPStatus.OK


def test_a_renewed_address_leads_nowhere_any_more(client: Client) -> None:
    person = make.seated("som-raad/lop")
    old = address_of(person)
    actions.renew_address(person, at=make.AT)
    assert client.get(old).status_code == HTTPStatus.NOT_FOUND
    assert client.get(address_of(person)).status_code == HTTPStatus.OK


def test_an_address_given_up_leads_nowhere(client: Client) -> None:
    person = make.seated("som-raad/lop")
    path = address_of(person)
    actions.close_address(person)
    assert client.get(path).status_code == HTTPStatus.NOT_FOUND


def test_the_key_of_the_row_alone_opens_nothing(client: Client) -> None:
    """Who reads the database still lacks the proof, which needs the secret of the portal."""
    row = actions.open_address(make.seated("som-raad/lop"), at=make.AT)
    for token in (row.key.hex, row.key.hex + "0" * proofs.LENGTH, feeds.token_of(row)[:-1]):
        assert client.get(reverse("meetings:personal_feed", args=[token])).status_code == HTTPStatus.NOT_FOUND


def test_an_address_outlives_a_new_secret_of_the_portal(client: Client, settings: Any) -> None:
    path = address_of(make.seated("som-raad/lop"))
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a-newer-secret" * 4
    assert client.get(path).status_code == HTTPStatus.OK


def test_the_address_of_a_closed_account_leads_nowhere(client: Client) -> None:
    person = make.seated("som-raad/lop")
    path = address_of(person)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(path).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("typed", ["Zaal\r\nATTENDEE:mailto:x@som.example", "Zaal\nBEGIN:VALARM", "=1+1;ZAAL,\\n"])
def test_a_place_cannot_write_lines_of_its_own(client: Client, typed: str) -> None:
    scenes.plan("som-raad", place=typed)
    content = client.get(reverse("meetings:public_feed")).content
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")
    assert not [line for line in lines if line.startswith((b"ATTENDEE", b"BEGIN:VALARM"))]
    assert str(Calendar.from_ical(content).walk("VEVENT")[0]["LOCATION"]) == " ".join(typed.split())


def test_lines_are_no_longer_than_75_octets_and_end_in_crlf(client: Client) -> None:
    scenes.plan("som-raad", place="Zaal ë " * 28)
    content = client.get(reverse("meetings:public_feed")).content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.count(b"\n") == content.count(b"\r\n")


def test_an_alarm_is_in_the_feed_of_who_chose_one(client: Client) -> None:
    scenes.plan("som-raad")
    person = make.seated("som-raad/lop")
    path = address_of(person)
    actions.choose_alarm(person, CalendarAddress.Alarm.HOUR)
    assert b"TRIGGER:-PT1H\r\n" in client.get(path).content


def sent_calendars() -> list[tuple[str, str]]:
    """(content type, calendar) of every invitation that left."""
    deliver_due(make.AT)
    parts = [part for message in mail.outbox for part in message.message().walk()]
    found = [part for part in parts if part.get_content_type() == "text/calendar"]
    return [(part.get_param("method"), part.get_payload(decode=True).decode()) for part in found]


def test_an_invitation_travels_with_its_method_in_header_and_body() -> None:
    person = make.seated("som-raad/lop")
    meeting = scenes.plan("som-raad")
    [(method, text)] = sent_calendars()
    event = Calendar.from_ical(text).walk("VEVENT")[0]
    assert (method, "METHOD:REQUEST\r\n" in text) == ("REQUEST", True)
    assert (str(event["ATTENDEE"]), int(event["SEQUENCE"])) == (f"mailto:{person.email}", 0)
    assert str(event["UID"]) == f"{meeting.key}@som-portaal"


def test_a_cancellation_travels_as_cancel_with_a_higher_sequence() -> None:
    make.seated("som-raad/lop")
    actions.cancel_meeting(scenes.plan("som-raad"), reason="Staking", by=None, at=make.AT)
    method, text = sent_calendars()[-1]
    assert (method, "SEQUENCE:1\r\n" in text, "STATUS:CANCELLED\r\n" in text) == ("CANCEL", True, True)


def test_who_subscribed_gets_the_mail_without_an_invitation() -> None:
    actions.open_address(make.seated("som-raad/lop"), at=make.AT)
    scenes.plan("som-raad")
    assert (sent_calendars(), len(mail.outbox)) == ([], 1)


def test_the_page_shows_the_address_to_its_owner_and_takes_the_alarm(client_of: Callable[[User], Client]) -> None:
    person = make.seated("som-raad/lop")
    client = client_of(person)
    assert client.post(reverse("meetings:open_address")).status_code == HTTPStatus.SEE_OTHER
    assert feeds.token_of(person.calendar_address) in client.get(reverse("meetings:calendar")).content.decode()
    client.post(reverse("meetings:calendar"), {"alarm_minutes": "60"})
    assert CalendarAddress.objects.get(person=person).alarm_minutes == 60


def test_a_second_click_gives_the_same_address(client_of: Callable[[User], Client]) -> None:
    person = make.seated("som-raad/lop")
    assert address_of(person) == address_of(person)


def test_ten_years_of_meetings_are_a_bounded_feed(client: Client, at: datetime) -> None:
    body, first = scenes.body(), at.astimezone(clock.UTC)
    Meeting.objects.bulk_create(
        Meeting(body=body, starts_at=first + timedelta(hours=n), ends_at=first + timedelta(hours=n + 1), place="x")
        for n in range(feeds.MOST_ENTRIES + 5)
    )
    assert len(events(client.get(reverse("meetings:public_feed")))) == feeds.MOST_ENTRIES


def test_appointing_somebody_puts_the_meetings_in_their_feed(client: Client) -> None:
    scenes.plan("som-raad")
    person = make.user()
    path = address_of(person)
    appoint(person, make.seat("som-raad/lop"), starts_on=make.LONG_AGO, by=None, at=make.AT)
    assert titles(client, path) == ["SOM raad"]
