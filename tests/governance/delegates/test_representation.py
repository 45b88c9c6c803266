"""Every institution reads who speaks for it, or why nobody does."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from governance.bodies.actions import appoint
from governance.charter.norms import house_rules
from governance.delegates import actions, queries
from governance.delegates.models import Representation
from governance.delegates.sync import sync_representations
from governance.people.models import Institution, User
from governance.record.queries import history_of
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.delegates import making

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
PATH = "/som-plus/wie-vertegenwoordigt-mij/"


def seats(slug: str) -> list[str]:
    found = queries.represented_by(making.institution(slug), making.TODAY)
    return [row.seat.kind for row in found.seats]


def test_house_rule_21_is_mapped() -> None:
    mapped = {slug for rule in house_rules().representations for slug in rule.institutions}
    assert set(Representation.objects.values_list("institution__slug", flat=True)) == mapped


def test_mapping_again_changes_nothing() -> None:
    assert sync_representations() == 0


def test_what_the_coordinatiecel_decided_is_never_overwritten(at: datetime) -> None:
    actions.map_institution(making.institution(), None, reason="Wacht op de directies.", by=make.coordinator(), at=at)
    assert (sync_representations(), seats("stroom")) == (0, [])


def test_an_institution_with_two_seats_of_one_kind_sees_both() -> None:
    assert seats("ku-leuven") == ["ku-leuven", "ku-leuven"]


def test_schools_that_share_a_seat_see_that_one() -> None:
    assert seats("stroom") == ["ks-leuven"]


def test_an_unmapped_institution_has_no_seat() -> None:
    assert seats(queries.unmapped(Institution.objects.all())[0].slug) == []


def test_mapping_is_a_deed_that_remembers_what_was(at: datetime) -> None:
    coordinator, lop = make.coordinator(), make.seat("som-raad/lop")
    mapped = actions.map_institution(making.institution(), lop, reason="", by=coordinator, at=at)
    facts = history_of(mapped).get().facts
    assert (f'"seat":{lop.pk}' in facts, '"institution":"stroom"' in facts, "Stroom" in facts) == (True, True, False)
    assert [one.seat for one in queries.history_of_mapping(mapped.institution)] == [lop]


def test_the_same_mapping_twice_is_one_deed(at: datetime) -> None:
    coordinator, lop = make.coordinator(), make.seat("som-raad/lop")
    for _click in range(2):
        mapped = actions.map_institution(making.institution(), lop, reason="", by=coordinator, at=at)
    assert history_of(mapped).count() == 1


@pytest.mark.parametrize("path", ["som-team/adviseur", "som-raad/coordinator"])
def test_only_a_voting_seat_of_the_raad_speaks_for_institutions(at: datetime, path: str) -> None:
    with pytest.raises(Conflict, match="stemgerechtigde zetel"):
        actions.map_institution(making.institution(), make.seat(path), reason="", by=make.coordinator(), at=at)


def test_only_the_coordinatiecel_maps(at: datetime) -> None:
    with pytest.raises(Refused, match="coördinatiecel"):
        actions.map_institution(making.institution(), None, reason="Nee.", by=make.seated("som-raad/lop"), at=at)


def test_one_refused_institution_maps_none(at: datetime) -> None:
    pair = [making.institution(), making.institution("ucll")]
    with pytest.raises(Conflict):
        actions.map_institutions(pair, make.seat("som-team/adviseur"), reason="", by=make.coordinator(), at=at)
    assert seats("ucll") == ["ucll", "ucll"]


def test_everybody_finds_an_institution_by_a_word_without_accents(client: Client) -> None:
    answer = client.get(f"{PATH}?zoek=heilige drievuldigheid").content.decode()
    assert ("Heilige-Drievuldigheidscollege" in answer, "Stroom" in answer) == (True, False)


def test_the_list_of_who_has_no_seat_says_why(client: Client, at: datetime) -> None:
    actions.map_institution(making.institution(), None, reason="Wacht op de directies.", by=make.coordinator(), at=at)
    page = client.get(f"{PATH}?stand=nog-geen-zetel&zoek=stroom").content.decode()
    assert ("Wacht op de directies." in page, "nog geen zetel" in page) == (True, True)


def test_a_name_that_is_not_public_is_not_on_the_page(client: Client) -> None:
    school = making.institution()
    hidden = make.user("Verborgen Vos", shown_as=User.ShownAs.SEAT)
    appoint(hidden, making.seats_of(school)[0], starts_on=make.LONG_AGO, by=None, at=make.AT)
    page = client.get(f"{PATH}stroom/").content.decode()
    assert ("Verborgen Vos" in page, "naam niet publiek" in page) == (False, True)


def test_the_coordinatiecel_maps_one_and_many(client_of: ClientOf) -> None:
    desk, lop = client_of(make.coordinator()), make.seat("som-raad/lop")
    one = desk.post(f"{PATH}stroom/koppelen/", {"seat": lop.pk, "reason": ""})
    assert (one.status_code, seats("stroom")) == (303, ["lop"])
    first, second = queries.unmapped(Institution.objects.order_by("name_key"))[:2]
    typed = {"institutions": [first.pk, second.pk], "seat": lop.pk, "reason": ""}
    preview = desk.post(f"{PATH}koppelen/", typed)
    assert (preview.status_code, first.name in preview.content.decode(), seats(first.slug)) == (200, True, [])
    desk.post(f"{PATH}koppelen/", typed | {"is_confirmed": "true"})
    assert (seats(first.slug), seats(second.slug)) == (["lop"], ["lop"])


def test_no_seat_asks_for_a_reason(client_of: ClientOf) -> None:
    answer = client_of(make.coordinator()).post(f"{PATH}stroom/koppelen/", {"seat": "", "reason": ""})
    assert (answer.status_code, seats("stroom")) == (422, ["ks-leuven"])
