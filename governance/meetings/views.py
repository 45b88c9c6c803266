"""Pages of the meetings."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from governance.meetings.models import Meeting
from som_portal.kit import clock
from som_portal.kit.http import page_of


@login_not_required
@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """When the bodies meet: public."""
    rows = Meeting.objects.visible_to(request.user).coming(clock.now()).with_bodies()
    return render(request, "governance/meetings/list.html", {"page": page_of(request, rows)})


@login_not_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """When and where is public; what it is about is for the members, or for all when the meeting is open."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).with_bodies(), pk=pk)
    return render(request, "governance/meetings/detail.html", {"meeting": meeting})
