"""One file with everything about a person: data.json for a computer, leesbaar.html for a reader. Written row by row."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from som_portal.kit.templatetags.som import moment
from som_portal.privacy.mine import Chapter

IN_MEMORY = 1024 * 1024


def zip_of(chapters: list[Chapter], at: datetime) -> IO[bytes]:
    """The zip, open at its beginning; beyond a megabyte it lives in a temporary file without a name."""
    file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer closes it)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, pieces in (("data.json", json_of(chapters, at)), ("leesbaar.html", page_of(chapters, at))):
            with archive.open(name, "w") as member:
                for piece in pieces:
                    member.write(piece.encode())
    file.seek(0)
    return file


def json_of(chapters: Iterable[Chapter], at: datetime) -> Iterator[str]:
    """One object: when, then a list of rows for each table under each subject."""
    yield f'{{"made_at": {_json(at.isoformat())}, "subjects": {{'
    for number, chapter in enumerate(chapters):
        yield f"{', ' if number else ''}{_json(chapter.subject)}: {{"
        yield f'"why": {_json(str(chapter.subject.why))}, "how_long": {_json(chapter.how_long)}, "tables": {{'
        for place, section in enumerate(chapter.sections):
            yield f"{', ' if place else ''}{_json(section.kept.label)}: ["
            for index, row in enumerate(section.all()):
                yield f"{', ' if index else ''}{_json(section.data(row))}"
            yield "]"
        yield "}}"
    yield "}}\n"


def page_of(chapters: Iterable[Chapter], at: datetime) -> Iterator[str]:
    """The same as a page without anything around it: it opens on any computer, also in ten years."""
    title = _("Je gegevens bij SOM")
    head = '<!doctype html><html lang="{}"><meta charset="utf-8"><title>{}</title><h1>{}</h1><p>{}</p>'
    yield format_html(head, get_language(), title, title, moment(at))
    for chapter in chapters:
        yield format_html("<h2>{}</h2><p>{} {}</p>", chapter.subject.label, chapter.subject.why, chapter.how_long)
        for section in chapter.sections:
            yield format_html("<h3>{} ({})</h3>", section.title, section.count)
            for row in section.all():
                pairs = format_html_join("", "<dt>{}</dt><dd>{}</dd>", section.told(row))
                yield format_html("<dl>{}</dl><hr>", pairs)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
