"""house_rules.toml → HouseRules: Dutch keys in, English names out."""

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from governance.charter.norms.house import (
    Appointment,
    DecidingRule,
    Domain,
    Entrustment,
    HouseNumber,
    HouseRule,
    HouseRules,
    Observer,
    Representation,
)
from governance.charter.norms.reading import NormError, Table

MAJORITIES = {"gewoon": "simple", "gekwalificeerd": "qualified", "unaniem": "unanimous"}
HOUSE_RULES_PATH = Path(__file__).parent.parent / "house_rules.toml"


@cache
def house_rules() -> HouseRules:
    """Our defaults, read once; NormError when the file does not read as agreed."""
    return read_house_rules(Table.from_file(HOUSE_RULES_PATH))


def read_house_rules(file: Table) -> HouseRules:
    rows = file.tables("afspraak")
    values = {row.text("id"): row.table("waarde") for row in rows}
    try:
        rules = HouseRules(
            version=file.text("versie"),
            valid_from=file.date("geldig_vanaf"),
            rules=tuple(_rule(row) for row in rows),
            entrustments=tuple(_entrustment(row) for row in file.tables("toevertrouwd")),
            numbers=tuple(_number(row) for row in file.tables("getal")),
            appointments=tuple(_appointment(row) for row in file.tables("aanstelling")),
            same_person=tuple(_pair(row) for row in file.tables("zelfde_persoon")),
            deciding=_deciding_rules(values["meerderheid"]),
            **_deciding(values),
            **_composition(values),
            **_money(values),
            **_terms(values),
            **_who(values),
        )
    except KeyError as missing:
        raise NormError(f"{file.place}: [[afspraak]] {missing} is missing") from missing
    for table in (file, *rows, *values.values()):
        table.nothing_else()
    return rules


def _rule(row: Table) -> HouseRule:
    return HouseRule(
        number=row.number("nummer"),
        slug=row.text("id"),
        question=row.text("vraag"),
        default=row.text("standaard"),
        explanation=row.text("toelichting"),
    )


def _number(row: Table) -> HouseNumber:
    found = HouseNumber(
        slug=row.text("id"),
        rule=row.text("afspraak"),
        question=row.text("vraag"),
        unit=row.text("eenheid"),
        default=row.number("standaard"),
        minimum=row.number("minimum"),
        maximum=row.number("maximum"),
    )
    row.nothing_else()
    if not found.minimum <= found.default <= found.maximum:
        raise NormError(f"{row.place}: the default {found.default} is outside its bounds")
    return found


def _appointment(row: Table) -> Appointment:
    found = Appointment(
        body=row.text("orgaan"),
        seat=row.text("zetel"),
        appointed_by=row.text("door"),
        must_be_held=row.flag("altijd", False),
    )
    row.nothing_else()
    return found


def _pair(row: Table) -> tuple[str, str]:
    first, second = row.texts("zetels")
    row.nothing_else()
    return first, second


def _observer(row: Table) -> Observer:
    return Observer(body=row.text("orgaan"), seat=row.text("zetel"), name=row.text("naam"))


def _entrustment(row: Table) -> Entrustment:
    return Entrustment(body=row.text("orgaan"), seat=row.text("zetel"), powers=row.texts("rechten"))


def _deciding(values: dict[str, Table]) -> dict[str, Any]:
    observers = values["stemrecht-voorzitter"].tables("waarnemers")
    return {
        "observers": tuple(_observer(row) for row in observers),
        "quorum": values["quorum"].share("quorum"),
        "has_quorum_at_second_call": values["quorum"].flag("quorum_tweede_oproep"),
        "methods": values["methode"].texts("methodes"),
        "secret_min_seats": values["geheime-stemming"].number("geheim_minimum_zetels"),
        "proxies_per_bearer": values["volmacht"].number("volmachten_per_drager"),
        "substitute_powers": frozenset(values["volmacht"].texts("plaatsvervanger_rechten")),
        "holders_per_seat": values["gedeelde-zetel"].number("houders_per_zetel"),
        "recusal_floor": values["eigen-belang"].share("ondergrens_basis"),
        "extra_seat_votes": values["extra-zetel"].flag("extra_zetel_stemt"),
    }


