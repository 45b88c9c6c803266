"""What a person may do because of a seat: from dated mandates, on the day asked for."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Body, Mandate, Power, Substitute
from governance.charter.norms import house_rules
from governance.people.access import has_second_factor
from governance.people.models import User
from som_portal.kit.access import Sentence, Verdict

Person = User | AnonymousUser
GUARDED_POWERS = {Power.COORDINATE, Power.SPEND}
GROUP_POWERS = {"redactieteam": {Power.EDIT_STORIES}, "financien-lezer": {Power.READ_LEDGER}}
NOT_COORDINATOR = _("Dit doet de coördinatiecel. Vraag het aan de coördinator.")


def mandates_of(user: User) -> list[Mandate]:
    """All mandates of a person with seat and body, read once per request."""
    if not hasattr(user, "_mandates_read"):
        user._mandates_read = list(user.mandates.select_related("seat__body"))  # type: ignore[attr-defined]
    return user._mandates_read  # type: ignore[attr-defined]


def with_powers_read(people: Iterable[User]) -> list[User]:
    """The same people, with all that their powers are asked of read for everybody at once. Three queries."""
    rows = list(people)
    mandates, substitutes = (model.objects.select_related("seat__body") for model in (Mandate, Substitute))
    prefetch_related_objects(
        rows,
        Prefetch("mandates", mandates, to_attr="_mandates_read"),
        Prefetch("substitutes", substitutes, to_attr="_substitutions_read"),
        "groups",
    )
    for person in rows:
        person._group_names = {group.name for group in person.groups.all()}  # type: ignore[attr-defined]
    return rows


def powers_of(user: Person, *, on: date, body: Body | None = None) -> set[str]:
    """The powers of a person on a day: in one body, or in any."""
    by_seat = _seat_powers(user, on=on, body=body) | _substitute_powers(user, on=on, body=body)
    return by_seat | (_group_powers(user) if body is None else set())


def substitutions_of(user: User) -> list[Substitute]:
    """All permanent substitutions of a person with seat and body, read once per request."""
    if not hasattr(user, "_substitutions_read"):
        user._substitutions_read = list(user.substitutes.select_related("seat__body"))  # type: ignore[attr-defined]
    return user._substitutions_read  # type: ignore[attr-defined]


def _substitute_powers(user: Person, *, on: date, body: Body | None) -> set[str]:
    """A substitute reads what the seat reads; a vote, money and the network stay with who holds it (house rule 6)."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return set()
    seats = [substitute.seat for substitute in substitutions_of(user) if substitute.holds_on(on)]
    here = [seat for seat in seats if body is None or seat.body_id == body.pk]
    return {power for seat in here for power in house_rules().substitute_powers_of(seat.body.slug, seat.kind)}


def _seat_powers(user: Person, *, on: date, body: Body | None) -> set[str]:
    if isinstance(user, AnonymousUser) or not user.is_active:
        return set()
    held = [mandate.seat for mandate in mandates_of(user) if mandate.holds_on(on)]
    seats = [seat for seat in held if body is None or seat.body_id == body.pk]
    powers = {power for seat in seats for power in house_rules().powers_of(seat.body.slug, seat.kind)}
    if any(seat.is_voting for seat in seats):
        powers.add(Power.VOTE)
    return powers


def holds(user: Person, power: str, *, on: date, body: Body | None = None) -> bool:
    """Whether a person has a power on a day: in one body, or in any when no body is named."""
    if power in _seat_powers(user, on=on, body=body):
        return True
    if power in house_rules().substitute_powers and power in _substitute_powers(user, on=on, body=body):
        return True
    is_of_a_group = any(power in powers for powers in GROUP_POWERS.values())  # else nobody's groups are read
    return body is None and is_of_a_group and power in _group_powers(user)


def require(user: Person | None, power: Power, sentence: Sentence, *, on: date, body: Body | None = None) -> Verdict:
    """Yes when the person holds the power (the portal itself always does), else no with the sentence.

    Powers over the network and its money also ask for an account with a second factor, outside debug and demo.
    """
    if user is None:
        return Verdict.yes()
    held = Verdict.when(holds(user, power, on=on, body=body), sentence)
    return has_second_factor(user) if held and power in GUARDED_POWERS else held


def can_appoint(by: Person | None, seat: object, *, on: date) -> Verdict:
    """The coördinatiecel keeps the list of seats and mandates."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=on)


def can_choose_number(by: Person | None, *, on: date) -> Verdict:
    """The coördinatiecel carries out what the raad decided about our own rules."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=on)


def can_read_profiles(by: Person | None, body: Body, *, on: date) -> Verdict:
    """What the members of a body bring is for those who take part in it, and for who keeps the list of seats."""
    if can_appoint(by, body, on=on):
        return Verdict.yes()
    return Verdict.when(
        by is not None and holds(by, Power.ATTEND, on=on, body=body),
        _("Wat de leden meebrengen, lezen de leden van dit netwerkonderdeel en de coördinatiecel."),
    )


def can_read_mandate(by: Person | None, mandate: Mandate, *, on: date) -> Verdict:
    """Its history and its letters are for its holder, also afterwards, and for who keeps the list."""
    is_holder = isinstance(by, User) and by.is_active and by.pk == mandate.person_id
    return Verdict.yes() if is_holder else can_appoint(by, mandate.seat, on=on)


def can_accept(by: Person | None, mandate: Mandate, *, on: date) -> Verdict:
    """Who holds it or will hold it, until its last day."""
    is_holder = isinstance(by, User) and by.is_active and by.pk == mandate.person_id
    return Verdict.first(
        Verdict.when(is_holder, _("Een mandaat aanvaardt alleen wie het kreeg.")),
        Verdict.when(not mandate.is_over(on), _("Dit mandaat is afgelopen.")),
    )


def _group_powers(user: Person) -> set[str]:
    if isinstance(user, AnonymousUser) or not user.is_active:
        return set()
    if not hasattr(user, "_group_names"):
        user._group_names = set(user.groups.values_list("name", flat=True))  # type: ignore[attr-defined]
    return {power for name in user._group_names for power in GROUP_POWERS.get(name, set())}  # type: ignore[attr-defined]
