"""Labs: who begins, leads, tells and stops them."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance.people.models import Institution
from governance.record.models import Deed
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.werkingen import making
from werkingen.laboratorium import actions
from werkingen.laboratorium.models import Lab, LabPhase, LabUserObjectPermission
from werkingen.works.actions import add_partner, post_update, remove_partner
from werkingen.works.grants import names_of_holders

pytestmark = pytest.mark.django_db


def phases_of(lab: Lab) -> list[tuple[str, date]]:
    return [(row.phase, row.reached_on) for row in lab.phases.all()]


def test_an_idea_begins_with_the_coordinatiecel(at: datetime) -> None:
    lab = making.lab(make.coordinator())
    assert (lab.slug, phases_of(lab)) == (
        "hoe-houden-we-startende-leraren-aan-boord",
        [("idee", date(2025, 9, 1))],
    )


def test_a_member_of_the_team_does_not_begin_a_lab() -> None:
    with pytest.raises(Refused):
        making.lab(make.seated("som-team/adviseur"))


def test_the_same_key_twice_is_one_lab(at: datetime) -> None:
    fields = {"question": "Hoe?", "summary": "S", "why_together": "W", "focus_areas": [making.focus_area()]}
    key = uuid4()
    first = actions.imagine_lab(**fields, key=key, by=None, at=at)
    second = actions.imagine_lab(**fields, key=key, by=None, at=at)
    assert (first.pk, Lab.objects.count(), LabPhase.objects.count()) == (second.pk, 1, 1)


def test_the_lead_moves_the_lab_along_and_the_coordinator_approves(at: datetime) -> None:
    coordinator, lead, lab = make.coordinator(), make.user(), making.lab()
    actions.appoint_lead(lab, lead, by=coordinator, at=at)
    with pytest.raises(Refused):
        actions.enter_phase(lab, "goedgekeurd", on=date(2025, 9, 2), by=lead, at=at)
    actions.enter_phase(lab, "goedgekeurd", on=date(2025, 9, 2), by=coordinator, at=at)
    actions.enter_phase(lab, "opstart", on=date(2025, 9, 3), by=lead, at=at)
    assert [phase for phase, _ in phases_of(lab)] == ["idee", "goedgekeurd", "opstart"]


def test_a_stranger_to_the_lab_does_not_move_it(at: datetime) -> None:
    with pytest.raises(Refused, match="labotrekker"):
        actions.enter_phase(making.running_lab(), "onderzoek", on=date(2025, 10, 1), by=make.user(), at=at)


def test_the_lead_of_another_lab_does_not_move_this_one(at: datetime) -> None:
    lead = make.user()
    actions.appoint_lead(making.running_lab(slug="een"), lead, by=None, at=at)
    with pytest.raises(Refused):
        post_update(making.running_lab(slug="twee"), title="T", text="T", key=uuid4(), by=lead, at=at)


def test_a_dismissed_lead_has_no_say_left(at: datetime) -> None:
    lead, lab = make.user(), making.running_lab()
    actions.appoint_lead(lab, lead, by=None, at=at)
    actions.dismiss_lead(lab, lead, by=None, at=at)
    with pytest.raises(Refused):
        actions.enter_phase(lab, "onderzoek", on=date(2025, 10, 1), by=lead, at=at)


def test_guardian_and_our_reading_of_the_grant_agree(at: datetime) -> None:
    lead, lab = make.user(), making.running_lab()
    assert not lead.has_perm("werkingen.lead_lab", lab)
    actions.appoint_lead(lab, lead, by=None, at=at)
    assert type(lead).objects.get(pk=lead.pk).has_perm("werkingen.lead_lab", lab)
    assert names_of_holders("lead_lab", Lab.objects.with_leads(at.date()).get(pk=lab.pk)) == [lead.name]


def test_a_grant_dies_with_its_lab(at: datetime) -> None:
    lab = making.running_lab()
    actions.appoint_lead(lab, make.user(), by=None, at=at)
    lab.delete()
    assert LabUserObjectPermission.objects.count() == 0


def test_a_pupil_who_leads_is_shown_by_seat(at: datetime) -> None:
    pupil, lab = make.seated("som-raad/leerling-so"), making.running_lab()
    actions.appoint_lead(lab, pupil, by=None, at=at)
    (shown,) = names_of_holders("lead_lab", Lab.objects.with_leads(at.date()).get(pk=lab.pk))
    assert (shown == pupil.name, shown) == (False, make.seat("som-raad/leerling-so").name)


def test_stopping_needs_a_reason_and_what_was_learned(at: datetime) -> None:
    lab, today = making.running_lab(), date(2026, 3, 12)
    with pytest.raises(Conflict, match="wat jullie leerden"):
        actions.stop_lab(lab, reason="Geen rooster", lessons=" ", on=today, by=None, at=at)
    with pytest.raises(Conflict, match="wat jullie leerden"):
        actions.enter_phase(lab, "stopgezet", on=today, by=None, at=at)
    lab = actions.stop_lab(
        lab, reason="Geen rooster.", lessons="Begin met het rooster.\nStil werkt.\n", on=today, by=None, at=at
    )
    assert lab.lesson_lines == ["Begin met het rooster.", "Stil werkt."]
    with pytest.raises(Conflict, match="afgelopen"):
        actions.enter_phase(lab, "experiment", on=today, by=None, at=at)


def test_the_database_refuses_a_second_end(at: datetime) -> None:
    """The guard below the rule: written past the action, the row is refused all the same."""
    lab, today = making.running_lab(), date(2026, 3, 12)
    actions.stop_lab(lab, reason="R", lessons="L", on=today, by=None, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        LabPhase.objects.create(lab=lab, phase="afgerond", reached_on=today)


def test_news_is_posted_once_per_key_and_recorded_without_a_name(at: datetime) -> None:
    lead, lab, key = make.user("Trekker Een"), making.running_lab(), uuid4()
    actions.appoint_lead(lab, lead, by=None, at=at)
    for _ in range(2):
        post_update(lab, title="Veertien duo's", text="Ze zijn gekoppeld.", key=key, by=lead, at=at)
    deeds = Deed.objects.filter(verb="post_update")
    assert (lab.updates.count(), deeds.count(), "Trekker" in deeds.get().facts) == (1, 1, False)


def test_partners_come_and_go(at: datetime) -> None:
    lab, school = making.running_lab(), Institution.objects.get(slug="bleydenberg")
    add_partner(lab, school, by=None, at=at)
    add_partner(lab, school, by=None, at=at)
    assert [partner.institution.slug for partner in lab.partners.all()] == ["bleydenberg"]
    remove_partner(lab, school, by=None, at=at)
    assert lab.partners.count() == 0


def test_a_running_lab_that_says_nothing_for_sixty_days_is_without_news(at: datetime) -> None:
    silent, told = making.running_lab(slug="stil"), making.running_lab(slug="praat")
    fresh = making.running_lab(slug="vers", on=date(2026, 3, 1))
    making.lab(slug="idee")
    actions.stop_lab(making.running_lab(slug="stop"), reason="R", lessons="L", on=date(2025, 10, 1), by=None, at=at)
    post_update(told, title="T", text="T", key=uuid4(), by=None, at=at - timedelta(days=59))
    assert [lab.slug for lab in Lab.objects.without_news(at)] == ["stil"]
    assert [lab.slug for lab in Lab.objects.without_news(at + timedelta(days=2))] == ["stil", "praat"]
    assert {lab.slug for lab in Lab.objects.without_news(at + timedelta(days=90))} == {
        silent.slug,
        told.slug,
        fresh.slug,
    }
