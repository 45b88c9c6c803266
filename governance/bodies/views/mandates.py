"""A mandate from its first day to its last: for the coördinatiecel, and to read for who holds it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.bodies import actions
from governance.bodies.access import can_accept, can_appoint
from governance.bodies.forms import AppointForm, ExtendForm, ReleaseForm
from governance.bodies.models import Mandate, Paper, Seat
from governance.bodies.views.asked import FORM, mandate_kept, mandate_read, previewed, seat_kept, thanked
from som_portal.kit import clock
from som_portal.kit.http import form_page
from som_portal.kit.uploads import pdf_download


@require_safe
def mandate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One mandate and what happened to it: for its holder and who keeps the list."""
    found, today = mandate_read(request, slug, pk), clock.today()
    context = {
        "mandate": found,
        "changes": list(found.changes.told()[:100]),
        "today": today,
        "can_appoint": can_appoint(request.user, found.seat, on=today),
        "can_accept": can_accept(request.user, found, on=today),
    }
    return render(request, "governance/bodies/mandate.html", context)


@require_safe
def paper(request: HttpRequest, slug: str, pk: int, change: int) -> HttpResponse:
    """The letter of a change, to download: for its holder and who keeps the list."""
    found = mandate_read(request, slug, pk)
    letter = get_object_or_404(Paper, change=change, change__mandate=found)
    return pdf_download(f"brief-{letter.pk}", bytes(letter.content))


@require_http_methods(FORM)
def appoint(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put somebody on a seat."""
    place = seat_kept(request, slug, pk)

    def act(form: AppointForm) -> Seat:
        said = dict(form.cleaned_data)
        holder = 2 if said.pop("is_duo") else 1
        actions.appoint_by_mail(**said, seat=place, holder=holder, by=request.user, at=clock.now())
        return place

    form = AppointForm.starting(place, clock.today(), request.POST or None, request.FILES or None)
    done = thanked(request, _("De zetel is ingevuld. Wie er zit, krijgt een mail om het mandaat te aanvaarden."), act)
    return form_page(request, "governance/bodies/appoint.html", form, done, {"seat": place})


@require_http_methods(FORM)
def extend(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give a mandate a later last day, after a preview; also to take an end back."""
    found = mandate_kept(request, slug, pk)

    def act(form: ExtendForm) -> Mandate:
        said = {name: form.cleaned_data[name] for name in ("reason", "paper", "key")}
        return actions.extend(found, until=form.cleaned_data["last_day"], **said, by=request.user, at=clock.now())

    form = ExtendForm.proposing(found, clock.today(), request.POST or None, request.FILES or None)
    done = thanked(request, _("Het mandaat loopt door."), act)
    return previewed(request, form, "extend", done, {"mandate": found})


@require_http_methods(FORM)
def release(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let a mandate end, after a preview of what that means."""
    found = mandate_kept(request, slug, pk)

    def act(form: ReleaseForm) -> Mandate:
        said = {name: form.cleaned_data[name] for name in ("reason", "paper", "key")}
        return actions.release(found, on=form.cleaned_data["last_day"], **said, by=request.user, at=clock.now())

    form = ReleaseForm.proposing(found, clock.today(), request.POST or None, request.FILES or None)
    done = thanked(request, _("Het mandaat heeft nu een laatste dag."), act)
    return previewed(request, form, "release", done, {"mandate": found})
