"""Questions about ballots, their roll and the votes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from governance.ballots.models import CHOICE_LABELS, Ballot, Elector
from governance.people.models import User
from som_portal.kit.access import Sentence as Words
from som_portal.kit.svg import Table

SILENT, VACANT = "silent", "vacant"
WORDS = {**CHOICE_LABELS, SILENT: _("Niet gestemd"), VACANT: _("Openstaande zetel")}
LETTERS = {"for": "V", "against": "T", "abstain": "O", SILENT: "–", VACANT: ""}


@dataclass(frozen=True, slots=True)
class SeatMark:
    """One seat of the picture and of the table beside it."""

    name: str
    state: str
    x: int
    y: int
    radius: int

    @property
    def word(self) -> Words:
        """What the seat said, in words."""
        return WORDS[self.state]

    @property
    def letter(self) -> str:
        """One letter, so that the picture also reads in black and white."""
        return LETTERS[self.state]


def ballots() -> QuerySet[Ballot]:
    """Ballots with counts, proposal and decision. Public from their opening."""
    rows = Ballot.objects.counted().select_related("proposal__budget_line", "proposal__seat__body", "body", "decision")
    return rows.prefetch_related("proposal__focus_areas")


def electors_of(ballot: Ballot) -> QuerySet[Elector]:
    """The roll with its votes, in the order of the seats."""
    return ballot.electors.select_related("vote").order_by("pk")


def electors_held(ballot: Ballot, user: User | AnonymousUser) -> list[Elector]:
    """The seats a person votes for in this ballot, with their vote so far."""
    if not isinstance(user, User):
        return []
    return list(electors_of(ballot).held_by(user).entitled())  # type: ignore[attr-defined]


def votes_awaited_from(user: User, at: datetime) -> QuerySet[Elector]:
    """For home: seats of this person that have not voted in a ballot that is open, the first to close first."""
    waiting = Elector.objects.held_by(user).unvoted().filter(ballot__in=Ballot.objects.open_at(at))
    return waiting.select_related("ballot__proposal").order_by("ballot__closes_at", "pk")


def open_ballots(at: datetime) -> QuerySet[Ballot]:
    """For the dashboard: open ballots, counted, with the seats that have not voted as `silent_seats`."""
    silent = Prefetch("electors", Elector.objects.unvoted().order_by("pk"), to_attr="silent_seats")
    ballots = Ballot.objects.open_at(at).counted().select_related("proposal", "body")
    return ballots.prefetch_related(silent).order_by("closes_at")


def seats_of(ballot: Ballot) -> list[SeatMark]:
    """What every seat said, for after closing: open by seat (house rule 5). One query."""
    roll = list(electors_of(ballot))
    table = Table()
    places, radius = table.seats(len(roll)), table.seat_radius(len(roll))
    return [SeatMark(row.seat_name, state_of(row), x, y, radius) for row, (x, y) in zip(roll, places, strict=True)]


def said(elector: Elector) -> str:
    """The choice of a seat so far, or empty."""
    return elector.vote.choice if hasattr(elector, "vote") else ""


def state_of(elector: Elector) -> str:
    """Its choice, or that it said nothing or is vacant: a key of WORDS and LETTERS."""
    return said(elector) or (SILENT if elector.is_filled else VACANT)
