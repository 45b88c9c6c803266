"""The ledger beside what it guards against, in the same run.

Bars: a posting with its guards at least 0.40 × an unguarded ORM insert with one writer, 0.25 × with eight; the
remaining budget of a line at 100 000 postings at most 1.2 × the time at 1 000; a year overview in at most two queries;
on SQLite the same INSERT by sqlite3 itself, guarded, at least 0.7 × what it is on a table without guards.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

from django.db import connection, connections, models, transaction

from bench.harness import Report, cpu_of, queries_of
from governance.ledger import actions
from governance.ledger.models import Account, Authorisation, BudgetLine, Commitment, GrantYear, Posting
from governance.ledger.queries import room_on, year_overview
from governance.ledger.rules import AccountKind, Movement

AT = datetime(2026, 3, 12, 10, tzinfo=UTC)
WRITES, SMALL, LARGE = 800, 1_000, 100_000


class Plain(models.Model):
    """A posting as one writes it without guards: the same columns, no trigger, no lock."""

    key = models.UUIDField(unique=True)
    year = models.ForeignKey(GrantYear, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    source = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="+")
    amount = models.BigIntegerField()
    booked_on = models.DateField()
    created_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        app_label = "governance"

    def __str__(self) -> str:
        """By its key."""
        return str(self.key)


PLAIN = Plain._meta.db_table


def measure(report: Report) -> None:
    """One writer, eight writers, a growing year, a raw insert."""
    with connection.schema_editor() as editor:
        editor.create_model(Plain)
    line, kept = _scene(AT.year)
    guarded, plain = (_writer(model, line, kept) for model in (Posting, Plain))
    for writers, bar in ((1, 0.40), (8, 0.25)):
        own, other = _in_turns(writers, guarded, plain)
        report.figures[f"guarded_per_second_{writers}"] = round(own)
        report.figures[f"unguarded_per_second_{writers}"] = round(other)
        report.ratios[f"guarded_to_unguarded_{writers}_bar_{bar}"] = round(own / other, 2)
    if report.engine == "sqlite":
        own, bare = _in_turns(1, *(_inserter(model, line, kept) for model in (Posting, Plain)))
        report.ratios["guarded_to_raw_sqlite3_bar_0.7"] = round(own / bare, 2)
        report.ratios["guarded_by_the_orm_to_raw_sqlite3"] = round(report.figures["guarded_per_second_1"] / bare, 2)
    _growing(report, line, kept)


def _scene(number: int) -> tuple[BudgetLine, Commitment]:
    """A line with money in that year, and a commitment to release from, cent by cent."""
    year = actions.open_year(number, by=None, at=AT)
    line = actions.add_line(f"lab-{number}", "Labo", "laboratorium", by=None, at=AT)
    plan: Authorisation = actions.authorise(year, 19_000_000, f"RAAD-{number}-001", AT.date(), by=None, at=AT)
    actions.allocate(line, plan, key=uuid4(), by=None, at=AT)
    large = actions.authorise(year, 15_000_000, f"RAAD-{number}-002", AT.date(), by=None, at=AT)
    words: dict[str, Any] = {"counterparty": "x", "subject": "y", "asked_by": None, "authorisation": large}
    return line, actions.commit(line, year, 15_000_000, **words, key=uuid4(), by=None, at=AT)


def _writer(model: type[models.Model], line: BudgetLine, kept: Commitment) -> Callable[[], None]:
    """One insert in its own transaction: a release of one cent."""
    facts = _one_cent(line, kept)

    def write() -> None:
        with transaction.atomic():
            model._default_manager.create(key=uuid4(), **facts)

    return write


def _one_cent(line: BudgetLine, kept: Commitment) -> dict[str, Any]:
    """What a posting says that releases one cent."""
    credit = Account.objects.get(kind=AccountKind.LINE, line=line)
    facts = {"year": kept.year, "source": kept.account, "target": credit, "commitment": kept, "amount": 1}
    return facts | {"kind": Movement.RELEASE.value, "booked_on": AT.date(), "created_at": AT, "note": ""}


def _in_turns(writers: int, *calls: Callable[[], None]) -> tuple[float, ...]:
    """The best of three rates of each, measured in turns, so that a busy machine slows all of them alike."""
    rates = [[_rate(writers, call) for call in calls] for _round in range(3)]
    return tuple(max(of_one) for of_one in zip(*rates, strict=True))


def _rate(writers: int, call: Callable[[], None]) -> float:
    """Writes a second by so many writers at once, each on a connection that has written before."""
    ready, done = Barrier(writers + 1), Barrier(writers + 1)

    def work() -> None:
        call()
        ready.wait()
        for _again in range(WRITES // writers):
            call()
        done.wait()
        connections.close_all()

    threads = [Thread(target=work) for _number in range(writers)]
    for thread in threads:
        thread.start()
    ready.wait()
    began = time.perf_counter()
    done.wait()
    taken = time.perf_counter() - began
    for thread in threads:
        thread.join()
    return WRITES / taken


def _inserter(model: type[models.Model], line: BudgetLine, kept: Commitment) -> Callable[[], None]:
    """The same release by sqlite3 itself, on a connection of Django for its SHA256 and its durability."""
    facts = _one_cent(line, kept)
    said = {
        "key": None,
        "year_id": kept.year_id,
        "kind": facts["kind"],
        "source_id": kept.account_id,
        "target_id": facts["target"].pk,
        "commitment_id": kept.pk,
        "amount": 1,
        "booked_on": f"{AT:%Y-%m-%d}",
        "created_at": f"{AT:%Y-%m-%d %H:%M:%S}",
        "note": "",
    }
    names = ", ".join(said)
    statement = f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({', '.join(f':{name}' for name in said)})"

    def write() -> None:
        connection.ensure_connection()
        bare = connection.connection
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(statement, said | {"key": uuid4().hex})
        bare.execute("COMMIT")

    return write


def _growing(report: Report, line: BudgetLine, kept: Commitment) -> None:
    """The remaining budget of a line with few postings and of one with many, in turns; and the overview of a year."""
    small, few = _scene(AT.year - 1)
    for size, (one, from_one) in {SMALL: (small, few), LARGE: (line, kept)}.items():
        _grow_to(size, one, from_one)
    of_few, of_many = cpu_of(lambda: room_on(small, few.year), lambda: room_on(line, kept.year), rounds=300)
    report.figures |= {f"remaining_ms_at_{SMALL}": of_few, f"remaining_ms_at_{LARGE}": of_many}
    report.ratios["remaining_100000_to_1000_bar_1.2"] = round(of_many / of_few, 2)
    report.figures["overview_queries"] = queries_of(lambda: year_overview(kept.year).werkingen)


def _grow_to(size: int, line: BudgetLine, kept: Commitment) -> None:
    """Postings through the guards, which judge and number each of many rows."""
    facts = _one_cent(line, kept)
    missing = size - Posting.objects.filter(year=kept.year).count()
    for start in range(0, missing, 2_000):
        Posting.objects.bulk_create(Posting(key=uuid4(), **facts) for _one in range(min(2_000, missing - start)))
