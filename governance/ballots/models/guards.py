"""Triggers that keep a closed ballot closed, on both engines, for whoever writes past the actions."""

from django.db import models

from som_portal.kit.guards import append_only, refuse

DECISION_IS_FIXED = ("ballot_id", "body_id", "working_year", "seq", "number", "wording", "decided_at")
VOTE_IS_SAID = ("elector_id", "choice", "cast_at")


def stand_on(
    *,
    elector: type[models.Model],
    ballot: type[models.Model],
    vote: type[models.Model],
    decision: type[models.Model],
) -> None:
    """The roll never changes; votes and ballot change until it closes; a decision keeps its number and wording."""
    append_only(elector._meta.db_table)
    new, old = (_is_closed(row, elector._meta.db_table, ballot._meta.db_table) for row in ("NEW", "OLD"))
    said = "UPDATE OF " + ", ".join(VOTE_IS_SAID)
    refuse(
        vote._meta.db_table, "late", {"INSERT": new, said: f"{old} OR {new}", "DELETE": old}, "this ballot is closed"
    )
    closed = "OLD.closed_at IS NOT NULL"
    refuse(ballot._meta.db_table, "closed", {"UPDATE": closed, "DELETE": closed}, "this ballot is closed")
    fixed = "UPDATE OF " + ", ".join(DECISION_IS_FIXED)
    refuse(decision._meta.db_table, "fixed", {fixed: "true", "DELETE": "true"}, "a decision stands")


def _is_closed(row: str, electors: str, ballots: str) -> str:
    """The ballot of a vote is closed; `row` is NEW or OLD."""
    return (
        f"EXISTS (SELECT 1 FROM {electors} e JOIN {ballots} b ON b.id = e.ballot_id"  # noqa: S608 - our own tables
        f" WHERE e.id = {row}.elector_id AND b.closed_at IS NOT NULL)"
    )
