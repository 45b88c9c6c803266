"""A network many times its size, in bulk: institutions with their seats, people on them, and cards."""

from datetime import date
from itertools import islice

from django.db import connection

from governance.bodies.models import Body, Mandate, Seat
from governance.bodies.sync import DELEGATE
from governance.charter.models import FocusArea
from governance.delegates.models import Representation
from governance.directory.models import CardLevel, Circle, ContactCard
from governance.people.models import Institution, InstitutionLevel, Level, User
from tests import make
from werkingen.laboratorium.models import Lab, LabPartner
from werkingen.studio.models import Project, ProjectPartner

INSTITUTIONS, PEOPLE = 75, 150  # once
SINCE = date(2020, 9, 1)
NETS = ("vrij", "GO!", "stedelijk, nu GO!", "hoger")
LEVELS = Level.values
CIRCLES = Circle.values
FIRST = 100_000  # numbers that nobody has


def grow_to(times: int) -> None:
    """Fill up to `times` 75 institutions and `times` 150 people: one in three shares a card, one in two has a seat."""
    institutions = _institutions(INSTITUTIONS * times - Institution.objects.count())
    seats = _seats(institutions)
    people = _people(PEOPLE * times - User.objects.count(), institutions)
    Mandate.objects.bulk_create(
        [Mandate(seat=seat, person=one, starts_on=SINCE) for seat, one in zip(seats, people[::2], strict=False)]
    )
    _cards(people[::3])
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _institutions(how_many: int) -> list[Institution]:
    last = FIRST % 30_000 if not Institution.objects.exists() else Institution.objects.latest("number").number
    made = Institution.objects.bulk_create(
        Institution(
            slug=f"school-{last + number}",
            number=last + number,
            name=f"Schoöl {last + number}",
            quoted_name=f"School {last + number}",
            net=NETS[number % len(NETS)],
            certainty="bron",
        )
        for number in range(1, how_many + 1)
    )
    InstitutionLevel.objects.bulk_create(
        InstitutionLevel(institution=one, level=LEVELS[one.number % len(LEVELS)]) for one in made
    )
    speaker = make.seat("som-raad/lop")
    Representation.objects.bulk_create(Representation(institution=one, seat=speaker) for one in made)
    return made


def _seats(institutions: list[Institution]) -> list[Seat]:
    som_plus = Body.objects.get(slug="som-plus")
    return Seat.objects.bulk_create(
        Seat(body=som_plus, kind=DELEGATE, number=one.number, name=one.name, institution=one) for one in institutions
    )


def _people(how_many: int, institutions: list[Institution]) -> list[User]:
    first = User.objects.count()
    homes = institutions or list(Institution.objects.all())
    return User.objects.bulk_create(
        User(
            email=f"groei{first + number}@som.example",
            name=f"Zoë Vermëulen {first + number}",
            institution=homes[number % len(homes)],
        )
        for number in range(how_many)
    )


def _cards(people: list[User]) -> None:
    cards = ContactCard.objects.bulk_create(
        ContactCard(
            person=one,
            purpose=f"Vraag mij over taalsteun {number}",
            function="Zorgcoördinator",
            phone=f"016 {number:06d}",
            changed_at=make.AT,
            **{f"{piece}_for": CIRCLES[number % 3] for piece in ("purpose", "function", "phone", "levels", "email")},
            focus_areas_for=CIRCLES[number % 3],
        )
        for number, one in enumerate(people)
    )
    CardLevel.objects.bulk_create(
        CardLevel(card=card, level=LEVELS[number % len(LEVELS)]) for number, card in enumerate(cards)
    )
    areas, through = list(FocusArea.objects.all()), ContactCard.focus_areas.through
    through.objects.bulk_create(
        through(contactcard=card, focusarea=areas[number % len(areas)]) for number, card in enumerate(cards)
    )


def crowd_one(institution: Institution, lab: Lab, project: Project, how_many: int) -> None:
    """Many works on one institution, and many institutions on one lab and one project."""
    others = list(islice(Institution.objects.exclude(pk=institution.pk).order_by("pk"), how_many))
    for partner, work in ((LabPartner, {"lab": lab}), (ProjectPartner, {"project": project})):
        partner.objects.bulk_create(
            [partner(institution=one, **work) for one in (institution, *others)], ignore_conflicts=True
        )
