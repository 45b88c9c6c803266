"""Tagged PDF (PDF/UA-1) from a template and facts: no network, no system fonts, no text pasted into a source."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import typst
from django.conf import settings

STANDARD: Final = "ua-1"
FONTS = typst.Fonts(include_system_fonts=False)
"""The fonts inside typst, so that a page looks the same on every machine. Ours are woff2, which no typesetter reads."""


class NotTypeset(ValueError):
    """A template and its facts do not make an accessible PDF; says which rule or line refuses."""


def tagged_pdf(template: str, data: Mapping[str, Any], *, title: str, language: str, at: datetime) -> bytes:
    """Set a PDF that screen readers can read; the same input gives the same bytes.

    `template`: a `.typ` below templates/, that begins with `#import "/pdf/house.typ": *` and `#show: house`.
    `data`: whatever JSON can hold; the template reads it as `facts`. Money and days come in as words.
    `at`: the moment inside the file. Raises NotTypeset.
    """
    inputs = {"facts": json.dumps(data, ensure_ascii=False), "title": title, "language": language}
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
