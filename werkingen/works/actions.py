"""What is done to a labo and a project alike, and to an event."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from governance.ledger.models import BudgetLine
from governance.people.models import Institution, User
from governance.record.actions import record
from som_portal.kit.access import is_same_click
from werkingen.works import access
from werkingen.works.models import LedWork, Partner, Update, Work

AnyWork = TypeVar("AnyWork", bound=Work)


@transaction.atomic
def point_to_line(work: Work, line: BudgetLine | None, *, by: User | None, at: datetime) -> Work:
    """Say which budgetpost is that of this work, or that it has none. No euro moves."""
    work = _locked(work)
    access.can_point_to_line(by, at=at).or_403()
    if line is not None:
        line = BudgetLine.objects.locked(line.pk)
        access.is_line_for(work, line).or_409()
    work.budget_line = line
    work.save(update_fields=["budget_line"])
    record(by, "point_to_line", work, at=at, line=line.code if line else None)
    return work


@transaction.atomic
def post_update(work: LedWork, *, title: str, text: str, key: UUID, by: User | None, at: datetime) -> Update:
    """Tell what happened. The same `key` twice is one message."""
    work = _locked(work)
    access.can_tend_work(by, work, at=at).or_403()
    update: Update
    update, is_new = work.updates.get_or_create(
        key=key, defaults={"title": title, "text": text, "written_by": by, "at": at}
    )
    is_same_click(update, title=title, text=text)
    if is_new:
        record(by, "post_update", update, at=at, work=work.slug)
    return update


@transaction.atomic
def add_partner(work: LedWork, institution: Institution, *, by: User | None, at: datetime) -> Partner:
    """Note that an institution takes part. Adding it twice is adding it once."""
    work = _locked(work)
    access.can_tend_work(by, work, at=at).or_403()
    partner: Partner
    partner, is_new = work.partners.get_or_create(institution=institution)
    if is_new:
        record(by, "add_partner", work, at=at, institution=institution.slug)
    return partner


@transaction.atomic
def remove_partner(work: LedWork, institution: Institution, *, by: User | None, at: datetime) -> LedWork:
    """Note that an institution no longer takes part."""
    work = _locked(work)
    access.can_tend_work(by, work, at=at).or_403()
    removed, _tables = work.partners.filter(institution=institution).delete()
    if removed:
        record(by, "remove_partner", work, at=at, institution=institution.slug)
    return work


def _locked(work: AnyWork) -> AnyWork:
    return type(work)._default_manager.select_for_update(of=("self",)).get(pk=work.pk)
