"""What a proposal asks and asked: its versions, what differs between two, and whether they are whole.

LINES says what belongs to a version. Something new that a proposal asks is one line there, and `keep_version` in the
deed that changes it.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from governance.ballots.models import TEXTS, WHO_TAKES_PART, Ballot, Proposal, Version
from governance.ballots.queries.proposals import competences
from governance.ballots.queries.turns import Piece, difference
from governance.ballots.rules import is_same_text
from governance.charter.norms import charter
from governance.record.models import name_of
from som_portal.kit.access import Sentence
from som_portal.kit.money import euro

Value = str | int | list[str]
"""A text, a number (cents, months), or several things of one kind, one a line."""
Snapshot = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a proposal asks: how it is called, read from the proposal, and shown. What is empty is left out."""

    label: Sentence
    read: Callable[[Proposal], Value | None]
    shown: Callable[[Value], Sentence] = str
    """For one thing, or for each of several."""
    is_text: bool = False
    """Compared word by word; anything else as a whole."""
    is_dutch: bool = True
    """Words of the network or of its charter, whatever the language of the page."""
    borrows: bool = False
    """Holds a name that lives elsewhere and may change there: a version keeps it as it was."""


def _text(name: str) -> Callable[[Proposal], str]:
    """A text of a proposal with one kind of line end, whatever browser sent it."""
    return lambda proposal: str(getattr(proposal, name)).replace("\r\n", "\n").strip()


def _areas(proposal: Proposal) -> list[str]:
    return sorted(area.slug for area in proposal.focus_areas.all())


def _area_words(slug: Value) -> str:
    return next((area.short for area in charter().focus_areas if area.slug == slug), str(slug))


def _competence_words(slug: Value) -> str:
    return next((one.shown for one in competences() if one.slug == slug), str(slug))


def _kind_words(kind: Value) -> Sentence:
    return dict(Proposal.Kind.choices).get(str(kind), str(kind))


def _months(number: Value) -> str:
    count = int(str(number))
    return ngettext("%(months)d maand", "%(months)d maanden", count) % {"months": count}


def _only_line(proposal: Proposal) -> str:
    """The budget line of a proposal that asks all of its money there."""
    return proposal.budget_line.name if proposal.budget_line and not proposal.is_itemised else ""


def _costs(proposal: Proposal) -> list[str]:
    """Each cost, when there is more to say than the sum and its line."""
    return [str(cost) for cost in proposal.costs.all()] if proposal.is_itemised else []


LINES: dict[str, Line] = {
    "kind": Line(_("Soort voorstel"), lambda proposal: proposal.kind, _kind_words, is_dutch=False),
    "question": Line(_("De vraag"), _text("question"), is_text=True),
    **{name: Line(label, _text(name), is_text=True) for name, label in TEXTS.items()},
    "partners": Line(WHO_TAKES_PART, lambda proposal: [str(one) for one in proposal.partners.all()], borrows=True),
    "documents": Line(_("Documenten"), lambda proposal: [one.told for one in proposal.documents.all()]),
    "focus_areas": Line(_("Speerpunten"), _areas, _area_words),
    "competence": Line(_("Bevoegdheid van de raad"), lambda proposal: proposal.competence, _competence_words),
    "amount": Line(
        _("Gevraagd bedrag"), lambda proposal: proposal.amount, lambda cents: euro(int(str(cents))), is_dutch=False
    ),
    "budget_line": Line(_("Budgetpost"), _only_line, borrows=True),
    "costs": Line(_("Gevraagd per post"), _costs, borrows=True),
    "duration_months": Line(_("Duur"), lambda proposal: proposal.duration_months, _months, is_dutch=False),
}
"""Everything a version keeps, in the order in which one reads it. No names of persons."""


def said_by(proposal: Proposal) -> dict[str, Value]:
    """All that a proposal asks now, per field, for keeping. No query after `with_ballots`."""
    return {name: value for name, line in LINES.items() if (value := line.read(proposal))}


def is_same_asked(one: Snapshot, other: Snapshot) -> bool:
    """The same is asked: white space alone is no change."""
    return set(one) == set(other) and not any(_differs(one[name], other[name]) for name in one)


def _differs(before: Value | None, after: Value | None) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return not is_same_text(before, after)
    return before != after


