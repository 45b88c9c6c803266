"""Secret ballots: papers instead of votes by seat, and a closing after which the database no longer knows an order.

Papers and turns are written by lot and without a moment. While the ballot is open, somebody who administers the
database can still follow what changes; sealing takes that trace away for good.
"""

from __future__ import annotations

import secrets

from django.db import connection, transaction

from governance.ballots import access
from governance.ballots.models import Ballot, Elector, Slip, Turn
from governance.ballots.models.guards import sweeper_of
from governance.ballots.rules import Choice
from som_portal.kit.access import Verdict
from som_portal.kit.traces import empty_the_log

LOT = secrets.SystemRandom()


def lay_out_slips(ballot: Ballot, filled: list[Elector]) -> None:
    """One empty paper and one turn a filled seat, in an order of their own."""
    turns = [Turn(elector=elector) for elector in filled]
    LOT.shuffle(turns)
    Turn.objects.bulk_create(turns)
    Slip.objects.bulk_create(Slip(ballot=ballot) for _seat in filled)


def fill_slip(ballot: Ballot, elector: Elector, choice: Choice, option: int | None) -> None:
    """Take the turn of a seat and fill a free paper, drawn by lot. Raises Conflict when the turn was taken."""
    taken = Turn.objects.filter(elector=elector, is_taken=False).update(is_taken=True)
    Verdict.when(taken, access.SECRET_VOTED).or_409()
    free = list(Slip.objects.filter(ballot=ballot, choice="").order_by("pk").values_list("pk", flat=True))
    Slip.objects.filter(pk=LOT.choice(free)).update(choice=choice.value, option_id=option)


def seal(ballot: Ballot) -> None:
    """Throw papers and turns away and write the filled papers anew by lot, in the transaction that closes.

    After it, what the engine keeps of rows that are gone goes too.
    """
    said = list(Slip.objects.filter(ballot=ballot).exclude(choice="").values("ballot_id", "choice", "option_id"))
    Slip.objects.filter(ballot=ballot).delete()
    Turn.objects.filter(elector__ballot=ballot).delete()
    LOT.shuffle(said)
    Slip.objects.bulk_create(Slip(**row) for row in said)
    transaction.on_commit(sweep, robust=True)


def sweep() -> None:
    """Let go of what the engine keeps of older papers and turns. Twice is once.

    PostgreSQL: write both small tables anew, without what was deleted. SQLite has overwritten that already
    (`secure_delete` in settings); its log, in which every vote stands in order, is emptied.
    """
    if connection.in_atomic_block:
        return
    empty_the_log()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {sweeper_of(Slip._meta.db_table)}()")
