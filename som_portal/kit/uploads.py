"""Files that people hand in: known by what they hold, never by what they are called."""

import hashlib
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import is_zipfile

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

LARGEST = 2 * 1024 * 1024
HEAD = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\r\n]")
TAIL = re.compile(rb"startxref\s+\d+\s+%%EOF\s*\Z")
ACTIVE = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
TAIL_BYTES = 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """What was handed in, read whole; the name it had is not kept."""

    content: bytes

    @property
    def sha256(self) -> str:
        """Its fingerprint, as hexadecimal text."""
        return hashlib.sha256(self.content).hexdigest()


class PdfField(forms.FileField):
    """A PDF of 2 MB at most, from its first byte to its last, that does nothing by itself."""

    widget = forms.ClearableFileInput(attrs={"accept": "application/pdf"})
    default_error_messages = {
        "large": _("Dit bestand is groter dan 2 MB. Maak het kleiner of scan het met minder punten."),
        "not_pdf": _("Dit is geen pdf. Bewaar de brief als pdf en kies dat bestand."),
        "active": _("In deze pdf zit iets dat vanzelf start of een ander bestand. Druk ze opnieuw af naar pdf."),
    }

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        """Read the file, at most one byte too many, and look at what it is."""
        file: UploadedFile | None = super().clean(data, initial)
        if not file:
            return None
        if (file.size or 0) > LARGEST:
            raise ValidationError(self.error_messages["large"], code="large")
        return self._looked_at(file.read(LARGEST + 1))

    def _looked_at(self, content: bytes) -> Upload:
        if not HEAD.match(content) or not TAIL.search(content[-TAIL_BYTES:]) or is_zipfile(BytesIO(content)):
            raise ValidationError(self.error_messages["not_pdf"], code="not_pdf")
        if ACTIVE.search(content):
            raise ValidationError(self.error_messages["active"], code="active")
        return Upload(content)


def pdf_download(name: str, content: bytes) -> HttpResponse:
    """A PDF `name`.pdf to keep, never to open inside the portal; it may do nothing there, and no cache keeps it."""
    return file_download(f"{name}.pdf", content, "application/pdf")


def file_download(name: str, content: bytes, content_type: str) -> HttpResponse:
    """A file that somebody handed in, to keep and never to open inside the portal."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
