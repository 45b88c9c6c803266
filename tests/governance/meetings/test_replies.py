"""What a mail client answers to an invitation is understood, and only from who was invited."""

import io
import mailbox
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from governance.meetings import actions
from governance.meetings.actions.replies import take_mail
from governance.meetings.links import uid_of
from governance.meetings.models import Meeting, Rsvp
from governance.meetings.replies import reply_mailbox
from governance.meetings.tasks import read_replies
from governance.people.models import User
from som_portal.kit.itip import LARGEST_MAIL, Reply, read_reply
from som_portal.kit.models import OutgoingMail
from som_portal.kit.outbox import deliver_due
from tests import make
from tests.governance.meetings.mail_clients import CLIENTS, written_by
from tests.governance.meetings.scenes import HOUR, IN_A_WEEK, plan

pytestmark = pytest.mark.django_db
ANSWERED = {"accepted": "yes", "declined": "no"}


@pytest.fixture(autouse=True)
def _mailbox(settings: Any) -> Iterator[None]:
    settings.REPLY_MAILBOX = "antwoord@som.example"
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def member() -> User:
    return make.seated("som-raad/lop")


@pytest.fixture
def meeting(member: User) -> Meeting:
    return plan()


def answer_of(client: str, meeting: Meeting, person: User, partstat: str = "ACCEPTED", **other: object) -> bytes:
    facts: dict[str, object] = {
        "uid": uid_of(meeting),
        "sequence": meeting.sequence,
        "partstat": partstat,
        "mailbox": reply_mailbox(meeting, person),
        "email": person.email,
    }
    return written_by(client, **(facts | other))


def said(meeting: Meeting) -> dict[int, str]:
    return dict(meeting.rsvps.values_list("person", "answer"))


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("partstat", ["ACCEPTED", "DECLINED"])
def test_a_yes_and_a_no_of_every_client_is_an_answer(
    client: str, partstat: str, meeting: Meeting, member: User
) -> None:
    assert take_mail(answer_of(client, meeting, member, partstat), at=make.AT) == partstat.lower()
    assert said(meeting) == {member.pk: ANSWERED[partstat.lower()]}


@pytest.mark.parametrize("client", CLIENTS)
def test_perhaps_counts_as_not_answered_and_brings_the_link(client: str, meeting: Meeting, member: User) -> None:
    actions.answer_invitation(meeting, "yes", by=member, at=make.AT)
    assert take_mail(answer_of(client, meeting, member, "TENTATIVE"), at=make.AT) == "tentative"
    assert take_mail(answer_of(client, meeting, member, "TENTATIVE"), at=make.AT) == "tentative"
    assert said(meeting) == {}
    assert OutgoingMail.objects.filter(key__startswith="meeting-unsure").count() == 1


def test_the_words_of_outlook_become_the_note_and_no_words_keep_the_note_there_is(
    meeting: Meeting, member: User
) -> None:
    take_mail(answer_of("outlook", meeting, member), at=make.AT)
    assert meeting.rsvps.get().note == "Ik kom een half uur later, sorry."
    take_mail(answer_of("google", meeting, member, stamp="20260312T100500Z"), at=make.AT)
    assert meeting.rsvps.get().note == "Ik kom een half uur later, sorry."


def test_the_invitation_asks_for_an_answer_at_a_mailbox_of_that_person_alone(meeting: Meeting, member: User) -> None:
    deliver_due(make.AT)
    [sent] = [one for one in mail.outbox if "Uitnodiging" in one.subject]
    calendar = sent.alternatives[0][0].replace("\r\n ", "")
    own = reply_mailbox(meeting, member)
    assert f":mailto:{own}\r\n" in calendar
    assert "RSVP=TRUE" in calendar
    assert own in sent.from_email
    assert own != reply_mailbox(meeting, make.user())
    assert len(own.partition("@")[0]) <= 64


def test_without_a_mailbox_nothing_is_asked_and_nothing_believed(settings: Any, meeting: Meeting, member: User) -> None:
    answer = answer_of("google", meeting, member)
    settings.REPLY_MAILBOX = ""
    assert take_mail(answer, at=make.AT) == "replies-off"
    plan(starts_at=IN_A_WEEK + 24 * HOUR)
    last = OutgoingMail.objects.latest("pk").calendar
    assert ("RSVP=FALSE" in last, "antwoord+" in last) == (True, False)


