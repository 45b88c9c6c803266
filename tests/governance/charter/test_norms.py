"""The charter and our defaults, as the portal reads them."""

import dataclasses
import datetime
import re
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from governance.charter import norms
from governance.charter.norms.load_charter import FOLDER, read_charter
from governance.charter.norms.load_house import HOUSE_RULES_PATH, read_house_rules
from governance.charter.norms.reading import NormError, Table

CHARTER_TOML = FOLDER / "charter.toml"


def test_the_charter_has_five_bodies_in_the_order_of_the_annex() -> None:
    slugs = [body.slug for body in norms.charter().bodies]
    assert slugs == ["som-plus", "som-raad", "coordinatiecel", "som-team", "afstemmingscel"]


def test_the_raad_has_22_seats_in_16_kinds_and_all_of_them_vote() -> None:
    raad = norms.charter().body("som-raad")
    assert (raad.seat_count, len(raad.seats)) == (22, 16)
    assert [seat.slug for seat in raad.seats if not seat.is_voting] == []
    assert {seat.slug: seat.count for seat in raad.seats if seat.count > 1} == {
        "ku-leuven": 2,
        "ucll": 2,
        "codis-basis": 5,
    }


def test_the_two_observers_of_the_raad_are_ours() -> None:
    observers = norms.house_rules().observers
    assert [(o.body, o.seat) for o in observers] == [("som-raad", "coordinator"), ("som-raad", "beleidsadviseur")]


def test_there_are_28_competences_with_names_of_their_own() -> None:
    per_body = [len(body.competences) for body in norms.charter().bodies]
    assert per_body == [5, 8, 8, 4, 3]
    assert len({competence.slug for competence in norms.charter().competences}) == 28


def test_75_institutions_signed_numbered_from_1_to_75() -> None:
    institutions = norms.charter().institutions
    assert [institution.number for institution in institutions] == list(range(1, 76))
    assert len({institution.slug for institution in institutions}) == 75


def test_the_werkingen_carry_every_bullet_and_team() -> None:
    shape = {
        werking.slug: ([len(part.contents) for part in werking.parts], len(werking.team))
        for werking in norms.charter().werkingen
    }
    assert shape == {"laboratorium": ([3, 5], 4), "community": ([4, 2], 4), "studio": ([3], 4)}


def test_speerpunten_engagements_and_what_the_city_engages_in() -> None:
    charter = norms.charter()
    assert [area.slug for area in charter.focus_areas] == ["iedereen-aan-boord", "welbevinden", "diversiteit"]
    assert len(charter.engagements) == 5
    assert [engagement.yearly_cents for engagement in charter.city_engagements] == [0, 20_000_000]


def test_the_five_rhythms() -> None:
    rhythm = {body.slug: body.rhythm for body in norms.charter().bodies}
    assert (rhythm["som-plus"].minimum, rhythm["som-plus"].on_demand) == (2, True)
    assert (rhythm["som-raad"].minimum, rhythm["som-raad"].open_count) == (4, 1)
    assert rhythm["som-raad"].open_with == "som-plus"
    assert (rhythm["coordinatiecel"].weeks, rhythm["coordinatiecel"].chair_weeks) == (1, 4)
    assert rhythm["coordinatiecel"].chair_seat == "voorzitter"
    assert (rhythm["som-team"].weeks, rhythm["afstemmingscel"].weeks) == (1, 3)


def test_every_quotation_stands_literally_in_the_source() -> None:
    source = norms.folded(norms.source_text())
    quotations = list(norms.charter().quotations())
    assert [place for place, text in quotations if norms.folded(text) not in source] == []
    assert len(quotations) == 243


def test_a_changed_letter_in_a_quotation_would_be_seen() -> None:
    source = norms.folded(norms.source_text())
    mission = norms.charter().paragraph("missie").text
    assert norms.folded(mission.replace("innovatief", "inovatief")) not in source


def test_a_slip_is_shown_corrected_and_kept_literal() -> None:
    engagement = norms.charter().engagements[0]
    assert engagement.has_slip is True
    assert engagement.shown == "het inzetten van mankracht"
    assert engagement.text == "het inzetten van mankracht in te zetten;"


def test_the_charter_of_2021_runs_five_years() -> None:
    charter = norms.charter()
    assert (charter.signed_on, charter.runs_until) == (datetime.date(2021, 9, 30), datetime.date(2026, 9, 30))
    assert charter.version == "2021-09-30"
    assert charter.days_left(datetime.date(2026, 9, 20)) == 10
    assert charter.days_left(datetime.date(2026, 10, 1)) == -1


def test_the_raads_signatures_are_a_number_and_no_names() -> None:
    signed = tomllib.loads(CHARTER_TOML.read_text(encoding="utf-8"))["ondertekenaars_raad"]
    assert set(signed) == {"regels", "personen", "lezing"}
    assert (signed["regels"], signed["personen"]) == (19, 20)


def test_between_the_two_signature_headings_the_source_names_nobody() -> None:
    before, _, after = norms.source_text().partition("Som raad\n\nONDERTEKENAAR")
    assert before.endswith("\n")
    between = after.partition("Onderwijsinstellingen")[0]
    assert re.findall(r"\w+", between) == ["naam"]


def test_the_charter_is_read_once_and_stays_as_it_was_read() -> None:
    assert norms.charter() is norms.charter()
    assert norms.house_rules() is norms.house_rules()
    with pytest.raises(dataclasses.FrozenInstanceError):
        norms.charter().title = "iets anders"  # type: ignore[misc]


