"""Map institutions to seats of the raad as house rule 21 does. Runs after every migrate, after the seats are there.

Only adds: what the coördinatiecel decided, also that an institution has no seat, is never overwritten.
"""

from collections.abc import Iterator

from django.db import transaction

from governance.bodies.models import Seat
from governance.charter.norms import house_rules
from governance.delegates.models import Representation
from governance.people.models import Institution


@transaction.atomic
def sync_representations() -> int:
    """Write what house rule 21 maps and nobody mapped yet; return how many rows (0 the second time)."""
    known = set(Representation.objects.values_list("institution__slug", flat=True))
    missing = [row for row in _mapped() if row.institution.slug not in known]
    return len(Representation.objects.bulk_create(missing))


def _mapped() -> Iterator[Representation]:
    """The first seat of the kind that the rule names; where a kind has more, they belong to the same institution."""
    institutions = {one.slug: one for one in Institution.objects.all()}
    for rule in house_rules().representations:
        seat = Seat.objects.filter(body__slug=rule.body, kind=rule.seat).order_by("number").first()
        for slug in rule.institutions:
            if seat is not None and slug in institutions:
                yield Representation(institution=institutions[slug], seat=seat)
