"""How often each seat attended, and who may read it."""

from datetime import date
from http import HTTPStatus

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from governance.meetings.actions import check_in, check_out, excuse, hold_meeting, open_meeting, record_attendance
from governance.sittings.queries.history import history_of, total_of, years_of
from governance.sittings.rules import Presence, presence_of
from tests import make
from tests.governance.meetings.scenes import HOUR, body, plan
from tests.governance.sittings.scenes import MINUTE, START, signed_in

RAAD = "som-raad/ku-leuven"


@given(st.lists(st.sampled_from(["present", "online", "excused"])))
def test_being_there_counts_before_being_online_and_either_before_an_apology(noted: list[str]) -> None:
    order = ["present", "online", "excused"]
    best = min((order.index(how) for how in noted), default=None)
    assert presence_of(noted) == ("absent" if best is None else order[best])


@pytest.mark.django_db
def test_each_held_meeting_counts_once_a_seat_however_often_somebody_came_in() -> None:
    person, seat = make.seated(RAAD), make.seat(RAAD)
    other, empty = make.seated("som-raad/ucll"), make.seat("som-raad/lop")
    meeting = plan()
    open_meeting(meeting, by=None, at=START)
    for minute, how in ((0, "online"), (20, "present")):
        check_in(meeting, seat, person, how, by=None, at=START + minute * MINUTE)
    check_out(meeting, seat, person, by=None, at=START + 40 * MINUTE)
    check_in(meeting, seat, person, "online", by=None, at=START + 60 * MINUTE)
    excuse(meeting, make.seat("som-raad/ucll"), other, by=None, at=START)
    hold_meeting(meeting, by=None, at=START + HOUR)
    listed = plan(starts_at=START + 24 * HOUR)
    record_attendance(listed, present={seat.pk: "online"}, by=None, at=listed.starts_at)
    hold_meeting(listed, by=None, at=listed.ends_at)
    plan(starts_at=START + 48 * HOUR)  # not held: counts for nobody
    rows = {row.seat.pk: row for row in history_of(body(), 2025)}
    counted = rows[seat.pk]
    assert (counted.meetings, counted.present, counted.online, counted.excused, counted.absent) == (2, 1, 1, 0, 0)
    assert rows[make.seat("som-raad/ucll").pk].excused == 1
    assert rows[empty.pk].absent == 2
    assert total_of(rows.values()).total() == 2 * len(rows)
    assert years_of(body(), START) == [2025]
    assert total_of(history_of(body(), 2024))[Presence.ABSENT] == 0


@pytest.mark.django_db
def test_the_members_read_it_by_seat_and_nobody_else_does() -> None:
    pupil, member, outsider = make.seated("som-raad/leerling-so"), make.seated(RAAD), make.user()
    meeting = plan()
    record_attendance(meeting, present={make.seat(RAAD).pk: "present"}, by=None, at=START)
    hold_meeting(meeting, by=None, at=START + HOUR)
    path = reverse("sittings:attendance_history", args=["som-raad"])
    for reader in (member, make.coordinator()):
        page = signed_in(reader).get(path, {"werkjaar": str(2025)})
        assert page.status_code == HTTPStatus.OK
        assert pupil.name not in page.content.decode()
        assert make.seat(RAAD).name in page.content.decode()
    assert signed_in(outsider).get(path).status_code == HTTPStatus.FORBIDDEN
    elsewhere = make.seated("som-plus/afgevaardigde", starts_on=date(2020, 9, 1))
    assert signed_in(elsewhere).get(path).status_code == HTTPStatus.FORBIDDEN
