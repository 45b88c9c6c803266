"""Notes per point: nobody overwrites anybody."""

from datetime import timedelta

import pytest

from governance.minutes import actions
from governance.minutes.actions import NoteClash
from governance.minutes.models import ItemNote
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.meetings.scenes import HOUR, IN_A_WEEK, add, plan

pytestmark = pytest.mark.django_db
THEN = IN_A_WEEK + HOUR


def test_a_note_is_written_on_top_of_what_was_seen() -> None:
    item = add(plan(), "Rust in de schooldag")
    one = actions.write_note(item, text="Iedereen is voor.", seen=0, by=make.chair(), at=THEN)
    two = actions.write_note(item, text="Bijna iedereen.", seen=one.version, by=make.coordinator(), at=THEN)
    assert (two.version, two.text) == (2, "Bijna iedereen.")


def test_a_save_on_top_of_an_older_version_is_refused_with_the_newer_text() -> None:
    item = add(plan(), "Rust in de schooldag")
    actions.write_note(item, text="De voorzitter schrijft.", seen=0, by=None, at=THEN)
    with pytest.raises(NoteClash, match="naast elkaar") as clash:
        actions.write_note(item, text="De coördinator schrijft.", seen=0, by=None, at=THEN)
    assert (clash.value.note.text, clash.value.note.version) == ("De voorzitter schrijft.", 1)
    assert ItemNote.objects.get(item=item).text == "De voorzitter schrijft."


def test_the_same_text_twice_is_one_save() -> None:
    item = add(plan(), "Rust in de schooldag")
    for _click in range(2):
        actions.write_note(item, text="Eens.", seen=0, by=None, at=THEN)
    assert ItemNote.objects.get(item=item).version == 1


def test_a_member_keeps_no_notes() -> None:
    item, member = add(plan(), "Rust in de schooldag"), make.raad(1)[0]
    with pytest.raises(Refused):
        actions.write_note(item, text="Ik vond van niet.", seen=0, by=member, at=THEN)


def test_notes_wait_for_the_day_itself() -> None:
    item = add(plan(), "Rust in de schooldag")
    with pytest.raises(Conflict, match="op de dag"):
        actions.write_note(item, text="Vooraf", seen=0, by=None, at=THEN - timedelta(days=1))
