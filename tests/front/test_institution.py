"""The page of an institution: its facts, its seats, who speaks for it and what it takes part in, for everybody."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from governance.bodies.actions import appoint
from governance.bodies.models import Seat
from governance.people.models import Institution, User
from som_portal.front.institution import MOST
from som_portal.kit import clock
from tests import make
from tests.community import making as meeting_up
from tests.werkingen import making
from werkingen.laboratorium.models import LabPartner
from werkingen.studio.models import ProjectPartner

pytestmark = pytest.mark.django_db
LIST = "/netwerk/instellingen/"
STROOM = f"{LIST}stroom/"


def page(client: Client, path: str = STROOM) -> str:
    """The page as text."""
    return client.get(path).content.decode()


def stroom() -> Institution:
    """An institution with one place in SOM plus."""
    return Institution.objects.get(slug="stroom")


def delegate(**fields: object) -> User:
    """Somebody on that place."""
    person, seat = make.user("Dina Delegee", **fields), Seat.objects.get(body__slug="som-plus", institution=stroom())
    appoint(person, seat, starts_on=make.LONG_AGO, by=None, at=make.AT)
    return person


def test_an_institution_shows_its_name_in_the_charter_and_marks_our_reading(client: Client) -> None:
    shown = page(client, f"{LIST}sint-franciscusinstituut-stfran/")
    assert "Sint-Franciscusinstituut (Stfran)" in shown
    assert '<dd lang="nl">Stfran</dd>' in shown
    assert shown.count("onze lezing") == 2


def test_an_institution_that_went_on_under_another_name_says_so(client: Client) -> None:
    assert "Gaat verder als Matadi." in page(client, f"{LIST}sklo/")


def test_an_unknown_institution_is_not_found(client: Client) -> None:
    assert client.get(f"{LIST}hogwarts/").status_code == 404


def test_the_seat_that_represents_an_institution_is_our_agreement(client: Client) -> None:
    shown = page(client, f"{LIST}ligo-oost-brabant/")
    assert '<a href="/netwerk/som-raad/" lang="nl">CBE</a>' in shown
    assert "/netwerk/charter/afspraken/#wie-vertegenwoordigt-mij" in shown


def test_an_institution_that_nobody_speaks_for_says_so(client: Client) -> None:
    assert "nog geen zetel" in page(client, f"{LIST}krullevaart/")


def test_both_seats_of_one_kind_speak_for_their_institution(client: Client) -> None:
    now = client.get(f"{LIST}ku-leuven/").context["now"]
    assert [row.seat.name for row in now.spoken_for_by] == ["KU Leuven 1", "KU Leuven 2"]


def test_a_vacant_place_in_som_plus_is_shown(client: Client) -> None:
    now = client.get(STROOM).context["now"]
    assert (len(now.delegates), now.vacant) == (1, 1)
    assert "openstaande zetel" in page(client)


def test_a_delegate_is_shown_by_name(client: Client) -> None:
    delegate()
    assert ("Dina Delegee" in page(client), client.get(STROOM).context["now"].vacant) == (True, 0)


def test_a_delegate_who_does_not_want_a_public_name_is_not_named(client: Client) -> None:
    delegate(shown_as=User.ShownAs.SEAT)
    shown = page(client)
    assert ("Dina Delegee" in shown, "naam niet publiek" in shown) == (False, True)


def test_a_mandate_that_ended_is_no_delegate(client: Client) -> None:
    delegate().mandates.update(ends_on=clock.today() - timedelta(days=1))
    assert "Dina Delegee" not in page(client)


def test_labs_and_projects_it_is_partner_of_are_shown_with_where_they_stand(client: Client) -> None:
    lab, project = making.running_lab(), making.project()
    LabPartner.objects.create(institution=stroom(), lab=lab)
    ProjectPartner.objects.create(institution=stroom(), project=project)
    shown = page(client)
    assert f'href="{lab.get_absolute_url()}"' in shown
    assert f'href="{project.get_absolute_url()}"' in shown
    assert ("Labo · Opstart" in shown, lab.question in shown, project.title in shown) == (True, True, True)


def test_a_lab_of_others_is_not_shown(client: Client) -> None:
    lab = making.running_lab()
    assert lab.question not in page(client)


def test_a_long_list_is_cut_and_says_so(client: Client) -> None:
    for number in range(MOST + 1):
        lab = making.lab(question=f"Vraag {number}?")
        LabPartner.objects.create(institution=stroom(), lab=lab)
    shown = page(client)
    assert len(client.get(STROOM).context["now"].labs.rows) == MOST
    assert "Bekijk alle labo’s" in shown


@pytest.mark.parametrize(("is_closed", "shown"), [(False, True), (True, False)])
def test_only_open_events_of_its_works_are_shown_to_anybody(client: Client, is_closed: bool, shown: bool) -> None:
    lab = making.running_lab()
    LabPartner.objects.create(institution=stroom(), lab=lab)
    meeting_up.event(lab=lab, is_closed=is_closed)
    client.force_login(make.coordinator(), backend="governance.people.backend.PersonBackend")
    assert ("Labocafé" in page(client)) == shown


def test_what_the_portal_does_not_keep_is_said(client: Client) -> None:
    assert "Wat instellingen aanbieden en vragen, houdt het portaal nog niet bij." in page(client)


def test_an_institution_that_joined_later_has_a_page_too(client: Client) -> None:
    Institution.objects.create(
        slug="nieuw", number=76, name="Nieuw", quoted_name="Nieuw", net="vrij", certainty="bron", is_signatory=False
    )
    shown = page(client, f"{LIST}nieuw/")
    assert "sloot zich na de ondertekening bij SOM aan" in shown
    assert "heeft nog geen plaats in SOM plus" in shown
    assert "Nog geen labo of project." in shown


def test_only_who_is_signed_in_is_sent_to_the_directory(client: Client) -> None:
    assert "Mensen van deze instelling" not in page(client)
    client.force_login(make.user(), backend="governance.people.backend.PersonBackend")
    assert "/netwerk/mensen/?zoek=Stroom" in page(client)


def test_a_stranger_costs_seven_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(7):
        client.get(f"{LIST}ku-leuven/")
