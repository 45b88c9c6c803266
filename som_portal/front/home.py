"""What a stranger sees first: what SOM is, and what it does now."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser

from community.events.models import Event
from community.stories.models import Story
from governance.ballots.queries import decisions
from governance.charter.norms import charter
from governance.ledger.queries import overview_on
from som_portal.kit import clock
from werkingen.laboratorium.models import Lab


def public_home(at: datetime) -> dict[str, Any]:
    """The mission, the latest decisions, running labs, coming events, stories and the euros of this year."""
    return {
        "mission": charter().paragraph("missie"),
        "werkingen": charter().werkingen,
        "decisions": decisions(AnonymousUser())[:3],
        "labs": Lab.objects.running().latest_phase_first()[:3],
        "events": Event.objects.visible_to(AnonymousUser(), clock.day_of(at)).going_on().coming(at)[:3],
        "stories": Story.objects.published()[:3],
        "budget": overview_on(clock.day_of(at)),
    }
