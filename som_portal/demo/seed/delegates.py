"""What SOM plus does in the demo: institutions answer who their delegates are, delegates advise on the raad."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from governance.bodies.actions import appoint, choose_number
from governance.bodies.models import Seat
from governance.charter.norms import house_rules
from governance.delegates import actions
from governance.delegates.models import DelegateConfirmation
from governance.delegates.queries import THRESHOLD, places_known, plan_on
from governance.joining.actions import keep_institution
from governance.people.actions import welcome
from governance.people.models import Institution
from som_portal.demo.content import Entry, content, entries, key_of
from som_portal.demo.seed.people import BEFORE_EVERYTHING
from som_portal.demo.seed.timeline import Network, Step
from som_portal.kit import clock

ASKED_DAYS_AGO = timedelta(days=10)
BY = "coordinator"


def delegates(network: Network) -> Iterator[Step]:
    """Sizes and addresses from the start; the question of this year ten days ago, so that a link still works."""
    start = network.calendar.moment(network.calendar.day(BEFORE_EVERYTHING), "10:30")
    yield from _second_seats(network)
    asked = network.calendar.moment(_asked_on(network.calendar.today))
    yield Step(start, lambda: _keep(network, start))
    yield Step(asked, lambda: actions.ask_delegates(by=network.people[BY], at=asked))
    for entry in entries("bevestiging"):
        at = asked + timedelta(hours=2)
        yield Step(at, lambda entry=entry, at=at: _answer(network, entry, at))  # type: ignore[misc]
    for entry in entries("suggestie"):
        at = network.calendar.moment(network.calendar.day(f"nu{entry['dagen']}"), "16:00")
        yield Step(at, lambda entry=entry, at=at: _suggest(network, entry, at))  # type: ignore[misc]


def _second_seats(network: Network) -> Iterator[Step]:
    """Large institutions get a second place; one of them shrinks afterwards, and has one delegate too many."""
    told = content()["tweede_afgevaardigde"]
    began = network.calendar.moment(network.calendar.day(f"nu{told['dagen']}"), "11:30")
    shrank = network.calendar.moment(network.calendar.day(f"nu{told['gekrompen_dagen']}"), "11:30")
    smaller = next(one for one in entries("bevestiging") if one["van"] == told["gekrompen"])
    yield Step(began, lambda: _open_seats(network, told["vanaf"], began))
    for entry in told["persoon"]:
        yield Step(began, lambda entry=entry: _seat_second(network, entry, began))  # type: ignore[misc]
    yield Step(shrank, lambda: _keep_one(network, smaller | {"lerenden": told["lerenden"]}, shrank))


def _open_seats(network: Network, threshold: int, at: datetime) -> None:
    on, by = clock.day_of(at), network.people[BY]
    choose_number(THRESHOLD, threshold, since=on, basis="Besproken in SOM plus", by=by, at=at)
    actions.adjust_seats(seen=plan_on(on).mark, by=by, at=at)


def _seat_second(network: Network, entry: Entry, at: datetime) -> None:
    on, institution = clock.day_of(at), network.people[entry["naast"]].institution
    seat = Seat.objects.filter(institution=institution, number__gte=actions.SECOND_SEATS_FROM).get()
    person = welcome(entry["email"], entry["naam"], institution=institution)
    ends_on = house_rules().mandate_end(on)
    appoint(person, seat, starts_on=on, ends_on=ends_on, by=network.people[BY], at=at)


def _asked_on(today: date) -> date:
    return max(today - ASKED_DAYS_AGO, date(clock.working_year(today), 9, 1))


def _institution(network: Network, entry: Entry) -> Institution:
    found = network.people[entry["van"]].institution
    assert found is not None  # a delegate speaks for one
    return found


def _keep(network: Network, at: datetime) -> None:
    for entry in entries("bevestiging"):
        _keep_one(network, entry, at)


def _keep_one(network: Network, entry: Entry, at: datetime) -> None:
    facts = {"learners": entry["lerenden"], "contact_email": entry["adres"], "official_number": "", "domains": []}
    keep_institution(_institution(network, entry), **facts, by=None, at=at)


def _answer(network: Network, entry: Entry, at: datetime) -> None:
    asked = DelegateConfirmation.objects.get(institution=_institution(network, entry))
    if entry["antwoord"] == "klopt":
        actions.confirm_delegates(asked, at=at)
    elif entry["antwoord"]:
        actions.propose_delegates(asked, [_proposed(asked, entry, at)], key=key_of(f"proposed:{entry['van']}"), at=at)


def _proposed(asked: DelegateConfirmation, entry: Entry, at: datetime) -> actions.Proposed:
    return actions.Proposed(
        place=places_known(asked.institution, clock.day_of(at))[0],
        change=entry["antwoord"],
        last_day=clock.day_of(at) + timedelta(days=entry["laatste_dag"]),
        name=entry["naam"],
        email=entry["email"],
        function=entry["functie"],
    )


def _suggest(network: Network, entry: Entry, at: datetime) -> None:
    seat = Seat.objects.filter(body__slug="som-raad", kind=entry["zetel"]).order_by("number")[0]
    by, key = network.people[entry["van"]], key_of(entry["id"])
    actions.suggest(seat, who=entry["wie"], reason=entry["waarom"], key=key, by=by, at=at)
