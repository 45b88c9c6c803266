"""The page on which a point is made private or public."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.ballots import access, actions
from governance.ballots.forms import OpennessForm
from governance.ballots.views.proposals import FORM, thanked, typed
from governance.meetings.models import AgendaItem
from som_portal.kit import clock
from som_portal.kit.http import form_page


@require_http_methods(FORM)
def set_openness(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether a point of an agenda is public or private, before its ballot opens."""
    at = clock.now()
    access.may_set_openness(request.user, at=at).or_403()
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__body"), pk=pk)

    def act(form: OpennessForm) -> object:
        actions.set_openness(item, **form.cleaned_data, by=request.user, at=at)
        return item.meeting

    form = OpennessForm(typed(request), initial={"privacy": item.privacy, "reason": item.privacy_reason})
    context = {"item": item, "meeting": item.meeting, "possible": access.is_openable(item, at=at)}
    done = thanked(request, _("Bewaard."), act)
    return form_page(request, "governance/ballots/set_openness.html", form, done, context)
