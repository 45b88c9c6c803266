"""Every way through a sitting: to open → open → suspended → closed, against a model of what should happen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from governance.meetings.actions import open_meeting
from governance.meetings.models import Meeting, Opening
from governance.sittings import actions
from governance.sittings.models import PointTime, Suspension
from governance.sittings.queries import board_of
from governance.sittings.rules import Stage
from som_portal.kit.access import Conflict
from tests import make
from tests.governance.sittings.scenes import START, come_in, raad_with

POINTS = ("een", "twee", "drie")
numbers = st.integers(0, len(POINTS) - 1)


class Sitting(RuleBasedStateMachine):
    """Any deed at any moment; the model knows which ones are refused and what stands afterwards."""

    def __init__(self) -> None:
        """In a transaction that is undone at the end."""
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()

    def teardown(self) -> None:
        """Nothing stays for the next run."""
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def plan(self) -> None:
        """A raad with three points and one member."""
        self.person = make.seated("som-raad/ku-leuven")
        self.meeting = raad_with(*POINTS)
        self.items = list(self.meeting.agenda_items.all())
        self.at, self.stage, self.used = START, Stage.TO_OPEN, set[int]()
        self.running: int | None = None

    def attempt(self, act: Callable[[], object], *, allowed: bool) -> bool:
        """Do it; refused exactly when the model says so. A minute passes."""
        self.at += timedelta(minutes=1)
        if not allowed:
            with pytest.raises(Conflict):
                act()
            return False
        act()
        return True

    @rule()
    def open(self) -> None:
        """Allowed until it is closed; opening again changes nothing."""
        allowed = self.stage is not Stage.CLOSED or Opening.objects.filter(meeting=self.meeting).exists()
        done = self.attempt(lambda: open_meeting(self.meeting, by=None, at=self.at), allowed=allowed)
        if done and self.stage is Stage.TO_OPEN:
            self.stage = Stage.OPEN
            come_in(self.meeting, self.person)

    @rule(number=numbers)
    def start(self, number: int) -> None:
        """Only in session; the other point is finished."""
        act = lambda: actions.start_point(self.items[number], by=None, at=self.at)  # noqa: E731
        if self.attempt(act, allowed=self.stage is Stage.OPEN):
            self.running = number
            self.used.add(number)

    @rule(number=numbers)
    def finish(self, number: int) -> None:
        """Only in session; a point that is not on the table stays as it is."""
        act = lambda: actions.finish_point(self.items[number], by=None, at=self.at)  # noqa: E731
        if self.attempt(act, allowed=self.stage is Stage.OPEN) and self.running == number:
            self.running = None

    @rule()
    def suspend(self) -> None:
        """In session; twice is once."""
        act = lambda: actions.suspend_meeting(self.meeting, by=None, at=self.at)  # noqa: E731
        if self.attempt(act, allowed=self.stage in (Stage.OPEN, Stage.SUSPENDED)):
            self.stage = Stage.SUSPENDED

    @rule()
    def resume(self) -> None:
        """While it goes on; twice is once."""
        act = lambda: actions.resume_meeting(self.meeting, by=None, at=self.at)  # noqa: E731
        if self.attempt(act, allowed=self.stage in (Stage.OPEN, Stage.SUSPENDED)):
            self.stage = Stage.OPEN

    @rule()
    def close(self) -> None:
        """From open or suspended; twice is once."""
        act = lambda: actions.close_sitting(self.meeting, by=None, at=self.at)  # noqa: E731
        if self.attempt(act, allowed=self.stage is not Stage.TO_OPEN):
            self.stage, self.running = Stage.CLOSED, None

    @invariant()
    def stands_as_the_model_says(self) -> None:
        """Stage, the point on the table, and which points were treated."""
        if not hasattr(self, "meeting"):
            return
        board = board_of(Meeting.objects.with_bodies().get(pk=self.meeting.pk), self.at)
        assert board.stage is self.stage
        on_the_table = self.items[self.running] if self.running is not None else None
        assert (board.running and board.running.item) == on_the_table
        assert {point.number - 1 for point in board.points if point.times} == self.used
        treated = {point.number - 1 for point in board.points if point.item.treated_at}
        assert treated == self.used - {self.running}
        assert PointTime.objects.running().count() == (self.running is not None)
        assert Suspension.objects.lasting().count() == (self.stage is Stage.SUSPENDED)


@pytest.mark.django_db
def test_every_way_through_a_sitting_ends_where_the_model_says() -> None:
    some = settings(max_examples=15, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Sitting, settings=some)
