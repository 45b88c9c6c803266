"""Is the ledger whole? Everything is recomputed from the postings, independently of the guards."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from governance.ledger.models import GrantYear, InvoicePaper, Posting, Verification
from governance.ledger.rules import GENESIS, Movement

PRINTED = re.compile(r"(?P<year>\d{4})/(?P<seq>\d{1,12})\s+(?P<hash>[0-9a-f]{64})")


def verify() -> list[str]:
    """Recompute every year from its postings. Returns a sentence for each thing that is broken; empty when whole."""
    broken = [broken for year in GrantYear.objects.order_by("year") for broken in _breaks_in(year)]
    return [*broken, *_broken_papers()]


def last_verification() -> Verification | None:
    """When everything was last recomputed, and what was broken; the health page tells it."""
    return Verification.objects.first()


def verify_seal(printed: str) -> list[str]:
    """Does the ledger still hold what was printed, as "2026/17 <hash>"? A sentence when it does not."""
    found = PRINTED.fullmatch(printed.strip())
    if not found:
        return [f"budget: {printed!r} is not a seal; write it as 2026/17 and the 64 signs of its hash"]
    year, seq, hash_ = int(found["year"]), int(found["seq"]), found["hash"]
    if Posting.objects.filter(year__year=year, seq=seq, hash=hash_).exists():
        return []
    return [f"budget {year}: posting {seq} is not the one that was published"]


def _breaks_in(year: GrantYear) -> Iterable[str]:
    yield from _broken_chain(year)
    yield from _broken_balances(year)
    if total := sum(year.accounts.values_list("balance", flat=True)):
        yield f"budget {year}: the balances add up to {total} cents instead of 0"
    for seal in year.seals.order_by("seq", "pk"):
        if not year.postings.filter(seq=seal.seq, hash=seal.hash).exists():
            yield f"budget {year}: posting {seal.seq} is not the one that was sealed in {seal.place}"
    unbooked = year.commitments.exclude(postings__kind=Movement.COMMITMENT)
    yield from (f"budget {year}: commitment {commitment.pk} was never booked" for commitment in unbooked)


def _broken_chain(year: GrantYear) -> Iterable[str]:
    previous, expected = GENESIS, 1
    for posting in year.postings.order_by("seq", "pk").iterator():
        if posting.seq != expected:
            yield f"budget {year}: posting {expected} is missing"
            return
        if posting.previous_hash != previous or posting.hash != posting.computed_hash():
            yield f"budget {year}: posting {posting.seq} was changed"
            return
        previous, expected = posting.hash, expected + 1
    if (year.last_seq, year.last_hash) != (expected - 1, previous):
        yield f"budget {year}: the postings end at {expected - 1}, the year says {year.last_seq}"


def _broken_balances(year: GrantYear) -> Iterable[str]:
    moved: dict[int, int] = {}
    rows = year.postings.values_list("source_id", "target_id", "amount")
    for source, target, amount in rows.iterator():
        moved[source] = moved.get(source, 0) - amount
        moved[target] = moved.get(target, 0) + amount
    for account in year.accounts.order_by("pk"):
        expected = moved.get(account.pk, 0)
        if account.balance != expected:
            yield f"budget {year}: account {account.pk} ({account.kind}) says {account.balance}, not {expected} cents"


def _broken_papers() -> Iterable[str]:
    for paper in InvoicePaper.objects.select_related("invoice").order_by("pk").iterator(chunk_size=20):
        if hashlib.sha256(bytes(paper.content)).hexdigest() != paper.invoice.sha256:
            yield f"budget: the paper of invoice {paper.invoice_id} is not the one that was noted"
