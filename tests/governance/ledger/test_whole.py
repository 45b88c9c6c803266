"""`verify` names what was tampered with, also when the guards were off at the time (I19)."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.models import F

from governance.ledger.models import Account, Commitment, Posting
from governance.ledger.queries.whole import verify
from governance.ledger.rules import AccountKind
from som_portal.kit.guards import drop_guards

pytestmark = pytest.mark.django_db


def cut_tail() -> None:
    Posting.objects.filter(seq__gt=2).delete()


def swap() -> None:
    Posting.objects.filter(seq=2).update(seq=1_000)
    Posting.objects.filter(seq=3).update(seq=2)
    Posting.objects.filter(seq=1_000).update(seq=3)


def insert() -> None:
    source = Posting.objects.get(seq=2)
    source.pk, source.key, source.seq, source.kind, source.authorisation = None, uuid4(), 9, "closing", None
    source.save()


TAMPERED: dict[str, Callable[[], object]] = {
    "budget 2026: posting 2 was changed": lambda: Posting.objects.filter(seq=2).update(note="anders"),
    "budget 2026: posting 2 is missing": lambda: Posting.objects.filter(seq=2).delete(),
    "budget 2026: posting 4 is missing": insert,
    "budget 2026: posting 2 was changed (swapped)": swap,
    "budget 2026: the postings end at 2, the year says 3": cut_tail,
    "budget 2026: the balances add up to 1 cents instead of 0": lambda: Account.objects.filter(
        kind=AccountKind.FREE
    ).update(balance=F("balance") + 1),
}


@pytest.mark.parametrize("sentence", TAMPERED)
def test_i19_verify_names_what_was_tampered_with(commitment: Commitment, sentence: str) -> None:
    assert verify() == []
    with transaction.atomic():
        drop_guards()
        TAMPERED[sentence]()
        assert sentence.removesuffix(" (swapped)") in verify()
        transaction.set_rollback(True)
