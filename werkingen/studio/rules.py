"""What belongs in the studio and not in the laboratorium (house rule 20). Pure."""

from collections.abc import Iterable


def belongs_in_lab(answers: Iterable[bool]) -> bool:
    """Three times yes (complex, outcome unknown, experiment needed) makes a labo; anything else a studioproject."""
    given = tuple(answers)
    return bool(given) and all(given)
