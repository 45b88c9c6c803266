"""The pages that look over the whole house: home, my desk, the dashboard, health and feedback."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from governance.people.models import User
from governance.record.models import Deed
from som_portal.front.dashboard import dashboard
from som_portal.front.desk import asks_of
from som_portal.kit import clock
from som_portal.kit.guards import drop_guards, install_guards
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.challenges import making as signals

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


def test_a_stranger_reads_the_mission_on_the_home_page(client: Client) -> None:
    assert "Met SOM willen we samen het Leuvense onderwijs innovatief versterken" in client.get("/").content.decode()


def test_who_has_nothing_to_do_is_told_so(client_of: ClientOf) -> None:
    assert "Je bent helemaal mee. Niets te doen." in client_of(make.user()).get("/").content.decode()


def test_a_waiting_signal_is_asked_of_the_coordinator_only(at: datetime) -> None:
    signals.signal()
    assert [ask.title for ask in asks_of(make.coordinator(), at)] == ["1 signaal wacht op jou"]
    assert asks_of(make.user(), at) == []


def test_the_dashboard_counts_what_waits() -> None:
    signals.signal()
    now = dashboard(clock.now() + timedelta(days=1))
    assert (now.signals_waiting, len(now.rhythms), now.budget) == (1, 5, None)


def test_the_dashboard_is_for_the_coordinatiecel(client_of: ClientOf) -> None:
    assert client_of(make.user()).get("/coordinatiecel/").status_code == 403
    assert client_of(make.coordinator()).get("/coordinatiecel/").status_code == 200


def test_feedback_reaches_the_coordinatiecel_once_however_often_it_is_sent(client: Client) -> None:
    coordinator = make.coordinator()
    key = "7a0c2a4e-5c1b-4f0e-9d5e-0d7f0b1c2d3e"
    typed = {"key": key, "page": "budget", "text": "De tabel leest niet voor.", "email": ""}
    answers = [client.post("/toegankelijkheid/melding/", typed).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == [coordinator.email]


def test_empty_feedback_is_asked_for_again_and_keeps_what_was_typed(client: Client) -> None:
    answer = client.post("/toegankelijkheid/melding/", {"page": "budget 2026", "text": ""})
    assert (answer.status_code, "budget 2026" in answer.content.decode()) == (422, True)


def test_the_portal_is_ready_and_says_which_guard_is_gone(client: Client) -> None:
    assert (client.get("/healthz").content, client.get("/readyz").content) == (b"ok\n", b"ready\n")
    drop_guards()
    answer = client.get("/readyz")
    install_guards()
    assert (answer.status_code, Deed._meta.db_table in answer.content.decode()) == (503, True)
