"""What kind of file this is, by its content: its name and what the browser says of it count for nothing."""

import io
import zipfile

from governance.importing.rules.defects import MOST_BYTES, Code, Defect, Unreadable

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
NO_SHEETS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"MZ",
    b"\x7fELF",
)
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
MOST_PARTS = 200
MOST_UNPACKED = 16 * 1024 * 1024
"""Bytes of all parts of a workbook together, as its table of contents says; unpacking stops there too."""
WORKBOOK = "xl/workbook.xml"


def is_zip(content: bytes) -> bool:
    """A workbook is a zip file."""
    return content.startswith(b"PK")


def refuse_what_is_no_sheet(content: bytes) -> None:
    """Raises Unreadable for what is no sheet, too large, closed, old or able to run."""
    if found := _wrong_with_bytes(content):
        raise Unreadable(found)
    if is_zip(content) and (found := _wrong_with_zip(content)):
        raise Unreadable(found)


def _wrong_with_bytes(content: bytes) -> Defect | None:
    start = content[:512].lstrip().lower()
    checks = (
        (Code.FILE_EMPTY, not content.strip()),
        (Code.FILE_TOO_LARGE, len(content) > MOST_BYTES),
        (Code.FILE_ENCRYPTED, content.startswith(OLD_OFFICE) and ENCRYPTED in content),
        (Code.FILE_LEGACY, content.startswith(OLD_OFFICE)),
        (Code.FILE_NOT_A_SHEET, content.startswith(NO_SHEETS) or start.startswith(MARKUP)),
        (Code.FILE_NOT_A_SHEET, b"\x00\x00" in content and not is_zip(content) and not content.startswith(UTF_16)),
    )
    code = next((code for code, is_wrong in checks if is_wrong), None)
    return Defect(code, facts={"most": MOST_BYTES // 1024 // 1024}) if code else None


def _wrong_with_zip(content: bytes) -> Defect | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
            kind = parts.read("mimetype")[:100] if "mimetype" in parts.namelist() and len(listed) < MOST_PARTS else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return Defect(Code.FILE_BROKEN)
    names = {part.filename for part in listed}
    checks = (
        (Code.FILE_BOMB, len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED),
        (Code.FILE_OPENDOCUMENT, b"opendocument" in kind),
        (Code.FILE_ENCRYPTED, any(part.flag_bits & 0x1 for part in listed)),
        (
            Code.FILE_MACRO,
            any(name.lower().endswith(("vbaproject.bin", ".xlsm")) or "macrosheets/" in name.lower() for name in names),
        ),
        (Code.FILE_NOT_A_SHEET, WORKBOOK not in names),
    )
    code = next((code for code, is_wrong in checks if is_wrong), None)
    return Defect(code) if code else None
