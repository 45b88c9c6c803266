"""Reading the record and checking that it is whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.db.models import QuerySet

from governance.charter.queries import chosen
from governance.people.models import User
from governance.record.models import GENESIS, ActorSalt, Chain, Deed, ErasureRequest, mark_of, name_of
from som_portal.kit import clock

ANSWER_DAYS = "wissen-dagen"


def history_of(thing: models.Model) -> QuerySet[Deed]:
    """Every deed about one thing, oldest first."""
    return Deed.objects.filter(thing=name_of(thing)).order_by("seq")


def verify() -> list[str]:
    """Recompute every chain. Returns a sentence for the first broken row of each stream; empty when whole."""
    return [broken for chain in Chain.objects.order_by("stream") if (broken := _first_break(chain))]


def _first_break(chain: Chain) -> str:
    deeds: Iterable[Deed] = Deed.objects.filter(stream=chain.stream).order_by("seq").iterator()
    previous, expected = GENESIS, 1
    for deed in deeds:
        if deed.seq != expected:
            return f"{chain.stream}: deed {expected} is missing"
        if deed.previous_hash != previous or deed.hash != deed.computed_hash():
            return f"{chain.stream}: deed {deed.seq} ({deed.verb}) was changed"
        previous, expected = deed.hash, expected + 1
    if (chain.last_seq, chain.last_hash) != (expected - 1, previous):
        return f"{chain.stream}: the record ends at deed {expected - 1}, its head says {chain.last_seq}"
    return ""


def marks_of(person: User) -> list[str]:
    """The mark of a person in the record; none when they did nothing, or once their salt is gone."""
    return [mark_of(salt) for salt in ActorSalt.objects.filter(person=person)]


def acted_since(people: Iterable[User], at: datetime) -> set[int]:
    """Which of these people did something that the record keeps, from a moment on. Two queries."""
    salts = ActorSalt.objects.filter(person__in=[person.pk for person in people])
    marks = {mark_of(salt): salt.person_id for salt in salts}
    done = Deed.objects.filter(at__gte=at, actor_mark__in=marks).order_by().values_list("actor_mark", flat=True)
    return {marks[mark] for mark in done.distinct()}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request to be erased and the moment before which it is answered."""

    request: ErasureRequest
    due: datetime

    def is_late(self, at: datetime) -> bool:
        """The twenty days are over."""
        return self.due < at


def answer_within(at: datetime) -> timedelta:
    """How long the coördinatiecel has to answer who wants to be erased."""
    return timedelta(days=chosen(ANSWER_DAYS, clock.day_of(at)))


def waiting_erasures(at: datetime) -> list[Waiting]:
    """Every request that nobody answered, the most urgent first. Two queries."""
    span = answer_within(at)
    return [Waiting(one, one.asked_at + span) for one in ErasureRequest.objects.waiting().select_related("person")]
