"""What is wrong with a composition, in words: each says what to do next."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from governance.bodies.rules import Breach, Violation

WORDS = {
    Breach.UNKNOWN_KIND: _(
        "De zetel {seat} staat niet in het charter. Laat hem eindigen, of vraag de raad een besluit."
    ),
    Breach.TOO_MANY_SEATS: _(
        "{kind}: {count} zetels, het charter geeft er {maximum}. Laat de zetels eindigen die er te veel zijn."
    ),
    Breach.TOO_MANY_VOTING_SEATS: _(
        "{kind}: {count} stemmende zetels, het charter geeft er {maximum}. Haal de stem van een zetel weg."
    ),
    Breach.TOO_FEW_SEATS: _("{kind}: {count} zetels, het charter vraagt er {minimum}. Voeg er een toe."),
    Breach.TOO_MANY_DELEGATES: _(
        "{institution}: {count} afgevaardigden, het charter laat er {maximum} toe. Vraag de instelling wie blijft."
    ),
    Breach.VOTES_WITHOUT_RIGHT: _(
        "De zetel {seat} stemt mee, maar heeft volgens het charter geen stem. Haal de stem weg."
    ),
    Breach.DOES_NOT_VOTE: _(
        "De zetel {seat} stemt niet mee, maar heeft volgens het charter een stem. Geef de zetel die stem terug."
    ),
    Breach.VOTES_TWICE: _("Iemand stemt voor meer dan één zetel: {seats}. Laat een van die mandaten eindigen."),
    Breach.TOO_MANY_HOLDERS: _(
        "De zetel {seat} heeft {count} houders, {maximum} kan. Laat een van die mandaten eindigen."
    ),
    Breach.CLOSED_ACCOUNT: _("Op de zetel {seat} zit iemand met een gesloten account. Stel iemand anders aan."),
    Breach.NOBODY_WHERE_SOMEBODY_MUST: _(
        "Op de zetel {seat} zit niemand, en zonder die zetel kan dit onderdeel niet werken. Stel iemand aan."
    ),
    Breach.NOT_THE_SAME_PERSON: _("{seat} en {other}: dat hoort één persoon te zijn. Pas een van de mandaten aan."),
    Breach.UNDECIDED_VOTE: _(
        "De extra zetel {seat} stemt mee zonder besluit dat dat zegt. Leg het besluit vast of haal de stem weg."
    ),
    Breach.OUTSIDE_ITS_DAYS: _(
        "De zetel {seat} bestaat op die dag niet, en er zit toch iemand."
        " Pas het mandaat aan, of laat de raad de zetel verlengen."
    ),
}


def sentences(found: Iterable[Violation]) -> list[str]:
    """Each violation as a sentence, in the language that is on."""
    return [str(WORDS[violation.breach]).format(**violation.facts) for violation in found]
