"""Erasing a person, table by table as the inventory says, in one transaction."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from governance.bodies.actions import release, release_substitute
from governance.bodies.models import Mandate, Seat, Substitute
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.outbox import deliver_soon, forget_copies, queue_mail
from som_portal.kit.traces import empty_the_log_after_commit
from som_portal.privacy import access
from som_portal.privacy.inventory import Erasure, FieldClass, Kept, inventory
from som_portal.privacy.queries import Mention, mentions, rows_about, rows_that_say, words_of
from som_portal.privacy.words import ERASED_NAME, ERASED_TEXT, Words

NOWHERE = "gewist.invalid"


@transaction.atomic
def erase_person(person: User, *, ends_terms: bool = False, by: User | None, at: datetime) -> list[Mention]:
    """Make a person unreadable; what they did stays with their seats. Returns where free text still names them.

    `ends_terms` first lets every seat of theirs end yesterday. Twice is once.
    """
    _hold_seats_of(person)
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if person.erased_at is not None:
        return []
    access.can_erase(by, person, at=at).or_403()
    ended = _end_terms(person, by=by, at=at) if ends_terms else 0
    access.has_left(person, on=clock.day_of(at)).or_409()
    words, language, had_signed_in = words_of(person), person.language, person.last_login is not None
    record(by, "erase_person", person, at=at, ended=ended)
    _forget(person, words, at)
    listed = mentions(words)
    if had_signed_in:
        _say_goodbye(person, words, language)
    empty_the_log_after_commit()
    return listed


def _hold_seats_of(person: User) -> None:
    """Seats before persons, as who appoints does: two that wait for each other would never end."""
    held = {seat for rows in _terms_of(person) for seat in rows.values_list("seat", flat=True)}
    for seat in sorted(held):
        Seat.objects.locked(seat)


def _end_terms(person: User, *, by: User | None, at: datetime) -> int:
    """Yesterday becomes the last day of every seat; what began today cannot have ended yesterday."""
    today = clock.day_of(at)
    mandates, substitutes = (list(rows.touching(today, None)) for rows in _terms_of(person))
    begun = all(term.starts_on < today for term in (*mandates, *substitutes))
    Verdict.when(begun, access.STARTED_TODAY).or_409()
    yesterday = today - timedelta(days=1)
    for mandate in mandates:
        release(mandate, on=yesterday, by=by, at=at)
    for substitute in substitutes:
        release_substitute(substitute, on=yesterday, by=by, at=at)
    return len(mandates) + len(substitutes)


def _terms_of(person: User) -> tuple[Any, Any]:
    return Mandate.objects.filter(person=person), Substitute.objects.filter(person=person)


def _forget(person: User, words: Words, at: datetime) -> None:
    """Every table, then the sessions, then the person's own row."""
    for kept in inventory():
        if kept.is_personal and kept.model is not User:
            _apply(kept, rows_about(kept, person, words), words)
        if kept.is_scrubbed:
            _rewrite(rows_that_say(kept, words, kept.fields(FieldClass.CONTENT)), kept, words)
    for session in _sessions_of(person, words):
        session.delete()
    person.name, person.email, person.erased_at = ERASED_NAME, f"{uuid4().hex}@{NOWHERE}", at
    person.language, person.institution, person.last_login = "nl", None, None
    person.shown_as, person.password = User.ShownAs.SEAT, make_password(None)
    person.is_active = person.is_staff = person.is_superuser = person.is_placed_by_number = False
    person.save()


def _apply(kept: Kept, rows: models.QuerySet[Any], words: Words) -> None:
    match kept.erasure:
        case Erasure.DELETE:
            rows.delete()
        case Erasure.BLANK:
            rows.update(**{name: _nothing(kept, name) for name in kept.blanked})
        case Erasure.REWRITE:
            _rewrite(rows, kept, words)


def _nothing(kept: Kept, name: str) -> Any:
    """What an emptied field holds: nothing where that may be; a text that said something says it was erased."""
    field = kept.model._meta.get_field(name)
    if isinstance(field, models.CharField | models.TextField) and not field.null:
        return Case(When(**{name: ""}, then=Value("")), default=Value(ERASED_TEXT[: field.max_length]))
    return None if getattr(field, "null", False) else field.get_default()  # type: ignore[union-attr]


def _rewrite(rows: models.QuerySet[Any], kept: Kept, words: Words) -> None:
    """In texts, "gewiste persoon" for the name and the addresses."""
    fields = kept.fields(FieldClass.CONTENT)
    for row in rows.iterator(chunk_size=200):
        for name in fields:
            setattr(row, name, words.taken_out_of(getattr(row, name) or ""))
        row.save(update_fields=fields)


def _sessions_of(person: User, words: Words) -> Iterator[Session]:
    """Sessions of the person, and those of a stranger who just asked for a code at their address."""
    for session in Session.objects.iterator(chunk_size=200):
        inside = session.get_decoded()
        if inside.get("_auth_user_id") == str(person.pk) or words.are_in(str(inside)):
            yield session


def _say_goodbye(person: User, words: Words, language: str) -> None:
    """To the address that is no longer here; once it left, neither the outbox nor the folder of mails knows it."""
    mail = queue_mail(
        key=f"erased:{person.pk}",
        to=words.addresses[0],
        subject=_("Je bent gewist bij SOM"),
        template="mail/erased.txt",
        context={"name": words.name},
        language=language,
        is_forgettable=True,
    )
    deliver_soon(mail)
    transaction.on_commit(partial(forget_copies, words.all), robust=True)
