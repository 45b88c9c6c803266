"""Inviting somebody, and what accepting does."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.access import Person
from governance.bodies.actions import accept, appoint
from governance.bodies.models import Seat
from governance.charter.queries import chosen
from governance.joining import access
from governance.joining.actions.mails import mail_invitation
from governance.joining.models import Invitation
from governance.joining.queries import Link, has_unanswered, is_place_free
from governance.people.actions import account_of, confirm_address, place
from governance.people.models import Institution, User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.forms import SAME_CLICK

LINK_DAYS = "uitnodiging-dagen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What somebody is invited for: a seat from `starts_on` up to and including `ends_on`, or an institution."""

    seat: Seat | None = None
    institution: Institution | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    holder: int = 1


@transaction.atomic
def invite(
    email: str,
    name: str,
    offer: Offer,
    *,
    message: str = "",
    language: str = "nl",
    key: UUID | None = None,
    by: User | None,
    at: datetime,
) -> Invitation:
    """Ask somebody by mail. The link works once, as many days as house rule 17 has; the same `key` invites once.

    Who has an account already reads the mail in their own language. Needs no request: an import may call it.
    """
    _hold(offer)
    access.can_invite(by, at=at).or_403()
    known = Invitation.objects.filter(key=key).first() if key else None
    if known is not None:
        return known
    _may_be_offered(email.lower(), offer).or_409()
    invitation = Invitation.objects.create(
        **{"email": email.lower(), "name": name, "message": message, "language": _language_of(email, language)},
        **{"seat": offer.seat, "institution": offer.institution, "holder": offer.holder},
        **{"starts_on": offer.starts_on, "ends_on": offer.ends_on, "key": key or uuid4()},
        **{"invited_by": by, "invited_at": at, "expires_at": _expiry(at)},
    )
    _record(by, "invite", invitation, at)
    mail_invitation(invitation)
    return invitation


@transaction.atomic
def resend_invitation(invitation: Invitation, *, by: User | None, at: datetime) -> Invitation:
    """Send a new link; the old one stops working, and who sends it is now who invites. A double click sends one."""
    invitation = Invitation.objects.locked(invitation.pk)
    access.can_invite(by, at=at).or_403()
    access.is_unanswered(invitation, at=at).or_409()
    if at - invitation.invited_at < SAME_CLICK:
        return invitation
    invitation.nonce, invitation.invited_by = uuid4(), by
    invitation.invited_at, invitation.expires_at = at, _expiry(at)
    invitation.save(update_fields=["nonce", "invited_by", "invited_at", "expires_at"])
    _record(by, "resend_invitation", invitation, at)
    mail_invitation(invitation)
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User | None, at: datetime) -> Invitation:
    """The link stops working."""
    invitation = Invitation.objects.locked(invitation.pk)
    access.can_invite(by, at=at).or_403()
    access.is_unanswered(invitation, at=at).or_409()
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    _record(by, "withdraw_invitation", invitation, at)
    return invitation


@transaction.atomic
def accept_invitation(link: Link, *, key: UUID, by: Person, at: datetime) -> User:
    """Say yes: an account with a confirmed address, a mandate in the name of who invited, a used link.

    `by` is who is signed in, if anybody. Returns the invited person; the view signs them in.
    """
    link = Link(Invitation.objects.locked(link.invitation.pk), link.nonce)
    invitation = link.invitation
    if invitation.accepted_by and invitation.was_accepted_by_this_click(key, at):
        return invitation.accepted_by
    access.is_theirs(by, invitation).or_403()
    access.is_open(link, at=at).or_409()
    person = _settle(invitation, at)
    invitation.accepted_at, invitation.accepted_by, invitation.accepted_key = at, person, key
    invitation.save(update_fields=["accepted_at", "accepted_by", "accepted_key"])
    _record(person, "accept_invitation", invitation, at)
    return person


def _settle(invitation: Invitation, at: datetime) -> User:
    """The account, the institution and the mandate that the invitation promised."""
    seat, by = invitation.seat, invitation.invited_by
    access.may_still_invite(by, at=at).or_409()
    shown_as = User.ShownAs.SEAT if seat and seat.by_seat_only else User.ShownAs.NAME
    person = account_of(invitation.email, invitation.name, language=invitation.language, shown_as=shown_as)
    access.account_is_open(person).or_409()
    confirm_address(person)
    if invitation.institution:
        place(person, invitation.institution)
    elif seat and seat.institution and person.institution is None:
        place(person, seat.institution)
    first = invitation.first_day(clock.day_of(at))
    if seat and first:
        last, holder = invitation.ends_on, invitation.holder
        access.place_is_still_free(invitation, seat, first).or_409()
        mandate = appoint(person, seat, starts_on=first, ends_on=last, holder=holder, by=by, at=at)
        accept(mandate, declared={}, by=person, at=at)
    return person


def _hold(offer: Offer) -> None:
    """One at a time on this seat or institution, so that looking first is enough."""
    if offer.seat:
        Seat.objects.locked(offer.seat.pk)
    elif offer.institution:
        Institution.objects.locked(offer.institution.pk)


def _may_be_offered(email: str, offer: Offer) -> Verdict:
    """Nobody holds the place then, and this address has no unanswered invitation for it."""
    seat, first = offer.seat, offer.starts_on
    return Verdict.first(
        Verdict.when(
            seat is None or first is None or is_place_free(seat, offer.holder, first, offer.ends_on),
            _("Op deze zetel zit in die periode al iemand. Laat dat mandaat eerst eindigen of kies een andere dag."),
        ),
        Verdict.when(
            not has_unanswered(email, seat, offer.institution),
            _("Dit adres heeft hiervoor al een uitnodiging. Verstuur ze opnieuw of trek ze eerst in."),
        ),
    )


def _language_of(email: str, language: str) -> str:
    return User.objects.filter(email=email.lower()).values_list("language", flat=True).first() or language


def _expiry(at: datetime) -> datetime:
    """The midnight after the last whole day on which the link works."""
    today = clock.day_of(at)
    after = today + timedelta(days=chosen(LINK_DAYS, today) + 1)
    return clock.brussels(after.year, after.month, after.day)


def _record(by: User | None, verb: str, invitation: Invitation, at: datetime) -> None:
    """What the record keeps: seat and institution, never the address."""
    stream = invitation.seat.body.slug if invitation.seat else "netwerk"
    facts = {"seat": invitation.seat_id, "institution": invitation.institution_id}
    record(by, verb, invitation, at=at, stream=stream, **facts)
