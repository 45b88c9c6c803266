"""Choosing between options, and ranking priorities, with the sentences that say so (house rule 4)."""

from __future__ import annotations

from collections.abc import Iterator

from governance.ballots.rules.counting import Counts
from governance.ballots.rules.house import BallotRules, Method
from governance.ballots.rules.words import Sentence, _


def leaders_of(counts: Counts) -> tuple[int, ...]:
    """The places of the options with the most votes or points; none when nobody pointed at any."""
    if not counts.papers:
        return ()
    most = max(option.points for option in counts.options)
    return tuple(place for place, option in enumerate(counts.options) if option.points == most)


def standing_of(counts: Counts) -> list[tuple[int, str, int]]:
    """(rank, name, points), the best first; options with as many points share a rank and keep their order."""
    best = sorted(counts.options, key=lambda option: -option.points)
    return [(1 + sum(other.points > one.points for other in best), one.name, one.points) for one in best]


def option_sentences(counts: Counts, rules: BallotRules) -> Iterator[Sentence]:
    """What each option got, and what that leads to."""
    for rank, name, points in standing_of(counts):
        yield Sentence(_line(rules), {"rank": rank, "option": name, "points": points})
    yield Sentence(
        _("Zetels die kozen: {papers}. Onthouding: {abstain}. Een onthouding telt mee voor het quorum."),
        {"papers": counts.papers, "abstain": counts.abstained},
    )
    yield _ending(counts, rules)


def _line(rules: BallotRules) -> str:
    if rules.method is Method.RANKING:
        return _("{rank}. {option}: {points} punten.")
    return _("{rank}. {option}: {points} stemmen.")


def _ending(counts: Counts, rules: BallotRules) -> Sentence:
    leaders = leaders_of(counts)
    if not leaders:
        return Sentence(_("Geen enkele zetel koos een optie. Er is niets beslist."))
    if rules.method is Method.RANKING:
        return Sentence(_("De volgorde ligt vast. Opties met evenveel punten delen hun plaats."))
    first = counts.options[leaders[0]]
    facts: dict[str, int | str] = {"option": first.name, "points": first.points, "many": len(leaders)}
    if len(leaders) > 1:
        return Sentence(_("{many} opties kregen elk {points} stemmen. Er is niets beslist."), facts)
    return Sentence(_("“{option}” kreeg de meeste stemmen ({points}) en is gekozen."), facts)
