"""A PDF is known by what it holds; whatever else is handed in gets a sentence."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from som_portal.kit.uploads import LARGEST, PdfField, Upload, pdf_download
from tests.letters import LETTER


def handed_in(content: bytes, name: str = "brief.pdf") -> Upload | None:
    return PdfField(required=False).clean(SimpleUploadedFile(name, content, content_type="application/pdf"))


def zipped() -> bytes:
    """An archive with a page in it."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("index.html", "<script>alert(1)</script>")
    return buffer.getvalue()


def test_a_pdf_is_read_whole_with_its_fingerprint() -> None:
    found = handed_in(LETTER)
    assert found is not None
    assert found.content == LETTER
    assert len(found.sha256) == 64


def test_nothing_handed_in_is_nothing() -> None:
    assert PdfField(required=False).clean(None) is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00 a program", "not_pdf"),
        (b"<html><script>alert(1)</script>", "not_pdf"),
        (b"\n" + LETTER, "not_pdf"),
        (b"GIF89a" + LETTER, "not_pdf"),
        (b"<script>alert(1)</script>" + LETTER, "not_pdf"),
        (LETTER + b"<script>alert(1)</script>", "not_pdf"),
        (LETTER[:-20], "not_pdf"),
        (b"%PDF-9.9\n" + LETTER[9:], "not_pdf"),
        (LETTER + zipped(), "not_pdf"),
        (LETTER[:20] + zipped() + LETTER[20:], "not_pdf"),
        (LETTER.replace(b"/Catalog", b"/Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "active"),
        (LETTER.replace(b"/Catalog", b"/Catalog /OpenAction << /S /Launch >>"), "active"),
        (LETTER.replace(b"/Catalog", b"/Catalog /Names << /EmbeddedFiles 4 0 R >>"), "active"),
        (b"%PDF-1.4\n" + b"x" * LARGEST, "large"),
    ],
)
def test_what_is_no_quiet_pdf_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        handed_in(content)
    assert [error.code for error in refused.value.error_list] == [code]


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "C:\\brief.pdf", "a\r\nSet-Cookie: x=1.pdf", "brief\u202efdp.exe", "x" * 300, "brief.html"],
)
def test_what_a_file_is_called_does_not_matter(name: str) -> None:
    found = handed_in(LETTER, name)
    assert found == Upload(LETTER)


def test_a_download_stays_outside_the_portal() -> None:
    answer = pdf_download("brief-12", LETTER)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="brief-12.pdf"'
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_control_looking_at_the_name_only_would_let_a_program_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PdfField, "_looked_at", lambda _self, content: Upload(content))
    assert handed_in(b"MZ\x90\x00 a program") == Upload(b"MZ\x90\x00 a program")
