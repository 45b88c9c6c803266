"""The mails of a ballot, in the language of who reads them, in the transaction of the deed."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.ballots.models import Ballot, Elector, Proposal, Vote
from governance.people.models import User
from som_portal.kit.outbox import queue_mail


def tell_ballot_opened(ballot: Ballot, electors: Iterable[Elector]) -> None:
    """Ask every holder of a filled seat for a vote; who holds two seats gets one mail."""
    for person in {
        holder.person.pk: holder.person for elector in electors for holder in elector.holders.all()
    }.values():
        with override(person.language):
            subject = _("Jouw stem gevraagd: {title}").format(title=ballot.proposal.question)
        _send(f"ballot-opened:{ballot.pk}:{person.pk}", person, subject, "mail/ballot_opened.txt", ballot)


def remind_holders(ballot: Ballot, elector: Elector) -> None:
    """The ballot closes tomorrow and this seat has not voted."""
    for holder in elector.holders.all():
        with override(holder.person.language):
            subject = _("Nog één dag om te stemmen: {title}").format(title=ballot.proposal.question)
        key = f"ballot-closing:{ballot.pk}:{elector.pk}:{holder.person_id}"
        _send(key, holder.person, subject, "mail/ballot_closing.txt", ballot, elector=elector)


def send_receipt(vote: Vote, ballot: Ballot, person: User) -> None:
    """What was said for which seat, after every change."""
    with override(person.language):
        subject = _("Je stem is geregistreerd")
    key = f"vote-receipt:{vote.pk}:{person.pk}:{vote.cast_at.timestamp()}"
    _send(key, person, subject, "mail/vote_receipt.txt", ballot, vote=vote, elector=vote.elector)


def _send(key: str, person: User, subject: str, template: str, ballot: Ballot, **more: object) -> None:
    proposal: Proposal = ballot.proposal
    context = {
        "person": person,
        "ballot": ballot,
        "proposal": proposal,
        "path": reverse("ballots:ballot", args=[ballot.pk]),
        **more,
    }
    queue_mail(key=key, to=person.email, subject=subject, template=template, context=context, language=person.language)
