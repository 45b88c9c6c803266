"""What SOM plus says in words: filters, and the rows of a sheet."""

from django.utils.translation import gettext as _

from governance.delegates.queries import Delegation, State
from governance.people.queries import Choice

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


def state_choices(on: str) -> list[Choice]:
    """The states one may filter by."""
    return [Choice(value, str(word), value == on) for value, word in State.choices]


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
