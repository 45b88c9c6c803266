"""SOM plus advises on who could sit in the raad."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.bodies.models import Seat
from governance.delegates import access
from governance.delegates.models import Suggestion
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Verdict, is_same_click
from som_portal.kit.outbox import queue_mail

STREAM = "som-raad"


@transaction.atomic
def suggest(seat: Seat, *, who: str, reason: str, key: UUID, by: User, at: datetime) -> Suggestion:
    """Suggest somebody, or a profile, for a seat of the raad. The same `key` twice is one suggestion."""
    seat = Seat.objects.locked(seat.pk)
    access.can_suggest(by, at=at).or_403()
    access.speaks_for_institutions(seat, at=at).or_409()
    known = Suggestion.objects.filter(key=key).first()
    if known is not None:
        is_same_click(known, suggested_by_id=by.pk, seat_id=seat.pk, who=who, reason=reason)
        return known
    access.has_no_open_suggestion(by, seat).or_409()
    made = Suggestion.objects.create(key=key, seat=seat, who=who, reason=reason, suggested_by=by, suggested_at=at)
    record(by, "suggest", made, at=at, stream=STREAM, seat=seat.pk)
    return made


@transaction.atomic
def withdraw_suggestion(suggestion: Suggestion, *, by: User, at: datetime) -> Suggestion:
    """Take one's own suggestion back, as long as it has no answer."""
    suggestion = Suggestion.objects.locked(suggestion.pk)
    Verdict.when(suggestion.suggested_by_id == by.pk, _("Alleen wie een suggestie gaf, trekt ze in.")).or_403()
    access.is_open(suggestion).or_409()
    suggestion.withdrawn_at = at
    suggestion.save(update_fields=["withdrawn_at"])
    record(by, "withdraw_suggestion", suggestion, at=at, stream=STREAM, seat=suggestion.seat_id)
    return suggestion


@transaction.atomic
def answer_suggestion(suggestion: Suggestion, *, answer: str, by: User | None, at: datetime) -> Suggestion:
    """Tell the delegate what happens with the suggestion."""
    suggestion = Suggestion.objects.select_related("suggested_by", "seat").locked(suggestion.pk)
    access.can_answer_suggestion(by, at=at).or_403()
    access.is_open(suggestion).or_409()
    suggestion.answer, suggestion.answered_at = answer, at
    suggestion.save(update_fields=["answer", "answered_at"])
    record(by, "answer_suggestion", suggestion, at=at, stream=STREAM, seat=suggestion.seat_id)
    _tell(suggestion)
    return suggestion


def forget_suggestions(*, closed_before: datetime, by: User | None, at: datetime) -> int:
    """Blank the words about persons in suggestions that were closed long enough ago. Returns how many."""
    Verdict.when(by is None, _("Vergeten doet het portaal zelf.")).or_403()
    old = list(Suggestion.objects.to_forget(closed_before).values_list("pk", flat=True))
    return Suggestion.objects.filter(pk__in=old).update(who="", reason="", answer="")


def _tell(suggestion: Suggestion) -> None:
    person = suggestion.suggested_by
    if not person.is_active:
        return
    with override(person.language):
        subject = _("Antwoord op je suggestie voor de raad")
    queue_mail(
        key=f"suggestion-answered:{suggestion.pk}",
        to=person.email,
        subject=subject,
        template="mail/suggestion_answered.txt",
        context={"person": person, "suggestion": suggestion},
        language=person.language,
    )
