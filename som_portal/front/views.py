"""Home, the dashboard of the coördinatiecel, and the pages every public site owes its readers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from governance.bodies.access import NOT_COORDINATOR, require
from governance.bodies.actions import tell_coordinators
from governance.bodies.models import Power
from governance.charter.queries import numbers_on
from som_portal.front.dashboard import dashboard as overview
from som_portal.front.desk import desk_of
from som_portal.front.forms import FeedbackForm
from som_portal.front.home import public_home
from som_portal.front.institution import in_network, known
from som_portal.front.welcome import welcome_of
from som_portal.kit import clock
from som_portal.kit.http import form_page


@login_not_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Signed in: what SOM expects of me now. Signed out: what SOM is and what it decided lately."""
    at = clock.now()
    if not request.user.is_authenticated:
        return render(request, "front/home.html", public_home(at))
    return render(request, "front/desk.html", {"desk": desk_of(request.user, at)})


@require_GET
def welcome(request: HttpRequest) -> HttpResponse:
    """What your seat is, what it may do, and the one thing to do first."""
    return render(request, "front/welcome.html", {"welcome": welcome_of(request.user, clock.now())})


@require_GET
def dashboard(request: HttpRequest) -> HttpResponse:
    """The network on one page."""
    at = clock.now()
    require(request.user, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at)).or_403()
    return render(request, "front/dashboard.html", {"now": overview(at)})


@login_not_required
@require_safe
def institution(request: HttpRequest, slug: str) -> HttpResponse:
    """One institution: what it signed as, its seats and delegates, who speaks for it, and what it takes part in."""
    found = get_object_or_404(known(), slug=slug)
    return render(request, "front/institution.html", {"now": in_network(found, clock.now()), "institution": found})


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "front/accessibility.html")


@login_not_required
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What we keep about people, and why."""
    periods = [number for number in numbers_on(clock.today()) if number.norm.rule == "bewaartermijnen"]
    return render(request, "front/privacy.html", {"periods": periods})


@login_not_required
@require_http_methods(["GET", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """Tell us what does not work."""

    def act(form: FeedbackForm) -> str:
        tell_coordinators(**form.cleaned_data, at=clock.now())
        messages.success(request, _("Bedankt. De coördinatiecel leest je melding."))
        return "front:accessibility"

    form = FeedbackForm(request.POST or None, initial={"page": request.GET.get("pagina", "")[:200]})
    return form_page(request, "front/feedback.html", form, act)
