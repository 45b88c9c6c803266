"""The demo network can be made on any day of the year, obeys every rule, and is made once."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from governance.ballots.models import Ballot
from governance.ballots.queries import electors_of, is_aside
from governance.ledger.queries import verify as verify_ledger
from governance.meetings.models import Meeting
from governance.people.models import User
from governance.record.queries import verify as verify_record
from som_portal.demo.calendar import DemoCalendar
from som_portal.demo.content import entries
from som_portal.demo.seed import is_seeded, seed
from som_portal.kit import clock
from som_portal.kit.outbox.models import OutgoingMail
from tests.demo.outcomes import assert_a_decision_of_every_outcome
from tests.house.source import ROOT


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("J 03-12", date(2026, 3, 12)),
        ("J-1 10-09", date(2025, 10, 9)),
        ("J+1 02-25", date(2027, 2, 25)),
        ("nu-60", date(2026, 9, 25)),
    ],
)
def test_written_dates_are_read_around_today(written: str, day: date) -> None:
    assert DemoCalendar(date(2026, 11, 24)).day(written) == day


def test_a_meeting_moves_on_to_a_school_day() -> None:
    assert DemoCalendar(date(2026, 11, 24)).day("J 11-01", weekday=3) == date(2026, 11, 12)


@pytest.mark.django_db
def test_the_demo_is_whole_and_sends_no_mail_of_its_past() -> None:
    seed(clock.today())
    assert (verify_record(), verify_ledger(), OutgoingMail.objects.count()) == ([], [], 0)
    assert is_seeded()
    assert Ballot.objects.open_at(clock.now()).count() == 3
    assert Meeting.objects.past(clock.now()).filter(held_at=None, cancelled_at=None).count() == 0
    assert [person.email for person in User.objects.all() if not person.is_fictional] == []
    assert_a_decision_of_every_outcome()
    assert_a_paid_partner_steps_aside()


def assert_a_paid_partner_steps_aside() -> None:
    """On the ballot that always runs: the seats of the one institution of the network that it pays, and no other."""
    ballot = Ballot.objects.open_at(clock.now()).get(proposal__budget_line__code="lab", proposal__kind="lab")
    aside = [one for one in electors_of(ballot) if is_aside(one)]
    paid = ballot.proposal.partners.filter(is_paid=True).exclude(institution=None)
    assert {one.organisation for one in aside} == {one.institution for one in paid}
    assert len(paid) == 1


@pytest.mark.django_db
def test_outside_demo_mode_the_demo_is_not_made(settings: Any) -> None:
    settings.DEMO_MODE = False
    with pytest.raises(CommandError, match="only made in demo mode"):
        call_command("demo")
    assert not User.objects.exists()


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("month", range(1, 13))
def test_the_demo_can_begin_in_every_month(month: int) -> None:
    seed(date(2027, month, 1 + 2 * month))
    assert (verify_record(), verify_ledger()) == ([], [])


def test_the_roles_that_the_script_names_can_be_played() -> None:
    hint = re.search(r"choose a role on \S+ : ([a-z, ]+), \.\.\.", (ROOT / "som").read_text())
    assert hint is not None
    addresses = {account["email"].partition("@")[0] for account in entries("account")}
    assert set(hint[1].split(", ")) <= addresses
