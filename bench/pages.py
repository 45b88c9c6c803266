"""CPU time of a page as a ratio to a bare Django view of the same rows in the same run. Budget: 2.5, aim 2.0.

The bare view sits behind Django's session and user middleware, runs the page's own queryset with a paginator of the
same size, and shows its rows as a plain table through Django's template engine: no frame, no filters, no verdicts.
Both sides are called from the WSGI environ down to the last byte of the answer, signed in as the coördinator.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, RequestFactory
from django.test.utils import setup_test_environment, teardown_test_environment

from bench.harness import Report, cpu_of, queries_of
from som_portal.demo.seed import seed
from som_portal.kit import clock
from tests.rights.addresses import address
from tests.rights.asking import client_of
from tests.speed.growth import grow

ROLE = "coordinator"
ROUNDS = 40
TABLE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1><p>{{ user.name }}</p><table>{% for row in page %}<tr>CELLS</tr>{% endfor %}</table>
<p>{{ page.number }}/{{ page.paginator.num_pages }}</p></body></html>"""


@dataclass(frozen=True, slots=True)
class Compared:
    """A list page, where its rows stand in its context, and the cells a plain table shows of each."""

    name: str
    cells: tuple[str, ...]
    query: str = ""
    rows: str = "page"


PAGES = (
    Compared("ballots:proposals", ("question", "get_kind_display", "amount", "submitted_at|date", "proposer_id")),
    Compared("ballots:decisions", ("number", "decided_at|date", "body.name", "ballot.proposal.question", "wording")),
    Compared("meetings:list", ("body.name", "starts_at|date:'l j F Y H:i'", "place", "held_at"), "?wanneer=voorbij"),
    Compared("challenges:signals", ("title", "get_level_display", "focus_area.title", "raised_at|date")),
    Compared("laboratorium:index", ("question", "current_phase", "phase_since|date", "partner_count")),
    Compared("studio:index", ("title", "standing", "starts_on|date", "ends_on|date", "partner_count")),
    Compared("events:list", ("title", "get_kind_display", "starts_at|date:'l j F Y H:i'", "place"), "?wanneer=voorbij"),
    Compared("stories:list", ("title", "get_rubric_display", "intro", "published_at|date")),
    Compared("ledger:postings", ("seq", "booked_on|date", "kind", "note", "amount")),
    Compared("people:institutions", ("name", "net", "get_absolute_url"), rows="institutions"),
)


def measure(report: Report) -> None:
    """Every page beside its bare view."""
    seed(clock.today())
    if report.scale > 1:
        grow(clock.now())
    client = client_of(ROLE)
    for compared in PAGES:
        _measure(compared, client, report)
    report.ratios["worst"] = max(report.ratios.values())


def _measure(compared: Compared, client: Client, report: Report) -> None:
    path = address(compared.name) + compared.query
    page = client.get(path).context[compared.rows]
    environ = {**RequestFactory().get(path).environ, "HTTP_COOKIE": client.cookies.output(header="", sep=";").strip()}
    whole, bare = _caller(WSGIHandler(), environ), _caller(_bare(compared, page.paginator), environ)
    teardown_test_environment()  # its watch over templates costs time of its own
    try:
        page_ms, bare_ms = cpu_of(whole, bare, rounds=ROUNDS)
        asked = {"page": queries_of(whole), "bare": queries_of(bare)}
    finally:
        setup_test_environment()
    report.figures[compared.name] = {"rows": len(page), "page_ms": page_ms, "bare_ms": bare_ms, "queries": asked}
    report.ratios[compared.name] = round(page_ms / bare_ms, 2)


def _bare(compared: Compared, paged: Paginator) -> Callable[..., Any]:
    """A WSGI-like call of a view that shows the rows and nothing else."""
    cells = "".join(f"<td>{{{{ row.{cell} }}}}</td>" for cell in compared.cells)
    template = engines["django"].from_string(TABLE.replace("CELLS", cells))
    rows: QuerySet[Any] = paged.object_list  # type: ignore[assignment] # every page here lists a queryset

    def view(request: HttpRequest) -> HttpResponse:
        page = Paginator(rows.all(), paged.per_page).get_page(request.GET.get("page"))
        return HttpResponse(template.render({"title": compared.name, "page": page, "user": request.user}))

    behind = SessionMiddleware(AuthenticationMiddleware(view))
    return lambda environ, _start: behind(WSGIRequest(environ))


def _caller(application: Callable[..., Any], environ: dict[str, Any]) -> Callable[[], None]:
    """One request, answered to the last byte."""

    def call() -> None:
        answer = application({**environ, "wsgi.input": io.BytesIO()}, lambda *_head: None)
        if answer.status_code != 200 or not b"".join(answer):
            raise ValueError(f"{environ['PATH_INFO']} answers {answer.status_code}")

    return call
