"""The laboratorium on screen."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from governance.people.models import Institution, User
from tests import make
from tests.werkingen import making
from werkingen.laboratorium import actions
from werkingen.laboratorium.models import Lab
from werkingen.works.actions import add_partner, post_update

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


def test_the_page_quotes_the_charter(client: Client) -> None:
    page = client.get("/laboratorium/").content.decode()
    assert "Het laboratorium vormt de innovatieve kern van SOM." in page
    assert "Experimenteerruimte voor complexe onderwijsuitdagingen" in page


def test_the_list_says_what_phase_and_who_is_sought(client: Client, at: object) -> None:
    making.running_lab()
    page = client.get("/laboratorium/?stand=lopend&speerpunt=welbevinden").content.decode()
    assert (making.QUESTION in page, "Opstart" in page, "zoekt een trekker" in page) == (True, True, True)
    assert making.QUESTION not in client.get("/laboratorium/?stand=afgerond").content.decode()
    assert making.QUESTION not in client.get("/laboratorium/?speerpunt=diversiteit").content.decode()


def test_an_empty_list_says_how_to_start(client: Client) -> None:
    assert "Een labo begint met een signaal" in client.get("/laboratorium/").content.decode()


def test_a_stranger_reads_a_lab_and_sees_no_forms(client: Client) -> None:
    lab = making.running_lab()
    page = client.get(lab.get_absolute_url())
    assert (page.status_code, 'action="/laboratorium' in page.content.decode()) == (200, False)


def test_an_unknown_lab_is_not_found(client: Client) -> None:
    assert client.get("/laboratorium/labos/bestaat-niet/").status_code == 404


def test_the_lead_posts_news_through_the_form(client_of: ClientOf) -> None:
    lead, lab = make.user(), making.running_lab()
    actions.appoint_lead(lab, lead, by=None, at=make.AT)
    desk = client_of(lead)
    answer = desk.post(
        f"{lab.get_absolute_url()}nieuws/", {"title": "Veertien duo’s", "text": "<b>Klaar</b>", "key": uuid4()}
    )
    page = desk.get(lab.get_absolute_url()).content.decode()
    assert (answer.status_code, "Veertien duo’s" in page, "<b>Klaar" in page) == (303, True, False)


def test_the_forms_are_closed_for_a_teacher(client_of: ClientOf) -> None:
    lab, teacher = making.running_lab(), client_of(make.user())
    urls = ["fase/", "stopzetten/", "nieuws/", "trekker/", "partners/"]
    assert [teacher.get(lab.get_absolute_url() + url).status_code for url in urls] == [403] * 5
    assert teacher.get("/laboratorium/labos/nieuw/").status_code == 403


def test_the_coordinator_begins_leads_and_moves_a_lab(client_of: ClientOf) -> None:
    desk, lead = client_of(make.coordinator()), make.user()
    idea = {"question": "Hoe wordt het stil?", "summary": "Stil.", "why_together": "Samen.", "key": uuid4()}
    answer = desk.post("/laboratorium/labos/nieuw/", idea | {"focus_areas": [making.focus_area().pk]})
    url = answer["Location"]
    steps = [
        desk.post(f"{url}trekker/", {"person": lead.email.upper()}),
        desk.post(f"{url}fase/", {"phase": "goedgekeurd", "on": "2020-01-01"}),
        desk.post(f"{url}fase/", {"phase": "goedgekeurd", "on": "gisteren"}),
        desk.post(f"{url}fase/", {"phase": "idee", "on": "2026-03-12"}),
        desk.post(f"{url}partners/", {"institution": Institution.objects.get(slug="bleydenberg").pk}),
        desk.post(f"{url}partners/bleydenberg/verwijderen/"),
        desk.post(f"{url}trekker/{lead.pk}/ontslaan/"),
        desk.post(f"{url}stopzetten/", {"reason": "R", "lessons": "", "on": "2026-03-12"}),
    ]
    assert [step.status_code for step in steps] == [303, 409, 422, 422, 303, 303, 303, 422]


def test_an_unknown_address_is_an_error_at_the_field(client_of: ClientOf) -> None:
    desk = client_of(make.coordinator())
    answer = desk.post(f"{making.lab().get_absolute_url()}trekker/", {"person": "niemand@som.example"})
    assert (answer.status_code, "Niemand meldt zich met dit adres aan" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    "changes", [{"question": "x" * 5000}, {"summary": "nul\x00"}, {"focus_areas": []}, {"challenge": "9" * 30}]
)
def test_bad_input_makes_no_lab(client_of: ClientOf, changes: dict[str, object]) -> None:
    idea = {
        "question": "Hoe?",
        "summary": "S",
        "why_together": "W",
        "focus_areas": [making.focus_area().pk],
        "key": uuid4(),
    }
    answer = client_of(make.coordinator()).post("/laboratorium/labos/nieuw/", idea | changes)
    assert (answer.status_code, Lab.objects.count()) == (422, 0)


def test_the_queries_do_not_grow(client_of: ClientOf, django_assert_max_num_queries: Callable[[int], object]) -> None:
    desk = client_of(make.coordinator())
    schools = list(Institution.objects.all()[:12])
    for number in range(30):
        lab = making.running_lab(slug=f"labo-{number}")
    for school in schools:
        add_partner(lab, school, by=None, at=make.AT)
        post_update(lab, title="T", text="T", key=uuid4(), by=None, at=make.AT)
    actions.appoint_lead(lab, make.user(), by=None, at=make.AT)
    actions.appoint_lead(lab, make.user(), by=None, at=make.AT)
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        assert desk.get("/laboratorium/?stand=lopend").status_code == 200
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        assert desk.get(lab.get_absolute_url()).status_code == 200
