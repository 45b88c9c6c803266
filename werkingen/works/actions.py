"""What is done to a labo, a project and an event alike."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from governance.ledger.models import BudgetLine
from governance.people.models import User
from governance.record.actions import record
from werkingen.works import access
from werkingen.works.models import Work


@transaction.atomic
def point_to_line(work: Work, line: BudgetLine | None, *, by: User | None, at: datetime) -> Work:
    """Say which budgetpost is that of this work, or that it has none. No euro moves."""
    work = type(work)._default_manager.select_for_update(of=("self",)).get(pk=work.pk)
    access.can_point_to_line(by, at=at).or_403()
    if line is not None:
        line = BudgetLine.objects.locked(line.pk)
        access.is_line_for(work, line).or_409()
    work.budget_line = line
    work.save(update_fields=["budget_line"])
    record(by, "point_to_line", work, at=at, line=line.code if line else None)
    return work
