"""Institutions with a size, and delegates on their seats."""

from datetime import date, datetime
from uuid import uuid4

from governance.bodies.actions import appoint
from governance.bodies.models import Seat
from governance.charter.models import RuleChoice
from governance.delegates import actions, queries
from governance.delegates.models import DelegateConfirmation, Suggestion
from governance.people.models import Institution, User
from som_portal.kit import clock
from tests import make

TODAY = date(2026, 3, 12)
LAST_DAY = date(2026, 8, 31)


def institution(slug: str = "stroom", *, learners: int | None = None, **fields: object) -> Institution:
    """An institution of the charter, with a size."""
    found = Institution.objects.get(slug=slug)
    for name, value in {"learners": learners, **fields}.items():
        setattr(found, name, value)
    found.save()
    return found


def threshold(learners: int, *, since: date = date(2020, 1, 1)) -> RuleChoice:
    """The size from which an institution has two delegates."""
    return RuleChoice.objects.create(
        number="twee-afgevaardigden-vanaf", value=learners, since=since, basis="Test", chosen_at=make.AT
    )


def seats_of(one: Institution) -> list[Seat]:
    """All seats of an institution in SOM plus, also those that closed."""
    return list(one.seats.filter(kind="afgevaardigde").order_by("pk"))


def adjusted() -> queries.SeatPlan:
    """The plan of today, laid down by the portal."""
    return actions.adjust_seats(seen=queries.plan_on(TODAY).mark, by=None, at=make.AT)


def delegate(
    one: Institution, number: int = 0, *, starts_on: date = make.LONG_AGO, ends_on: date | None = LAST_DAY
) -> User:
    """Somebody on the first (0) or second (1) seat of an institution."""
    person = make.user(institution=one)
    appoint(person, seats_of(one)[number], starts_on=starts_on, ends_on=ends_on, by=None, at=make.AT)
    return person


SEPTEMBER = clock.brussels(2026, 9, 1, 8)


def reachable(slug: str = "stroom", **fields: object) -> Institution:
    """An institution with a contact address."""
    return institution(slug, contact_email=f"info-{slug}@som.example", **fields)


def asked(one: Institution | None = None, *, at: datetime = SEPTEMBER) -> DelegateConfirmation:
    """The question of a September to an institution."""
    one = one or reachable()
    actions.ask_delegates(by=None, at=at)
    return DelegateConfirmation.objects.select_related("institution").get(institution=one)


def proposed(confirmation: DelegateConfirmation, change: str, *, at: datetime = SEPTEMBER, **said: object) -> None:
    """The institution says one thing about its first place."""
    place = queries.places_known(confirmation.institution, clock.day_of(at))[0]
    actions.propose_delegates(confirmation, [actions.Proposed(place=place, change=change, **said)], key=uuid4(), at=at)
    confirmation.refresh_from_db()


def suggestion(by: User, path: str = "som-raad/lop", *, at: datetime = make.AT) -> Suggestion:
    """A suggestion of a delegate for a seat of the raad."""
    return actions.suggest(
        make.seat(path), who="Vera Vos", reason="Kent het deeltijds onderwijs.", key=uuid4(), by=by, at=at
    )
