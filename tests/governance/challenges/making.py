"""Made-up signals and challenges, through the actions."""

from datetime import datetime
from uuid import uuid4

from governance.challenges import actions
from governance.challenges.models import Challenge, Signal
from governance.charter.models import FocusArea
from governance.people.models import User
from tests import make

TEXT = "Wie voor zes weken komt vervangen, krijgt geen mentor."


def focus_area(slug: str = "welbevinden") -> FocusArea:
    """A speerpunt."""
    return FocusArea.objects.get(slug=slug)


def signal(by: User | None = None, *, title: str = "Interims vallen tussen stoelen", at: datetime = make.AT) -> Signal:
    """A signal from a teacher."""
    return actions.raise_signal(
        title=title,
        text=TEXT,
        level="secundair",
        focus_area=focus_area(),
        key=uuid4(),
        by=by or make.user(),
        at=at,
    )


def challenge(by: User, *, title: str = "Starters haken af", at: datetime = make.AT) -> Challenge:
    """A challenge without signals."""
    return actions.open_challenge(title=title, summary="Starters haken af.", focus_areas=[focus_area()], by=by, at=at)
