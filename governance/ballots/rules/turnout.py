"""Whether enough seats took part: the base, the quorum, and the sentences that say so (house rules 2, 6 and 8)."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from governance.ballots.rules.counting import Counts
from governance.ballots.rules.house import BallotRules, Method
from governance.ballots.rules.words import Sentence, _
from som_portal.kit.shares import more_than


def base_of(counts: Counts, rules: BallotRules) -> int:
    """The seats that the quorum is a share of: the filled ones without the recused, never under the floor."""
    return max(counts.filled - counts.recused, ceil(counts.filled * rules.recusal_floor))


def quorum_of(counts: Counts, rules: BallotRules) -> int:
    """The least number of seats that must vote; 0 when no quorum is asked."""
    return 0 if rules.quorum_above is None else more_than(rules.quorum_above, base_of(counts, rules))


def turnout_sentences(counts: Counts, rules: BallotRules) -> Iterator[Sentence]:
    """Who is on the roll and who took part. Tells nothing of what was voted, so an open ballot may show it."""
    quorum = quorum_of(counts, rules)
    yield Sentence(
        _("{seats} stemgerechtigde zetels, {filled} bezet, quorum {quorum}, uitgebracht {cast}."),
        {"seats": counts.seats, "filled": counts.filled, "quorum": quorum, "cast": counts.cast},
    )
    if counts.recused:
        yield _recusal_sentence(counts, rules)
    if counts.proxied:
        yield Sentence(
            _("Met een volmacht uitgebracht: {proxied}. Die tellen mee zoals elke andere stem."),
            {"proxied": counts.proxied},
        )
    yield _quorum_sentence(counts, quorum, rules)


def _recusal_sentence(counts: Counts, rules: BallotRules) -> Sentence:
    base = base_of(counts, rules)
    facts = {"recused": counts.recused, "filled": counts.filled, "base": base}
    if base == counts.filled - counts.recused:
        return Sentence(
            _("Wegens een eigen belang stemmen niet mee: {recused}. Van de {filled} bezette zetels tellen er {base}."),
            facts,
        )
    return Sentence(
        _(
            "Wegens een eigen belang stemmen niet mee: {recused}. De basis blijft minstens {base}"
            " van de {filled} bezette zetels."
        ),
        facts,
    )


def _quorum_sentence(counts: Counts, quorum: int, rules: BallotRules) -> Sentence:
    facts = {"cast": counts.cast, "quorum": quorum, "missing": quorum - counts.cast}
    if rules.method is Method.POLL:
        return Sentence(_("Dit is een peiling: er is geen quorum nodig. {cast} zetels antwoordden."), facts)
    if quorum == 0:
        return Sentence(_("Dit is een tweede oproep: er is geen quorum nodig. {cast} zetels stemden."), facts)
    if counts.cast < quorum:
        return Sentence(
            _("{cast} van de nodige {quorum} zetels stemden. Dat zijn er {missing} te weinig om te beslissen."), facts
        )
    return Sentence(_("{cast} zetels stemden, {quorum} zijn genoeg. Het quorum is gehaald."), facts)
