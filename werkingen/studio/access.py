"""Who starts a project and who works on it."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from werkingen.studio.models import Milestone, Project
from werkingen.works.access import can_start_work


def can_start_project(by: User | None, *, at: datetime) -> Verdict:
    """The team sets up projects (charter: team-projecten)."""
    return can_start_work(by, at=at)


def can_appoint_coordinator(by: User | None, project: Project, *, at: datetime) -> Verdict:
    """Say who coordinates the project."""
    return can_start_work(by, at=at)


def milestone_is_open(milestone: Milestone, *, on: date, at: datetime) -> Verdict:
    """A milestone is reached once, and not in the future."""
    return Verdict.first(
        Verdict.when(milestone.reached_on is None, _("Deze mijlpaal is al bereikt.")),
        Verdict.when(on <= clock.day_of(at), _("Deze dag moet nog komen. Leg een mijlpaal vast als ze bereikt is.")),
    )
