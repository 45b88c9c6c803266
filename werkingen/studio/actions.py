"""The only writer of projects."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from governance.charter.models import FocusArea
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Verdict, is_same_click
from som_portal.kit.slugs import create_with_slug
from werkingen.studio import access
from werkingen.studio.models import COORDINATE, Milestone, Project
from werkingen.works.access import can_tend_work
from werkingen.works.grants import give_grant, take_grant


@transaction.atomic
def start_project(
    *,
    title: str,
    summary: str,
    focus_areas: Iterable[FocusArea],
    starts_on: date,
    ends_on: date,
    city_partner: str = "",
    slug: str = "",
    key: UUID,
    by: User | None,
    at: datetime,
) -> Project:
    """Set up a project. The same `key` twice is one project."""
    access.can_start_project(by, at=at).or_403()
    Verdict.when(starts_on <= ends_on, _("Een project eindigt niet voor het begint.")).or_409()
    project, is_new = create_with_slug(
        Project.objects.all(),
        slug or title,
        key=key,
        title=title,
        summary=summary,
        starts_on=starts_on,
        ends_on=ends_on,
        city_partner=city_partner,
    )
    is_same_click(project, title=title, summary=summary, starts_on=starts_on, ends_on=ends_on)
    if is_new:
        project.focus_areas.set(focus_areas)
        record(by, "start_project", project, at=at, starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat())
    return project


@transaction.atomic
def appoint_coordinator(project: Project, person: User, *, by: User | None, at: datetime) -> Project:
    """Entrust the project to a projectcoördinator. More than one may coordinate."""
    project = Project.objects.locked(project.pk)
    access.can_appoint_coordinator(by, project, at=at).or_403()
    give_grant(person, COORDINATE, project)
    record(by, "appoint_coordinator", project, at=at)
    return project


@transaction.atomic
def dismiss_coordinator(project: Project, person: User, *, by: User | None, at: datetime) -> Project:
    """Take the project back from a projectcoördinator."""
    project = Project.objects.locked(project.pk)
    access.can_appoint_coordinator(by, project, at=at).or_403()
    take_grant(person, COORDINATE, project)
    record(by, "dismiss_coordinator", project, at=at)
    return project


@transaction.atomic
def plan_milestone(project: Project, *, title: str, due_on: date, by: User | None, at: datetime) -> Milestone:
    """Name a moment to work towards. The same title twice is one milestone."""
    project = Project.objects.locked(project.pk)
    can_tend_work(by, project, at=at).or_403()
    milestone, is_new = project.milestones.get_or_create(title=title, defaults={"due_on": due_on})
    if is_new:
        record(by, "plan_milestone", milestone, at=at, project=project.slug, due_on=due_on.isoformat())
    return milestone


@transaction.atomic
def reach_milestone(milestone: Milestone, *, on: date, by: User | None, at: datetime) -> Milestone:
    """Say that it was reached."""
    milestone = Milestone.objects.select_related("project").locked(milestone.pk)
    can_tend_work(by, milestone.project, at=at).or_403()
    access.milestone_is_open(milestone, on=on, at=at).or_409()
    milestone.reached_on = on
    milestone.save(update_fields=["reached_on"])
    record(by, "reach_milestone", milestone, at=at, on=on.isoformat())
    return milestone
