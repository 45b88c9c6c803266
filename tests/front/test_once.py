"""Whatever carries the key of a form: the same words are one deed, other words are refused and stay in the form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.challenges.actions import raise_signal
from governance.convening.actions import ask_meeting
from governance.delegates.actions import suggest
from governance.meetings.actions import suggest_agenda_item
from governance.minutes.actions import comment_on_minutes
from governance.people.models import User
from som_portal.kit.access import Conflict
from tests import make
from tests.community import making as community
from tests.governance.challenges.making import focus_area
from tests.governance.convening.scenes import delegates
from tests.governance.followup.scenes import action
from tests.governance.meetings.scenes import add, plan
from tests.governance.minutes import scenes as minutes
from tests.governance.polls.scenes import opened
from tests.werkingen.making import running_lab
from werkingen.works.actions import post_update

pytestmark = pytest.mark.django_db
Deed = Callable[[str], object]
KEY = UUID("5f0c8a54-94c4-4e44-8b7e-2d6a2f5d6f02")
ONCE: dict[str, Any] = {"key": KEY, "at": make.AT}


def signal() -> Deed:
    said = {"title": "Interims", "level": "secundair", "focus_area": focus_area(), "by": make.user(), **ONCE}
    return lambda words: raise_signal(text=words, **said)


def meeting_of_som_plus() -> Deed:
    (by,) = delegates(1)
    return lambda words: ask_meeting(title="Schermen", reason=words, by=by, **ONCE)


def suggestion_for_the_raad() -> Deed:
    (by,) = delegates(1)
    seat = make.seat("som-raad/lop")
    return lambda words: suggest(seat, who="Vera Vos", reason=words, by=by, **ONCE)


def point_on_an_agenda() -> Deed:
    meeting = plan()
    return lambda words: add(meeting, "Gsm op school", explanation=words, key=KEY)


def suggested_point() -> Deed:
    member, meeting = make.raad(1)[0], plan(starts_at=make.AT.replace(month=5))
    return lambda words: suggest_agenda_item(meeting, title=words, by=member, **ONCE)


def comment_on_a_draft() -> Deed:
    raad = minutes.held()
    draft = minutes.circulated(raad)
    at = minutes.CIRCULATED_AT + minutes.DAY
    return lambda words: comment_on_minutes(draft, text=words, key=KEY, by=raad.there, at=at)


def action_item() -> Deed:
    return lambda words: action(what=words, key=KEY)


def date_poll() -> Deed:
    return lambda words: opened(what=words, key=KEY)


def news_of_a_lab() -> Deed:
    lab = running_lab()
    return lambda words: post_update(lab, title="Nieuws", text=words, by=None, **ONCE)


def story() -> Deed:
    author = make.user()
    return lambda words: community.story(author, body=words, key=KEY)


def event() -> Deed:
    return lambda words: community.event(text=words, key=KEY)


SCENES = (
    *(signal, meeting_of_som_plus, suggestion_for_the_raad, point_on_an_agenda, suggested_point, comment_on_a_draft),
    *(action_item, date_poll, news_of_a_lab, story, event),
)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_other_words_under_the_same_key_are_not_thrown_away(scene: Callable[[], Deed]) -> None:
    deed = scene()
    assert deed("Eerst dit.") == deed("Eerst dit.")
    with pytest.raises(Conflict, match="Dit formulier is al gebruikt"):
        deed("Dan dat.")


def test_the_page_keeps_them_under_a_new_key(client_of: Callable[[User], Client]) -> None:
    """Who goes back with the button of the browser, writes on and sends twice, has given two signals."""
    by = make.user()
    client, page = client_of(by), reverse("challenges:raise_signal")
    typed = {"key": str(KEY), "title": "Interims", "level": "secundair", "focus_area": focus_area().pk}
    with time_machine.travel(make.AT, tick=False):
        client.post(page, typed | {"text": "Eerst dit."})
        answer = client.post(page, typed | {"text": "Dan dat."})
    assert answer.status_code == 409
    assert "Dan dat." in answer.text
    assert str(KEY) not in answer.text
