"""What SOM plus says in words: filters, and the rows of a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from governance.delegates.models import TONES, Answer, DelegateConfirmation
from governance.delegates.queries import NO_ADDRESS, NOT_ASKED, Delegation
from governance.people.models import Institution

SHEET_HEAD = (
    "instelling",
    "net",
    "niveaus",
    "lerenden",
    "afgevaardigden volgens charter",
    "ingevuld",
    "stand",
    "namen",
)
UNASKED = {NOT_ASKED: gettext_lazy("nog niet gevraagd"), NO_ADDRESS: gettext_lazy("geen mailadres")}


@dataclass(frozen=True, slots=True)
class AnswerWord:
    """Where the question to an institution stands: word and colour."""

    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An institution, the question it got this working year (None: not yet), and where that stands."""

    institution: Institution
    confirmation: DelegateConfirmation | None
    answer: AnswerWord
    is_bounced: bool


def sheet_row(row: Delegation) -> tuple[object, ...]:
    """One institution; a name that is not public stays away here too."""
    one = row.institution
    levels = ", ".join(str(level) for level in one.levels.all())
    return (one.name, one.net, levels, one.learners, row.entitled, row.held, row.state.label, shown_holders(row))


def shown_holders(row: Delegation) -> str:
    """The public names, and how many are not."""
    names = [name for seat in row.seats for name in seat.public_names]
    unnamed = sum(seat.has_unnamed_holder for seat in row.seats)
    return ", ".join([*names, *[_("naam niet publiek")] * unnamed])


def answer_of(confirmation: DelegateConfirmation, at: datetime) -> AnswerWord:
    """Where one question stands."""
    state = confirmation.state(at)
    return AnswerWord(str(state.label), TONES[state])


def answer_rows(institutions: Iterable[Any], bounced: set[int], at: datetime) -> list[AnswerRow]:
    """Institutions of `institutions_by_answer`, in words."""
    return [_answer_row(one, next(iter(one.asked_this_year), None), bounced, at) for one in institutions]


def _answer_row(
    institution: Institution, asked: DelegateConfirmation | None, bounced: set[int], at: datetime
) -> AnswerRow:
    if asked is None:
        word = UNASKED[NOT_ASKED if institution.contact_email else NO_ADDRESS]
        return AnswerRow(institution, None, AnswerWord(str(word), "idle"), is_bounced=False)
    return AnswerRow(institution, asked, answer_of(asked, at), is_bounced=asked.pk in bounced)


def answer_choices(counted: dict[str, int]) -> list[tuple[str, str]]:
    """The states one may filter by, each with how many institutions stand there."""
    words = {**{str(value): word for value, word in Answer.choices}, **UNASKED}
    return [(value, f"{word} ({counted[value]})") for value, word in words.items()]


def renewed(done: int, held_up: int) -> str:
    """What became of the mandates of who confirmed."""
    said = ngettext(
        "De mandaten van %(n)s instelling zijn verlengd.", "De mandaten van %(n)s instellingen zijn verlengd.", done
    )
    if not held_up:
        return said % {"n": done}
    more = ngettext(
        "Bij %(n)s instelling ging het niet: open haar antwoord.",
        "Bij %(n)s instellingen ging het niet: open hun antwoord.",
        held_up,
    )
    return f"{said % {'n': done}} {more % {'n': held_up}}"
