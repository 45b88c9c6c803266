"""The laboratorium and its labs: fetch, act, show."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.ballots.models import Proposal
from governance.charter.models import FocusArea
from governance.charter.norms import charter, house_rules
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.http import form_page, page_of, see_other
from werkingen.laboratorium import access, actions
from werkingen.laboratorium.forms import LabForm, PhaseForm, ProposalForm, StopForm
from werkingen.laboratorium.models import LEAD, Lab, LabPartner, Phase, Standing
from werkingen.laboratorium.queries import adopted_without_lab, decided_ballots, decision_on, journey_of
from werkingen.laboratorium.rules import ROAD, next_phases
from werkingen.works import views as work_views
from werkingen.works.access import can_point_to_line, can_tend_work
from werkingen.works.forms import PersonForm
from werkingen.works.grants import names_of_holders
from werkingen.works.views import deed_page

FOLDER = "werkingen/laboratorium"
asks = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def laboratorium(request: HttpRequest) -> HttpResponse:
    """What the laboratorium is, and its labs."""
    rows = Lab.objects.with_phase().with_lead_sought().with_partner_count().prefetch_related("focus_areas")
    rows = rows.standing(request.GET.get("stand", "")).focused_on(request.GET.get("speerpunt", ""))
    context = {
        "page": page_of(request, rows.latest_phase_first()),
        "werking": charter().werking("laboratorium"),
        "lab_questions": house_rules().lab_questions,
        "standings": Standing.choices,
        "focus_areas": FocusArea.objects.values_list("slug", "short"),
        **_to_found(request),
    }
    return render(request, f"{FOLDER}/index.html", context)


@login_not_required
@require_safe
def lab(request: HttpRequest, slug: str) -> HttpResponse:
    """One lab: facts, story, road, news."""
    found = _lab(slug)
    context = {
        "lab": found,
        "road": _road(found),
        "decision": decision_on(found.proposal) if found.proposal else None,
        "lead_names": names_of_holders(LEAD, found),
        "updates": page_of(request, found.updates.all(), per_page=10, count=found.update_count),
        "is_over": journey_of(found).is_over,
        **_verdicts(request, found),
    }
    return render(request, f"{FOLDER}/detail.html", context)


@asks
def imagine_lab(request: HttpRequest) -> HttpResponse:
    """Begin a lab as an idea."""
    access.can_imagine_lab(request.user, at=clock.now()).or_403()

    def act(form: BaseForm) -> Lab:
        return actions.imagine_lab(**form.cleaned_data, by=request.user, at=clock.now())

    return form_page(request, f"{FOLDER}/imagine_lab.html", LabForm(request.POST or None), act)


@require_POST
def found_lab(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the lab of an adopted proposal."""
    at = clock.now()
    proposal = get_object_or_404(Proposal.objects.visible_to(request.user, at=at), pk=pk)
    found = actions.found_lab(proposal, by=request.user, at=at)
    messages.success(request, _("Het labo is goedgekeurd en staat online. Duid nu een trekker aan."))
    return see_other(found)


@asks
def attach_proposal(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which proposal the raad gets."""
    found = _lab(slug)
    access.can_attach_proposal(request.user, found, at=clock.now()).or_403()
    form = ProposalForm(request.POST or None)
    return deed_page(
        request, found, form, actions.attach_proposal, _("Koppel het labovoorstel"), _("Koppel dit voorstel")
    )


@asks
def enter_phase(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that the lab reached a phase."""
    found = _lab(slug)
    access.can_enter_phases(request.user, found, at=clock.now()).or_403()
    form = PhaseForm(request.POST or None, phases=next_phases(journey_of(found)), initial={"on": clock.today()})
    return deed_page(request, found, form, actions.enter_phase, _("Leg een fase vast"), _("Leg deze fase vast"))


@asks
def stop_lab(request: HttpRequest, slug: str) -> HttpResponse:
    """Stop a lab and say what it taught."""
    found = _lab(slug)
    access.can_stop_lab(request.user, found, at=clock.now()).or_403()
    form = StopForm(request.POST or None, initial={"on": clock.today()})
    return deed_page(request, found, form, actions.stop_lab, _("Stop dit labo"), _("Stop dit labo en bewaar de lessen"))


@asks
def post_update(request: HttpRequest, slug: str) -> HttpResponse:
    """Post news."""
    return work_views.post_update(request, _lab(slug))


@asks
def appoint_lead(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who leads it."""
    found = _lab(slug)
    access.can_appoint_lead(request.user, found, at=clock.now()).or_403()
    form = PersonForm(request.POST or None)
    return deed_page(
        request, found, form, actions.appoint_lead, _("Duid een labotrekker aan"), _("Duid aan als trekker")
    )


@require_POST
def dismiss_lead(request: HttpRequest, slug: str, person: int) -> HttpResponse:
    """Take it back from who leads it."""
    found = _lab(slug)
    grant = get_object_or_404(found.grants.select_related("user"), user_id=person)
    actions.dismiss_lead(found, grant.user, by=request.user, at=clock.now())
    messages.success(request, _("Je wijzigingen zijn opgeslagen."))
    return see_other(found)


@asks
def add_partner(request: HttpRequest, slug: str) -> HttpResponse:
    """Add an institution."""
    return work_views.add_partner(request, _lab(slug))


@require_POST
def remove_partner(request: HttpRequest, slug: str, institution: str) -> HttpResponse:
    """Take an institution off."""
    return work_views.remove_partner(request, _lab(slug), institution)


@asks
def point_to_line(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which budgetpost is that of the lab."""
    return work_views.point_to_line(request, _lab(slug))


def _lab(slug: str) -> Lab:
    today = clock.today()
    rows = Lab.objects.with_phase().with_leads(today).with_update_count().with_money(today)
    rows = rows.select_related("challenge", "proposal")
    partners = Prefetch("partners", LabPartner.objects.select_related("institution"))
    rows = rows.prefetch_related("phases", "focus_areas", partners, decided_ballots("proposal__ballots"))
    return get_object_or_404(rows, slug=slug)


def _to_found(request: HttpRequest) -> dict[str, Any]:
    """For the coördinatiecel: what the raad adopted and nobody made a lab of."""
    verdict = access.can_imagine_lab(request.user, at=clock.now())
    return {"can_imagine_lab": verdict, "adopted": adopted_without_lab() if verdict else []}


def _verdicts(request: HttpRequest, lab: Lab) -> dict[str, Verdict]:
    at = clock.now()
    return {
        "can_tend_work": can_tend_work(request.user, lab, at=at),
        "can_enter_phases": access.can_enter_phases(request.user, lab, at=at),
        "can_appoint_lead": access.can_appoint_lead(request.user, lab, at=at),
        "can_point_to_line": can_point_to_line(request.user, at=at),
    }


def _road(lab: Lab) -> list[tuple[str, Any]]:
    """The phases reached with their day, then those ahead without one."""
    reached: list[tuple[str, Any]] = [(phase.get_phase_display(), phase.reached_on) for phase in lab.phases.all()]
    ahead = next_phases(journey_of(lab))
    return reached + [(str(Phase(phase).label), None) for phase in ROAD if phase in ahead]
