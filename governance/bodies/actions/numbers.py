"""The numbers of the house rules that the coördinatiecel chooses itself."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.access import can_choose_number
from governance.charter.models import RuleChoice
from governance.charter.norms import HouseNumber, house_rules
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict


@transaction.atomic
def choose_number(slug: str, value: int, *, since: date, basis: str, by: User | None, at: datetime) -> RuleChoice:
    """Choose a number of a house rule from a day on; the past keeps its own. The same choice twice is one.

    KeyError when no house rule has this number.
    """
    number, today = house_rules().number(slug), clock.day_of(at)
    can_choose_number(by, on=today).or_403()
    is_within_bounds(number, value).or_409()
    Verdict.when(since >= today, _("Wat voorbij is, verandert niet meer. Kies vandaag of een latere dag.")).or_409()
    same = RuleChoice.objects.filter(number=slug, value=value, since=since, basis=basis).first()
    if same is not None and same == RuleChoice.objects.filter(number=slug, since=since).latest("pk"):
        return same
    choice = RuleChoice.objects.create(number=slug, value=value, since=since, basis=basis, chosen_at=at)
    record(by, "choose_number", choice, at=at, number=slug, value=value, since=str(since))
    return choice


def is_within_bounds(number: HouseNumber, value: int) -> Verdict:
    """Between the bounds of house_rules.toml, both included."""
    return Verdict.when(
        number.minimum <= value <= number.maximum,
        _("Kies een getal van %(least)s tot en met %(most)s.") % {"least": number.minimum, "most": number.maximum},
    )
