"""What the community is, what is coming, what people tell."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.events.models import Event
from community.stories.models import Story
from governance.charter.norms import charter
from som_portal.kit import clock

AT_A_GLANCE = 5


@login_not_required
@require_safe
def community(request: HttpRequest) -> HttpResponse:
    """The charter's words, the next events, the latest stories."""
    at = clock.now()
    events = Event.objects.visible_to(request.user, clock.day_of(at)).with_taken().going_on()
    context = {
        "werking": charter().werking("community"),
        "events": events.coming(at)[:AT_A_GLANCE],
        "stories": Story.objects.published()[:AT_A_GLANCE],
    }
    return render(request, "community/overview/index.html", context)
