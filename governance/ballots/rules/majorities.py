"""Whether enough votes are for, and the sentences that say so (house rules 3 and 4)."""

from __future__ import annotations

from collections.abc import Iterator

from governance.ballots.rules.counting import Counts
from governance.ballots.rules.house import BallotRules, Majority, Method
from governance.ballots.rules.words import Sentence, _


def is_carried(counts: Counts, rules: BallotRules) -> bool:
    """The votes for are enough. Nobody for is never enough."""
    if rules.method is Method.CONSENT or rules.majority is Majority.UNANIMOUS:
        return counts.votes_for > 0 and counts.against == 0
    if rules.majority is Majority.QUALIFIED:
        return counts.votes_for > 0 and counts.votes_for >= rules.share * counts.decisive
    return counts.votes_for > counts.against


def majority_sentences(counts: Counts, rules: BallotRules) -> Iterator[Sentence]:
    """What was voted, and what that leads to."""
    facts: dict[str, int | str] = {
        "for": counts.votes_for,
        "against": counts.against,
        "abstain": counts.abstained,
        "decisive": counts.decisive,
        "share": str(rules.share),
    }
    carried = is_carried(counts, rules)
    if rules.method is Method.CONSENT:
        yield Sentence(
            _("Consent: {for}. Overwegend bezwaar: {against}. Laat het aan de anderen: {abstain}."),
            facts,
        )
        yield Sentence(_consent(counts, carried=carried), facts)
        return
    yield Sentence(
        _(
            "Voor: {for}. Tegen: {against}. Onthouding: {abstain}."
            " Een onthouding telt mee voor het quorum, niet voor de meerderheid."
        ),
        facts,
    )
    yield Sentence(_verdict(counts, rules, carried=carried), facts)


def _consent(counts: Counts, *, carried: bool) -> str:
    if carried:
        return _("Niemand heeft een overwegend bezwaar en {for} zetels geven consent. Het voorstel is aangenomen.")
    if counts.against:
        return _("Er staat nog een overwegend bezwaar open ({against}). Het voorstel is niet aangenomen.")
    return _("Geen enkele zetel gaf consent ({for}). Het voorstel is niet aangenomen.")


def _verdict(counts: Counts, rules: BallotRules, *, carried: bool) -> str:
    if rules.majority is Majority.SIMPLE:
        return _simple(counts)
    if rules.majority is Majority.UNANIMOUS:
        return _unanimous(carried=carried)
    return _qualified(carried=carried)


def _simple(counts: Counts) -> str:
    if counts.votes_for == counts.against:
        return _("Er zijn evenveel stemmen voor als tegen. Het voorstel is niet aangenomen.")
    if counts.votes_for > counts.against:
        return _("Er zijn meer stemmen voor ({for}) dan tegen ({against}). Het voorstel is aangenomen.")
    return _("Er zijn minder stemmen voor ({for}) dan tegen ({against}). Het voorstel is niet aangenomen.")


def _unanimous(*, carried: bool) -> str:
    if carried:
        return _("Alle {decisive} stemmen zijn voor. Het voorstel is unaniem aangenomen.")
    return _("{for} van {decisive} stemmen zijn voor; dit punt vraagt unanimiteit. Het voorstel is niet aangenomen.")


def _qualified(*, carried: bool) -> str:
    if carried:
        return _("{for} van {decisive} stemmen voor is minstens {share}. Het voorstel is aangenomen.")
    return _("{for} van {decisive} stemmen voor is minder dan {share}. Het voorstel is niet aangenomen.")
