"""Plan a working year: fill in, let the planner find it, look, publish. For the coördinatiecel."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.bodies.models import Body
from governance.planner import access, actions, forms, review
from governance.planner.changes import change_of
from governance.planner.models import PlanWish, YearPlan
from governance.planner.network import problem_of, seat_names
from governance.planner.places import places_for
from governance.planner.wording import exemption_in_words
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.http import form_page, page_of, see_other

FOLDER = "governance/planner"


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The plans there are, the latest year first."""
    access.can_plan_year(request.user, at=clock.now()).or_403()
    return render(request, f"{FOLDER}/list.html", {"page": page_of(request, YearPlan.objects.all())})


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Begin a plan for this working year or the next."""
    at = clock.now()
    access.can_plan_year(request.user, at=at).or_403()

    def act(form: Any) -> YearPlan:
        return actions.make_year_plan(**form.cleaned_data, by=request.user, at=at)

    form = forms.MakePlanForm(request.POST or None, on=clock.day_of(at), initial=forms.again_from(request.GET))
    return form_page(request, f"{FOLDER}/make.html", form, act)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a plan stands: its wishes, and the proposal per body or why there is none."""
    plan, at = plan_for(request, pk), clock.now()
    context = {"plan": plan, "can_change": access.can_change_plan(request.user, plan, at=at)}
    more = {"can_publish": access.can_publish_plan(request.user, plan, at=at), "wishes": wishes_of(plan)}
    return render(request, f"{FOLDER}/detail.html", context | more | shown(plan))


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, pk: int) -> HttpResponse:
    """Per body when, how long and where, and what each wish weighs."""
    plan = plan_for(request, pk)
    access.is_open(plan).or_409()

    def act(form: Any) -> YearPlan:
        saved = actions.change_plan_settings(plan, form.settings(), by=request.user, at=clock.now())
        messages.success(request, _("De instellingen zijn bewaard. Laat de planner nu rekenen."))
        return saved

    form = forms.SettingsForm(request.POST or None, settings=plan.settings, bodies=list(Body.objects.all()))
    return form_page(request, f"{FOLDER}/settings.html", form, act, {"plan": plan})


