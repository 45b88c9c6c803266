"""Answers for whoever watches over the portal."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse

from governance.ledger.queries import last_verification
from som_portal.kit.guards import missing_guards


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers, every guard stands, the last night found the ledger whole; else 503 and what is wrong."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    last = last_verification()
    broken = [*missing_guards(), *(last.broken if last else [])]
    text = "\n".join(broken) or "ready"
    return HttpResponse(f"{text}\n", content_type="text/plain", status=503 if broken else 200)
