"""Made-up events and stories, through the actions."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from community.events import actions as events
from community.events.models import Event
from community.stories import actions as stories
from community.stories.models import Story
from governance.people.models import User
from tests import make

NEXT_MONTH = make.AT + timedelta(days=30)


def event(*, by: User | None = None, starts_at: datetime = NEXT_MONTH, capacity: int = 3, **changes: Any) -> Event:
    """An event of two hours."""
    fields: dict[str, Any] = {
        "title": "Labocafé",
        "kind": "netwerkevent",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "place": "Bibliotheek Tweebronnen, Leuven",
        "capacity": capacity,
        "text": "Vier tafels.",
        "key": uuid4(),
    }
    return events.plan_event(**(fields | changes), by=by, at=make.AT)


def story(by: User, *, title: str = "Een mentor van een andere school", **changes: Any) -> Story:
    """A draft."""
    fields: dict[str, Any] = {
        "title": title,
        "rubric": "uit-het-labo",
        "intro": "Eerst raar, dan goud.",
        "body": "Eerste alinea.\n\nTweede alinea.",
        "key": uuid4(),
    }
    return stories.write_story(**(fields | changes), by=by, at=make.AT)


def published(by: User, editor: User, **changes: Any) -> Story:
    """A story that is out."""
    sent = stories.submit_story(story(by, **changes), by=by, at=make.AT)
    return stories.publish_story(sent, by=editor, at=make.AT)
