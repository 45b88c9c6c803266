"""Mandates of delegates follow what their institution said, through the actions of the bodies."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from governance.bodies.actions import appoint, appoint_by_mail, extend, release
from governance.bodies.models import Mandate, Seat
from governance.delegates.models import DelegateProposal
from governance.delegates.queries import next_end, places_known
from governance.delegates.rules import stretch_to
from governance.people.actions import place
from governance.people.models import Institution, User
from som_portal.kit import clock

Change = DelegateProposal.Change


def renew_known(institution: Institution, *, by: User | None, at: datetime) -> None:
    """Everybody the portal knows as a delegate of the institution stays until the next 31 August."""
    on = clock.day_of(at)
    for known in places_known(institution, on):
        if known.mandate is not None:
            _stays_until(known.mandate, known.seat, _last_for(known.seat, on), by, at)


def apply_change(proposal: DelegateProposal, *, by: User | None, at: datetime) -> None:
    """One place: renew, end, or end and appoint."""
    on, seat, mandate = clock.day_of(at), proposal.seat, proposal.mandate
    last = _last_for(seat, on)
    if proposal.change == Change.NEW:
        gone = proposal.last_day or on - timedelta(days=1)
        if mandate is not None:
            _ends_by(mandate, gone, by, at)
        starts_on = max(on, gone + timedelta(days=1)) if mandate else on
        _appoint(proposal, starts_on, max(last, starts_on), by, at)
    elif mandate is not None:
        if proposal.change == Change.ENDS and proposal.last_day:
            last = proposal.last_day
            _ends_by(mandate, last, by, at)
        _stays_until(mandate, seat, last, by, at)


def _appoint(proposal: DelegateProposal, starts_on: date, last: date, by: User | None, at: datetime) -> None:
    """Who is new and belongs nowhere yet, belongs to the institution from now on."""
    mandate = appoint_by_mail(
        proposal.email,
        proposal.name,
        proposal.seat,
        starts_on=starts_on,
        ends_on=last,
        holder=proposal.holder,
        by=by,
        at=at,
    )
    if mandate.person.institution_id is None and proposal.seat.institution:
        place(mandate.person, proposal.seat.institution)


def _ends_by(mandate: Mandate, last: date, by: User | None, at: datetime) -> None:
    if mandate.ends_on is None or mandate.ends_on > last:
        release(mandate, on=last, by=by, at=at)
        mandate.ends_on = last


def _stays_until(mandate: Mandate, seat: Seat, last: date, by: User | None, at: datetime) -> None:
    """Extend who sits there; who sat there until the year turned gets a new mandate: no right starts in the past."""
    on = clock.day_of(at)
    lacking = stretch_to(mandate.ends_on, last, on=on)
    if lacking is None:
        return
    if mandate.holds_on(on):
        extend(mandate, until=last, reason=_("Bevestigd door de instelling."), by=by, at=at)
    elif not seat.mandates.touching(lacking.starts_on, last).filter(person=mandate.person_id).exists():
        starts_on = lacking.starts_on
        appoint(mandate.person, seat, starts_on=starts_on, ends_on=last, holder=mandate.holder, by=by, at=at)


def _last_for(seat: Seat, on: date) -> date:
    """The next 31 August, or the last day of a seat that goes before."""
    return min(next_end(on), seat.ends_on) if seat.ends_on else next_end(on)
