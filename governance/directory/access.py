"""In which circle a viewer stands, and what they may do with what they read there."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from governance.bodies.access import NOT_COORDINATOR, require
from governance.bodies.models import Power
from governance.bodies.queries import seats_held
from governance.directory.models import Circle
from governance.directory.queries import Entry
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict

MOST_CARDS = 1000


def circle_of(viewer: User, *, on: date) -> Circle:
    """The narrowest circle a viewer stands in on a day: from the seats of that day, without any task in between."""
    if can_coordinate(viewer, on=on):
        return Circle.CELL
    return Circle.PARTNERS if viewer.is_active and seats_held(viewer, on) else Circle.SIGNED_IN


def can_coordinate(viewer: User, *, on: date) -> Verdict:
    """The coördinatiecel, with the second factor that its power asks for."""
    return require(viewer, Power.COORDINATE, NOT_COORDINATOR, on=on)


def can_change_card(by: User, *, at: datetime) -> Verdict:
    """Everybody who is signed in keeps a card of their own."""
    return Verdict.when(by.is_active, _("Meld je aan om je kaart te bewaren."))


def can_take_cards(by: User, *, at: datetime) -> Verdict:
    """Only the coördinatiecel takes a whole list along."""
    return require(
        by,
        Power.COORDINATE,
        _("Een hele lijst contacten meenemen doet de coördinatiecel. Open één persoon om die kaart te bewaren."),
        on=clock.day_of(at),
    )


def can_take_card(entry: Entry) -> Verdict:
    """Who may read how to reach somebody may keep it in an address book."""
    return Verdict.when(
        entry.has_contact,
        _("Deze persoon deelt met jou geen telefoonnummer en geen e-mailadres. Er is dus geen kaart om te bewaren."),
    )


def are_few_enough(how_many: int) -> Verdict:
    """One file holds a bounded number of cards."""
    return Verdict.when(
        how_many <= MOST_CARDS,
        _("Eén bestand bevat hoogstens 1.000 kaarten. Kies een filter om de lijst korter te maken."),
    )
