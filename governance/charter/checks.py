"""System checks: the portal does not start on norms that do not hold together."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register

from governance.charter.norms import POWERS, Charter, HouseRules, NormError, charter, folded, house_rules, source_text

COUNTS = {
    "bodies": 5,
    "seats of the raad": 22,
    "observers of the raad": 2,
    "kinds of seat in the raad": 16,
    "competences": 28,
    "institutions": 75,
    "werkingen": 3,
    "focus areas": 3,
    "engagements": 5,
    "engagements of the city": 2,
}
HOUSE_RULE_NUMBERS = list(range(1, 26))
NEVER_SUBSTITUTED = {"vote", "spend", "coordinate", "chair"}


@register()
def check_norms(**_: Any) -> list[CheckMessage]:
    """The charter is complete and literal, and our own rules name only things that exist."""
    try:
        norms, rules = charter(), house_rules()
    except NormError as problem:
        return [Error(str(problem), id="charter.E001")]
    return [*_unquoted(norms), *_miscounted(norms, rules), *_misnumbered(rules), *_unknown(norms, rules)]


def counted(norms: Charter, rules: HouseRules) -> dict[str, int]:
    """What issue A asks to be counted."""
    raad = norms.body("som-raad")
    return {
        "bodies": len(norms.bodies),
        "seats of the raad": raad.seat_count,
        "observers of the raad": sum(observer.body == raad.slug for observer in rules.observers),
        "kinds of seat in the raad": len(raad.seats),
        "competences": len(norms.competences),
        "institutions": len(norms.institutions),
        "werkingen": len(norms.werkingen),
        "focus areas": len(norms.focus_areas),
        "engagements": len(norms.engagements),
        "engagements of the city": len(norms.city_engagements),
    }


def _unquoted(norms: Charter) -> Iterator[CheckMessage]:
    source = folded(source_text())
    for place, text in norms.quotations():
        if folded(text) not in source:
            yield Error(f"charter.toml, {place}: not found literally in charter.txt: {text!r}", id="charter.E002")


def _miscounted(norms: Charter, rules: HouseRules) -> Iterator[CheckMessage]:
    for what, number in counted(norms, rules).items():
        if number != COUNTS[what]:
            yield Error(f"charter.toml: {number} {what}, the charter has {COUNTS[what]}", id="charter.E003")


def _misnumbered(rules: HouseRules) -> Iterator[CheckMessage]:
    numbers = [rule.number for rule in rules.rules]
    if numbers != HOUSE_RULE_NUMBERS:
        yield Error(f"house_rules.toml: the rules are numbered {numbers}, not {HOUSE_RULE_NUMBERS}", id="charter.E004")


def _unknown(norms: Charter, rules: HouseRules) -> Iterator[CheckMessage]:
    """Seats, bodies, institutions and powers that our rules name and nobody knows."""
    seats = {f"{body.slug}/{seat.slug}" for body in norms.bodies for seat in body.seats}
    bodies = {body.slug for body in norms.bodies}
    institutions = {institution.slug for institution in norms.institutions}
    named = {
        "body": (
            rules.paused_in_holidays
            | {row.body for row in rules.entrustments}
            | {row.body for row in rules.appointments}
        )
        - bodies,
        "seat": (rules.by_seat_only | _seats_named(rules)) - seats,
        "institution": {slug for r in rules.representations for slug in r.institutions} - institutions,
        "house rule": {number.rule for number in rules.numbers} - {rule.slug for rule in rules.rules},
        "power": {power for entry in rules.entrustments for power in entry.powers} - set(POWERS),
    }
    named["power of a substitute"] = (rules.substitute_powers - set(POWERS)) | (
        rules.substitute_powers & NEVER_SUBSTITUTED
    )
    for kind, unknown in named.items():
        for name in sorted(unknown):
            yield Error(f"house_rules.toml names an unknown {kind}: {name!r}", id="charter.E005")


def _seats_named(rules: HouseRules) -> set[str]:
    entrusted = {f"{entry.body}/{entry.seat}" for entry in rules.entrustments if entry.seat != "*"}
    appointed = {f"{entry.body}/{entry.seat}" for entry in rules.appointments if entry.seat != "*"}
    observed = {f"{observer.body}/{observer.seat}" for observer in rules.observers}
    together = {seat for pair in rules.same_person for seat in pair}
    return (
        entrusted
        | {f"{entry.body}/{entry.seat}" for entry in rules.representations}
        | (appointed | together) - observed
    )
