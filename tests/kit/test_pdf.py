"""Tagged PDF from facts. What is set is read back by pypdf; the controls show what the standard keeps out."""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import typst

from som_portal.kit.clock import brussels
from som_portal.kit.pdf import FONTS, NotTypeset, tagged_pdf
from tests.papers import read_back

AT = brussels(2026, 11, 25, 12)
HOUSE = '#import "/pdf/house.typ": *\n#show: house\n'
TRIAL = HOUSE + '= #facts.head\n#typed(facts.words)\n#listed(("Post", "Bedrag"), facts.rows, numbers: (1,))'
FACTS = {"head": "Begroting", "words": "Eerst dit.\nDan dat.", "rows": [["Labo", "€ 9.500"], ["Studio", "€ 500"]]}
SQUARE = "#figure(rect(), {alt}caption: [Een vierkant])"


@pytest.fixture
def sheet(settings: Any, tmp_path: Path) -> Any:
    """Set a source beside the real house style."""
    copytree(settings.BASE_DIR / "templates" / "pdf", tmp_path / "templates" / "pdf")
    settings.BASE_DIR = tmp_path

    def sheet_of(source: str, facts: Any = FACTS, **more: Any) -> bytes:
        (tmp_path / "templates" / "trial.typ").write_text(source, encoding="utf-8")
        return tagged_pdf("trial.typ", facts, **{"title": "Proef", "language": "nl", "at": AT} | more)

    return sheet_of


def test_a_sheet_says_what_it_is_in_which_language_and_how_to_read_it(sheet: Any) -> None:
    paper = read_back(sheet(TRIAL))
    assert (paper.title, paper.language, paper.standard, paper.is_tagged) == ("Proef", "nl", "ua-1", True)
    assert [tag for tag in paper.tags if tag in ("/H1", "/P", "/Table", "/TH", "/TD")] == (
        ["/H1", "/P", "/Table", "/TH", "/TH", "/TD", "/TD", "/TD", "/TD"]
    )
    assert "€ 9.500" in paper.text


def test_the_language_is_the_readers(sheet: Any) -> None:
    source = HOUSE + '= #say("Verslag", "Minutes")'
    assert "Verslag" in read_back(sheet(source)).text
    paper = read_back(sheet(source, language="en"))
    assert (paper.language, "Minutes" in paper.text) == ("en", True)


@pytest.mark.parametrize(
    "typed", ['#panic("x")', "$x$ *vet* _schuin_", '"; #import "/pdf/house.typ": *', "\\ ` <a> @b"]
)
def test_what_people_type_is_never_read_as_source(sheet: Any, typed: str) -> None:
    paper = read_back(sheet(TRIAL, FACTS | {"head": typed, "words": typed}))
    squeezed = "".join(paper.text.split())
    assert squeezed.count("".join(typed.split())) == 2


def test_the_same_facts_at_the_same_moment_are_the_same_bytes(sheet: Any) -> None:
    assert sheet(TRIAL) == sheet(TRIAL)
    assert sheet(TRIAL) != sheet(TRIAL, FACTS | {"words": "Anders."})


def test_a_moment_of_the_real_clock_will_do(sheet: Any) -> None:
    assert sheet(TRIAL, at=AT.replace(microsecond=123_456)) == sheet(TRIAL)


@pytest.mark.parametrize(
    "odd", ["🎉", "中", "a\x0bb", "\x01", "\ufffe", "👩‍🏫", "".join(map(chr, range(0x4E00, 0x4F00)))]
)
def test_a_sign_that_no_font_has_becomes_a_box_and_the_sheet_is_made(sheet: Any, odd: str) -> None:
    """The standard refuses a document with a sign that it cannot draw: one emoji, and there were no minutes at all."""
    facts = {"head": f"Feest {odd}", "words": f"Eerst {odd} dit.", "rows": [[odd, "€ 9.500"]]}
    paper = read_back(sheet(TRIAL, facts, title=f"Proef {odd}"))
    assert paper.is_tagged is True
    assert ("□" in paper.text) is (odd != "a\x0bb")  # that one is only a space
    assert "€ 9.500" in paper.text


def test_names_in_other_alphabets_keep_their_letters(sheet: Any) -> None:
    names = "Łukasz Ağca Çelik Ελένη Олена Żółć"
    assert "Ελένη Олена" in read_back(sheet(TRIAL, FACTS | {"words": f"{names} 🎉"})).text


def test_a_picture_without_words_is_refused(sheet: Any) -> None:
    with pytest.raises(NotTypeset, match="PDF/UA-1"):
        sheet(HOUSE + "= Kop\n" + SQUARE.format(alt=""))
    assert read_back(sheet(HOUSE + "= Kop\n" + SQUARE.format(alt='alt: "Een vierkant", '))).is_tagged is True


def test_a_slip_in_a_template_is_said(sheet: Any) -> None:
    with pytest.raises(NotTypeset, match="unknown variable: nergens"):
        sheet(HOUSE + "#nergens")


def test_control_without_the_standard_a_sheet_is_mute() -> None:
    mute = typst.compile(b"= Kop\nEen blad.", font_paths=FONTS, format="pdf", pdf_tags=False)
    paper = read_back(mute)
    assert (paper.is_tagged, paper.title, paper.standard, paper.tags) == (False, "", "", ())
