"""The studio and its projects: fetch, act, show."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.charter.models import FocusArea
from governance.charter.norms import charter, house_rules
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of, see_other
from werkingen.studio import access, actions
from werkingen.studio.forms import MilestoneForm, ProjectForm, ReachedForm
from werkingen.studio.models import COORDINATE, Project, ProjectPartner, Standing
from werkingen.works import views as work_views
from werkingen.works.access import can_point_to_line, can_tend_work
from werkingen.works.forms import PersonForm
from werkingen.works.grants import names_of_holders
from werkingen.works.views import deed_page

FOLDER = "werkingen/studio"
asks = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def studio(request: HttpRequest) -> HttpResponse:
    """What the studio is, and its projects."""
    rows = Project.objects.with_standing(clock.today()).with_partner_count().prefetch_related("focus_areas")
    rows = rows.in_standing(request.GET.get("stand", "")).focused_on(request.GET.get("speerpunt", ""))
    context = {
        "page": page_of(request, rows.order_by("-starts_on", "-pk")),
        "werking": charter().werking("studio"),
        "lab_questions": house_rules().lab_questions,
        "standings": Standing.choices,
        "focus_areas": FocusArea.objects.values_list("slug", "short"),
        "can_start_project": access.can_start_project(request.user, at=clock.now()),
    }
    return render(request, f"{FOLDER}/index.html", context)


@login_not_required
@require_safe
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """One project: facts, story, milestones, news."""
    found, at = _project(slug), clock.now()
    context = {
        "project": found,
        "updates": page_of(request, found.updates.all(), per_page=10, count=found.update_count),
        "coordinator_names": names_of_holders(COORDINATE, found),
        "today": clock.day_of(at),
        "can_tend_work": can_tend_work(request.user, found, at=at),
        "can_appoint_coordinator": access.can_appoint_coordinator(request.user, found, at=at),
        "can_point_to_line": can_point_to_line(request.user, at=at),
    }
    return render(request, f"{FOLDER}/detail.html", context)


@asks
def start_project(request: HttpRequest) -> HttpResponse:
    """Set up a project."""
    access.can_start_project(request.user, at=clock.now()).or_403()

    def act(form: BaseForm) -> Project:
        return actions.start_project(**_without_nature(form), by=request.user, at=clock.now())

    return form_page(request, f"{FOLDER}/start_project.html", ProjectForm(request.POST or None), act)


@asks
def plan_milestone(request: HttpRequest, slug: str) -> HttpResponse:
    """Name a moment to work towards."""
    found = _project(slug)
    can_tend_work(request.user, found, at=clock.now()).or_403()
    form = MilestoneForm(request.POST or None)
    return deed_page(request, found, form, actions.plan_milestone, _("Plan een mijlpaal"), _("Plan deze mijlpaal"))


@asks
def reach_milestone(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say that a milestone was reached."""
    found = _project(slug)
    milestone = get_object_or_404(found.milestones.all(), pk=pk)
    can_tend_work(request.user, found, at=clock.now()).or_403()

    def reach(project: Project, **fields: Any) -> None:
        actions.reach_milestone(milestone, **fields)

    form = ReachedForm(request.POST or None, initial={"on": clock.today()})
    return deed_page(request, found, form, reach, milestone.title, _("Leg vast als bereikt"))


@asks
def post_update(request: HttpRequest, slug: str) -> HttpResponse:
    """Post news."""
    return work_views.post_update(request, _project(slug))


@asks
def appoint_coordinator(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who coordinates it."""
    found = _project(slug)
    access.can_appoint_coordinator(request.user, found, at=clock.now()).or_403()
    form = PersonForm(request.POST or None)
    title = _("Duid een projectcoördinator aan")
    return deed_page(request, found, form, actions.appoint_coordinator, title, _("Duid aan als coördinator"))


@require_POST
def dismiss_coordinator(request: HttpRequest, slug: str, person: int) -> HttpResponse:
    """Take it back from who coordinates it."""
    found = _project(slug)
    grant = get_object_or_404(found.grants.select_related("user"), user_id=person)
    actions.dismiss_coordinator(found, grant.user, by=request.user, at=clock.now())
    messages.success(request, _("Je wijzigingen zijn opgeslagen."))
    return see_other(found)


@asks
def add_partner(request: HttpRequest, slug: str) -> HttpResponse:
    """Add an institution."""
    return work_views.add_partner(request, _project(slug))


@require_POST
def remove_partner(request: HttpRequest, slug: str, institution: str) -> HttpResponse:
    """Take an institution off."""
    return work_views.remove_partner(request, _project(slug), institution)


@asks
def point_to_line(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which budgetpost is that of the project."""
    return work_views.point_to_line(request, _project(slug))


def _project(slug: str) -> Project:
    today = clock.today()
    rows = Project.objects.with_standing(today).with_coordinators(today).with_update_count().with_money(today)
    partners = Prefetch("partners", ProjectPartner.objects.select_related("institution"))
    rows = rows.prefetch_related("milestones", "focus_areas", partners)
    return get_object_or_404(rows, slug=slug)


def _without_nature(form: BaseForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "nature"}
