"""Triggers that keep terms apart, on both engines, for whoever writes past the actions."""

from django.db import models

from som_portal.kit.guards import refuse

FOREVER = "'9999-12-31'"
PERIOD = ("seat_id", "person_id", "starts_on", "ends_on")


def stand_on(*, mandate: type[models.Model], substitute: type[models.Model], seat: type[models.Model]) -> None:
    """One holder a place and one place a person at a time; one substitute a seat; no term outlives its seat."""
    mandates, substitutes, seats = (model._meta.db_table for model in (mandate, substitute, seat))
    _keep_apart(mandates, seats, "(other.holder = NEW.holder OR other.person_id = NEW.person_id)", "holder")
    _keep_apart(substitutes, seats, "true")
    for table in (mandates, substitutes):
        _keep_within(table, seats)


def _keep_apart(table: str, seats: str, clash: str, *more: str) -> None:
    """Refuse a term that shares a day with another one on the same seat for which `clash` holds."""
    overlaps = (
        f"EXISTS (SELECT 1 FROM {table} other WHERE other.seat_id = NEW.seat_id AND other.id <> COALESCE(NEW.id, 0)"  # noqa: S608 - our own tables
        f" AND {clash} AND other.starts_on <= COALESCE(NEW.ends_on, {FOREVER})"
        f" AND COALESCE(other.ends_on, {FOREVER}) >= NEW.starts_on)"
    )
    events = {"INSERT": overlaps, f"UPDATE OF {', '.join((*PERIOD, *more))}": overlaps}
    refuse(table, "overlap", events, "terms on a seat may not overlap", after_lock=_alone_on(seats))


def _keep_within(table: str, seats: str) -> None:
    """Refuse a term that begins before its seat does, or ends after it."""
    outside = (
        f"EXISTS (SELECT 1 FROM {seats} place WHERE place.id = NEW.seat_id AND (NEW.starts_on < place.starts_on"  # noqa: S608 - our own tables
        f" OR COALESCE(NEW.ends_on, {FOREVER}) > place.ends_on))"
    )
    events = {"INSERT": outside, f"UPDATE OF {', '.join(PERIOD)}": outside}
    refuse(table, "outside", events, "a term stays within the days of its seat", after_lock=_alone_on(seats))


def _alone_on(seats: str) -> str:
    """Hold the row of the seat; the strength lets foreign keys point at it meanwhile."""
    return f"1 FROM {seats} WHERE id = NEW.seat_id FOR NO KEY UPDATE"
