"""Tagged PDF (PDF/UA-1) from a template and facts: no network, no system fonts, no text pasted into a source."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import typst
from django.conf import settings

from som_portal.kit.sheets import holdable

STANDARD: Final = "ua-1"
FONTS = typst.Fonts(include_system_fonts=False)
"""The fonts inside typst, so that a page looks the same on every machine. Ours are woff2, which no typesetter reads."""
BOX, LAST_SURE, MOST_TRIED = "□", "\u017f", 200
"""What stands for a sign without a glyph; up to where the fonts have all signs; how many others are tried."""


class NotTypeset(ValueError):
    """A template and its facts do not make an accessible PDF; says which rule or line refuses."""


def tagged_pdf(template: str, data: Mapping[str, Any], *, title: str, language: str, at: datetime) -> bytes:
    """Set a PDF that screen readers can read; the same input gives the same bytes.

    `template`: a `.typ` below templates/, that begins with `#import "/pdf/house.typ": *` and `#show: house`.
    `data`: whatever JSON can hold; the template reads it as `facts`. Money and days come in as words.
    `at`: the moment inside the file. Raises NotTypeset. A sign that no font has (an emoji in a title) becomes a box:
    a document with a box is read, one that is not made is not.
    """
    facts, title = json.dumps(data, ensure_ascii=False), holdable(title)
    try:
        return _set(template, {"facts": facts, "title": title, "language": language}, at)
    except NotTypeset:
        odd = _unshown("".join(sorted(set(f"{title}{_words_in(data)}"))))
        if not odd:
            raise
    table = str.maketrans(dict.fromkeys(odd, BOX))
    facts = json.dumps(_with(data, table), ensure_ascii=False)
    return _set(template, {"facts": facts, "title": title.translate(table), "language": language}, at)


def _set(template: str, inputs: dict[str, str], at: datetime) -> bytes:
    root = settings.BASE_DIR / "templates"
    try:
        content = typst.compile(
            root / template,
            root=root,
            font_paths=FONTS,
            sys_inputs=inputs,
            format="pdf",
            pdf_standards=[STANDARD],
            timestamp=at.astimezone(UTC).replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise NotTypeset(" ".join([error.message, *error.hints])) from error
    return content


def _words_in(data: Any) -> str:
    """Every text in what JSON can hold."""
    match data:
        case str():
            return data
        case Mapping():
            return "".join(_words_in(one) for one in data.values())
        case list() | tuple():
            return "".join(_words_in(one) for one in data)
    return ""


def _with(data: Any, table: Mapping[int, str]) -> Any:
    """The same with other signs in its texts."""
    match data:
        case str():
            return data.translate(table)
        case Mapping():
            return {name: _with(one, table) for name, one in data.items()}
        case list() | tuple():
            return [_with(one, table) for one in data]
    return data


def _unshown(signs: str) -> str:
    """Which of these signs none of the fonts has; beyond a few hundred odd ones no more are tried."""
    odd = [sign for sign in signs if not (" " <= sign <= LAST_SURE or sign in "\n\t\r")]
    return "".join([*_without_glyph(odd[:MOST_TRIED]), *odd[MOST_TRIED:]])


def _without_glyph(signs: list[str]) -> list[str]:
    source = "#set document(title: [a])\n= a\n" + "\n\n".join(f'#"\\u{{{ord(sign):x}}}"' for sign in signs)
    try:
        typst.compile(source.encode(), font_paths=FONTS, format="pdf", pdf_standards=[STANDARD])
    except typst.TypstError:
        half = len(signs) // 2
        return signs if not half else _without_glyph(signs[:half]) + _without_glyph(signs[half:])
    return []
