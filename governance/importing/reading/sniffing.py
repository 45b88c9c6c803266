"""What kind of file this is, by its content: its name and what the browser says of it count for nothing."""

import io
import struct
import zipfile
import zlib

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
MOST_UNPACKED = 8 * 1024 * 1024
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
            code = _wrong_with_parts(parts.infolist()) or _wrong_kind(parts)
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError):
        code = Code.FILE_BROKEN
    return Defect(code) if code else None


def _wrong_with_parts(parts: list[zipfile.ZipInfo]) -> Code | None:
    names = [part.filename.lower() for part in parts]
    checks = (
        (Code.FILE_BOMB, len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED),
        (Code.FILE_ENCRYPTED, any(part.flag_bits & 0x1 for part in parts)),
        (Code.FILE_MACRO, any(name.endswith("vbaproject.bin") or "macrosheets/" in name for name in names)),
    )
    return next((code for code, is_wrong in checks if is_wrong), None)


def _wrong_kind(parts: zipfile.ZipFile) -> Code | None:
    """Opened only when its parts together are small."""
    names = parts.namelist()
    if "mimetype" in names and b"opendocument" in parts.read("mimetype"):
        return Code.FILE_OPENDOCUMENT
    return None if WORKBOOK in names else Code.FILE_NOT_A_SHEET
