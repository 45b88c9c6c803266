"""A person as a vCard (RFC 2426): what their circle may read and nothing more; no photo."""

from collections.abc import Iterable

import vobject
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from governance.directory.queries import Entry


def vcard_of(entry: Entry) -> str:
    """One card; the library escapes and folds, and what is no letter or line break is left out before."""
    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(family=_printable(entry.name))
    card.add("uid").value = card.add("url").value = settings.SITE_URL + reverse("directory:person", args=[entry.pk])
    told = {
        "fn": entry.name,
        "title": entry.function,
        "tel": entry.phone,
        "email": entry.email,
        "note": entry.purpose,
    }
    for name, words in told.items():
        if words:
            card.add(name).value = _printable(words)
    if entry.institution:
        card.add("org").value = [_printable(entry.institution.name)]
    if entry.focus_areas:
        card.add("categories").value = [_printable(area.short) for area in entry.focus_areas]
    return str(card.serialize())


def vcard_page(name: str, entries: Iterable[Entry]) -> HttpResponse:
    """A download `name`.vcf with these cards."""
    response = HttpResponse("".join(map(vcard_of, entries)), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.vcf"'
    return response


def _printable(words: str) -> str:
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines if letter.isprintable() or letter == "\n")
