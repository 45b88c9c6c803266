"""The only writer of contact cards."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from governance.charter.models import FocusArea
from governance.directory import access
from governance.directory.models import PIECES, CardLevel, Circle, ContactCard
from governance.directory.queries.door import is_unnamed
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock


@transaction.atomic
def change_card(
    *,
    purpose: str = "",
    levels: Iterable[str] = (),
    focus_areas: Iterable[FocusArea] = (),
    function: str = "",
    phone: str = "",
    shared: Mapping[str, int],
    by: User,
    at: datetime,
) -> ContactCard | None:
    """Keep what a person tells about themselves; `shared` says per piece in which circle (not named: nobody).

    A card that says and shares nothing is no card: it is thrown away. What is empty is shared with nobody until it
    says something; who sits on a pupil's or student's seat shares with the coördinatiecel only, whatever was asked.
    The record keeps that the card changed, never what it says.
    """
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    access.can_change_card(by, at=at).or_403()
    own, areas = list(dict.fromkeys(levels)), list(focus_areas)
    told = {"purpose": purpose, "levels": own, "focus_areas": areas, "function": function, "phone": phone, "email": by}
    circles = dict.fromkeys(PIECES, Circle.CELL.value)
    if not is_unnamed(by, clock.day_of(at)):
        circles |= {piece: shared[piece] for piece in PIECES if piece in shared and told[piece]}
    if not any((purpose, own, areas, function, phone, circles["email"])):
        _throw_away(by, at)
        return None
    words = {"purpose": purpose, "function": function, "phone": phone, "changed_at": at}
    words |= {f"{piece}_for": circle for piece, circle in circles.items()}
    card, _is_new = ContactCard.objects.update_or_create(person=by, defaults=words)
    card.focus_areas.set(areas)
    card.levels.exclude(level__in=own).delete()
    CardLevel.objects.bulk_create([CardLevel(card=card, level=level) for level in own], ignore_conflicts=True)
    record(by, "change_card", card, at=at)
    return card


def _throw_away(by: User, at: datetime) -> None:
    card = ContactCard.objects.of(by)
    if card is not None:
        record(by, "throw_away_card", card, at=at)
        card.delete()
