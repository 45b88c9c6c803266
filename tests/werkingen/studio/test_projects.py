"""Studio projects: rules, actions and pages."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from governance.people.models import Institution, User
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.werkingen import making
from werkingen.studio import actions
from werkingen.studio.models import Project
from werkingen.studio.rules import belongs_in_lab
from werkingen.works.actions import add_partner, post_update

ClientOf = Callable[[User], Client]
pytestmark = pytest.mark.django_db


def typed(**changes: object) -> dict[str, object]:
    form = {
        "title": "Leesmaatjes",
        "summary": "Samen lezen.",
        "focus_areas": [making.focus_area().pk],
        "starts_on": "2026-02-01",
        "ends_on": "2026-06-30",
        "key": uuid4(),
    }
    return form | changes


@pytest.mark.parametrize(
    ("answers", "is_lab"), [([True] * 3, True), ([True, True, False], False), ([False] * 3, False), ([], False)]
)
def test_three_times_yes_is_a_labo(answers: list[bool], is_lab: bool) -> None:
    assert belongs_in_lab(answers) is is_lab


def test_the_team_starts_a_project_and_a_teacher_does_not() -> None:
    assert making.project(make.seated("som-team/projectdeskundige")).slug == "zomerbrug"
    with pytest.raises(Refused):
        making.project(make.user())


def test_a_project_ends_after_it_starts(at: datetime) -> None:
    with pytest.raises(Conflict):
        actions.start_project(
            title="T", summary="S", focus_areas=[], starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 1),
            key=uuid4(), by=None, at=at,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.filter(pk=making.project().pk).update(ends_on=date(2020, 1, 1))


def test_the_standing_follows_the_day() -> None:
    making.project()
    days = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 9, 30), date(2026, 10, 1)]
    assert [Project.objects.with_standing(day).get().standing for day in days] == [
        "gepland",
        "lopend",
        "lopend",
        "afgerond",
    ]


def test_the_coordinator_reaches_a_milestone_once(at: datetime) -> None:
    project, lead = making.project(), make.user()
    actions.appoint_coordinator(project, lead, by=None, at=at)
    milestone = actions.plan_milestone(project, title="Coaches gekozen", due_on=date(2026, 6, 26), by=lead, at=at)
    with pytest.raises(Conflict, match="moet nog komen"):
        actions.reach_milestone(milestone, on=date(2026, 3, 13), by=lead, at=at)
    actions.reach_milestone(milestone, on=date(2026, 3, 12), by=lead, at=at)
    with pytest.raises(Conflict, match="al bereikt"):
        actions.reach_milestone(milestone, on=date(2026, 3, 12), by=lead, at=at)


def test_a_dismissed_coordinator_has_no_say_left(at: datetime) -> None:
    project, lead = making.project(), make.user()
    actions.appoint_coordinator(project, lead, by=None, at=at)
    actions.dismiss_coordinator(project, lead, by=None, at=at)
    with pytest.raises(Refused):
        post_update(project, title="T", text="T", key=uuid4(), by=lead, at=at)


def test_the_page_quotes_the_charter_and_lists_what_runs(client: Client) -> None:
    making.project()
    page = client.get("/studio/").content.decode()
    assert ("In de studio werken we co-creatieve projecten" in page, "Zomerbrug" in page) == (True, True)


def test_starting_through_the_form(client_of: ClientOf) -> None:
    answer = client_of(make.seated("som-team/adviseur")).post("/studio/projecten/nieuw/", typed(nature=["0", "1"]))
    assert (answer.status_code, answer["Location"]) == (303, "/studio/projecten/leesmaatjes/")


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "x" * 5000},
        {"summary": "nul\x00"},
        {"starts_on": "2026-13-45"},
        {"ends_on": "2025-01-01"},
        {"nature": ["0", "1", "2"]},
        {"nature": ["9"]},
        {"focus_areas": ["x"]},
        {"key": ""},
    ],
)
def test_bad_input_is_answered_with_a_sentence_and_nothing_is_lost(
    client_of: ClientOf, changes: dict[str, object]
) -> None:
    answer = client_of(make.seated("som-team/adviseur")).post("/studio/projecten/nieuw/", typed(**changes))
    assert (answer.status_code, Project.objects.count()) == (422, 0)
    assert "Leesmaatjes" in answer.content.decode() or "title" in changes


def test_the_coordinator_works_through_the_forms(client_of: ClientOf, at: datetime) -> None:
    project, lead = making.project(), make.user()
    desk, url = client_of(make.coordinator()), project.get_absolute_url()
    desk.post(f"{url}coordinator/", {"person": lead.email})
    own = client_of(lead)
    own.post(f"{url}mijlpalen/", {"title": "Eerste dag", "due_on": "2026-08-17"})
    milestone = project.milestones.get()
    steps = [
        own.get(f"{url}mijlpalen/{milestone.pk}/bereikt/"),
        own.post(f"{url}mijlpalen/{milestone.pk}/bereikt/", {"on": "2026-01-05"}),
        own.post(f"{url}mijlpalen/{milestone.pk + 1}/bereikt/", {"on": "2026-01-05"}),
        own.post(f"{url}nieuws/", {"title": "Klaar", "text": "Voor de start.", "key": uuid4()}),
        own.post(f"{url}partners/", {"institution": Institution.objects.get(slug="bleydenberg").pk}),
        own.post(f"{url}partners/bleydenberg/verwijderen/"),
        own.get(f"{url}coordinator/"),
        desk.post(f"{url}coordinator/{lead.pk}/ontslaan/"),
        own.get(f"{url}nieuws/"),
    ]
    assert [step.status_code for step in steps] == [200, 303, 404, 303, 303, 303, 403, 303, 403]


def test_the_queries_do_not_grow(client_of: ClientOf, django_assert_max_num_queries: Callable[[int], object]) -> None:
    desk = client_of(make.coordinator())
    for number in range(30):
        project = making.project(title=f"Project {number}")
    for school in Institution.objects.all()[:12]:
        add_partner(project, school, by=None, at=make.AT)
        actions.plan_milestone(project, title=school.slug, due_on=date(2026, 5, 1), by=None, at=make.AT)
    actions.appoint_coordinator(project, make.user(), by=None, at=make.AT)
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        assert desk.get("/studio/?stand=lopend&speerpunt=welbevinden").status_code == 200
    with django_assert_max_num_queries(13):  # type: ignore[attr-defined]
        assert desk.get(project.get_absolute_url()).status_code == 200