def test_reading_the_files_twice_gives_equal_norms() -> None:
    assert read_charter(Table.from_file(CHARTER_TOML)) == norms.charter()
    assert read_house_rules(Table.from_file(HOUSE_RULES_PATH)) == norms.house_rules()


def test_the_house_rules_answer_in_words_and_in_values() -> None:
    rules = norms.house_rules()
    assert [rule.number for rule in rules.rules] == list(range(1, 26))
    assert rules.quorum == Fraction(1, 2)
    assert rules.deciding_rule("som-raad", "lab").majority == "simple"
    assert rules.day_to_day_cents == 250_000
    assert (rules.documents_days, rules.amendments_days) == (14, 2)
    assert (rules.draft_minutes_working_days, rules.comments_days) == (10, 10)
    assert (rules.digital_ballot_days, rules.digital_ballot_closes_on_holidays) == (10, False)
    assert (rules.working_year_start_month, rules.delegates) == (9, 1)


def test_a_substitute_reads_what_the_seat_reads_and_nothing_more() -> None:
    rules = norms.house_rules()
    assert rules.substitute_powers_of("som-raad", "voorzitter") == {"attend"}
    assert rules.substitute_powers_of("coordinatiecel", "coordinator") == {"attend", "read_ledger"}


def test_a_mandate_ends_on_the_first_31_august() -> None:
    rules = norms.house_rules()
    assert rules.mandate_end(datetime.date(2026, 9, 1)) == datetime.date(2027, 8, 31)
    assert rules.mandate_end(datetime.date(2026, 8, 31)) == datetime.date(2026, 8, 31)


@pytest.mark.parametrize(
    ("body", "seat", "powers"),
    [
        ("som-raad", "voorzitter", {"chair", "attend"}),
        ("som-raad", "ucll", {"attend"}),
        ("som-team", "communicatiemedewerker", {"facilitate", "run_events", "attend", "edit_stories"}),
        ("afstemmingscel", "schepen", {"attend", "read_ledger"}),
        ("onbekend", "zetel", set()),
    ],
)
def test_a_seat_entrusts_its_powers(body: str, seat: str, powers: set[str]) -> None:
    assert norms.house_rules().powers_of(body, seat) == powers


def test_an_institution_without_a_seat_is_visible_as_none() -> None:
    mapped = norms.house_rules().representation_of("ligo-oost-brabant")
    assert mapped is not None
    assert mapped.seat == "cbe"
    assert norms.house_rules().representation_of("krullevaart") is None


def test_an_unknown_name_says_which_names_exist() -> None:
    with pytest.raises(KeyError, match="known: som-plus, som-raad"):
        norms.charter().body("som-rad")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('letter = "A"\nnaam = "SOM plus"', 'naam = "SOM plus"', "'letter' is missing"),
        ("minimum = 2", 'minimum = "twee"', "'minimum' must be int, not 'twee'"),
        ("minimum = 2", "minimum = true", "'minimum' must be int, not True"),
        ('soort = "per_jaar"\nminimum = 2', 'soort = "soms"', "'soort' is per_jaar or interval, not 'soms'"),
        ('kort = "Iedereen aan boord"', 'kort = "x"\nkrot = "y"', "unknown 'krot'"),
        ('titel = "Samen onderwijs maken"', "titel = Samen", "charter.toml: "),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = CHARTER_TOML.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "charter.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(NormError, match=re.escape(message)):
        read_charter(Table.from_file(broken))


def test_a_missing_house_rule_is_named(tmp_path: Path) -> None:
    text = HOUSE_RULES_PATH.read_text(encoding="utf-8")
    broken = tmp_path / "house_rules.toml"
    broken.write_text(text.replace('id = "quorum"', 'id = "quorem"'), encoding="utf-8")
    with pytest.raises(NormError, match="'quorum' is missing"):
        read_house_rules(Table.from_file(broken))


def deciding_rules(rows: str) -> norms.HouseRules:
    """The house rules with other rows about majorities."""
    text = HOUSE_RULES_PATH.read_text(encoding="utf-8")
    start = text.index("meerderheden = [")
    values = tomllib.loads(text[:start] + f"meerderheden = [{rows}]" + text[text.index("]", start) + 1 :])
    return read_house_rules(Table(values, "house_rules.toml"))


def test_the_finest_row_about_a_majority_goes_first() -> None:
    rules = deciding_rules(
        '{ orgaan = "*", soort = "*", meerderheid = "gewoon" },'
        '{ orgaan = "som-raad", soort = "*", meerderheid = "unaniem" },'
        '{ orgaan = "som-raad", soort = "reglement", meerderheid = "gekwalificeerd", deel = "2/3" },'
    )
    found = rules.deciding_rule("som-raad", "reglement")
    assert (found.majority, found.share) == ("qualified", Fraction(2, 3))
    assert rules.deciding_rule("som-raad", "lab").majority == "unanimous"
    assert rules.deciding_rule("som-team", "lab").majority == "simple"


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("", "one row must speak of every body"),
        ('{ orgaan = "som-raad", soort = "*", meerderheid = "gewoon" }', "one row must speak of every body"),
        ('{ orgaan = "*", soort = "*", meerderheid = "ruim" }', "ruim is no majority"),
    ],
)
def test_a_majority_that_does_not_read_is_named(rows: str, problem: str) -> None:
    with pytest.raises(NormError, match=problem):
        deciding_rules(rows)
