"""The system checks see what a careless edit of the norms would break."""

import dataclasses
import datetime

import pytest

from governance.charter import checks
from governance.charter.norms import Charter, Entrustment, HouseRules, charter, house_rules


def messages(monkeypatch: pytest.MonkeyPatch, norms: Charter, rules: HouseRules) -> list[str]:
    monkeypatch.setattr(checks, "charter", lambda: norms)
    monkeypatch.setattr(checks, "house_rules", lambda: rules)
    return [message.msg for message in checks.check_norms()]


def test_the_norms_as_they_are_pass() -> None:
    assert checks.check_norms() == []
    assert checks.counted(charter(), house_rules()) == checks.COUNTS


def test_a_quotation_that_is_not_in_the_source_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *rest = charter().paragraphs
    invented = dataclasses.replace(first, text="Dit staat er niet.")
    found = messages(monkeypatch, dataclasses.replace(charter(), paragraphs=(invented, *rest)), house_rules())
    assert found == ["charter.toml, paragraph aanleiding: not found literally in charter.txt: 'Dit staat er niet.'"]


def test_a_dropped_institution_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = dataclasses.replace(charter(), institutions=charter().institutions[:-1])
    assert messages(monkeypatch, fewer, house_rules()) == ["charter.toml: 74 institutions, the charter has 75"]


def test_a_dropped_house_rule_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = dataclasses.replace(house_rules(), rules=house_rules().rules[1:])
    assert messages(monkeypatch, charter(), fewer) == [
        f"house_rules.toml: the rules are numbered {list(range(2, 26))}, not {list(range(1, 26))}"
    ]


def test_unknown_powers_seats_and_bodies_are_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    wild = Entrustment(body="som-raadje", seat="koning", powers=("rule",))
    rules = dataclasses.replace(house_rules(), entrustments=(wild,), valid_from=datetime.date(2026, 9, 1))
    assert messages(monkeypatch, charter(), rules) == [
        "house_rules.toml names an unknown body: 'som-raadje'",
        "house_rules.toml names an unknown seat: 'som-raadje/koning'",
        "house_rules.toml names an unknown power: 'rule'",
    ]


@pytest.mark.parametrize("power", ["vote", "spend", "coordinate", "chair", "rule"])
def test_a_power_that_a_substitute_never_has_is_an_error(monkeypatch: pytest.MonkeyPatch, power: str) -> None:
    rules = dataclasses.replace(house_rules(), substitute_powers=frozenset({"attend", power}))
    assert messages(monkeypatch, charter(), rules) == [
        f"house_rules.toml names an unknown power of a substitute: {power!r}"
    ]
