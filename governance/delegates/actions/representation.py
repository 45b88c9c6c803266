"""Which seat of the raad speaks for which institution."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from governance.bodies.models import Seat
from governance.delegates import access
from governance.delegates.models import Representation
from governance.people.models import Institution, User
from governance.record.actions import record


@transaction.atomic
def map_institution(
    institution: Institution, seat: Seat | None, *, reason: str, by: User | None, at: datetime
) -> Representation:
    """Let a seat of the raad speak for an institution; without a seat, `reason` says why not."""
    Institution.objects.select_for_update().get(pk=institution.pk)
    access.can_map_institution(by, at=at).or_403()
    access.speaks_for_institutions(seat, at=at).or_409()
    found = Representation.objects.filter(institution=institution).first()
    if found is not None and (found.seat_id, found.reason) == (seat and seat.pk, reason):
        return found
    mapped, _is_new = Representation.objects.update_or_create(
        institution=institution, defaults={"seat": seat, "reason": reason, "decided_at": at}
    )
    facts = {
        "institution": institution.slug,
        "seat": seat.pk if seat else None,
        "was": found.seat_id if found else None,
    }
    record(by, "map_institution", mapped, at=at, stream="som-raad", **facts)
    return mapped


@transaction.atomic
def map_institutions(
    institutions: Iterable[Institution], seat: Seat | None, *, reason: str, by: User | None, at: datetime
) -> int:
    """Let one seat speak for many institutions at once; all of them or none. Returns how many."""
    rows = sorted(institutions, key=lambda one: one.pk)
    return len([map_institution(one, seat, reason=reason, by=by, at=at) for one in rows])
