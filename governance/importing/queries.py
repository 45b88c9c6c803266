"""What the judging needs of the network. The number of queries never follows the rows."""

from collections.abc import Iterable
from datetime import date, timedelta

from governance.bodies.models import Mandate, Seat
from governance.bodies.sync import DELEGATE
from governance.charter.norms import charter, house_rules
from governance.importing.rules.defects import SheetRow
from governance.importing.rules.judging import Judgement, judge
from governance.importing.rules.matching import InstitutionName, Names
from governance.importing.rules.network import DelegateSeat, Limits, Network, Person, Sitting
from governance.importing.rules.parsing import Parsed, parse
from governance.people.models import Institution, User
from som_portal.kit.folding import fold

BODY = "som-plus"
A_YEAR = timedelta(days=366)


def judged(rows: Iterable[SheetRow], on: date) -> list[Judgement]:
    """Every row with its verdict, as the network stands now. Four queries."""
    parsed = parse(tuple(rows))
    return judge(parsed, network_for(parsed), limits_on(on))


def network_for(rows: list[Parsed]) -> Network:
    """Institutions, seats, accounts and mandates that these rows may touch."""
    first = min((row.starts_on for row in rows if row.starts_on), default=date.max)
    seats = list(Seat.objects.select_related("body").order_by("number", "pk"))
    delegates = [seat for seat in seats if _is_delegate(seat)]
    return Network(
        names=Names(tuple(_institutions())),
        seats=tuple(_delegate_seat(seat) for seat in delegates),
        other_seats=frozenset(fold(seat.name) for seat in seats if not _is_delegate(seat)),
        people=_people({row.email for row in rows if row.email}),
        sittings=tuple(_sittings(first)),
    )


def limits_on(on: date) -> Limits:
    """A mandate is no older than the network, no longer than the charter runs, and starts within a year."""
    norms = charter()
    return Limits(
        today=on,
        earliest=norms.predecessor_on,
        latest_start=on + A_YEAR,
        longest_days=norms.years * 366,
        mandate_end=house_rules().mandate_end,
    )


def _is_delegate(seat: Seat) -> bool:
    return seat.body.slug == BODY and seat.kind == DELEGATE and seat.institution_id is not None


def _delegate_seat(seat: Seat) -> DelegateSeat:
    institution = seat.institution_id or 0
    return DelegateSeat(seat.pk, institution, seat.name, seat.starts_on or date.min, seat.ends_on or date.max)


def _institutions() -> Iterable[InstitutionName]:
    rows = Institution.objects.values_list("pk", "name", "slug", "quoted_name", "official_number")
    return (InstitutionName(pk, name, (slug, quoted), number) for pk, name, slug, quoted, number in rows)


def _people(mails: set[str]) -> dict[str, Person]:
    rows = User.objects.filter(email__in=mails).values_list("email", "pk", "name", "is_active", "institution")
    return {email: Person(pk, name, is_active, institution) for email, pk, name, is_active, institution in rows}


def _sittings(first: date) -> Iterable[Sitting]:
    rows = Mandate.objects.touching(first, None).filter(seat__body__slug=BODY)
    held = rows.order_by("starts_on", "pk").values_list("seat", "person", "starts_on", "ends_on")
    return (Sitting(seat, person, starts_on, ends_on or date.max) for seat, person, starts_on, ends_on in held)
