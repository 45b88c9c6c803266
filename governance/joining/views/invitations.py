"""Invitations: the list and the forms of the coördinatiecel, and the page behind the link."""

from functools import partial
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.bodies.models import Seat
from governance.joining import access, actions, queries
from governance.joining.forms import AcceptForm, InviteForm, InviteToSeatForm
from governance.joining.models import Invitation, InvitationState
from governance.people.entrance import let_in
from governance.people.models import Institution
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.http import form_page, found_or_404, page_of, see_other

FOLDER = "governance/joining"


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """Who was invited, and what became of it."""
    at, state = clock.now(), request.GET.get("stand", "")
    access.can_invite(request.user, at=at).or_403()
    context = {"page": page_of(request, queries.invitations_in(state, at)), "states": InvitationState.choices}
    return render(request, f"{FOLDER}/invitations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invite_to_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask somebody by mail to take a seat."""
    access.can_invite(request.user, at=clock.now()).or_403()
    seat = get_object_or_404(Seat.objects.select_related("body"), pk=pk)

    def act(form: BaseForm) -> str:
        data = form.cleaned_data
        days = {name: data.pop(name) for name in ("starts_on", "ends_on")}
        offer = actions.Offer(seat=seat, holder=2 if data.pop("is_duo") else 1, **days)
        return _invite(request, offer, data)

    form = InviteToSeatForm.starting(clock.today(), request.POST or None)
    return form_page(request, f"{FOLDER}/invite.html", form, act, {"seat": seat})


@require_http_methods(["GET", "HEAD", "POST"])
def invite_to_institution(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask somebody by mail to belong to an institution, without a seat."""
    access.can_invite(request.user, at=clock.now()).or_403()
    institution = get_object_or_404(Institution, slug=slug)

    def act(form: BaseForm) -> str:
        return _invite(request, actions.Offer(institution=institution), form.cleaned_data)

    form = InviteForm(request.POST or None)
    return form_page(request, f"{FOLDER}/invite.html", form, act, {"institution": institution})


def _invite(request: HttpRequest, offer: actions.Offer, data: dict[str, Any]) -> str:
    invitation = actions.invite(data.pop("email"), data.pop("name"), offer, **data, by=request.user, at=clock.now())
    messages.success(request, _("De uitnodiging aan %(email)s is verstuurd.") % {"email": invitation.email})
    return "joining:invitations"


@require_POST
def resend_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the invitation again, with a new link."""
    access.can_invite(request.user, at=clock.now()).or_403()
    invitation = get_object_or_404(Invitation, pk=pk)
    actions.resend_invitation(invitation, by=request.user, at=clock.now())
    messages.success(request, _("Er is een nieuwe mail verstuurd. De oude link werkt niet meer."))
    return see_other("joining:invitations")


@require_POST
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the invitation back: its link stops working."""
    access.can_invite(request.user, at=clock.now()).or_403()
    invitation = get_object_or_404(Invitation, pk=pk)
    actions.withdraw_invitation(invitation, by=request.user, at=clock.now())
    messages.success(request, _("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return see_other("joining:invitations")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link: what you are asked for, and one button. Looking changes nothing."""
    link = found_or_404(queries.link_of(token))
    told, form = _told(request, link), AcceptForm(request.POST or None)
    answer = form_page(request, f"{FOLDER}/invitation.html", form, partial(_accept, request, link), told)
    if request.method != "POST":
        answer.status_code = told["status"]
    answer._has_been_logged = True  # type: ignore[attr-defined]  # Django logs refusals; this link may still work
    return answer


def _accept(request: HttpRequest, link: queries.Link, form: BaseForm) -> HttpResponse:
    """Accept and let in; who has an account in use signs in first, and comes back here."""
    if queries.signs_in_first(request.user, link.invitation):
        return redirect_to_login(request.path)
    person = actions.accept_invitation(link, key=form.cleaned_data["key"], by=request.user, at=clock.now())
    return let_in(request, person)


def _told(request: HttpRequest, link: queries.Link) -> dict[str, Any]:
    """What the page says: the offer with the charter's words, or why the link does not work for you."""
    invitation, at = link.invitation, clock.now()
    is_open, is_theirs = access.is_open(link, at=at), access.is_theirs(request.user, invitation)
    status = HTTPStatus.OK if is_theirs else HTTPStatus.FORBIDDEN
    return {
        "invitation": invitation,
        "paper": queries.body_of(invitation),
        "first_day": invitation.first_day(clock.day_of(at)),
        "is_theirs": is_theirs,
        "verdict": Verdict.first(is_open, is_theirs),
        "status": status if is_open else HTTPStatus.CONFLICT,
    }