@require_http_methods(["GET", "HEAD", "POST"])
def add_wish(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody is away, nobody meets, or one meeting is fixed or forbidden."""
    plan = plan_for(request, pk)
    access.is_open(plan).or_409()

    def act(form: Any) -> YearPlan:
        actions.add_plan_wish(plan, **form.wish(), by=request.user, at=clock.now())
        messages.success(request, _("De wens staat erbij. Laat de planner opnieuw rekenen."))
        return plan

    form = forms.WishForm(request.POST or None, plan=plan, initial=forms.wish_from(request.GET.get("moment", "")))
    return form_page(request, f"{FOLDER}/wish.html", form, act, {"plan": plan})


@require_http_methods(["GET", "HEAD", "POST"])
def read_dates(request: HttpRequest, pk: int) -> HttpResponse:
    """Read extra days from a calendar or a sheet, and show what they would add."""
    plan, bodies = plan_for(request, pk), list(Body.objects.all())
    access.is_open(plan).or_409()

    def act(form: Any) -> HttpResponse:
        context = {"plan": plan, "shown": form.cleaned_data["file"]}
        return render(request, f"{FOLDER}/dates.html", context)

    form = forms.ReadDatesForm(request.POST or None, request.FILES or None, plan=plan, bodies=bodies)
    return form_page(request, f"{FOLDER}/read_dates.html", form, act, {"plan": plan})


@require_POST
def add_plan_dates(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the days of the preview to the wishes."""
    plan, form = plan_for(request, pk), forms.AddPlanDatesForm(request.POST)
    Verdict.when(form.is_valid(), access.CHANGED).or_409()
    added = actions.add_plan_dates(plan, form.cleaned_data["rows"], by=request.user, at=clock.now())
    messages.success(request, ngettext("{n} dag staat erbij.", "{n} dagen staan erbij.", added).format(n=added))
    return see_other(plan)


@require_POST
def remove_wish(request: HttpRequest, pk: int, wish: int) -> HttpResponse:
    """Give a wish up."""
    plan = plan_for(request, pk)
    actions.remove_plan_wish(get_object_or_404(PlanWish, pk=wish, plan=plan), by=request.user, at=clock.now())
    messages.success(request, _("De wens is weg. Laat de planner opnieuw rekenen."))
    return see_other(plan)


@require_POST
def solve(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the planner find the best year, from scratch or keeping the rest."""
    plan = plan_for(request, pk)
    actions.solve_plan(plan, keeps_rest="keep" in request.POST, by=request.user, at=clock.now())
    messages.success(request, _("De planner begint eraan. Deze pagina ververst zichzelf."))
    return see_other(plan)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """The planner need not go on."""
    plan = actions.stop_plan(plan_for(request, pk), by=request.user, at=clock.now())
    messages.success(request, _("De planner is gestopt. Het vorige voorstel staat er nog."))
    return see_other(plan)


@require_http_methods(["GET", "HEAD", "POST"])
def shift_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one meeting of the proposal another moment that keeps the year valid, and see why others do not."""
    plan = plan_for(request, pk)
    access.is_publishable(plan).or_409()
    places = places_for(plan, request.GET.get("moment") or request.POST.get("meeting", ""), at=clock.now())

    def act(form: Any) -> YearPlan:
        moved = actions.shift_meeting(plan, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("De vergadering is verplaatst en ligt daar vast. De rest bleef staan."))
        return moved

    form = forms.ShiftMeetingForm(request.POST or None, places=places)
    return form_page(request, f"{FOLDER}/shift.html", form, act, {"plan": plan, "places": places})


@require_POST
def take_way_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one of the ways out of a contradiction, and let the planner go on."""
    plan, form = plan_for(request, pk), forms.TakeWayOutForm(request.POST)
    Verdict.when(form.is_valid(), access.CHANGED).or_409()
    actions.take_way_out(plan, **form.cleaned_data, by=request.user, at=clock.now())
    messages.success(request, _("De planner rekent verder. Bij de wensen zie je waarvan je afwijkt."))
    return see_other(plan)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring the calendar in line with the proposal and tell the members, after a preview."""
    plan = plan_for(request, pk)
    if request.method != "POST":
        access.is_publishable(plan).or_409()

    def act(form: Any) -> YearPlan:
        done = actions.publish_plan(plan, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Het jaar staat gepland. De leden krijgen hun uitnodigingen."))
        return done

    exempt = [row for row in wishes_of(plan) if row[0].rule]
    form = forms.PublishPlanForm(request, has_exemptions=bool(exempt))
    return form_page(request, f"{FOLDER}/publish.html", form, act, {"plan": plan, "exempt": exempt, **shown(plan)})


def plan_for(request: HttpRequest, pk: int) -> YearPlan:
    """The plan, for who plans years: the right first, so that a stranger learns nothing about which plans exist."""
    access.can_plan_year(request.user, at=clock.now()).or_403()
    return get_object_or_404(YearPlan, pk=pk)


def wishes_of(plan: YearPlan) -> list[tuple[PlanWish, str]]:
    """What was asked by hand, and of an exemption what it is about. One query."""
    wishes = plan.wishes.select_related("body", "seat__body")
    return [(wish, exemption_in_words(wish.rule, wish.about) if wish.rule else "") for wish in wishes]


def shown(plan: YearPlan) -> dict[str, Any]:
    """The proposal in rows, pictures and points, or the reasons why there is none."""
    bodies = list(Body.objects.all())
    if plan.score is None:
        people = seat_names(plan, at=clock.now()) if plan.result.get("rules") else {}
        return {"reasons": review.reasons_of(plan, bodies, people), "bodies": []}
    problem = problem_of(plan, at=plan.solved_at or plan.made_at)
    rows = {"bodies": review.body_rows(plan, problem, bodies), "points": review.points_of_plan(plan)}
    return rows | {"change": change_of(plan, problem)}
