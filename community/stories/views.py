"""Stories: fetch, act, show."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.stories import access, actions
from community.stories.forms import ReturnForm, StoryForm
from community.stories.models import Rubric, Story
from governance.bodies.queries import shown_names
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.http import form_page, page_of, see_other

FOLDER = "community/stories"
asks = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """What people tell."""
    rows = Story.objects.published().in_rubric(request.GET.get("rubriek", ""))
    context = {
        "page": page_of(request, rows),
        "rubrics": Rubric.choices,
        "can_edit_stories": access.can_edit_stories(request.user, at=clock.now()),
    }
    return render(request, f"{FOLDER}/list.html", context)


@login_not_required
@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """One story."""
    found = _visible(request, slug)
    names = shown_names([found.author] if found.author else [], clock.today())
    return render(request, f"{FOLDER}/detail.html", {"story": found, "names": names, **_verdicts(request, found)})


@asks
def write_story(request: HttpRequest) -> HttpResponse:
    """Begin a draft."""

    def act(form: BaseForm) -> Story:
        written = actions.write_story(**form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Je story is bewaard als ontwerp. Lees ze na en stuur ze in."))
        return written

    context = {"title": _("Schrijf een story"), "button": _("Opslaan als ontwerp")}
    return form_page(request, f"{FOLDER}/form.html", StoryForm(request.POST or None), act, context)


@require_safe
def my_stories(request: HttpRequest) -> HttpResponse:
    """Your own stories, whatever their state."""
    page = page_of(request, Story.objects.written_by(request.user))
    return render(request, f"{FOLDER}/my_stories.html", {"page": page})


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the redactie."""
    access.can_edit_stories(request.user, at=clock.now()).or_403()
    return render(request, f"{FOLDER}/desk.html", {"page": page_of(request, Story.objects.waiting())})


@asks
def revise_story(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the words."""
    found = _visible(request, slug)
    access.can_revise_story(request.user, found, at=clock.now()).or_403()

    def act(form: BaseForm) -> Story:
        return actions.revise_story(found, **_words(form), by=request.user, at=clock.now())

    context = {"story": found, "title": _("Bewerk je story"), "button": _("Opslaan")}
    form = StoryForm(request.POST or None, initial=_typed_before(found))
    return form_page(request, f"{FOLDER}/form.html", form, act, context)


@require_POST
def submit_story(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand it to the redactie."""
    found = actions.submit_story(_visible(request, slug), by=request.user, at=clock.now())
    messages.success(request, _("Je story is ingestuurd. De redactie leest ze en je krijgt een mail."))
    return see_other(found)


@asks
def return_story(request: HttpRequest, slug: str) -> HttpResponse:
    """Give it back with a note."""
    found = _visible(request, slug)
    access.can_edit_stories(request.user, at=clock.now()).or_403()

    def act(form: BaseForm) -> Story:
        return actions.return_story(found, **form.cleaned_data, by=request.user, at=clock.now())

    context = {"story": found, "title": _("Stuur terug met een opmerking"), "button": _("Stuur terug")}
    return form_page(request, f"{FOLDER}/form.html", ReturnForm(request.POST or None), act, context)


@require_POST
def publish_story(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring it out."""
    found = actions.publish_story(_visible(request, slug), by=request.user, at=clock.now())
    messages.success(request, _("De story staat online. De auteur kreeg een mail."))
    return see_other(found)


def _visible(request: HttpRequest, slug: str) -> Story:
    rows = Story.objects.visible_to(request.user, clock.today()).select_related("author", "lab", "project")
    return get_object_or_404(rows, slug=slug)


def _verdicts(request: HttpRequest, story: Story) -> dict[str, Verdict]:
    at = clock.now()
    person = request.user
    return {
        "can_revise_story": access.can_revise_story(person, story, at=at),
        "can_submit_story": Verdict.first(access.can_submit_story(person, story, at=at), access.is_with_author(story)),
        "can_publish_story": Verdict.first(access.can_edit_stories(person, at=at), access.is_submitted(story)),
    }


def _words(form: BaseForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "key"}


def _typed_before(story: Story) -> dict[str, Any]:
    return {name: getattr(story, name) for name in StoryForm.base_fields if name != "key"}
