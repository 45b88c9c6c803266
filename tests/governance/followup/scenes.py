"""Made-up action items for tests."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from governance.followup import actions
from governance.followup.models import ActionItem
from som_portal.kit import clock
from tests import make
from tests.governance.meetings.scenes import body

TODAY = clock.day_of(make.AT)
IN_TWO_WEEKS = TODAY + timedelta(days=14)


def action(**options: Any) -> ActionItem:
    """Of the raad unless said otherwise, for the coördinatiecel to do."""
    given = {"what": "Vraag de cijfers op", "owner": body("coordinatiecel"), "due_on": IN_TWO_WEEKS, "key": uuid4()}
    given |= {"by": None, "at": make.AT, "body": body("som-raad")} | options
    return actions.make_action(given.pop("body"), **given)
