"""`./som messages`: gather the Dutch source strings into the catalogues; `--check` says what is not translated.

Babel reads the strings (Django's own command needs the gettext programs), polib keeps the catalogues.
"""

import io
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

from som_portal.kit.catalogue import compile_catalogues

ONE, MANY = None, (1, 2)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), ONE),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), MANY),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
CODE = ("som_portal", "governance", "werkingen", "community")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
Key = tuple[str, str | None]


def source_strings(root: Path) -> dict[Key, polib.POEntry]:
    """Every string to translate in the code and the templates, with the files it stands in."""
    found: dict[Key, polib.POEntry] = {}
    for path in _files(root):
        for text, plural, context in _strings_in(path):
            entry = found.setdefault((text, context), polib.POEntry(msgid=text, msgctxt=context))
            entry.msgid_plural = plural or entry.msgid_plural
            entry.flags = ["python-format"] if re.search(r"%\(\w+\)|%[sd]", text) else []
            entry.occurrences = sorted({*entry.occurrences, (path.relative_to(root).as_posix(), "")})
    return found


def _files(root: Path) -> Iterator[Path]:
    for package in CODE:
        yield from sorted(path for path in (root / package).rglob("*.py") if "migrations" not in path.parts)
    yield from sorted(path for path in (root / "templates").rglob("*") if path.suffix in (".html", ".txt"))


def _strings_in(path: Path) -> Iterator[tuple[str, str | None, str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Brackets make one expression of it: the indentation of a template is not Python's.
        source = f"({templatize(source, origin=str(path))}\n)"
    for _, message, _, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        text, plural = message if isinstance(message, tuple) else (message, None)
        yield text, plural, context


def open_catalogue(path: Path, language: str) -> polib.POFile:
    """The catalogue that stands, or an empty one."""
    if path.exists():
        return polib.pofile(str(path), encoding="utf-8", wrapwidth=100)
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue


def gather(root: Path, catalogue: polib.POFile) -> None:
    """Bring a catalogue in step with the source: add what is new, drop what is gone, keep what is translated."""
    known = {(entry.msgid, entry.msgctxt): entry for entry in catalogue if not entry.obsolete}
    entries = source_strings(root)
    for key, entry in entries.items():
        old = known.get(key)
        if old is None:
            continue
        entry.tcomment, entry.msgstr = old.tcomment, old.msgstr
        if entry.msgid_plural and old.msgstr_plural:
            entry.msgstr_plural = old.msgstr_plural
    catalogue.clear()
    for _, entry in sorted(entries.items(), key=lambda item: (item[0][0].casefold(), str(item[0]))):
        if entry.msgid_plural and not entry.msgstr_plural:
            entry.msgstr_plural = {0: "", 1: ""}
        catalogue.append(entry)


def complaints(root: Path, catalogue: polib.POFile) -> list[str]:
    """What is missing, fuzzy, gone from the source, or translated with other placeholders."""
    known = {(entry.msgid, entry.msgctxt): entry for entry in catalogue if not entry.obsolete}
    wanted = source_strings(root)
    lines = [f"missing: {text!r}" for text, context in wanted if (text, context) not in known]
    for key, entry in known.items():
        if key not in wanted:
            lines.append(f"not in the source any more: {entry.msgid!r}")
        elif entry.fuzzy:
            lines.append(f"fuzzy: {entry.msgid!r}")
        elif not entry.translated():
            lines.append(f"missing: {entry.msgid!r}")
        elif not _same_placeholders(entry):
            lines.append(f"other placeholders: {entry.msgid!r}")
    return lines


def _same_placeholders(entry: polib.POEntry) -> bool:
    wanted = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    written = set(PLACEHOLDER.findall(entry.msgstr + "".join(entry.msgstr_plural.values())))
    return wanted == written


class Command(BaseCommand):
    """Gather strings, or check that every string is translated."""

    help = "Bring the catalogues in step with the source strings; with --check only say what is not translated."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Gather or check."""
        parser.add_argument("--check", action="store_true", help="write nothing; fail when a string is untranslated")

    def handle(self, *, check: bool, **options: Any) -> None:
        """Walk the catalogues."""
        root, wrong = Path(settings.BASE_DIR), list[str]()
        for language in dict(settings.LANGUAGES).keys() - {settings.LANGUAGE_CODE}:
            path = root / "locale" / language / "LC_MESSAGES" / "django.po"
            catalogue = open_catalogue(path, language)
            if not check:
                gather(root, catalogue)
                path.parent.mkdir(parents=True, exist_ok=True)
                catalogue.save(str(path))
            wrong += [f"{language}: {line}" for line in complaints(root, catalogue)]
        compile_catalogues(root / "locale")
        self.stdout.write("\n".join([*wrong[:40], f"{len(wrong)} strings to translate or to mend"]))
        if check and wrong:
            raise CommandError("Translations are not complete: run ./som messages and fill locale/.")
