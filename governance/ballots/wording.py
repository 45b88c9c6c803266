"""Sentences of the register that come beside the votes. Always in Dutch, the language of the record."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import override

from governance.ballots.models import Condition, Proposal
from som_portal.kit.money import euro
from som_portal.kit.templatetags.som import day


def conditions_wording(conditions: Sequence[Condition]) -> str:
    """' Onder deze voorwaarden: 1. …' with who sees to each and by when; empty without conditions."""
    if not conditions:
        return ""
    with override("nl"):
        lines = [
            f"{one.place}. {one.text.rstrip('.')} ({one.owner.name}, tegen {day(one.due_on)})." for one in conditions
        ]
    word = "Onder deze voorwaarde" if len(lines) == 1 else "Onder deze voorwaarden"
    return f" {word}: {' '.join(lines)}"


def money_wording(proposal: Proposal, freed: str = "") -> str:
    """'€ 9.500 uit de post Laboratorium', and what for; of several lines the sum and each of them.

    `freed`: a word after the sum.
    """
    total = euro(proposal.amount) + freed
    if not proposal.is_itemised:
        return f"{total} uit de post {proposal.budget_line}"
    costs = list(proposal.costs.all())
    if len(costs) > 1:
        return f"{total}: {'; '.join(str(cost) for cost in costs)}"
    return f"{total} uit de post {costs[0].budget_line} ({costs[0].purpose})"


def note_wording(body: str, reasoning: str, questions: Sequence[str]) -> str:
    """What the body adds: its reasons, and the questions with which the proposal goes back."""
    said = [f"Motivering van de vergadering: {reasoning}"] if reasoning else []
    if questions:
        asked = " ".join(f"{number}. {question}" for number, question in enumerate(questions, start=1))
        word = "deze vraag" if len(questions) == 1 else "deze vragen"
        said.append(f"De {body} stuurt het voorstel terug met {word}: {asked}")
    return "\n\n".join(said)
