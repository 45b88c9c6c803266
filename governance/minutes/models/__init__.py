"""Notes of a meeting, and the minutes made of them."""

from governance.meetings.models import AgendaItem
from governance.minutes.models import guards
from governance.minutes.models.minutes import (
    LONGEST_COMMENT,
    LONGEST_ERRATUM,
    ApprovedMinutes,
    Erratum,
    Minutes,
    MinutesComment,
    MinutesReading,
    Stage,
)
from governance.minutes.models.notes import LONGEST_NOTE, ItemNote

__all__ = [
    "LONGEST_COMMENT",
    "LONGEST_ERRATUM",
    "LONGEST_NOTE",
    "ApprovedMinutes",
    "Erratum",
    "ItemNote",
    "Minutes",
    "MinutesComment",
    "MinutesReading",
    "Stage",
]

guards.stand_on(approval=ApprovedMinutes, erratum=Erratum, minutes=Minutes, note=ItemNote, item=AgendaItem)
