"""`verify` names what was tampered with, also when the guards were off at the time (I19)."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.test import Client

from governance.ledger.actions import Scan, note_invoice, publish_seal
from governance.ledger.models import Account, Commitment, GrantYear, InvoicePaper, Posting, Seal
from governance.ledger.queries import verify, verify_seal
from governance.ledger.rules import GENESIS, AccountKind
from governance.ledger.tasks import verify_at_night
from governance.people.models import User
from som_portal.kit.guards import drop_guards
from som_portal.kit.outbox.models import OutgoingMail
from som_portal.management.commands import prepare

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


def rebuild() -> None:
    """Make the whole chain anew, without a gap or a wrong hash: only what was published tells."""
    previous = GENESIS
    for posting in Posting.objects.order_by("seq"):
        posting.note, posting.previous_hash = "herschreven", previous
        posting.hash = previous = posting.computed_hash()
        posting.save()
    GrantYear.objects.update(last_hash=previous)


TAMPERED: dict[str, Callable[[], object]] = {
    "budget 2026: posting 2 was changed": lambda: Posting.objects.filter(seq=2).update(note="anders"),
    "budget 2026: posting 2 is missing": lambda: Posting.objects.filter(seq=2).delete(),
    "budget 2026: posting 4 is missing": insert,
    "budget 2026: posting 2 was changed (swapped)": swap,
    "budget 2026: the postings end at 2, the year says 3": cut_tail,
    "budget 2026: posting 3 is not the one that was sealed in RAAD-2026-014": rebuild,
    "budget 2026: the balances add up to 1 cents instead of 0": lambda: Account.objects.filter(
        kind=AccountKind.FREE
    ).update(balance=F("balance") + 1),
}


@pytest.mark.parametrize("sentence", TAMPERED)
def test_i19_verify_names_what_was_tampered_with(
    commitment: Commitment, spender: User, at: datetime, sentence: str
) -> None:
    publish_seal(commitment.year, "RAAD-2026-014", by=spender, at=at)
    assert verify() == []
    with transaction.atomic():
        drop_guards()
        TAMPERED[sentence]()
        assert sentence.removesuffix(" (swapped)") in verify()
        transaction.set_rollback(True)


def test_i19_a_dropped_trigger_is_found(commitment: Commitment) -> None:
    table = Posting._meta.db_table
    with transaction.atomic():
        with connection.cursor() as cursor:
            place = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {table}_guards_delete{place}")
        with pytest.raises(CommandError, match=f"guard {table}_guards_delete is missing"):
            call_command("verify", skip_checks=True)
        transaction.set_rollback(True)


def test_i19_a_paper_that_was_exchanged_is_found(year: GrantYear, spender: User, at: datetime) -> None:
    scan = Scan("pdf", b"%PDF-1.7 een factuur", hashlib.sha256(b"%PDF-1.7 een factuur").hexdigest())
    invoice = note_invoice("Drukkerij", "1", at.date(), 100, scan=scan, by=spender, at=at)
    with transaction.atomic():
        drop_guards()
        InvoicePaper.objects.update(content=b"%PDF-1.7 een andere")
        assert verify() == [f"budget: the paper of invoice {invoice.pk} is not the one that was noted"]
        transaction.set_rollback(True)


def test_what_was_printed_is_looked_up_again(commitment: Commitment, spender: User, at: datetime) -> None:
    seal = publish_seal(commitment.year, "RAAD-2026-014", by=spender, at=at)
    assert verify_seal(str(seal)) == []
    assert verify_seal(str(seal).replace("/3", "/2")) == ["budget 2026: posting 2 is not the one that was published"]
    with pytest.raises(CommandError, match="is not a seal"):
        call_command("verify", "--seal", "2026 onzin")
    call_command("verify", "--seal", str(seal))


def test_a_seal_is_published_once_a_place_and_only_of_what_was_posted(
    commitment: Commitment, spender: User, at: datetime
) -> None:
    first = publish_seal(commitment.year, "RAAD-2026-014", by=spender, at=at)
    assert publish_seal(commitment.year, "RAAD-2026-014", by=spender, at=at) == first
    for attempt in (
        lambda: Seal.objects.create(year=first.year, seq=9, hash=first.hash, place="elders", published_at=at),
        lambda: Seal.objects.update(hash="f" * 64),
        lambda: Seal.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


def test_i19_after_every_migrate_what_is_broken_is_said(commitment: Commitment, monkeypatch: Any) -> None:
    monkeypatch.setattr(prepare, "call_command", lambda *_words, **_options: None)
    whole, broken = StringIO(), StringIO()
    prepare.Command(stderr=whole).handle()
    with transaction.atomic():
        drop_guards()
        Posting.objects.filter(seq=2).update(note="anders")
        prepare.Command(stderr=broken).handle()
        transaction.set_rollback(True)
    assert whole.getvalue() == ""
    assert "budget 2026: posting 2 was changed" in broken.getvalue()


def test_i19_the_night_verifies_once_tells_and_the_health_page_says_so(
    commitment: Commitment, client: Client, at: datetime
) -> None:
    night = at.replace(hour=3, minute=5)
    assert (verify_at_night(night.replace(hour=2)), verify_at_night(night)) == (0, 0)
    assert client.get("/readyz").status_code == 200
    tomorrow = night + timedelta(days=1)
    with transaction.atomic():
        drop_guards()
        Posting.objects.filter(seq=2).update(note="anders")
        assert verify_at_night(tomorrow) > 0
        assert verify_at_night(tomorrow) == 0
        assert "budget 2026: posting 2 was changed" in OutgoingMail.objects.get().text
        page = client.get("/readyz")
        assert (page.status_code, "posting 2 was changed" in page.content.decode()) == (503, True)
        transaction.set_rollback(True)
    assert verify_at_night(tomorrow + timedelta(days=1)) == 0
    assert client.get("/readyz").status_code == 200
