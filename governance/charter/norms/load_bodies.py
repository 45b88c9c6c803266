"""[[netwerkonderdeel]] → BodyNorm, with everything annex 1 says about a body."""

from typing import TypedDict

from governance.charter.norms.document import (
    BodyNorm,
    CompetenceNorm,
    ProfileNorm,
    Quotation,
    RemarkNorm,
    RhythmNorm,
    SeatNorm,
)
from governance.charter.norms.reading import NormError, Table


class Voices(TypedDict):
    """The three voices of a quotation."""

    text: str
    display: str
    reading: str


def voices(row: Table) -> Voices:
    return {"text": row.text("tekst"), "display": row.text("weergave", ""), "reading": row.text("lezing", "")}


def body(row: Table) -> BodyNorm:
    slug = row.text("id")
    found = BodyNorm(
        slug=slug,
        letter=row.text("letter"),
        name=row.text("naam"),
        line=row.number("regel"),
        composition=row.text("samenstelling", ""),
        delegates_min=row.number("afgevaardigden_min", 0),
        delegates_max=row.number("afgevaardigden_max", 0),
        rhythm=_rhythm(row.table("ritme"), row.text("frequentie")),
        competences=tuple(_competence(each, slug) for each in row.tables("bevoegdheid")),
        profile=tuple(_profile(each) for each in row.tables("profiel")),
        working_agreements=tuple(_working_agreement(each) for each in row.tables("werkafspraak")),
        remarks=tuple(_remark(each) for each in row.tables("opmerking")),
        seats=tuple(_seat(each) for each in row.tables("zetel")),
        **voices(row),
    )
    row.nothing_else()
    return found


def _rhythm(row: Table, text: str) -> RhythmNorm:
    kind = row.text("soort")
    if kind == "per_jaar":
        found = RhythmNorm(
            kind="per_year",
            text=text,
            minimum=row.number("minimum"),
            on_demand=row.flag("op_vraag", False),
            open_with=row.text("extra_open_met", ""),
            open_count=row.number("extra_open_aantal", 0),
        )
    elif kind == "interval":
        found = RhythmNorm(
            kind="interval",
            text=text,
            weeks=row.number("weken"),
            chair_weeks=row.number("plus_weken", 0),
            chair_seat=row.text("plus_zetel", ""),
        )
    else:
        raise NormError(f"{row.place}: 'soort' is per_jaar or interval, not {kind!r}")
    row.nothing_else()
    return found


def _competence(row: Table, body_slug: str) -> CompetenceNorm:
    found = CompetenceNorm(slug=row.text("id"), body=body_slug, means=row.text("systeem"), **voices(row))
    row.nothing_else()
    return found


def _profile(row: Table) -> ProfileNorm:
    found = ProfileNorm(**voices(row))
    row.nothing_else()
    return found


def _working_agreement(row: Table) -> Quotation:
    found = Quotation(**voices(row))
    row.nothing_else()
    return found


def _remark(row: Table) -> RemarkNorm:
    parts = row.texts("tekst_delen")
    found = RemarkNorm(slug=row.text("id"), parts=parts, text=" ".join(parts), display=row.text("weergave"))
    row.nothing_else()
    return found


def _seat(row: Table) -> SeatNorm:
    text = row.text("tekst")
    found = SeatNorm(
        slug=row.text("id"),
        name=row.text("naam", text),
        text=text,
        reading=row.text("lezing", ""),
        count=row.number("aantal", 1),
        is_voting=row.flag("stemgerechtigd", False),
        may_be_several=row.flag("meervoud_mogelijk", False),
        may_be_minor=row.flag("minderjarig_mogelijk", False),
        present_every_weeks=row.number("aanwezig_om_de_weken", 0),
    )
    row.nothing_else()
    return found
