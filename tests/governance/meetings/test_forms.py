"""What people type about meetings, good and bad: a sentence at the field, and nothing typed is lost."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from governance.bodies.actions import appoint
from governance.meetings import actions
from governance.meetings.models import Attendance, Meeting
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.meetings.scenes import HOUR, add, plan, titles, verbs

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
PLAN = "/vergaderingen/plan/"


@pytest.fixture(autouse=True)
def thursday_in_march() -> Iterator[None]:
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def coordinator(client_of: SignedIn) -> Client:
    return client_of(make.coordinator())


def typed(**changes: str) -> dict[str, str]:
    """A raad on Thursday 26 March 2026, in the form."""
    return {
        "body": "som-raad",
        "day": "2026-03-26",
        "starts": "16:00",
        "ends": "18:00",
        "place": "Stadskantoor Leuven",
        "key": str(uuid4()),
        **changes,
    }


def sentences(response: HttpResponse) -> list[str]:
    form: Any = response.context["form"]  # type: ignore[attr-defined]
    return [str(error) for errors in form.errors.values() for error in errors]


def test_the_coordinator_plans_a_raad_and_goes_to_its_page(coordinator: Client) -> None:
    response = coordinator.post(PLAN, typed())
    meeting = Meeting.objects.get()
    assert (response.status_code, response.headers["Location"]) == (303, f"/vergaderingen/{meeting.pk}/")
    assert (meeting.starts_at, meeting.ends_at) == (
        clock.brussels(2026, 3, 26, 16),
        clock.brussels(2026, 3, 26, 18),
    )


def test_after_the_clock_change_sixteen_hours_is_still_sixteen_hours(coordinator: Client) -> None:
    coordinator.post(PLAN, typed(day="2026-03-30"))
    assert Meeting.objects.get().starts_at.isoformat() == "2026-03-30T14:00:00+00:00"


def test_a_double_click_plans_one_meeting_and_answers_the_same(coordinator: Client) -> None:
    sent = typed()
    first, second = coordinator.post(PLAN, sent), coordinator.post(PLAN, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert Meeting.objects.count() == 1


def test_an_open_joint_meeting_is_planned_from_the_form(coordinator: Client) -> None:
    coordinator.post(PLAN, typed(joint_with="som-plus", is_open="on", day="2026-05-07"))
    assert str(Meeting.objects.get().who) == "SOM raad met SOM plus"


def test_the_form_knows_the_body_it_was_opened_for(coordinator: Client) -> None:
    assert '<option value="som-plus" selected>' in coordinator.get(f"{PLAN}?orgaan=som-plus").content.decode()


def test_a_team_member_chooses_only_the_team(client_of: SignedIn) -> None:
    client = client_of(make.seated("som-team/adviseur"))
    assert client.get(PLAN).context["form"].fields["body"].queryset.count() == 1
    refused = client.post(PLAN, typed())
    assert (refused.status_code, Meeting.objects.count()) == (422, 0)
    assert client.post(PLAN, typed(body="som-team")).status_code == 303


def test_a_taken_moment_is_a_conflict_with_everything_kept(coordinator: Client) -> None:
    plan(starts_at=clock.brussels(2026, 3, 26, 17))
    response = coordinator.post(PLAN, typed(place="Zaal Rector"))
    assert response.status_code == 409
    assert sentences(response) == [
        "Op dat moment staat er al een vergadering van dit netwerkonderdeel. Kies een ander moment."
    ]
    assert "Zaal Rector" in response.content.decode()


ODD_DAYS = {
    "2026-04-08": "Woensdag 8 april 2026 valt in de paasvakantie. Kies een andere dag of ga bewust door.",
    "2026-05-14": "Donderdag 14 mei 2026 is een vrije dag (O. L. H. Hemelvaart)."
    " Kies een andere dag of ga bewust door.",
    "2026-06-04": "Let op: examenperiode voor studenten of leerlingen.",
    "2026-03-11": "Woensdag 11 maart 2026 is al voorbij."
    " Kies een andere dag, of ga door als je een vergadering achteraf noteert.",
}


@pytest.mark.parametrize("day", ODD_DAYS)
def test_an_odd_day_needs_a_deliberate_tick(coordinator: Client, day: str) -> None:
    page = coordinator.get(PLAN).content.decode()
    assert "Ik weet het en ga toch door" not in page
    response = coordinator.post(PLAN, typed(day=day))
    assert (response.status_code, sentences(response)) == (422, [ODD_DAYS[day]])
    assert "Ik weet het en ga toch door" in response.content.decode()
    assert Meeting.objects.count() == 0
    assert coordinator.post(PLAN, typed(day=day, anyway="on")).status_code == 303


def test_exams_do_not_bother_a_body_without_pupils(coordinator: Client) -> None:
    assert coordinator.post(PLAN, typed(body="coordinatiecel", day="2026-06-04")).status_code == 303


HUGE = "x" * 5000
BAD = {
    "a day that does not exist": ({"day": "31-02-2026"}, "Deze dag bestaat niet."),
    "a year far away": ({"day": "99999-01-01"}, "Deze dag bestaat niet."),
    "a year that is a slip": ({"day": "2206-03-26"}, "Kies een dag tussen"),
    "the year one": ({"day": "0001-01-01"}, "Kies een dag tussen"),
    "the last day of time": ({"day": "9999-12-31"}, "Kies een dag tussen"),
    "an hour that does not exist": ({"starts": "25:99"}, "Dit is geen uur."),
    "an hour in words": ({"ends": "vier uur"}, "Dit is geen uur."),
    "an end before the start": ({"ends": "15:00"}, "Een vergadering eindigt na het begin."),
    "a place too long": ({"place": HUGE}, "niet meer dan 200 tekens"),
    "no place": ({"place": " "}, "Dit veld is verplicht."),
    "a body that does not exist": ({"body": HUGE}, "Selecteer een geldige keuze."),
    "a body with itself": ({"joint_with": "som-raad"}, "Kies een ander netwerkonderdeel"),
    "a key that is no key": ({"key": "abc"}, "geldige UUID"),
    "a NUL in the place": ({"place": "zaal\x00"}, "Null-tekens"),
    "a NUL in the day": ({"day": "2026-03-26\x00"}, "Deze dag bestaat niet."),
    "a NUL in the body": ({"body": "som-raad\x00"}, "Null-tekens"),
}


@pytest.mark.hostile
@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_at_the_field_and_kept(coordinator: Client, case: str) -> None:
    changes, expected = BAD[case]
    response = coordinator.post(PLAN, typed(**{"place": "Zaal Rector", **changes}))
    assert response.status_code == 422
    assert any(expected in sentence for sentence in sentences(response)), sentences(response)
    page = response.content.decode()
    for name, value in {"place": "Zaal Rector", **changes}.items():
        if name != "body" and name != "joint_with" and "\x00" not in value:
            assert f'value="{value}"' in page or not value.strip()
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(
    "page", ["plan/", "1/verplaatsen/", "1/annuleren/", "1/agenda/", "1/aanwezigheid/", "1/afsluiten/"]
)
def test_a_stranger_is_asked_to_sign_in_and_an_outsider_is_told_why_not(
    client: Client, client_of: SignedIn, page: str
) -> None:
    meeting = plan()
    url = f"/vergaderingen/{page}".replace("/1/", f"/{meeting.pk}/")
    assert client.get(url).status_code == 302
    outsider = client_of(make.user())
    for response in (outsider.get(url), outsider.post(url, typed())):
        assert response.status_code == 403
        assert "Vraag het aan de coördinator." in response.content.decode()
    assert verbs(meeting) == ["plan_meeting"]


def test_a_meeting_moves_from_the_form(coordinator: Client) -> None:
    meeting = plan()
    url = f"/vergaderingen/{meeting.pk}/verplaatsen/"
    assert 'value="2026-03-19"' in coordinator.get(url).content.decode()
    sent = {"day": "20-03-2026", "starts": "9.30", "ends": "10:30", "place": "Elders"}
    assert coordinator.post(url, sent).status_code == 303
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.place) == (clock.brussels(2026, 3, 20, 9, 30), "Elders")


def test_cancelling_shows_first_who_reads_what(coordinator: Client) -> None:
    make.raad(3)
    meeting = plan()
    url = f"/vergaderingen/{meeting.pk}/annuleren/"
    assert coordinator.post(url, {"reason": " "}).status_code == 422
    shown = coordinator.post(url, {"reason": "De <b>zaal</b> is stuk."})
    assert shown.status_code == 200
    assert "3 leden krijgen een mail" in shown.content.decode()
    assert "De &lt;b&gt;zaal&lt;/b&gt; is stuk." in shown.content.decode()
    assert verbs(meeting) == ["plan_meeting"]
    sent = {"reason": "De <b>zaal</b> is stuk.", "is_confirmed": "true"}
    assert [coordinator.post(url, sent).status_code for _click in range(2)] == [303, 303]
    assert OutgoingMail.objects.filter(key__startswith="meeting-cancelled").count() == 3


def test_an_agenda_is_built_with_buttons_alone(coordinator: Client) -> None:
    meeting = plan()
    url = f"/vergaderingen/{meeting.pk}/agenda/"
    for title in ("een", "twee"):
        sent = {"title": title, "kind": "decide", "minutes": "20", "key": str(uuid4())}
        assert coordinator.post(url, sent).status_code == 303
    first, second = meeting.agenda_items.all()
    assert coordinator.post(f"{url}{second.pk}/omhoog/").headers["Location"] == url
    assert titles(meeting) == ["twee", "een"]
    coordinator.post(f"{url}{second.pk}/omlaag/")
    coordinator.post(f"{url}{first.pk}/verwijderen/")
    assert titles(meeting) == ["twee"]
    assert coordinator.get(f"{url}{second.pk}/omhoog/").status_code == 405


@pytest.mark.hostile
@pytest.mark.parametrize(
    "changes",
    [{"minutes": "1e5"}, {"minutes": "0"}, {"minutes": "-5"}, {"minutes": "NaN"}, {"kind": "x"}, {"title": HUGE}],
)
def test_a_bad_agenda_point_is_refused_and_kept(coordinator: Client, changes: dict[str, str]) -> None:
    meeting = plan()
    sent = {"title": "Begroting", "kind": "info", "minutes": "15", "key": str(uuid4()), **changes}
    response = coordinator.post(f"/vergaderingen/{meeting.pk}/agenda/", sent)
    assert response.status_code == 422
    assert f'value="{sent["title"]}"' in response.content.decode()
    assert titles(meeting) == []


def test_a_point_of_another_meeting_is_not_found_here_and_an_outsider_cannot_tell(
    coordinator: Client, client_of: SignedIn
) -> None:
    meeting, other = plan(), plan("som-team")
    item = add(other, "een")
    assert coordinator.post(f"/vergaderingen/{meeting.pk}/agenda/{item.pk}/verwijderen/").status_code == 404
    outsider = client_of(make.user())
    urls = [f"/vergaderingen/{meeting.pk}/agenda/{pk}/verwijderen/" for pk in (item.pk, 999999)]
    assert [outsider.post(url).status_code for url in urls] == [403, 403]
    assert titles(other) == ["een"]


def test_attendance_is_noted_seat_by_seat_and_then_the_meeting_is_closed(coordinator: Client) -> None:
    first, seat = make.seated("som-raad/ucll"), make.seat("som-raad/ucll")
    second = make.user()
    appoint(second, seat, starts_on=make.LONG_AGO, holder=2, by=None, at=make.AT)
    meeting = plan(starts_at=make.AT - HOUR)
    close = f"/vergaderingen/{meeting.pk}/afsluiten/"
    assert coordinator.get(close).status_code == 409
    url = f"/vergaderingen/{meeting.pk}/aanwezigheid/"
    sent = {f"seat-{seat.pk}-0": "excused", f"seat-{seat.pk}-1": "online"}
    assert coordinator.post(url, sent).status_code == 303
    assert dict(Attendance.objects.values_list("person", "how")) == {first.pk: "excused", second.pk: "online"}
    assert '<option value="excused" selected>' in coordinator.get(url).content.decode()
    assert "Verontschuldigd" in coordinator.get(close).content.decode()
    assert [coordinator.post(close).status_code for _click in range(2)] == [303, 303]
    assert verbs(meeting).count("hold_meeting") == 1
    meeting.refresh_from_db()
    assert meeting.held_at == make.AT
    assert coordinator.get(url).status_code == 409


@pytest.mark.hostile
def test_an_attendance_that_does_not_exist_is_refused(coordinator: Client) -> None:
    make.seated("som-raad/ucll")
    meeting, seat = plan(), make.seat("som-raad/ucll")
    response = coordinator.post(f"/vergaderingen/{meeting.pk}/aanwezigheid/", {f"seat-{seat.pk}-0": "asleep"})
    assert response.status_code == 422
    assert Attendance.objects.count() == 0


def test_a_cancelled_meeting_is_a_conflict_on_every_form(coordinator: Client) -> None:
    meeting = plan()
    actions.cancel_meeting(meeting, reason="Ziek.", by=None, at=make.AT)
    pages = ("verplaatsen", "annuleren", "agenda", "aanwezigheid", "afsluiten")
    answers = {coordinator.get(f"/vergaderingen/{meeting.pk}/{page}/").status_code for page in pages}
    assert answers == {409}
