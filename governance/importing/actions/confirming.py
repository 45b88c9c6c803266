"""A batch becomes accounts and mandates, in one transaction, when its verdicts still hold."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from governance.bodies.actions import Appointment, appoint_all
from governance.importing import access
from governance.importing.actions.judging import changed_rows
from governance.importing.actions.rows import hold_seats, write_anew
from governance.importing.models import ImportBatch, ImportRow
from governance.importing.queries import judged
from governance.importing.rules.judging import Judgement, Outcome
from governance.importing.traces import Footprints
from governance.people.actions import welcome
from governance.people.models import Institution, User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Verdict

MOST_NAMED = 10


@transaction.atomic
def confirm_import(batch: ImportBatch, *, leaves_errors_out: bool, key: UUID, by: User, at: datetime) -> ImportBatch:
    """Make the accounts and mandates of a batch. The same `key` twice is one confirmation.

    The verdicts are made again under the lock of the seats: when one changed since the preview, nothing is written.
    """
    batch = ImportBatch.objects.locked(batch.pk)
    access.can_import(by, at=at).or_403()
    if batch.confirm_key == key:
        return batch
    access.can_confirm(batch, at=at).or_409()
    rows = list(batch.rows.order_by("number"))
    hold_seats(rows)
    verdicts = judged([row.sheet_row for row in rows], clock.day_of(at))
    _nothing_changed(changed_rows(rows, verdicts)).or_409()
    _errors_are_left_out(rows, leaves_errors_out=leaves_errors_out).or_409()
    _write(rows, verdicts, by=by, at=at)
    batch.confirm_key, batch.confirmed_at = key, at
    batch.save(update_fields=["confirm_key", "confirmed_at"])
    written, new = sum(row.is_written for row in rows), sum(row.made_account for row in rows)
    record(by, "confirm_import", batch, at=at, mandates=written, accounts=new)
    return batch


def _nothing_changed(changed: list[ImportRow]) -> Verdict:
    numbers = ", ".join(str(row.number) for row in changed[:MOST_NAMED])
    more = " …" if len(changed) > MOST_NAMED else ""
    return Verdict.when(
        not changed,
        _("Sinds je de lijst bekeek, is er iets veranderd voor rij %(rows)s. Er is niets geschreven: kijk opnieuw na.")
        % {"rows": f"{numbers}{more}"},
    )


def _errors_are_left_out(rows: list[ImportRow], *, leaves_errors_out: bool) -> Verdict:
    has_errors = any(row.outcome == Outcome.ERROR for row in rows)
    has_something = any(row.outcome in (Outcome.NEW, Outcome.KNOWN) for row in rows)
    return Verdict.first(
        Verdict.when(has_something, _("In deze lijst is er niets om in te voeren.")),
        Verdict.when(
            leaves_errors_out or not has_errors,
            _("Er zijn rijen met fouten. Verbeter ze, of vink aan dat je ze weglaat."),
        ),
    )


def _write(rows: list[ImportRow], verdicts: list[Judgement], *, by: User, at: datetime) -> None:
    pairs = [
        (row, verdict)
        for row, verdict in zip(rows, verdicts, strict=True)
        if verdict.outcome in (Outcome.NEW, Outcome.KNOWN)
    ]
    try:
        with transaction.atomic():
            people = _people(verdict for _row, verdict in pairs)
    except IntegrityError as taken:
        raise Conflict(_("Intussen kreeg iemand van de lijst al een account. Kijk de lijst opnieuw na.")) from taken
    mandates = appoint_all([_appointment(verdict, people) for _row, verdict in pairs], by=by, at=at)
    footprints = Footprints(people.values(), mandates)
    for (row, verdict), mandate in zip(pairs, mandates, strict=True):
        row.person, row.mandate, row.is_written = people[verdict.row.email], mandate, True
        row.made_account = verdict.outcome is Outcome.NEW
        row.footprint = footprints.of(row.person, mandate)
    write_anew([row.forget() for row in rows if row.outcome != Outcome.ERROR])  # what was made says it better


def _people(verdicts: Iterable[Judgement]) -> dict[str, User]:
    """Who has each address; somebody new gets an account."""
    asked = list(verdicts)
    known = User.objects.in_bulk([verdict.person for verdict in asked if verdict.person])
    institutions = Institution.objects.in_bulk({verdict.institution for verdict in asked})
    return {
        verdict.row.email: known[verdict.person]
        if verdict.person
        else welcome(
            verdict.row.email,
            verdict.row.name,
            language=verdict.row.language or "nl",
            institution=institutions[verdict.institution],
        )
        for verdict in asked
    }


def _appointment(verdict: Judgement, people: dict[str, User]) -> Appointment:
    if verdict.seat is None or verdict.row.starts_on is None:
        raise ValueError(f"row {verdict.row.number} has a verdict without a seat or a first day")
    return Appointment(people[verdict.row.email], verdict.seat, verdict.row.starts_on, verdict.ends_on)
