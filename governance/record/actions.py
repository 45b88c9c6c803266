"""The only writer of the record."""

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from governance.people.models import User
from governance.record.models import ActorSalt, Bulk, BulkLook, Chain, Deed, mark_of, name_of
from som_portal.kit.access import Verdict

Fact = str | int | bool | None | list[str] | list[int]
Facts = Mapping[str, Fact]


def record(
    by: User | None, verb: str, thing: models.Model, *, at: datetime, stream: str = "netwerk", **facts: Fact
) -> Deed:
    """Add a deed to the chain of `stream`, in the transaction of the deed itself.

    `facts` carry no names or addresses of persons: what is written here cannot be erased.
    """
    return record_all(by, verb, [(thing, facts)], at=at, stream=stream)[0]


@transaction.atomic
def record_all(
    by: User | None, verb: str, things: Iterable[tuple[models.Model, Facts]], *, at: datetime, stream: str = "netwerk"
) -> list[Deed]:
    """The same deed about many things, each with its facts: one link of the chain each, written at once."""
    mark, deeds = _mark_of(by), []  # the person before the chain, as who erases does: else both would wait for ever
    chain = _locked_chain(stream)
    for thing, facts in things:
        deed = Deed(
            stream=stream,
            seq=chain.last_seq + 1,
            verb=verb,
            thing=name_of(thing),
            facts=json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
            actor_mark=mark,
            at=at,
            previous_hash=chain.last_hash,
        )
        deed.hash = deed.computed_hash()
        chain.last_seq, chain.last_hash = deed.seq, deed.hash
        deeds.append(deed)
    Deed.objects.bulk_create(deeds)
    chain.save(update_fields=["last_seq", "last_hash"])
    return deeds


def _locked_chain(stream: str) -> Chain:
    """The head of a chain, locked; the first deed of a stream makes it."""
    rows = Chain.objects.select_for_update().filter(stream=stream)
    head = rows.first()
    if head is None:
        Chain.objects.get_or_create(stream=stream)
        head = rows.get()
    return head


def note_bulk_look(by: User, what: Bulk, how_many: int, *, at: datetime, thing: models.Model | None = None) -> None:
    """Write down that somebody is shown, or given, the data of `how_many` people at once; nobody shown, nothing noted.

    `thing` is what the list is of (an event), when it is of one thing. Called where the list is made: by the view.
    """
    if how_many:
        name = name_of(thing) if thing is not None else ""
        BulkLook.objects.create(viewer=by, what=what, thing=name, how_many=how_many, at=at)


def _mark_of(person: User | None) -> str:
    """A commitment to the person that is unreadable once their salt is gone."""
    if person is None:
        return ""
    return mark_of(ActorSalt.objects.filter(person=person).first() or _new_salt(person))


def _new_salt(person: User) -> ActorSalt:
    """The first deed of a person makes their salt; who was erased a moment ago gets none and does nothing more."""
    is_erased = User.objects.select_for_update(no_key=True).get(pk=person.pk).erased_at is not None
    Verdict.when(not is_erased, _("Dit account is gewist.")).or_403()
    return ActorSalt.objects.get_or_create(person=person, defaults={"salt": secrets.token_hex(32)})[0]