def _deciding_rules(values: Table) -> tuple[DecidingRule, ...]:
    """The most specific first; NormError when no row speaks of everything."""
    found = sorted((_deciding_rule(row) for row in values.tables("meerderheden")), key=_how_general)
    if not found or (found[-1].body, found[-1].kind) != ("*", "*"):
        raise NormError(f"{values.place}: one row must speak of every body and every kind of decision")
    return tuple(found)


def _deciding_rule(row: Table) -> DecidingRule:
    word = row.text("meerderheid")
    share = row.share("deel") if word == "gekwalificeerd" else Fraction(0)
    if word not in MAJORITIES:
        raise NormError(f"{row.place}: {word} is no majority; write {', '.join(MAJORITIES)}")
    return DecidingRule(body=row.text("orgaan"), kind=row.text("soort"), majority=MAJORITIES[word], share=share)


def _how_general(row: DecidingRule) -> tuple[bool, bool]:
    return (row.body == "*", row.kind == "*")


def _composition(values: dict[str, Table]) -> dict[str, Any]:
    return {
        "delegates": values["afgevaardigden"].number("afgevaardigden"),
        "working_year_start_month": values["werkjaar"].number("werkjaar_begint_in_maand"),
        "joint_meeting_counts_for_both": values["open-raad"].flag("open_raad_telt_dubbel"),
        "paused_in_holidays": frozenset(values["schoolvakanties"].texts("opgeschort_in_vakantie")),
        "chair_rhythm_by_attendance": values["met-de-voorzitter"].flag("voorzitter_telt_bij_aanwezigheid"),
    }


def _money(values: dict[str, Table]) -> dict[str, Any]:
    return {
        "day_to_day_cents": values["dagelijks-beheer"].number("dagelijks_beheer_cent"),
        "four_eyes_cents": values["dagelijks-beheer"].number("vier_ogen_cent"),
        "direct_cents": values["dagelijks-beheer"].number("directe_uitgave_cent"),
        "staff_line": values["personeel"].text("personeelspost"),
        "coordinator_in_ledger": values["personeel"].flag("coordinator_in_grootboek"),
    }


def _terms(values: dict[str, Table]) -> dict[str, Any]:
    terms, digital = values["termijnen"], values["digitale-stemming"]
    return {
        "documents_days": terms.number("stukken_dagen"),
        "amendments_days": terms.number("amendementen_dagen"),
        "draft_minutes_working_days": terms.number("ontwerpverslag_werkdagen"),
        "comments_days": terms.number("opmerkingen_dagen"),
        "minutes_of": frozenset(terms.texts("verslag_van")),
        "public_minutes_of": frozenset(terms.texts("publiek_verslag_van")),
        "mandate_end_month": terms.number("mandaat_eindigt_maand"),
        "mandate_end_day": terms.number("mandaat_eindigt_dag"),
        "mandate_notice_days": terms.number("mandaat_melding_dagen"),
        "digital_ballot_days": digital.number("digitaal_dagen"),
        "digital_ballot_closes_on_holidays": digital.flag("sluit_in_vakantie"),
    }


def _who(values: dict[str, Table]) -> dict[str, Any]:
    links = values["wie-vertegenwoordigt-mij"].tables("koppeling")
    return {
        "by_seat_only": frozenset(values["leerling"].texts("alleen_zetel")),
        "lab_questions": values["labo-of-studio"].texts("labovragen"),
        "representations": tuple(
            Representation(body=row.text("orgaan"), seat=row.text("zetel"), institutions=row.texts("instellingen"))
            for row in links
        ),
        "domains": tuple(
            Domain(slug=row.text("id"), name=row.text("naam")) for row in values["expertise"].tables("domeinen")
        ),
    }