def test_nobody_answers_for_another_with_a_forged_sender(meeting: Meeting, member: User) -> None:
    other = make.seated("som-raad/ku-leuven")
    forged = answer_of("google", meeting, other, mailbox=reply_mailbox(meeting, member))
    assert take_mail(forged, at=make.AT) == "other-person"
    guessed = answer_of("google", meeting, other, mailbox=f"antwoord+{meeting.pk}-{other.pk}-{'0' * 32}@som.example")
    assert take_mail(guessed, at=make.AT) == "no-proof"
    bare = answer_of("google", meeting, other, mailbox="antwoord@som.example")
    assert take_mail(bare, at=make.AT) == "no-proof"
    assert said(meeting) == {}


def test_control_without_the_secret_in_the_mailbox_a_forged_sender_would_answer(
    monkeypatch: pytest.MonkeyPatch, meeting: Meeting
) -> None:
    other = make.seated("som-raad/ku-leuven")
    guessed = answer_of("google", meeting, other, mailbox=f"antwoord+{meeting.pk}-{other.pk}-{'0' * 32}@som.example")
    monkeypatch.setattr("governance.meetings.replies.is_proven", lambda *_said, **_salt: True)
    assert take_mail(guessed, at=make.AT) == "accepted"


def test_sender_attendee_and_invited_person_are_one(meeting: Meeting, member: User) -> None:
    raw = answer_of("google", meeting, member)
    sender = f"From: Zoe De Wit <{member.email}>".encode()
    assert take_mail(raw.replace(sender, b"From: iemand@elders.example"), at=make.AT) == "other-person"
    assert take_mail(raw.replace(sender, sender + b"\r\nFrom: a@b.example"), at=make.AT) == "no-sender"
    attendee = f":mailto:{member.email}".encode()
    assert take_mail(raw.replace(attendee, b":mailto:iemand@elders.example"), at=make.AT) == "other-person"
    assert take_mail(raw.replace(sender, sender.upper()), at=make.AT) == "accepted"


def test_an_answer_to_another_meeting_or_to_an_older_version_changes_nothing(meeting: Meeting, member: User) -> None:
    other = plan(starts_at=IN_A_WEEK + 48 * HOUR)
    assert take_mail(answer_of("apple", meeting, member, uid=uid_of(other)), at=make.AT) == "other-meeting"
    late = answer_of("apple", meeting, member)
    moved = actions.move_meeting(
        meeting, starts_at=IN_A_WEEK + HOUR, ends_at=IN_A_WEEK + 2 * HOUR, place="Elders", by=None, at=make.AT
    )
    assert take_mail(late, at=make.AT) == "older-version"
    assert take_mail(answer_of("apple", moved, member), at=make.AT) == "accepted"


def test_an_answer_made_before_the_one_we_have_changes_nothing(meeting: Meeting, member: User) -> None:
    actions.answer_invitation(meeting, "no", by=member, at=make.AT)
    assert take_mail(answer_of("google", meeting, member, stamp="20260312T085900Z"), at=make.AT) == "older-answer"
    assert take_mail(answer_of("google", meeting, member, stamp="20260312T090100Z"), at=make.AT) == "accepted"


def test_who_is_no_longer_invited_and_who_is_too_late_answers_nothing(meeting: Meeting, member: User) -> None:
    late = answer_of("google", meeting, member)
    assert take_mail(late, at=IN_A_WEEK + HOUR) == "too-late-or-not-invited"
    member.mandates.update(ends_on=make.AT.date())
    assert take_mail(late, at=make.AT) == "too-late-or-not-invited"
    assert Rsvp.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ((b"METHOD:REPLY", b"METHOD:REQUEST"), "no-reply"),
        ((b"PARTSTAT=ACCEPTED", b"PARTSTAT=DELEGATED"), "no-reply"),
        ((b"SEQUENCE:0", b"SEQUENCE:" + b"9" * 5000), "no-reply"),
        ((b"SEQUENCE:0", b"SEQUENCE:-1"), "no-reply"),
        ((b"BEGIN:VEVENT", b"BEGIN:VEVENT\r\nEND:VEVENT\r\nBEGIN:VEVENT"), "no-reply"),
        ((b"text/calendar", b"text/plain"), "no-reply"),
        ((b"UID:", b"UID:x\r\nUID:"), "no-reply"),
        ((b'charset="UTF-8"', b'charset="\xff\xfe"'), "accepted"),
    ],
)
def test_what_is_no_answer_is_left_alone(
    change: tuple[bytes, bytes], outcome: str, meeting: Meeting, member: User
) -> None:
    assert take_mail(answer_of("google", meeting, member).replace(*change), at=make.AT) == outcome


