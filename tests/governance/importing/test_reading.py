"""Files as schools send them, and files that mean harm: rows, or a sentence; never an error of ours, never long."""

import io
import time
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.importing.reading import read_sheet
from governance.importing.rules.defects import Code, Column, Kind, Unreadable
from tests.governance.importing.sheets import HEADER, csv_bytes, typed, xlsx

SHEET_XML = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"
LONG_ENOUGH = 5.0


def names_in(content: bytes) -> list[str]:
    """What stands in the column of names."""
    return [row.cells[Column.NAME].text for row in read_sheet(content).rows]


def codes_of(content: bytes) -> list[Code]:
    """Why a file is refused."""
    with pytest.raises(Unreadable) as refused:
        read_sheet(content)
    return [defect.code for defect in refused.value.defects]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_every_usual_way_to_save_a_list_is_read(delimiter: str, encoding: str) -> None:
    assert names_in(csv_bytes([typed(name="Zoë Voorbeeld")], encoding=encoding, delimiter=delimiter)) == [
        "Zoë Voorbeeld"
    ]


def test_a_line_that_tells_excel_the_sign_is_no_row() -> None:
    sheet = read_sheet(b"sep=,\r\n" + csv_bytes([typed()], encoding="utf-8", delimiter=","))
    assert [row.number for row in sheet.rows] == [3]


@pytest.mark.parametrize(
    "header",
    [
        ("INSTELLING", "Naam", "E-Mail", "Begindatum", "Einddatum", "Taal", "Zetel"),
        ("Institution", "Full name", "Email address", "First day", "Last day", "Language", "Seat"),
        (" school ", "naam  afgevaardigde", "emailadres", "vanaf", "t/e/m", "taal", "plaats"),
    ],
)
def test_headers_are_recognised_in_dutch_and_english_in_any_writing(header: tuple[str, ...]) -> None:
    sheet = read_sheet(csv_bytes([typed()], header=header))
    assert (set(sheet.rows[0].cells), sheet.notices) == (set(Column) - {Column.SEAT}, ())


def test_columns_come_in_any_order_and_a_title_may_stand_above_them() -> None:
    content = xlsx([["Onze afgevaardigden"], [], [*HEADER[::-1]], typed()[::-1]], header=None)
    row = read_sheet(content).rows[0]
    assert (row.number, row.cells[Column.EMAIL].text) == (4, "noor@som.example")


def test_a_workbook_keeps_days_numbers_and_formulas_apart() -> None:
    content = xlsx([typed(institution=33001, name="=1+1", starts_on=date(2026, 9, 1), language=True)])
    cells = read_sheet(content).rows[0].cells
    kinds = (Column.INSTITUTION, Column.NAME, Column.STARTS_ON, Column.LANGUAGE)
    assert [cells[column].kind for column in kinds] == [Kind.NUMBER, Kind.FORMULA, Kind.DATE, Kind.BOOLEAN]
    assert cells[Column.STARTS_ON].text == "2026-09-01"


# ---- files that mean harm --------------------------------------------------------------------------------------------
def with_sheet(xml: str) -> bytes:
    """A workbook whose first sheet is this."""
    source, made = zipfile.ZipFile(io.BytesIO(xlsx([typed()]))), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for part in source.namelist():
            book.writestr(part, xml if part == SHEET_XML else source.read(part))
    return made.getvalue()


def inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row_of(number: int, values: Any) -> str:
    cells = "".join(inline(f"{chr(65 + place)}{number}", str(value)) for place, value in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
ELSEWHERE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
HARMFUL = {
    "entities that laugh": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>{HEAD}{row_of(1, ["&l11;"])}{TAIL}',
    "an entity from elsewhere": f"{ELSEWHERE}{HEAD}{row_of(1, ['&e;'])}{TAIL}",
    "no xml": "<worksheet",
    "another root": "<html></html>",
    "a cell nowhere": f'{HEAD}<row r="1"><c r="ZZZZZ99999999999" t="n"><v>1</v></c></row>{TAIL}',
    "a row that is no number": f'{HEAD}<row r="x"><c r="A1" t="n"><v>1</v></c></row>{TAIL}',
    "a string that does not exist": f'{HEAD}<row r="1"><c r="A1" t="s"><v>999999</v></c></row>{TAIL}',
    "a number that is none": f'{HEAD}<row r="1"><c r="A1" t="n"><v>abc</v></c></row>{TAIL}',
    "an endless number": f'{HEAD}<row r="1"><c r="A1" t="n"><v>1e999999</v></c></row>{TAIL}',
    "the very last row": f"{HEAD}{row_of(1, HEADER)}{row_of(1_048_576, typed())}{TAIL}",
    "the very last column": f'{HEAD}<row r="1">{inline("XFD1", "naam")}</row>{TAIL}',
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_workbook_that_means_harm_is_refused_with_a_sentence_and_quickly(harm: str) -> None:
    content, began = with_sheet(HARMFUL[harm]), time.process_time()
    codes = codes_of(content)
    assert set(codes) <= {Code.FILE_BROKEN, Code.SHEET_NO_HEADER, Code.SHEET_NO_ROWS}
    assert time.process_time() - began < LONG_ENOUGH


def test_what_a_sheet_says_about_its_own_size_counts_for_nothing() -> None:
    rows = f"{row_of(1, HEADER)}{row_of(2, typed())}"
    content = with_sheet(HEAD.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>') + rows + TAIL)
    assert names_in(content) == ["Noor Voorbeeld"]


def test_a_table_of_contents_that_lies_about_sizes_unpacks_no_more_than_it_says() -> None:
    content = bytearray(with_sheet(HEAD + row_of(1, HEADER) + row_of(2, typed()) + " " * 3_000_000 + TAIL))
    said = zipfile.ZipFile(io.BytesIO(bytes(content))).getinfo(SHEET_XML).file_size
    lied = bytes(content).replace(said.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert codes_of(lied) == [Code.FILE_BROKEN]


def test_a_thousand_parts_are_too_many() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        for number in range(1000):
            book.writestr(f"xl/part{number}.xml", "")
    assert codes_of(made.getvalue()) == [Code.FILE_BOMB]


@pytest.mark.parametrize(
    "content",
    [b"<html><table><tr><td>naam</td></tr></table></html>", b"\x7fELF" + bytes(100), b"GIF89a", b"{\\rtf1 naam}"],
)
def test_another_kind_of_file_is_no_sheet_whatever_it_is_called(content: bytes) -> None:
    assert codes_of(content) == [Code.FILE_NOT_A_SHEET]


@given(st.binary(max_size=400) | st.builds(lambda junk: b"PK\x03\x04" + junk, st.binary(max_size=400)))
@settings(max_examples=300, deadline=None)
def test_any_bytes_at_all_are_rows_or_a_reason(content: bytes) -> None:
    try:
        read_sheet(content)
    except Unreadable as refused:
        assert refused.defects


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_good_workbook_with_any_bytes_broken_is_rows_or_a_reason(data: st.DataObject) -> None:
    content = bytearray(GOOD_BOOK)
    for _change in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_sheet(bytes(content))
    except Unreadable as refused:
        assert refused.defects


GOOD_BOOK = xlsx([typed(), typed(email="bo@som.example")])
