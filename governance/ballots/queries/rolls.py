"""Questions about ballots, their roll and the votes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from governance.ballots.models import CHOICE_LABELS, LABELS, Ballot, Elector, ElectorHolder
from governance.meetings.privacy import hidden_from
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Sentence as Words
from som_portal.kit.svg import Table

SILENT, VACANT, ASIDE, PICK, SECRET = "silent", "vacant", "aside", "pick", "secret"
WORDS = {
    **CHOICE_LABELS,
    SILENT: _("Niet gestemd"),
    VACANT: _("Openstaande zetel"),
    ASIDE: _("Stemt niet mee: eigen belang"),
    PICK: _("Koos een optie"),
    SECRET: _("Geheime stemming"),
}
LETTERS = {"for": "V", "against": "T", "abstain": "O", PICK: "K", SILENT: "–", VACANT: "", ASIDE: "B"}


@dataclass(frozen=True, slots=True)
class SeatMark:
    """One seat of the picture and of the table beside it."""

    name: str
    state: str
    x: int
    y: int
    radius: int
    option: str = ""
    by_proxy: bool = False
    labels: Mapping[str, Words] = field(default_factory=dict)

    @property
    def word(self) -> Words:
        """What the seat said, in words; the option it chose by its own name."""
        return self.option or self.labels.get(self.state) or WORDS[self.state]

    @property
    def letter(self) -> str:
        """One letter, so that the picture also reads in black and white."""
        return LETTERS[self.state]


def ballots(user: User | AnonymousUser) -> QuerySet[Ballot]:
    """Ballots with counts, proposal and decision. Public from their opening, unless behind closed doors.

    Who is on the roll sees its ballot, as do the members of the body and the coördinatiecel.
    """
    holding = ElectorHolder.objects.filter(elector__ballot=OuterRef("pk"), person=user.pk)
    on_roll = Exists(holding) if user.is_authenticated else None
    hidden = hidden_from(user, clock.today(), "agenda_item__", unless=on_roll)
    beside = ("proposal__budget_line", "proposal__seat__body", "body", "decision", "version")
    rows = Ballot.objects.counted().select_related(*beside)
    return rows.annotate(veiled=hidden).filter(veiled=False)


def electors_of(ballot: Ballot) -> QuerySet[Elector]:
    """The roll with its votes, in the order of the seats."""
    return ballot.electors.select_related("vote__option", "recusal", "turn").order_by("pk")


def electors_held(ballot: Ballot, user: User | AnonymousUser) -> list[Elector]:
    """The seats a person votes for in this ballot, as holder or with a proxy, with their vote so far."""
    if not isinstance(user, User):
        return []
    rows = electors_of(ballot)
    mine = rows.votable_by(user) if ballot.is_in_meeting else rows.held_by(user).entitled()  # type: ignore[attr-defined]
    return list(mine)


def votes_awaited_from(user: User, at: datetime) -> QuerySet[Elector]:
    """For home: seats of this person that have not voted in a ballot that is open, the first to close first."""
    waiting = Elector.objects.held_by(user).unvoted().filter(ballot__in=Ballot.objects.open_at(at))
    return waiting.select_related("ballot__proposal").order_by("ballot__closes_at", "pk")


def open_ballots(at: datetime) -> QuerySet[Ballot]:
    """For the dashboard: open ballots, counted, with the seats that have not voted as `silent_seats`.

    Of a secret ballot only their number may be shown.
    """
    silent = Prefetch("electors", Elector.objects.unvoted().order_by("pk"), to_attr="silent_seats")
    ballots = Ballot.objects.open_at(at).counted().select_related("proposal", "body")
    return ballots.prefetch_related(silent).order_by("closes_at")


def seats_of(ballot: Ballot) -> list[SeatMark]:
    """What every seat said, for after closing: open by seat (house rule 5). One query; none of a secret ballot."""
    if ballot.is_secret:
        return []
    roll, labels = list(electors_of(ballot)), LABELS.get(ballot.method, {})
    table = Table()
    places, radius = table.seats(len(roll)), table.seat_radius(len(roll))
    return [_mark(row, x, y, radius, labels) for row, (x, y) in zip(roll, places, strict=True)]


def _mark(row: Elector, x: int, y: int, radius: int, labels: Mapping[str, Words]) -> SeatMark:
    vote = getattr(row, "vote", None)
    option = vote.option.name if vote and vote.option else ""
    by_proxy = vote is not None and vote.proxy_id is not None
    return SeatMark(row.seat_name, state_of(row), x, y, radius, option, by_proxy, labels)


def said(elector: Elector) -> str:
    """The choice of a seat so far, or empty. Of a secret vote only that it was cast."""
    if hasattr(elector, "vote"):
        return elector.vote.choice
    return PICK if hasattr(elector, "turn") and elector.turn.is_taken else ""


def is_aside(elector: Elector) -> bool:
    """The seat does not vote because of an interest of its own."""
    return hasattr(elector, "recusal") and elector.recusal.stands


def state_of(elector: Elector) -> str:
    """Its choice, or that it stepped aside, said nothing or is vacant: a key of WORDS and LETTERS."""
    if is_aside(elector):
        return ASIDE
    return said(elector) or (SILENT if elector.is_filled else VACANT)
