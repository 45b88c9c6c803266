"""The mails of the talk around a proposal, in the language of who reads them, in the transaction of the deed."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.ballots.models import Amendment, Decision, Proposal, Question
from governance.ballots.queries import proposers_of
from governance.challenges.models import Signal
from governance.people.models import User
from som_portal.kit.outbox import queue_mail


def tell_asked(question: Question) -> None:
    """Who proposed it, first or together, has something to answer."""
    path = reverse("ballots:answer_question", args=[question.pk])
    for person in proposers_of(question.proposal):
        with override(person.language):
            subject = _("Een vraag over je voorstel: {title}").format(title=question.proposal.question)
        key = f"question-asked:{question.pk}:{person.pk}"
        _send(key, person, subject, "mail/question_asked.txt", path, question=question)


def tell_answered(question: Question) -> None:
    """Who asked hears the answer."""
    person = question.asked_by
    with override(person.language):
        subject = _("Antwoord op je vraag over: {title}").format(title=question.proposal.question)
    path = f"{question.proposal.get_absolute_url()}#vragen"
    _send(f"question-answered:{question.pk}", person, subject, "mail/question_answered.txt", path, question=question)


def tell_suggested(amendment: Amendment) -> None:
    """Who proposed it, first or together, may accept or decline."""
    for person in proposers_of(amendment.proposal):
        with override(person.language):
            subject = _("Een amendement op je voorstel: {title}").format(title=amendment.proposal.question)
        key, path = f"amendment-made:{amendment.pk}:{person.pk}", amendment.get_absolute_url()
        _send(key, person, subject, "mail/amendment_made.txt", path, amendment=amendment)


def tell_settled(amendment: Amendment) -> None:
    """Who made it hears what became of it."""
    person = amendment.made_by
    with override(person.language):
        subject = _("Wat er met je amendement gebeurde: {title}").format(title=amendment.proposal.question)
    key, path = f"amendment-settled:{amendment.pk}", amendment.get_absolute_url()
    _send(key, person, subject, "mail/amendment_settled.txt", path, amendment=amendment)


def tell_outcome(decision: Decision, person: User, signal: Signal) -> None:
    """Who gave a signal hears what the raad decided on the proposal that came of it: once a decision."""
    with override(person.language):
        subject = _("Wat de raad deed met je signaal: {title}").format(title=signal.title)
    key = f"signal-outcome:{decision.pk}:{person.pk}"
    more = {"decision": decision, "signal": signal}
    _send(key, person, subject, "mail/signal_outcome.txt", decision.get_absolute_url(), **more)


def tell_withdrawn(proposal: Proposal, people: Iterable[tuple[User, Signal]]) -> None:
    """Who gave the signals behind a proposal hears that nobody decides on it: once a proposal."""
    for person, signal in people:
        with override(person.language):
            subject = _("Een voorstel na je signaal is ingetrokken: {title}").format(title=signal.title)
        key, path = f"signal-withdrawn:{proposal.pk}:{person.pk}", signal.get_absolute_url()
        _send(key, person, subject, "mail/signal_withdrawn.txt", path, signal=signal)


def _send(key: str, person: User, subject: str, template: str, path: str, **more: object) -> None:
    if not person.is_active:
        return
    context = {"person": person, "path": path, **more}
    queue_mail(key=key, to=person.email, subject=subject, template=template, context=context, language=person.language)
