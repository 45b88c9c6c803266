"""Prik een datum: ask, answer, choose."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from governance.bodies.models import Body
from governance.meetings.queries import bodies_planned_by
from governance.people.models import User
from governance.planner.wishes import DEFAULTS
from governance.polls import access, actions, forms, queries
from governance.polls.links import person_behind
from governance.polls.models import DatePoll
from som_portal.kit import clock
from som_portal.kit.http import form_page, found_or_404, page_of

FOLDER = "governance/polls"


@require_safe
def poll_list(request: HttpRequest) -> HttpResponse:
    """The polls of the bodies in which you sit or for which you plan."""
    at = clock.now()
    rows = DatePoll.objects.of_bodies(queries.polls_for(request.user, at)).with_facts()
    context = {"page": page_of(request, rows), "at": at, "planned": bodies_planned_by(request.user, at)}
    return render(request, f"{FOLDER}/list.html", context | {"to_answer": queries.polls_to_answer(request.user, at)})


@require_http_methods(["GET", "HEAD", "POST"])
def open_poll(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask the members of a body which of some valid moments suit them."""
    body, at = get_object_or_404(Body, slug=slug), clock.now()
    access.can_open_poll(request.user, body, at=at).or_403()

    def act(form: Any) -> DatePoll:
        poll = actions.open_poll(body, **form.poll(), by=request.user, at=at)
        messages.success(request, _("De datumprikker staat open. De leden kregen een mail met hun eigen link."))
        return poll

    asked = {"proposals": queries.proposals(body, at), "initial": {"place": DEFAULTS[slug].place}}
    form = forms.OpenPollForm(request.POST or None, at=at, **asked)
    return form_page(request, f"{FOLDER}/open_poll.html", form, act, {"body": body})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How the moments stand, who still has to answer, and what was chosen."""
    poll, at = _poll_or_404(request, pk), clock.now()
    found = queries.overview(poll, clock.day_of(at))
    context = {"poll": poll, "at": at, "standings": found.standings, "silent": found.silent}
    context |= {"is_open": access.is_open(poll, at), "state": poll.state_at(at)}
    context |= {"can_answer": access.can_answer_poll(request.user, poll, at=at)}
    context |= {"can_close": access.can_close_poll(request.user, poll, at=at)}
    return render(request, f"{FOLDER}/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Say for each moment whether it suits you."""
    poll = _poll_or_404(request, pk)
    access.can_answer_poll(request.user, poll, at=clock.now()).or_403()
    return _answer_page(request, poll, request.user)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_link(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Say which moments suit you, with the link of your mail; looking changes nothing."""
    poll = get_object_or_404(DatePoll.objects.with_facts(), pk=pk)
    person = found_or_404(person_behind(poll, token))
    access.can_answer_poll(person, poll, at=clock.now()).or_403()
    return _answer_page(request, poll, person)


@require_http_methods(["GET", "HEAD", "POST"])
def close_poll(request: HttpRequest, pk: int, option: int) -> HttpResponse:
    """Choose a moment, after a look at who comes; the meeting is planned at once."""
    poll = _poll_to_settle(request, pk)
    chosen = get_object_or_404(poll.options, pk=option)
    row = next(one for one in queries.standings(poll, clock.today()) if one.option.pk == chosen.pk)

    def act(form: Any) -> object:
        closed = actions.close_poll(poll, chosen, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("De vergadering staat gepland en de leden zijn uitgenodigd."))
        return closed.meeting

    form = forms.ClosePollForm(request.POST or None, needs_reason=row.tally.needs_reason)
    return form_page(request, f"{FOLDER}/close_poll.html", form, act, {"poll": poll, "row": row})


@require_http_methods(["GET", "HEAD", "POST"])
def drop_poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a poll without a date, with the reason that the members read."""
    poll = _poll_to_settle(request, pk)

    def act(form: Any) -> DatePoll:
        dropped = actions.drop_poll(poll, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("De datumprikker is gestopt. De leden krijgen een mail met de reden."))
        return dropped

    return form_page(request, f"{FOLDER}/drop_poll.html", forms.DropPollForm(request.POST or None), act, {"poll": poll})


def _answer_page(request: HttpRequest, poll: DatePoll, person: User) -> HttpResponse:
    at, options = clock.now(), list(poll.options.all())

    def act(form: Any) -> str:
        actions.answer_poll(poll, form.choices(), by=person, at=at)
        messages.success(request, _("Bedankt, je antwoord is bewaard. Je kan het wijzigen tot de prikker sluit."))
        return request.path

    form = forms.AnswerPollForm(request.POST or None, options=options, given=queries.answers_of(poll, person))
    context = {"poll": poll, "is_open": access.is_open(poll, at), "is_own": request.user == person}
    return form_page(request, f"{FOLDER}/answer_poll.html", form, act, context)


def _poll_or_404(request: HttpRequest, pk: int) -> DatePoll:
    """The poll, for the members of its body and who plans for it; to others it does not exist."""
    poll = get_object_or_404(DatePoll.objects.with_facts(), pk=pk)
    return found_or_404(poll if access.can_read_poll(request.user, poll, at=clock.now()) else None)


def _poll_to_settle(request: HttpRequest, pk: int) -> DatePoll:
    """For who plans; a page about a settled one is a conflict, what is sent the action judges."""
    poll = _poll_or_404(request, pk)
    access.can_open_poll(request.user, poll.body, at=clock.now()).or_403()
    if request.method != "POST":
        access.is_unsettled(poll).or_409()
    return poll
