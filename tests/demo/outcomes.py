"""What the demo's decisions became: asked by the test that seeds it."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser

from governance.ballots.models import Condition, Decision, Followup
from governance.ballots.queries import decisions, result_stage
from som_portal.kit import clock


def assert_a_decision_of_every_outcome() -> None:
    """Every outcome is there, with its conditions, its note and its day of looking back."""
    words = {str(result_stage(row.ballot).word) for row in decisions(AnonymousUser()) if not row.is_veiled}
    assert words >= {"Aangenomen", "Aangenomen met voorwaarden", "Terug met vragen", "Niet aangenomen"}
    assert [row.action.state for row in Condition.objects.exclude(action=None)] == ["klaar", "open"]
    assert (
        Decision.objects.filter(note__questions__gt="", resubmission__proposal__ballots__decision__isnull=False).count()
        == 1
    )
    assert [row.title for row in decisions(AnonymousUser()) if row.is_veiled] == ["Besloten punt"]
    assert Followup.objects.to_review_by(clock.today() + timedelta(days=3)).count() == 1
