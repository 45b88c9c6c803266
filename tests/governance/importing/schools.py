"""Many made-up institutions, each with the seat of its delegate."""

from governance.bodies.models import Body, Seat
from governance.people.models import Institution

FIRST_NUMBER = 1000


def schools(how_many: int) -> list[str]:
    """Their names; each has one free seat in SOM plus."""
    last = Institution.objects.filter(number__gte=FIRST_NUMBER).count()
    numbers = range(FIRST_NUMBER + last, FIRST_NUMBER + last + how_many)
    made = Institution.objects.bulk_create(
        Institution(number=number, slug=f"school-{number}", name=f"School {number}", quoted_name=f"School {number}")
        for number in numbers
    )
    body = Body.objects.get(slug="som-plus")
    Seat.objects.bulk_create(
        Seat(body=body, kind="afgevaardigde", number=one.number, name=one.name, institution=one) for one in made
    )
    return [one.name for one in made]
