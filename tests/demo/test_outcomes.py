"""What the demo's decisions became."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from governance.ballots.models import Condition, Decision, Followup
from governance.ballots.queries import decisions, result_stage
from som_portal.demo.seed import seed
from som_portal.kit import clock

pytestmark = pytest.mark.django_db


def test_the_demo_has_a_decision_of_every_outcome() -> None:
    seed(clock.today())
    words = {str(result_stage(row.ballot).word) for row in decisions(AnonymousUser()) if not row.is_veiled}
    assert words >= {"Aangenomen", "Aangenomen met voorwaarden", "Terug met vragen", "Niet aangenomen"}
    assert [row.action.state for row in Condition.objects.exclude(action=None)] == ["klaar", "open"]
    assert (
        Decision.objects.filter(note__questions__gt="", resubmission__proposal__ballots__decision__isnull=False).count()
        == 1
    )
    assert [row.title for row in decisions(AnonymousUser()) if row.is_veiled] == ["Besloten punt"]
    assert Followup.objects.to_review_by(clock.today() + timedelta(days=3)).count() == 1
