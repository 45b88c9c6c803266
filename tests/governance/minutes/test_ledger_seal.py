"""Approved minutes print where the budget ledger stood: a ledger that is rebuilt later is caught by that paper."""

import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.test import Client
from django.urls import reverse

from governance.ledger import actions as ledger
from governance.ledger.models import GrantYear, Seal
from governance.ledger.queries import verify
from governance.minutes import actions
from governance.minutes.queries import ledger_seal_of, place_of
from som_portal.kit.guards import drop_guards
from tests.governance.ledger.test_whole import rebuild
from tests.governance.minutes import scenes
from tests.papers import read_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> GrantYear:
    return ledger.open_year(scenes.AT_LATER.year, by=None, at=scenes.AT_LATER)


def paper_of(pk: int) -> str:
    answer = Client().get(reverse("minutes:minutes_pdf", args=[pk]))
    return "".join(read_back(answer.content).text.split())


def test_a_rebuilt_ledger_is_caught_against_the_seal_printed_in_minutes(year: GrantYear) -> None:
    minutes = scenes.approved()
    seal = ledger_seal_of(minutes)
    assert seal is not None
    assert (seal.seq, seal.hash) == (1, GrantYear.objects.get().last_hash)
    printed = re.search(r"(\d{4})/(\d+)([0-9a-f]{64})", paper_of(minutes.meeting_id))
    assert printed is not None
    words = f"{printed[1]}/{printed[2]} {printed[3]}"
    assert words == str(seal)
    assert seal.hash in Client().get(reverse("minutes:minutes", args=[minutes.meeting_id])).text
    call_command("verify", "--seal", words)
    with transaction.atomic():
        drop_guards()
        rebuild()
        place = place_of(minutes.meeting)
        assert verify() == [f"budget {year}: posting {seal.seq} is not the one that was sealed in {place}"]
        Seal.objects.all().delete()
        assert verify() == []
        with pytest.raises(CommandError, match=f"posting {seal.seq} is not the one that was published"):
            call_command("verify", "--seal", words)
        transaction.set_rollback(True)


def test_approving_twice_seals_once(year: GrantYear) -> None:
    minutes = scenes.approved()
    ledger.add_line("X", "Post", "studio", by=None, at=scenes.AT_LATER)
    actions.approve_minutes(scenes.fresh(minutes), by=None, at=scenes.AT_LATER + scenes.DAY)
    assert Seal.objects.count() == 1


def test_minutes_before_there_is_a_budget_print_no_seal() -> None:
    minutes = scenes.approved()
    assert ledger_seal_of(minutes) is None
    assert "Zegelvanhetgrootboek" not in paper_of(minutes.meeting_id)
