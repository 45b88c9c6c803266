"""Which institution a cell means: accents, case and punctuation aside; near misses become a question."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from governance.importing.rules.defects import Cell, Code, Column, Defect
from som_portal.kit.folding import fold

MOST_SUGGESTIONS = 3
LOOKS_ALIKE = 0.55
"""Share of common trigrams (Dice) from which we ask "Bedoel je …?"."""
NUMBER_DIGITS = range(3, 7)
"""An instellingsnummer has at most six digits; a spreadsheet loses the zeros in front."""


@dataclass(frozen=True, slots=True)
class InstitutionName:
    """How one institution may be written."""

    pk: int
    name: str
    aliases: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True)
class Names:
    """Every institution of the network, ready to be looked up."""

    institutions: tuple[InstitutionName, ...]
    _asked: dict[str, int | Defect] = field(default_factory=dict, repr=False)

    def find(self, cell: Cell) -> int | Defect:
        """The key of the institution, or the defect that says why there is none."""
        if cell.text not in self._asked:
            self._asked[cell.text] = self._find(cell.text.strip())
        return self._asked[cell.text]

    def _find(self, text: str) -> int | Defect:
        digits = text.replace(" ", "").replace(".", "")
        if digits.isdecimal():
            return self._by_number(digits)
        wanted = fold(text)
        exact = self._by_name.get(wanted, set())
        if len(exact) == 1:
            return next(iter(exact))
        options = exact or {one.pk for one in self.institutions if f"{fold(one.name)} ".startswith(f"{wanted} ")}
        if len(options) > 1:
            return Defect(Code.INSTITUTION_AMBIGUOUS, Column.INSTITUTION, {"options": self._named(options)})
        near = self._named(options or self._near(wanted))
        if near:
            return Defect(Code.INSTITUTION_NEAR, Column.INSTITUTION, {"options": near})
        return Defect(Code.INSTITUTION_UNKNOWN, Column.INSTITUTION)

    def _by_number(self, digits: str) -> int | Defect:
        if len(digits) not in NUMBER_DIGITS:
            return Defect(Code.INSTITUTION_NUMBER, Column.INSTITUTION)
        wanted = digits.lstrip("0")
        found = next((one.pk for one in self.institutions if one.number and one.number.lstrip("0") == wanted), None)
        return found or Defect(Code.INSTITUTION_NUMBER_UNKNOWN, Column.INSTITUTION)

    def _near(self, wanted: str) -> list[int]:
        """The institutions whose name looks most like this one, by common trigrams."""
        ours = _trigrams(wanted)
        common = Counter(pk for trigram in ours for pk in self._by_trigram.get(trigram, ()))
        alike = [(2 * count / (len(ours) + self._trigram_counts[pk]), pk) for pk, count in common.items()]
        best = sorted((one for one in alike if one[0] >= LOOKS_ALIKE), key=lambda one: (-one[0], one[1]))
        return [pk for _share, pk in best[:MOST_SUGGESTIONS]]

    def _named(self, keys: Iterable[int]) -> str:
        names = {one.pk: one.name for one in self.institutions}
        shown = [names[pk] for pk in keys] if isinstance(keys, list) else sorted(names[pk] for pk in keys)
        return " · ".join(shown[:MOST_SUGGESTIONS])

    @cached_property
    def _by_name(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for one in self.institutions:
            for name in (one.name, *one.aliases):
                found[fold(name)].add(one.pk)
        return found

    @cached_property
    def _by_trigram(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for one in self.institutions:
            for trigram in _trigrams(fold(one.name)):
                found[trigram].append(one.pk)
        return found

    @cached_property
    def _trigram_counts(self) -> dict[int, int]:
        return {one.pk: len(_trigrams(fold(one.name))) for one in self.institutions}


def _trigrams(text: str) -> set[str]:
    padded = f"  {text} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
