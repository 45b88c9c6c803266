"""Triggers that keep approved minutes as they are, on both engines, for whoever writes past the actions."""

from django.db import models

from som_portal.kit.guards import append_only, refuse

STANDS = "approved minutes stand"


def stand_on(
    *,
    approval: type[models.Model],
    erratum: type[models.Model],
    minutes: type[models.Model],
    note: type[models.Model],
    item: type[models.Model],
) -> None:
    """The approved text and its errata never change; minutes and notes change until they are approved."""
    append_only(approval._meta.db_table)
    append_only(erratum._meta.db_table)
    approvals, drafts, items = (model._meta.db_table for model in (approval, minutes, item))
    is_approved = f"EXISTS (SELECT 1 FROM {approvals} a WHERE a.minutes_id = OLD.id)"  # noqa: S608 - our own tables
    refuse(drafts, "approved", {"UPDATE": is_approved, "DELETE": is_approved}, STANDS)
    new, old = (_is_of_approved(row, approvals, drafts, items) for row in ("NEW", "OLD"))
    refuse(note._meta.db_table, "approved", {"INSERT": new, "UPDATE": f"{old} OR {new}", "DELETE": old}, STANDS)


def _is_of_approved(row: str, approvals: str, drafts: str, items: str) -> str:
    """The point of a note belongs to a meeting whose minutes are approved; `row` is NEW or OLD."""
    return (
        f"EXISTS (SELECT 1 FROM {items} i JOIN {drafts} m ON m.meeting_id = i.meeting_id"  # noqa: S608 - our own tables
        f" JOIN {approvals} a ON a.minutes_id = m.id WHERE i.id = {row}.item_id)"
    )
