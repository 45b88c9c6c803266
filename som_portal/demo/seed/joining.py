"""Who is on the way into the demo network: invited, or asking."""

from collections.abc import Iterator
from datetime import datetime

from governance.bodies.models import Seat
from governance.bodies.sync import DELEGATE
from governance.charter.norms import house_rules
from governance.joining.actions import Offer, ask_to_join, invite, keep_institution
from governance.people.actions import confirm_address
from governance.people.models import Institution
from som_portal.demo.content import Entry, entries, key_of
from som_portal.demo.seed.people import BEFORE_EVERYTHING
from som_portal.demo.seed.timeline import Network, Step
from som_portal.kit import clock

INVITER = "coordinator"


def joining(network: Network) -> Iterator[Step]:
    """The domains we know, who asks to belong somewhere, and who was invited."""
    start = network.calendar.moment(network.calendar.day(BEFORE_EVERYTHING), "10:00")
    for entry in entries("domein"):
        yield Step(start, lambda entry=entry: _keep(network, entry, start))  # type: ignore[misc]
    for kind, act in (("vraag", _ask), ("uitnodiging", _invite)):
        for entry in entries(kind):
            at = network.calendar.moment(network.calendar.day(f"nu{entry['dagen']}"), "11:00")
            yield Step(at, lambda act=act, entry=entry, at=at: act(network, entry, at))  # type: ignore[misc]


def _keep(network: Network, entry: Entry, at: datetime) -> None:
    institution = network.people[entry["van"]].institution
    assert institution is not None  # a delegate speaks for one
    keep_institution(
        institution,
        official_number="",
        learners=entry["lerenden"],
        contact_email=f"info@{entry['domein']}",
        domains=[entry["domein"]],
        by=None,
        at=at,
    )
    for account in entry["adressen"]:
        confirm_address(network.people[account])


def _ask(network: Network, entry: Entry, at: datetime) -> None:
    ask_to_join(sentence=entry["zin"], key=key_of(entry["id"]), by=network.people[entry["account"]], at=at)


def _invite(network: Network, entry: Entry, at: datetime) -> None:
    invite(
        entry["email"],
        entry["naam"],
        _offer(entry, at),
        message=entry.get("boodschap", ""),
        key=key_of(entry["id"]),
        by=network.people[INVITER],
        at=at,
    )


def _offer(entry: Entry, at: datetime) -> Offer:
    """A delegate's seat from that day until the end of the working year, or only the institution."""
    if "instelling" in entry:
        return Offer(institution=Institution.objects.get(slug=entry["instelling"]))
    seats = Seat.objects.filter(body__slug="som-plus", kind=DELEGATE, institution__slug=entry["zetel_van"])
    day = clock.day_of(at)
    return Offer(seat=seats.order_by("number")[0], starts_on=day, ends_on=house_rules().mandate_end(day))
