"""The main job on the real components: PostgreSQL, redis, granian, worker and beat, each a process of its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine.conftest import Moulds
from tests.machine.portal import MailSink, eventually, manage
from tests.machine.test_compose import Composed, redis_at_hand, sink, start_beat_with_a_tick_due
from tests.machine.visitor import Visitor

QUESTION = "Hoe kunnen we samen een fietsbus naar school laten rijden?"
EVERYBODY_ELSE_VOTES = """
from governance.ballots.actions import cast_vote
from governance.ballots.models import Elector
from som_portal.kit import clock
for seat in Elector.objects.filter(ballot__proposal__question=%r).unvoted():
    cast_vote(seat, "for", by=seat.holders.all()[0].person, at=clock.now())
"""

__all__ = ["redis_at_hand", "sink"]


class DemoStack(Composed):
    """The services of docker-compose.yml with the demo network in them."""

    def environment(self, name: str = "web") -> dict[str, str]:
        """As in production, apart from the demo and its plain http."""
        address = f"http://127.0.0.1:{self.ports['8000']}"
        return super().environment(name) | {
            "DEMO_MODE": "true",
            "SITE_URL": address,
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
        }


@pytest.fixture
def stack(tmp_path: Path, sink: MailSink, moulds: Moulds, redis_at_hand: None) -> Iterator[DemoStack]:
    services = DemoStack(tmp_path, sink, moulds.pour("postgres", "seeded", tmp_path)["DATABASE_URL"])
    yield services
    services.stop()


def start(stack: DemoStack) -> str:
    """Everything up and healthy; the address."""
    stack.start("redis")
    eventually(lambda: stack.is_healthy("redis"), stack.processes.logs)
    manage(stack.environment("migrate"), "prepare")
    stack.start("web"), stack.start("worker")
    eventually(lambda: stack.is_healthy("web"), stack.processes.logs)
    eventually(lambda: stack.is_healthy("worker"), stack.processes.logs)
    return f"http://127.0.0.1:{stack.ports['8000']}"


def propose(visitor: Visitor) -> str:
    """Hand in the proposal; returns its address."""
    page = visitor.open("/raad/voorstellen/nieuw/")
    focus = re.findall(r'name="focus_areas" value="(\d+)"', page)
    line = re.findall(r'<option value="(\d+)">Studio \(', page)
    visitor.send(
        question=QUESTION, summary="Zes maanden proberen.", why_together="Eén school kan het niet alleen.",
        focus_areas=focus[0], competence="raad-prioriteiten", amount="2.000", budget_line=line[0], duration_months="6",
    )  # fmt: skip
    return visitor.url


def schedule_and_open(visitor: Visitor, proposal: str) -> str:
    """On the agenda, and the ballot open; returns its address."""
    page = visitor.open(f"{proposal}agenderen/")
    visitor.send(meeting=re.findall(r'name="meeting" value="(\d+)"', page)[-1])
    page = visitor.open(f"{proposal}stemming/")
    day, hour = (re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("closes_on", "closes_time"))
    assert day and hour
    visitor.send(closes_on=day[1], closes_time=hour[1])
    return visitor.url


def vote(visitor: Visitor, ballot: str) -> None:
    """Choose, confirm, receipt."""
    visitor.open(f"{ballot}stem/")
    visitor.send(choice="for")
    assert "Bevestig je stem" in visitor.page
    visitor.send()
    assert "Je stem is geregistreerd" in visitor.page


def test_a_labo_becomes_a_decision_with_euros_on_the_real_components(stack: DemoStack, sink: MailSink) -> None:
    address = start(stack)
    proposal = propose(Visitor(address).play("plus.basis"))
    coordinator = Visitor(address).play("coordinator")
    ballot = schedule_and_open(coordinator, proposal)
    for role in ("ksleuven", "vclb", "steiner"):
        vote(Visitor(address).play(role), ballot)
    manage(stack.environment(), "shell", "-c", EVERYBODY_ELSE_VOTES % QUESTION)
    coordinator.open(f"{ballot}sluiten/")
    coordinator.send()

    decision = Visitor(address).open(coordinator.url)
    assert ("Aangenomen" in decision, "Voor: 21." in decision, "is vastgelegd in de post Studio" in decision) == (
        True,
    ) * 3
    start_beat_with_a_tick_due(stack)
    eventually(lambda: any("Jouw stem gevraagd" in mail for mail in sink.received), stack.processes.logs)
    assert manage(stack.environment(), "verify") == "whole: 0 differences\n"
