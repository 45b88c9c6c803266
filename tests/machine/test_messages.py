"""Strings are gathered from code and templates, and an incomplete catalogue is said to be so."""

from pathlib import Path

import polib
import pytest

from som_portal.management.commands.messages import complaints, gather, source_strings

PAGE = """{% load i18n %}
<div>
    {% translate "Hallo" %}
  {% blocktranslate trimmed with a=b %}
    Er is
    {{ a }} man's "fiets"
  {% endblocktranslate %}
      {% blocktranslate count n=x %}{{ n }} stem{% plural %}{{ n }} stemmen{% endblocktranslate %}
  don't ( {% translate "mei" context "maand" %} {{ _("zin") }}
</div>
"""
CODE = 'from x import gettext as _, ngettext\nA = _("Ja, %(naam)s")\nB = ngettext("een", "veel", 2)\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "governance").mkdir()
    (tmp_path / "templates" / "page.html").write_text(PAGE)
    (tmp_path / "governance" / "code.py").write_text(CODE)
    return tmp_path


def test_strings_are_found_in_code_and_in_templates(root: Path) -> None:
    found = source_strings(root)
    assert set(found) == {
        ("Hallo", None),
        ('Er is %(a)s man\'s "fiets"', None),
        ("%(n)s stem", None),
        ("mei", "maand"),
        ("zin", None),
        ("Ja, %(naam)s", None),
        ("een", None),
    }
    assert found["%(n)s stem", None].msgid_plural == "%(n)s stemmen"
    assert found["Hallo", None].occurrences == [("templates/page.html", "")]


def test_a_translation_survives_gathering_and_what_is_gone_goes(root: Path) -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Hallo", msgstr="Hello"))
    catalogue.append(polib.POEntry(msgid="Vroeger", msgstr="Before"))
    gather(root, catalogue)
    assert catalogue.find("Hallo").msgstr == "Hello"
    assert catalogue.find("Vroeger") is None
    assert len(catalogue) == 7


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (polib.POEntry(msgid="Hallo", msgstr=""), "missing: 'Hallo'"),
        (polib.POEntry(msgid="Hallo", msgstr="Hello", flags=["fuzzy"]), "fuzzy: 'Hallo'"),
        (polib.POEntry(msgid="Ja, %(naam)s", msgstr="Yes"), "other placeholders: 'Ja, %(naam)s'"),
        (polib.POEntry(msgid="Vroeger", msgstr="Before"), "not in the source any more: 'Vroeger'"),
    ],
)
def test_an_incomplete_catalogue_is_said_to_be_so(root: Path, entry: polib.POEntry, complaint: str) -> None:
    catalogue = polib.POFile()
    catalogue.append(entry)
    assert complaint in complaints(root, catalogue)
