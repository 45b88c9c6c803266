"""Keep what happened to a mandate, with the reason and the letter."""

from datetime import date, datetime
from uuid import UUID, uuid4

from governance.bodies.models import Mandate, MandateChange, Paper, Seat
from governance.people.models import User
from som_portal.kit.uploads import Upload


def held_still(mandate: Mandate) -> Mandate:
    """The mandate as it stands, with its seat locked first: whoever decides about a seat waits for the other."""
    Seat.objects.locked(mandate.seat_id)
    return Mandate.objects.select_related("seat__body", "person").select_for_update(of=("self",)).get(pk=mandate.pk)


def done_before(key: UUID | None, verb: MandateChange.Verb) -> MandateChange | None:
    """What the same form did already: a double click is one deed."""
    if key is None:
        return None
    return MandateChange.objects.select_related("mandate").filter(key=key, verb=verb).first()


def note(
    mandate: Mandate,
    verb: MandateChange.Verb,
    ended_on: date | None,
    *,
    reason: str = "",
    paper: Upload | None = None,
    key: UUID | None = None,
    by: User | None,
    at: datetime,
) -> MandateChange:
    """Write what just happened to a mandate that was to end on `ended_on`."""
    change = MandateChange.objects.create(
        mandate=mandate,
        verb=verb,
        ended_on=ended_on,
        ends_on=mandate.ends_on,
        reason=reason,
        by=by,
        at=at,
        key=key or uuid4(),
    )
    if paper is not None:
        Paper.objects.create(change=change, content=paper.content, size=len(paper.content), sha256=paper.sha256)
    return change
