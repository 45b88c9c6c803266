"""charter.toml → Charter: Dutch keys in, English names out. Every key is read or refused."""

from functools import cache
from pathlib import Path
from typing import cast, get_args

from governance.charter.norms.document import (
    Certainty,
    Charter,
    CityEngagementNorm,
    EngagementNorm,
    FocusAreaNorm,
    InstitutionNorm,
    Paragraph,
    Quotation,
    SchemaNorm,
    SuccessionNorm,
    WerkingNorm,
    WerkingPartNorm,
)
from governance.charter.norms.load_bodies import body, voices
from governance.charter.norms.reading import NormError, Table

FOLDER = Path(__file__).parent.parent
CENTS = 100


@cache
def charter() -> Charter:
    """The charter, read once; NormError when the file does not read as agreed."""
    return read_charter(Table.from_file(FOLDER / "charter.toml"))


@cache
def source_text() -> str:
    """The text of the charter, without the names of the persons who signed it."""
    return (FOLDER / "charter.txt").read_text(encoding="utf-8")


def read_charter(file: Table) -> Charter:
    meta, signed = file.table("meta"), file.table("ondertekenaars_raad")
    found = Charter(
        title=meta.text("titel"),
        abbreviation=meta.text("afkorting"),
        city=meta.text("stad"),
        predecessor=meta.text("voorganger"),
        predecessor_on=meta.date("voorganger_datum"),
        years=meta.number("looptijd_jaren"),
        signed_on=meta.date("ondertekend_op_extern"),
        runs_until=meta.date("loopt_tot_extern"),
        raad_signatories=signed.number("personen"),
        raad_signature_lines=signed.number("regels"),
        signatories_reading=signed.text("lezing"),
        paragraphs=tuple(_paragraph(row) for row in file.tables("alinea")),
        focus_areas=tuple(_focus_area(row) for row in file.tables("speerpunt")),
        schemas=tuple(_schema(row) for row in file.tables("schema")),
        bodies=tuple(body(row) for row in file.tables("netwerkonderdeel")),
        werkingen=tuple(_werking(row) for row in file.tables("werking")),
        engagements=tuple(_engagement(row) for row in file.tables("engagement")),
        city_engagements=tuple(_city_engagement(row) for row in file.tables("stadsengagement")),
        institutions=tuple(_institution(row) for row in file.tables("instelling")),
        successions=tuple(_succession(row) for row in file.tables("opvolging")),
    )
    _refuse_the_rest(file, meta, signed)
    return found


def _refuse_the_rest(file: Table, meta: Table, signed: Table) -> None:
    for key in ("bronbestand", "taal"):
        meta.text(key)
    for table in (file, meta, signed):
        table.nothing_else()


def _paragraph(row: Table) -> Paragraph:
    found = Paragraph(slug=row.text("id"), section=row.text("sectie"), line=row.number("regel"), **voices(row))
    row.nothing_else()
    return found


def _focus_area(row: Table) -> FocusAreaNorm:
    found = FocusAreaNorm(
        slug=row.text("id"),
        number=row.number("nummer"),
        title=row.text("titel"),
        short=row.text("kort"),
        line=row.number("regel"),
        **voices(row),
    )
    row.nothing_else()
    return found


def _schema(row: Table) -> SchemaNorm:
    found = SchemaNorm(number=row.number("nummer"), line=row.number("regel"), labels=row.texts("labels"), **voices(row))
    row.nothing_else()
    return found


def _werking(row: Table) -> WerkingNorm:
    found = WerkingNorm(
        slug=row.text("id"),
        letter=row.text("letter"),
        name=row.text("naam"),
        line=row.number("regel"),
        team=row.texts("team"),
        parts=tuple(_part(part) for part in row.tables("onderdeel")),
        **voices(row),
    )
    row.nothing_else()
    return found


def _part(row: Table) -> WerkingPartNorm:
    name = Quotation(text=row.text("naam"), display=row.text("weergave", ""))
    found = WerkingPartNorm(slug=row.text("id"), name=name, contents=row.texts("inhoud"))
    row.nothing_else()
    return found


def _engagement(row: Table) -> EngagementNorm:
    found = EngagementNorm(slug=row.text("id"), unit=row.text("eenheid"), **voices(row))
    row.nothing_else()
    return found


def _city_engagement(row: Table) -> CityEngagementNorm:
    cents = row.number("bedrag_per_jaar_eur", 0) * CENTS
    found = CityEngagementNorm(slug=row.text("id"), yearly_cents=cents, **voices(row))
    row.nothing_else()
    return found


def _institution(row: Table) -> InstitutionNorm:
    row.text("kolom", "")
    found = InstitutionNorm(
        slug=row.text("id"),
        number=row.number("nr"),
        quoted_name=row.text("tekst"),
        name=row.text("naam"),
        levels=row.texts("niveaus"),
        net=row.text("net"),
        certainty=_certainty(row),
        remark=row.text("opmerking", ""),
    )
    row.nothing_else()
    return found


def _certainty(row: Table) -> Certainty:
    certainty = row.text("zekerheid")
    if certainty in get_args(Certainty):
        return cast(Certainty, certainty)
    raise NormError(f"{row.place}: 'zekerheid' is bron, vermoeden or onbekend, not {certainty!r}")


def _succession(row: Table) -> SuccessionNorm:
    found = SuccessionNorm(
        institutions=row.texts("uit"), successor=row.text("naar"), since=row.text("sinds"), source=row.text("bron")
    )
    row.nothing_else()
    return found