# ---- as a page tells it ----------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Told:
    """One answer of a version: its question, and its text or its things."""

    label: Sentence
    things: list[Sentence]
    is_text: bool
    is_dutch: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """One question of which the answer differs: the words of a text, or the things before and after."""

    label: Sentence
    pieces: list[Piece]
    is_text: bool
    is_dutch: bool
    is_swapped: bool
    """One thing for another: "€ 1.000 → € 1.200"."""


def told_version(snapshot: Snapshot) -> list[Told]:
    """The whole text of a version."""
    return [
        Told(line.label, _shown(line, snapshot[name]), line.is_text, line.is_dutch)
        for name, line in LINES.items()
        if name in snapshot
    ]


def changes_of(before: Snapshot, after: Snapshot) -> list[Changed]:
    """What differs between two versions, question by question; nothing about what stayed."""
    return [
        _changed(line, before.get(name), after.get(name))
        for name, line in LINES.items()
        if _differs(before.get(name), after.get(name))
    ]


def _changed(line: Line, before: Value | None, after: Value | None) -> Changed:
    old, new = (_shown(line, value) if value else [] for value in (before, after))
    pieces = difference(str(before or ""), str(after or "")) if line.is_text else _things(old, new)
    is_swapped = not line.is_text and len(old) == len(new) == 1
    return Changed(line.label, pieces, line.is_text, line.is_dutch, is_swapped)


def _shown(line: Line, value: Value) -> list[Sentence]:
    return [line.shown(one) for one in (value if isinstance(value, list) else [value])]


def _things(old: list[Sentence], new: list[Sentence]) -> list[Piece]:
    """Things that went, stayed and came, each whole."""
    before, after = [str(one) for one in old], [str(one) for one in new]
    pieces: list[Piece] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += [Piece(one, "same") for one in before[a:b]]
        else:
            pieces += [Piece(one, "out") for one in before[a:b]] + [Piece(one, "in") for one in after[c:d]]
    return pieces


# ---- reading them ----------------------------------------------------------------------------------------------------
def with_version(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With `version_number` and `version_made_at` of the last version. No query of its own."""
    last = Version.objects.filter(proposal=OuterRef("pk")).order_by("-number")
    return proposals.annotate(
        version_number=Subquery(last.values("number")[:1]), version_made_at=Subquery(last.values("made_at")[:1])
    )


def versions_of(proposal: Proposal) -> list[Version]:
    """Every version, the latest first, with the ballots that were held on it. Two queries."""
    ballots = Prefetch("ballots", Ballot.objects.select_related("decision"))
    return list(proposal.versions.told().prefetch_related(ballots).order_by("-number"))


@dataclass(frozen=True, slots=True)
class Since:
    """What happened after the version that somebody read: both versions, the number it has now, and what changed."""

    read: Snapshot
    now: Snapshot
    number: int

    @property
    def changes(self) -> list[Changed]:
        """Question by question."""
        return changes_of(self.read, self.now)


def since_version(proposal: Proposal, number: int | None) -> Since:
    """From the version with a number, or from the last one when there is no such version. One query."""
    kept = {version.number: version.snapshot for version in proposal.versions.all()}
    latest = max(kept)
    return Since(kept[number] if number in kept else kept[latest], kept[latest], latest)


def broken_versions() -> list[str]:
    """A sentence for each proposal whose versions have a gap, or do not end with what it asks now."""
    kept: dict[int, list[Version]] = defaultdict(list)
    for version in Version.objects.order_by("proposal", "number"):
        kept[version.proposal_id].append(version)
    beside = ("focus_areas", "partners", "documents", "costs")
    proposals = Proposal.objects.select_related("budget_line").prefetch_related(*beside).order_by("pk")
    return [line for proposal in proposals for line in _breaks(proposal, kept[proposal.pk])]


def _breaks(proposal: Proposal, kept: list[Version]) -> list[str]:
    numbers = [version.number for version in kept]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        return [f"{name_of(proposal)}: its versions are {numbers}, not 1 to {len(numbers) or 1}"]
    now, last = said_by(proposal), kept[-1].snapshot
    other = [name for name, line in LINES.items() if _is_broken(line, last.get(name), now.get(name))]
    return [f"{name_of(proposal)}: {other[0]} is not what version {numbers[-1]} says"] if other else []


def _is_broken(line: Line, kept: Value | None, now: Value | None) -> bool:
    """Of borrowed names only how many there are: an organisation that is renamed changes no proposal."""
    return _how_many(kept) != _how_many(now) if line.borrows else _differs(kept, now)


def _how_many(value: Value | None) -> int:
    return len(value) if isinstance(value, list) else int(bool(value))
