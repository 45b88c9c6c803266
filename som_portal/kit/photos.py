"""Photographs of paper: known by what they hold, and stripped of where and with what they were taken."""

import zlib
from collections.abc import Iterator

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
LARGEST_SIDE = 12_000
PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT", b"bKGD"}
JPEG_DROPPED = {*range(0xE1, 0xF0), 0xFE}  # EXIF and everything else a camera says; colour profiles too
JPEG_SIZES = {0xC0, 0xC1, 0xC2}


def stripped_jpeg(content: bytes) -> bytes | None:
    """The photo without EXIF, GPS and comments, or None when this is no whole JPEG of a bearable size."""
    if not content.startswith(JPEG) or not content.rstrip(b"\x00").endswith(b"\xff\xd9"):
        return None
    kept, at, sized = [content[:2]], 2, False
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        segment = content[at : at + 2 + length]
        if length < 2 or len(segment) < 2 + length:
            return None
        if marker in JPEG_SIZES:
            sized = _bearable(int.from_bytes(segment[7:9]), int.from_bytes(segment[5:7]))
        if marker == 0xDA:
            return b"".join([*kept, content[at:]]) if sized else None
        if marker not in JPEG_DROPPED:
            kept.append(segment)
        at += 2 + length
    return None


def stripped_png(content: bytes) -> bytes | None:
    """The picture without texts and EXIF, or None when this is no whole PNG of a bearable size."""
    if not content.startswith(PNG):
        return None
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        return None
    head = chunks[0][1]
    if not _bearable(int.from_bytes(head[8:12]), int.from_bytes(head[12:16])):
        return None
    return PNG + b"".join(raw for name, raw in chunks if name in PNG_KEPT)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and bytes of each chunk whose checksum is right; stops at the first that is not, or after the end."""
    at = len(PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4])
        raw = content[at : at + 12 + length]
        if len(raw) < 12 + length or zlib.crc32(raw[4:-4]) != int.from_bytes(raw[-4:]):
            return
        yield raw[4:8], raw
        if raw[4:8] == b"IEND":
            return
        at += 12 + length


def _bearable(width: int, height: int) -> bool:
    return 0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE
