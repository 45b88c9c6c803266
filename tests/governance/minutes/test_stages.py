"""Every stage of minutes × every deed: what is done, what is refused, and in which words."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest

from governance.minutes import access, actions
from governance.minutes.models import ApprovedMinutes, Erratum, ItemNote, Minutes, MinutesComment, Stage
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from tests.governance.minutes import scenes
from tests.governance.minutes.scenes import AT_LATER, CIRCULATED_AT, DAY, HELD_AT, Raad, fresh

pytestmark = pytest.mark.django_db
STAGES = ("planned", "held", "reading", "waiting", "approved")
DONE, STILL = "done", "nothing changes"
MISSING = "there are no minutes yet"


def reach(stage: str) -> tuple[Raad, Minutes | None, datetime]:
    """The meeting, its minutes, and a moment in that stage."""
    raad = scenes.planned() if stage == "planned" else scenes.held()
    if stage in ("planned", "held"):
        return raad, None, raad.meeting.starts_at - 2 * DAY if stage == "planned" else HELD_AT + DAY
    minutes = scenes.circulated(raad)
    if stage == "reading":
        return raad, minutes, CIRCULATED_AT + DAY
    if stage == "approved":
        actions.approve_minutes(minutes, by=None, at=AT_LATER)
    return raad, fresh(minutes), AT_LATER + DAY


def write_note(raad: Raad, minutes: Minutes | None, at: datetime) -> None:
    actions.write_note(raad.items[0], text="Iedereen is voor.", seen=0, by=None, at=at)


def circulate(raad: Raad, minutes: Minutes | None, at: datetime) -> None:
    actions.circulate_minutes(raad.meeting, by=None, at=at)


def confirm_reading(raad: Raad, minutes: Minutes | None, at: datetime) -> None:
    actions.confirm_reading(needed(minutes), by=raad.there, at=at)


def comment(raad: Raad, minutes: Minutes | None, at: datetime) -> None:
    scenes.comment(needed(minutes), raad.there, at=at)


def answer(raad: Raad, minutes: Minutes | None, at: datetime) -> None:
    facts = {"author": raad.there, "text": "Er ontbreekt iets.", "key": uuid4(), "made_at": CIRCULATED_AT}
    made = MinutesComment.objects.create(minutes=needed(minutes), **facts)
    actions.answer_comment(made, answer="Aangevuld.", by=None, at=at)


def place(raad: Raad, minutes: Minutes | None, at: datetime) -> None:
    actions.place_minutes(needed(minutes), by=None, at=at)


def approve(raad: Raad, minutes: Minutes | None, at: datetime) -> None:
    actions.approve_minutes(needed(minutes), by=None, at=at)


def amend(raad: Raad, minutes: Minutes | None, at: datetime) -> None:
    point = raad.later.agenda_items.first() or scenes.add(raad.later, "Goedkeuring verslag")
    actions.amend_minutes(needed(minutes), text="Lees 12.", decided_in=point, key=uuid4(), by=None, at=at)


def needed(minutes: Minutes | None) -> Minutes:
    if minutes is None:
        raise LookupError(MISSING)
    return minutes


def state() -> list[object]:
    """Everything that a deed about minutes may change."""
    models = (Minutes, ItemNote, MinutesComment, ApprovedMinutes, Erratum, Minutes.readings.rel.related_model)
    return [list(model._default_manager.order_by("pk").values_list()) for model in models]


DEEDS: dict[str, Callable[[Raad, Minutes | None, datetime], None]] = {
    "write_note": write_note,
    "circulate_minutes": circulate,
    "confirm_reading": confirm_reading,
    "comment_on_minutes": comment,
    "answer_comment": answer,
    "place_minutes": place,
    "approve_minutes": approve,
    "amend_minutes": amend,
}
STILL_READ = "Wie op de vergadering was, geeft nog opmerkingen"
# fmt: off
TABLE: dict[str, tuple[object, ...]] = {
    # deed                 planned            held     reading              waiting                 approved
    "write_note":         (access.NOT_YET,    DONE,    DONE,                DONE,                   access.APPROVED),
    "circulate_minutes":  (access.NOT_HELD,   DONE,    STILL,               STILL,                  STILL),
    "confirm_reading":    (MISSING,           MISSING, DONE,                access.READING_IS_OVER, access.APPROVED),
    "comment_on_minutes": (MISSING,           MISSING, DONE,                access.READING_IS_OVER, access.APPROVED),
    "answer_comment":     (MISSING,           MISSING, DONE,                DONE,                   access.APPROVED),
    "place_minutes":      (MISSING,           MISSING, STILL,               STILL,                  access.APPROVED),
    "approve_minutes":    (MISSING,           MISSING, STILL_READ,          DONE,                   STILL),
    "amend_minutes":      (MISSING,           MISSING, access.NOT_APPROVED, access.NOT_APPROVED,    DONE),
}
# fmt: on
CELLS = [(stage, deed, cell) for deed, row in TABLE.items() for stage, cell in zip(STAGES, row, strict=True)]


def test_every_deed_has_a_row() -> None:
    assert set(TABLE) == set(DEEDS)
    public = {name for name in actions.__all__ if not name.startswith("remind_") and name != "NoteClash"}
    assert public == set(DEEDS)


@pytest.mark.parametrize(("stage", "deed", "cell"), CELLS)
def test_a_deed_does_in_a_stage_what_the_table_says(stage: str, deed: str, cell: object) -> None:
    raad, minutes, at = reach(stage)
    if cell == MISSING:
        with pytest.raises(LookupError):
            DEEDS[deed](raad, minutes, at)
        return
    before = state()
    if cell in (DONE, STILL):
        DEEDS[deed](raad, minutes, at)
        assert (state() == before) is (cell == STILL)
        return
    with pytest.raises(Conflict) as refusal:
        DEEDS[deed](raad, minutes, at)
    assert str(refusal.value).startswith(str(cell))
    assert [rows for rows in state() if rows] == [rows for rows in kept(before, deed) if rows]


def kept(before: list[object], deed: str) -> list[object]:
    """What was there before; the comment that an answer needs is made by the test itself."""
    if deed == "answer_comment":
        before[2] = list(MinutesComment.objects.filter(answered_at=None).order_by("pk").values_list())
    return before


@pytest.mark.parametrize(("stage", "expected"), [("reading", Stage.READING), ("waiting", Stage.WAITING)])
def test_the_stage_follows_from_the_day(stage: str, expected: Stage) -> None:
    _raad, minutes, at = reach(stage)
    assert needed(minutes).stage_on(clock.day_of(at)) == expected


def test_the_last_day_for_comments_counts() -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    evening = scenes.last_day(minutes)
    assert scenes.comment(minutes, raad.there, at=evening)
    with pytest.raises(Conflict, match="voorbij"):
        scenes.comment(minutes, raad.there, at=evening + 3 * scenes.HOUR)


def test_a_comment_is_for_who_attended() -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    for person in (raad.excused, scenes.make.user()):
        with pytest.raises(Refused, match="voor wie op de vergadering was"):
            scenes.comment(minutes, person)


def who(raad: Raad) -> dict[str, User]:
    return {"member": raad.there, "outsider": scenes.make.user(), "team": scenes.make.seated("som-team/adviseur")}


REFUSED_TO_OTHERS: dict[str, Callable[[Raad, Minutes, User], object]] = {
    "circulate_minutes": lambda raad, _minutes, by: actions.circulate_minutes(raad.meeting, by=by, at=CIRCULATED_AT),
    "write_note": lambda raad, _minutes, by: actions.write_note(raad.items[0], text="x", seen=0, by=by, at=HELD_AT),
    "approve_minutes": lambda _raad, minutes, by: actions.approve_minutes(minutes, by=by, at=AT_LATER),
    "amend_minutes": lambda raad, minutes, by: actions.amend_minutes(
        minutes, text="x", decided_in=raad.items[0], key=uuid4(), by=by, at=AT_LATER
    ),
}


@pytest.mark.parametrize("deed", REFUSED_TO_OTHERS)
@pytest.mark.parametrize("role", ["member", "outsider", "team"])
def test_only_who_keeps_them_circulates_approves_and_corrects(role: str, deed: str) -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    with pytest.raises(Refused, match="Dit doet de coördinatiecel"):
        REFUSED_TO_OTHERS[deed](raad, minutes, who(raad)[role])