def test_hostile_mail_is_bounded_and_leaves_one_clear_line(meeting: Meeting, member: User) -> None:
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (depth, depth) for depth in range(3000)
    )
    for raw in (
        b"",
        b"\x00" * 1000,
        b"From: a@b.example\r\n\r\n",
        b"From: a@b.example\r\n" + nested,
        b"From: a@b.example\r\nContent-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!",
        answer_of("google", meeting, member) + b"x" * LARGEST_MAIL,
        b"From: =?utf-8?b?////?= <a@b.example>\r\nContent-Type: text/calendar; charset=x\r\n\r\n" + b"\xff" * 900,
    ):
        with capture_logs() as lines:
            outcome = take_mail(raw, at=make.AT)
        assert outcome in {"no-sender", "no-calendar", "no-reply", "unreadable", "too-large"}
        assert lines == [
            {"event": "mail_read", "log_level": "info", "outcome": outcome, "meeting": None, "size": len(raw)}
        ]
    assert said(meeting) == {}


@settings(max_examples=200)
@given(raw=st.binary(max_size=400), where=st.integers(0, 1800), cut=st.integers(0, 40))
def test_no_bytes_make_the_reader_raise(raw: bytes, where: int, cut: int) -> None:
    facts = {"uid": "x", "sequence": 0, "partstat": "ACCEPTED", "mailbox": "a+1@b.example", "email": "z@b.example"}
    whole = written_by("google", **facts)
    for one in (raw, whole[:where] + raw + whole[where + cut :]):
        found = read_reply(one)
        assert isinstance(found, Reply) or str(found)


def test_a_maildir_is_read_once_and_keeps_what_it_had(
    settings: Any, tmp_path: Path, meeting: Meeting, member: User
) -> None:
    folder = tmp_path / "mail"
    box = mailbox.Maildir(folder)
    box.add(answer_of("google", meeting, member))
    box.add(b"From: spam@elders.example\r\n\r\nKoop nu\r\n")
    settings.INCOMING_MAIL = str(folder)
    assert [read_replies(make.AT), read_replies(make.AT)] == [2, 0]
    assert said(meeting) == {member.pk: "yes"}
    assert len(list((folder / "cur").iterdir())) == 2


def test_an_mbox_is_emptied(settings: Any, tmp_path: Path, meeting: Meeting, member: User) -> None:
    file = tmp_path / "mbox"
    box = mailbox.mbox(file)
    box.add(answer_of("apple", meeting, member, "DECLINED"))
    box.close()
    settings.INCOMING_MAIL = str(file)
    assert [read_replies(make.AT), read_replies(make.AT)] == [1, 0]
    assert said(meeting) == {member.pk: "no"}


def test_the_pipe_of_a_mail_server_brings_one_message(
    monkeypatch: pytest.MonkeyPatch, meeting: Meeting, member: User, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = io.TextIOWrapper(io.BytesIO(answer_of("thunderbird", meeting, member)))
    monkeypatch.setattr("sys.stdin", pipe)
    call_command("read_mail", "-")
    assert capsys.readouterr().out.strip().endswith("accepted")
    assert said(meeting) == {member.pk: "yes"}


def test_without_a_place_to_read_the_command_says_so_and_the_clock_does_nothing(settings: Any) -> None:
    settings.INCOMING_MAIL = ""
    with pytest.raises(CommandError, match="INCOMING_MAIL"):
        call_command("read_mail")
    assert read_replies(make.AT) == 0
    settings.INCOMING_MAIL = "/nergens/te/vinden"
    with pytest.raises(CommandError) as refused:
        call_command("read_mail")
    assert refused.value.returncode == 75
