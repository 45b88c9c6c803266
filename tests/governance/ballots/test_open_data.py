"""The budget lines of a decision for machines: asked and committed, per line, in every form of the register."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from governance.ballots.models import MOST_COSTS, Decision
from governance.ballots.queries import SHEET_HEAD, lines_of
from governance.ledger.models import BudgetLine
from tests.governance.ballots.test_costs import LITTLE, MUCH, decided, lab, studio, two
from tests.governance.ballots.test_proof import bundle, run
from tests.governance.ballots.test_register import nodes

__all__ = ["lab", "studio"]
pytestmark = pytest.mark.django_db
DOCS = Path(settings.BASE_DIR) / "docs" / "open-data.md"


@pytest.fixture
def decision(lab: BudgetLine, studio: BudgetLine) -> Decision:
    """Adopted, and committed on two lines."""
    return decided(costs=two(lab, studio))


def cells(client: Client) -> dict[str, str]:
    """The first decision of the sheet, by column."""
    lines = csv.reader(io.StringIO(client.get(reverse("ballots:decisions_csv")).text.lstrip("\ufeff")), delimiter=";")
    head, row = list(lines)[:2]
    return dict(zip(head, row, strict=True))


def test_the_sheet_has_two_columns_for_each_line(decision: Decision, client: Client) -> None:
    row = cells(client)
    asked = [(row[f"Post {number}"], row[f"Bedrag van post {number}"]) for number in range(1, MOST_COSTS + 1)]
    assert asked == [("LAB Laboratorium", "7000,00"), ("STU Studio", "3000,00"), ("", ""), ("", ""), ("", "")]
    assert (row["Bedrag in euro"], row["Vastgelegd"]) == ("10000,00", "ja")


def test_a_decision_without_money_has_no_lines_anywhere(client: Client) -> None:
    made = decided()
    assert cells(client)["Post 1"] == ""
    assert "som:post" not in nodes(client, reverse("ballots:decision_jsonld", args=[made.number]))["besluit:Besluit"]
    assert bundle(made)["lines"] == []


def test_linked_data_says_each_line_in_cents(decision: Decision, client: Client) -> None:
    found = nodes(client, reverse("ballots:decision_jsonld", args=[decision.number]))["besluit:Besluit"]
    first, second = found["som:post"]
    assert first == {
        "@id": f"{found['@id']}#post-LAB",
        "@type": "som:Post",
        "skos:notation": "LAB",
        "skos:prefLabel": {"@value": "Laboratorium", "@language": "nl"},
        "som:gevraagdInCent": MUCH,
        "som:vastgelegdInCent": MUCH,
    }
    assert (second["skos:notation"], second["som:gevraagdInCent"]) == ("STU", LITTLE)


def test_what_did_not_fit_is_asked_and_not_committed(lab: BudgetLine, studio: BudgetLine) -> None:
    made = decided(costs=two(lab, studio, LITTLE + 1))
    lines = lines_of(made.ballot.proposal)
    assert [(one["cents"], one["committed_cents"]) for one in lines] == [(MUCH, 0), (LITTLE + 1, 0)]


def test_the_script_adds_up_the_lines_of_a_bundle(decision: Decision, tmp_path: Path) -> None:
    made = bundle(decision)
    assert [(one["code"], one["cents"], one["committed_cents"]) for one in made["lines"]] == [
        ("LAB", MUCH, MUCH),
        ("STU", LITTLE, LITTLE),
    ]
    assert run(made, tmp_path)[0] == 0
    more: dict[str, Any] = made | {"lines": [made["lines"][0]]}
    code, words = run(more, tmp_path)
    assert (code, "the lines are not the sum asked" in words) == (1, True)


def test_every_column_and_field_is_explained(decision: Decision, client: Client) -> None:
    told = DOCS.read_text(encoding="utf-8")
    document = client.get(reverse("ballots:decision_jsonld", args=[decision.number])).text
    words = set(re.findall(r'"((?:besluit|eli|som|skos|prov|dct):\w+)"', document)) | set(bundle(decision))
    columns = {re.sub(r"\d", "N", str(one)) for one in SHEET_HEAD}
    assert [word for word in sorted(words | columns) if f"`{word}`" not in told] == []
    assert json.loads(document)["@context"]["som"].endswith("/besluiten/#")
