"""A holder accepts a mandate and says what they bring, or does not accept it. Rights wait for neither."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.access import can_accept
from governance.bodies.actions.changes import done_before, held_still, note
from governance.bodies.actions.telling import tell_declined
from governance.bodies.models import Declaration, Mandate, MandateChange
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict

Verb = MandateChange.Verb


@transaction.atomic
def accept(mandate: Mandate, *, declared: Mapping[str, str], by: User, at: datetime) -> Mandate:
    """Accept a mandate and say what one brings (topic → a sentence or nothing); again: say it anew."""
    mandate = held_still(mandate)
    can_accept(by, mandate, on=clock.day_of(at)).or_403()
    mandate.declarations.all().delete()
    Declaration.objects.bulk_create(
        Declaration(mandate=mandate, topic=topic, words=words) for topic, words in declared.items()
    )
    verb = "declare" if mandate.accepted_at else "accept"
    if mandate.accepted_at is None:
        mandate.accepted_at = at
        mandate.save(update_fields=["accepted_at"])
        note(mandate, Verb.ACCEPTED, mandate.ends_on, by=by, at=at)
    record(by, verb, mandate, at=at, stream=mandate.seat.body.slug, topics=sorted(declared))
    return mandate


@transaction.atomic
def decline(mandate: Mandate, *, reason: str, key: UUID | None = None, by: User, at: datetime) -> Mandate:
    """Say that one does not accept a mandate; the coördinatiecel hears why and lets it end."""
    mandate = held_still(mandate)
    can_accept(by, mandate, on=clock.day_of(at)).or_403()
    if done_before(key, Verb.DECLINED):
        return mandate
    is_open = mandate.accepted_at is None
    Verdict.when(is_open, _("Je aanvaardde dit mandaat al. Vraag de coördinatiecel om het te laten eindigen.")).or_409()
    change = note(mandate, Verb.DECLINED, mandate.ends_on, reason=reason, key=key, by=by, at=at)
    tell_declined(change, at=at)
    record(by, "decline", mandate, at=at, stream=mandate.seat.body.slug)
    return mandate
