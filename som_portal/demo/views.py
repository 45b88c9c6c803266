"""Choose a role of the demo and be signed in."""

from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from governance.people.actions import confirm_address
from som_portal.demo import access
from som_portal.demo.forms import RoleForm
from som_portal.demo.roles import playable, role_groups
from som_portal.kit import clock
from som_portal.kit.http import found_or_404


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def roles(request: HttpRequest) -> HttpResponse:
    """GET lists the roles; POST `role` (`voorzitter`, the mail address before the @) signs in as one of them."""
    if not access.exists_for(request):
        raise Http404
    if request.method == "GET":
        return render(request, "demo/roles.html", {"groups": role_groups(clock.today())})
    form = RoleForm(request.POST)
    person = found_or_404(playable(form.cleaned_data["role"]) if form.is_valid() else None)
    return perform_login(request, confirm_address(person))
