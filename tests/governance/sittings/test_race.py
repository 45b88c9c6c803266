"""Several chairs at one table, on both engines: one point at a time, and no note is overwritten."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from governance.minutes.actions import NoteClash, write_note
from governance.minutes.models import ItemNote
from governance.sittings import actions
from governance.sittings.models import PointTime, Suspension
from tests.governance.sittings.scenes import START, opened_with

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
HANDS = 4
Together = Callable[..., list[Any]]


def test_of_points_begun_at_once_one_is_on_the_table(together: Together) -> None:
    meeting = opened_with("een", "twee", "drie", "vier")
    items = list(meeting.agenda_items.all())
    answers = together(*[lambda item=item: actions.start_point(item, by=None, at=START) for item in items])
    assert {type(answer) for answer in answers} == {PointTime}
    assert PointTime.objects.running().count() == 1
    assert PointTime.objects.count() == HANDS


def test_suspending_many_times_at_once_is_one_suspension(together: Together) -> None:
    meeting = opened_with("een")
    together(*[lambda: actions.suspend_meeting(meeting, by=None, at=START)] * HANDS)
    assert Suspension.objects.count() == 1


def test_of_notes_saved_at_once_one_stands_and_the_others_hear_it(together: Together) -> None:
    item = opened_with("een").agenda_items.get()
    texts = [f"tekst van schrijver {number}" for number in range(HANDS)]
    answers = together(*[lambda text=text: write_note(item, text=text, seen=0, by=None, at=START) for text in texts])
    kinds = sorted(type(answer).__name__ for answer in answers)
    assert kinds == sorted(["ItemNote", *["NoteClash"] * (HANDS - 1)])
    assert ItemNote.objects.get().text in texts
    assert {answer.note.text for answer in answers if isinstance(answer, NoteClash)} == {ItemNote.objects.get().text}


def test_control_without_the_version_the_last_writer_overwrites_the_others(together: Together) -> None:
    item = opened_with("een").agenda_items.get()
    write_note(item, text="eerst", seen=0, by=None, at=START)
    looked = threading.Barrier(HANDS)

    def overwrite(number: int) -> Callable[[], None]:
        def save() -> None:
            note = ItemNote.objects.get()
            looked.wait(30)
            note.text = f"{note.text} en {number}"
            note.save()

        return save

    together(*[overwrite(number) for number in range(HANDS)])
    assert sum(f" en {number}" in ItemNote.objects.get().text for number in range(HANDS)) == 1
