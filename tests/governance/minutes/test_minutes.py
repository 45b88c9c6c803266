"""From what happened to minutes that stand: who reads what, where they are placed, what is never in them."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils.translation import override

from governance.ballots.actions import close_ballot
from governance.followup.actions import make_action
from governance.meetings.actions import cancel_meeting
from governance.meetings.models import AgendaItem, Meeting
from governance.minutes import actions
from governance.minutes.models import ApprovedMinutes
from governance.minutes.queries import draft_due_on, readers_of, sections_for
from governance.minutes.rules import as_text, digest_of
from governance.minutes.tasks import place_unplaced_minutes, remind_of_drafts, remind_of_reading
from som_portal.kit import clock
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes as ballots
from tests.governance.meetings.scenes import add, body, plan
from tests.governance.minutes import scenes
from tests.governance.minutes.scenes import AT_LATER, CIRCULATED_AT, DAY, HELD_AT, LATER

pytestmark = pytest.mark.django_db


def text_of(meeting: Meeting) -> str:
    return as_text(sections_for(meeting))


def mails(prefix: str) -> list[str]:
    return list(OutgoingMail.objects.filter(key__startswith=prefix).order_by("pk").values_list("to", flat=True))


def test_the_draft_holds_notes_and_action_items_and_seats_instead_of_names() -> None:
    raad = scenes.held()
    scenes.note(raad.items[0], "Iedereen is voor.")
    facts = {"due_on": date(2026, 11, 5), "key": uuid4(), "by": None, "at": HELD_AT}
    make_action(raad.meeting.body, what="Bel de scholen", owner=raad.there, item=raad.items[0], **facts)
    text, seat = text_of(raad.meeting), raad.there.mandates.get().seat.name
    assert "Iedereen is voor." in text
    assert f"Bel de scholen. {seat}, tegen donderdag 5 november 2026." in text
    assert raad.there.name not in text


def test_a_decision_is_told_with_its_number_wording_and_result() -> None:
    people = make.raad(3)
    ballot = ballots.opened(ballots.budget_line(), by=people[0])
    ballots.everybody_says(ballot, people)
    decision = close_ballot(ballot, by=None, at=ballot.closes_at)
    section = next(one for one in sections_for(ballot.agenda_item.meeting) if any(b.reference for b in one.blocks))
    block = next(block for block in section.blocks if block.reference)
    assert (block.reference, block.lines[0]) == (decision.number, decision.wording)
    assert block.lines[1].startswith("Aangenomen.")


def test_the_draft_is_dutch_on_an_english_page() -> None:
    raad = scenes.held()
    with override("en"):
        english = text_of(raad.meeting)
    assert english == text_of(raad.meeting)
    assert "(ter bespreking)" in english


def test_it_comes_on_the_first_agenda_after_the_comments_by_itself() -> None:
    raad = scenes.held()
    too_early = plan(starts_at=CIRCULATED_AT + 9 * DAY)
    minutes = scenes.circulated(raad)
    point = minutes.point
    assert point is not None
    assert (point.meeting, point.kind) == (raad.later, AgendaItem.Kind.MINUTES)
    assert point.title == f"Goedkeuring van het verslag van {raad.meeting.day:%d-%m-%Y}"
    assert not too_early.agenda_items.exists()


def test_a_point_that_stands_there_already_is_taken() -> None:
    raad = scenes.held()
    point = add(raad.later, "Verslag vorige vergadering", kind="minutes")
    assert scenes.circulated(raad).point == point
    assert raad.later.agenda_items.count() == 1


def test_when_that_meeting_is_cancelled_the_next_one_gets_it() -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    cancel_meeting(raad.later, reason="Ziekte", by=None, at=CIRCULATED_AT + DAY)
    assert place_unplaced_minutes(CIRCULATED_AT + DAY) == 0
    another = plan(starts_at=LATER + 30 * DAY)
    assert place_unplaced_minutes(CIRCULATED_AT + 2 * DAY) == 1
    assert scenes.fresh(minutes).point.meeting == another
    assert place_unplaced_minutes(CIRCULATED_AT + 2 * DAY) == 0


def test_without_a_meeting_to_come_minutes_wait_and_are_not_approved() -> None:
    raad = scenes.held()
    cancel_meeting(raad.later, reason="Ziekte", by=None, at=HELD_AT + DAY)
    minutes = scenes.circulated(raad)
    assert minutes.point is None
    with pytest.raises(Conflict, match="nog niet op een agenda"):
        actions.approve_minutes(minutes, by=None, at=AT_LATER)


def test_they_are_not_approved_before_that_meeting_begins() -> None:
    minutes = scenes.circulated()
    with pytest.raises(Conflict, match="moet nog beginnen"):
        actions.approve_minutes(minutes, by=None, at=LATER - DAY)


def test_what_is_approved_is_what_happened_and_stays_when_the_facts_move_on() -> None:
    raad = scenes.held()
    scenes.note(raad.items[0], "Iedereen is voor.")
    minutes = scenes.approved(raad)
    text = text_of(raad.meeting)
    facts = {"due_on": date(2026, 11, 5), "key": uuid4(), "by": None, "at": AT_LATER}
    make_action(raad.meeting.body, what="Achteraf bedacht", owner=body(), item=raad.items[0], **facts)
    assert text_of(raad.meeting) != text
    approval = ApprovedMinutes.objects.get(minutes=minutes)
    assert (approval.text, approval.digest) == (text, digest_of(text))


def test_a_name_that_is_never_public_stops_the_draft() -> None:
    pupil = make.seated("som-raad/leerling-so")
    pupil.name = "Noor Çelik"
    pupil.save(update_fields=["name", "name_key"])
    raad = scenes.held()
    scenes.note(raad.items[0], "Volgens noor  celik kan het anders.")
    with pytest.raises(Conflict, match="nooit publiek"):
        scenes.circulated(raad)
    scenes.note(raad.items[0], "Volgens de leerling kan het anders.")
    assert scenes.circulated(raad).pk


def test_an_erratum_is_of_a_later_meeting_and_leaves_the_text_alone() -> None:
    raad = scenes.held()
    minutes = scenes.approved(raad)
    text = minutes.approval.text
    with pytest.raises(Conflict, match="latere vergadering"):
        actions.amend_minutes(minutes, text="Lees 12.", decided_in=raad.items[0], key=uuid4(), by=None, at=AT_LATER)
    key = uuid4()
    for _click in range(2):
        actions.amend_minutes(minutes, text="Lees 12.", decided_in=minutes.point, key=key, by=None, at=AT_LATER)
    assert [one.text for one in minutes.approval.errata.all()] == ["Lees 12."]
    assert ApprovedMinutes.objects.get().text == text


def test_who_attended_is_told_reads_or_comments_and_the_rest_is_named_by_seat() -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    assert mails("minutes-ready:") == [raad.there.email]
    assert [row.person for row in readers_of(minutes).waiting] == [raad.there]
    actions.confirm_reading(minutes, by=raad.there, at=CIRCULATED_AT + DAY)
    assert readers_of(minutes).waiting == []


def test_the_day_before_the_end_who_did_not_read_is_reminded_once() -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    eve = scenes.last_day(minutes) - DAY
    assert [remind_of_reading(eve - DAY), remind_of_reading(eve), remind_of_reading(eve)] == [0, 1, 1]
    assert mails("minutes-closing:") == [raad.there.email]


def test_nobody_is_reminded_who_commented() -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    scenes.comment(minutes, raad.there)
    assert remind_of_reading(scenes.last_day(minutes) - DAY) == 0


def test_the_draft_is_due_ten_working_days_later_public_holidays_aside() -> None:
    # Thursday 19 March 2026: ten working days later is Thursday 2 April; in May, Ascension Day pushes it on
    assert draft_due_on(Meeting(starts_at=clock.brussels(2026, 3, 19, 16))) == date(2026, 4, 2)
    assert draft_due_on(Meeting(starts_at=clock.brussels(2026, 5, 7, 16))) == date(2026, 5, 22)


def test_who_writes_the_draft_hears_of_it_when_it_is_near_and_when_it_is_late_once_each() -> None:
    keeper = make.coordinator()
    raad = scenes.held()
    due = draft_due_on(raad.meeting)
    evening = clock.brussels(due.year, due.month, due.day, 20)
    told = [remind_of_drafts(evening + number * DAY) and len(mails("minutes-draft:")) for number in range(-5, 4)]
    assert told == [0, 0, 1, 1, 1, 1, 2, 2, 2]
    assert set(mails("minutes-draft:")) == {keeper.email}


def test_the_weekly_meetings_need_no_minutes_but_may_have_them() -> None:
    make.coordinator()
    raad = scenes.held()
    scenes.circulated(raad)
    assert remind_of_drafts(HELD_AT + 30 * DAY) == 0


def test_a_comment_sent_twice_is_one_and_its_answer_stays() -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    key, at = uuid4(), CIRCULATED_AT + DAY
    one, two = (actions.comment_on_minutes(minutes, text="Mis ik iets?", key=key, by=raad.there, at=at) for _ in "ab")
    assert one == two
    actions.answer_comment(one, answer="Aangevuld.", by=None, at=at)
    with pytest.raises(Conflict, match="al beantwoord"):
        actions.answer_comment(one, answer="Toch niet.", by=None, at=at)


def test_a_comment_on_a_point_of_another_meeting_is_refused() -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    other = add(plan("som-team"), "Iets anders")
    facts = {"text": "Hier?", "key": uuid4(), "by": raad.there, "at": CIRCULATED_AT}
    with pytest.raises(Conflict, match="andere vergadering"):
        actions.comment_on_minutes(minutes, item=other, **facts)
