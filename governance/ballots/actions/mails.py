"""The mails of a ballot, in the language of who reads them, in the transaction of the deed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.ballots.links import proxy_path
from governance.ballots.models import Ballot, DecisionNote, Elector, Followup, Proposal, Proxy, Round, Vote
from governance.ballots.queries import proposers_of
from governance.bodies.models import Body
from governance.bodies.queries import members_of
from governance.followup.queries import people_behind
from governance.people.models import User
from som_portal.kit.outbox import queue_mail

CELL = "coordinatiecel"


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


def tell_consent_asked(ballot: Ballot, now: Round) -> None:
    """A round asks for consent or an objection."""
    rows = ballot.electors.unvoted().prefetch_related("holders__person")
    for person in {holder.person.pk: holder.person for row in rows for holder in row.holders.all()}.values():
        with override(person.language):
            subject = _("Geef je consent of heb je een bezwaar? {title}").format(title=ballot.proposal.question)
        key = f"consent-asked:{ballot.pk}:{now.number}:{person.pk}"
        _send(key, person, subject, "mail/consent_asked.txt", ballot, round=now)


def tell_sent_back(note: DecisionNote) -> None:
    """Tell who proposed it, first or together, what the body asks."""
    decision = note.decision
    path = decision.get_absolute_url()
    for person in proposers_of(decision.ballot.proposal):
        with override(person.language):
            subject = _("Je voorstel komt terug met vragen: {title}").format(title=decision.ballot.proposal.question)
        context = {"person": person, "note": note, "decision": decision, "path": path}
        queue_mail(
            key=f"sent-back:{decision.pk}:{person.pk}",
            to=person.email,
            subject=subject,
            template="mail/proposal_sent_back.txt",
            context=context,
            language=person.language,
        )


def tell_review_comes(followup: Followup, on: date) -> None:
    """Tell who follows a decision up, and the coördinatiecel, that it is to be reviewed; one mail a person."""
    decision = followup.decision
    people = {*people_behind(followup.owner, on), *members_of(Body.objects.get(slug=CELL), on)}
    for person in sorted((one for one in people if one.is_active), key=lambda one: one.pk):
        with override(person.language):
            subject = _("Kijk terug op besluit {number}").format(number=decision.number)
        context = {"person": person, "decision": decision, "followup": followup, "path": decision.get_absolute_url()}
        queue_mail(
            key=f"review:{decision.pk}:{followup.review_on}:{person.pk}",
            to=person.email,
            subject=subject,
            template="mail/decision_review.txt",
            context=context,
            language=person.language,
        )


def ask_to_bear(proxy: Proxy) -> None:
    """Somebody asks this person to vote for a seat in one meeting."""
    with override(proxy.bearer.language):
        subject = _("Je kreeg een volmacht voor de zetel {seat}").format(seat=proxy.seat.name)
    _send_proxy(f"proxy-given:{proxy.pk}", proxy.bearer, subject, "mail/proxy_given.txt", proxy)


def tell_giver(proxy: Proxy) -> None:
    """The bearer accepted or refused."""
    with override(proxy.giver.language):
        words = _("Je volmacht is aanvaard") if proxy.ended_at is None else _("Je volmacht is niet aanvaard")
    _send_proxy(f"proxy-answered:{proxy.pk}", proxy.giver, words, "mail/proxy_changed.txt", proxy)


def tell_bearer(proxy: Proxy) -> None:
    """A proxy was withdrawn, or is void because the giver is there."""
    with override(proxy.bearer.language):
        subject = _("Een volmacht die je kreeg, geldt niet meer")
    _send_proxy(f"proxy-ended:{proxy.pk}", proxy.bearer, subject, "mail/proxy_changed.txt", proxy)


def _send_proxy(key: str, person: User, subject: str, template: str, proxy: Proxy) -> None:
    path = proxy_path(proxy) if person == proxy.bearer else reverse("ballots:give_proxy", args=[proxy.meeting_id])
    context = {"person": person, "proxy": proxy, "path": path}
    queue_mail(key=key, to=person.email, subject=subject, template=template, context=context, language=person.language)


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
