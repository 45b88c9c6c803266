"""Many hands on one note and one text: nobody overwrites anybody; what is approved is what stands; both engines."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from governance.minutes import actions
from governance.minutes.actions import NoteClash
from governance.minutes.models import ApprovedMinutes, ItemNote, Minutes
from som_portal.kit.access import Conflict
from tests.governance.minutes import scenes
from tests.governance.minutes.scenes import AT_LATER, CIRCULATED_AT, HELD_AT

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
HANDS, ROUNDS = 6, 3
Together = Callable[..., list[Any]]


def test_of_many_saves_on_one_version_one_stands_and_the_others_get_it(together: Together) -> None:
    item = scenes.held().items[0]
    for seen in range(ROUNDS):
        saves = [
            lambda hand=hand, seen=seen: actions.write_note(item, text=f"{seen} {hand}", seen=seen, by=None, at=HELD_AT)
            for hand in range(HANDS)
        ]
        answers = together(*saves)
        clashes = [answer for answer in answers if isinstance(answer, NoteClash)]
        (saved,) = [answer for answer in answers if isinstance(answer, ItemNote)]
        assert len(clashes) == HANDS - 1
        assert {clash.note.text for clash in clashes} == {saved.text}
        assert ItemNote.objects.get(item=item).version == seen + 1


def test_control_without_the_version_the_last_hand_wipes_out_the_others(together: Together) -> None:
    item = scenes.held().items[0]
    note, looked = ItemNote.objects.create(item=item), threading.Barrier(HANDS)

    def save(hand: int) -> Callable[[], None]:
        def write() -> None:
            mine = ItemNote.objects.get(pk=note.pk)
            looked.wait(30)
            mine.text = f"{mine.text}{hand}"
            mine.save()

        return write

    together(*[save(hand) for hand in range(HANDS)])
    assert len(ItemNote.objects.get(pk=note.pk).text) == 1


def test_a_draft_sent_around_by_many_is_sent_once(together: Together) -> None:
    raad = scenes.held()
    sent = together(*[lambda: actions.circulate_minutes(raad.meeting, by=None, at=CIRCULATED_AT)] * HANDS)
    assert len({minutes.pk for minutes in sent}) == Minutes.objects.count() == 1
    assert raad.later.agenda_items.count() == 1


def test_what_is_approved_is_what_stands_in_the_notes(together: Together) -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    write = [
        lambda n=n: actions.write_note(raad.items[0], text=f"hand {n}", seen=0, by=None, at=AT_LATER) for n in range(3)
    ]
    approve = [lambda: actions.approve_minutes(minutes, by=None, at=AT_LATER)] * 3
    answers = together(*write, *approve)
    assert all(isinstance(answer, ItemNote | ApprovedMinutes | Conflict) for answer in answers)
    note = ItemNote.objects.filter(item=raad.items[0]).first()
    text = ApprovedMinutes.objects.get().text
    assert (note.text if note else "Geen bespreking") in text
