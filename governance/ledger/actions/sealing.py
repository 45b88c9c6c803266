"""Publishing where the chain of a year stood, so that a cut tail or a chain made anew is seen later."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from governance.ledger.actions.posting import STREAM
from governance.ledger.models import GrantYear, Seal, Verification
from governance.people.models import User
from governance.record.actions import record


@transaction.atomic
def publish_seal(year: GrantYear, place: str, *, by: User | None, at: datetime) -> Seal:
    """Keep the number and hash that `place` prints (a decision, minutes, the settlement). Twice is once."""
    year = GrantYear.objects.locked(year.pk)
    seal, is_new = Seal.objects.get_or_create(
        year=year, place=place, defaults={"seq": year.last_seq, "hash": year.last_hash, "published_at": at}
    )
    if is_new:
        record(by, "publish_seal", seal, at=at, stream=STREAM, place=place, seq=seal.seq, hash=seal.hash)
    return seal


def keep_verification(broken: list[str], *, at: datetime) -> Verification:
    """Write down that everything was recomputed and what was broken, for whoever looks from another process."""
    return Verification.objects.create(at=at, broken=broken)
