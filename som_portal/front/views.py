"""Home and health."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from som_portal.kit.guards import missing_guards


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """What SOM is, and signed in: what SOM expects of me now."""
    return render(request, "front/home.html")


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and every guard stands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    broken = missing_guards()
    return HttpResponse("\n".join(broken) or "ready\n", content_type="text/plain", status=503 if broken else 200)
