"""Made-up labs and projects, through the actions."""

from datetime import date, datetime
from uuid import uuid4

from governance.charter.models import FocusArea
from governance.people.models import User
from tests import make
from werkingen.laboratorium import actions as labs
from werkingen.laboratorium.models import Lab
from werkingen.studio import actions as projects
from werkingen.studio.models import Project

QUESTION = "Hoe houden we startende leraren aan boord?"


def focus_area(slug: str = "welbevinden") -> FocusArea:
    """A speerpunt."""
    return FocusArea.objects.get(slug=slug)


def lab(by: User | None = None, *, question: str = QUESTION, on: date = date(2025, 9, 1), slug: str = "") -> Lab:
    """A lab in the phase idea."""
    return labs.imagine_lab(
        question=question,
        summary="Zes scholen delen één pool van mentoren.",
        why_together="Eén school heeft te weinig starters.",
        focus_areas=[focus_area()],
        slug=slug,
        on=on,
        key=uuid4(),
        by=by,
        at=make.AT,
    )


def running_lab(*, on: date = date(2025, 9, 2), at: datetime = make.AT, slug: str = "") -> Lab:
    """A lab approved and started on a day."""
    made = lab(on=on, slug=slug)
    for phase in ("goedgekeurd", "opstart"):
        labs.enter_phase(made, phase, on=on, by=None, at=at)
    return made


def project(by: User | None = None, *, title: str = "Zomerbrug") -> Project:
    """A project that runs in March 2026."""
    return projects.start_project(
        title=title,
        summary="Twee weken in augustus.",
        focus_areas=[focus_area()],
        starts_on=date(2026, 2, 1),
        ends_on=date(2026, 9, 30),
        key=uuid4(),
        by=by,
        at=make.AT,
    )
