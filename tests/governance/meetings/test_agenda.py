"""What a meeting is about: its points and their order."""

from uuid import uuid4

import pytest

from governance.meetings import actions
from som_portal.kit.access import Conflict
from tests import make
from tests.governance.meetings.scenes import add, plan, titles

pytestmark = pytest.mark.django_db


def test_points_keep_the_order_they_are_given() -> None:
    meeting = plan()
    first, _second, third = (add(meeting, title) for title in ("een", "twee", "drie"))
    actions.lower_agenda_item(first, by=None, at=make.AT)
    assert titles(meeting) == ["twee", "een", "drie"]
    actions.raise_agenda_item(third, by=None, at=make.AT)
    actions.raise_agenda_item(third, by=None, at=make.AT)
    assert titles(meeting) == ["drie", "twee", "een"]


def test_the_first_point_does_not_rise_and_the_last_does_not_sink() -> None:
    meeting = plan()
    first, last = add(meeting, "een"), add(meeting, "twee")
    actions.raise_agenda_item(first, by=None, at=make.AT)
    actions.lower_agenda_item(last, by=None, at=make.AT)
    assert titles(meeting) == ["een", "twee"]


def test_a_removed_point_is_gone_and_the_next_one_comes_last() -> None:
    meeting = plan()
    first = add(meeting, "een")
    add(meeting, "twee")
    actions.remove_agenda_item(first, by=None, at=make.AT)
    add(meeting, "drie")
    assert titles(meeting) == ["twee", "drie"]


def test_the_same_point_sent_twice_is_one_point() -> None:
    meeting, key = plan(), uuid4()
    assert add(meeting, "een", key=key) == add(meeting, "een", key=key)
    assert titles(meeting) == ["een"]


def test_an_agenda_does_not_grow_without_end() -> None:
    meeting = plan()
    for number in range(actions.agenda.MOST_ITEMS):
        add(meeting, f"punt {number}")
    with pytest.raises(Conflict, match="Er staan al 60 punten"):
        add(meeting, "te veel")
