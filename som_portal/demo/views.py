"""Choose a role of the demo and be signed in."""

from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from governance.people.models import User
from som_portal.demo import access
from som_portal.demo.roles import role_groups
from som_portal.kit import clock


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def roles(request: HttpRequest) -> HttpResponse:
    """GET lists the roles; POST `person` signs in as one of them."""
    if not access.exists_for(request):
        raise Http404
    if request.method == "GET":
        return render(request, "demo/roles.html", {"groups": role_groups(clock.today())})
    person = User.objects.filter(pk=request.POST.get("person", "0")[:9]).first()
    if not access.can_be_played(person):
        raise Http404
    return perform_login(request, person, email_verification="none")
