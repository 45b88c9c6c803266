"""Translation catalogues: compiled in Python at start, so that nobody needs the gettext programs."""

from pathlib import Path

import polib


def catalogues(folder: Path) -> list[Path]:
    """The catalogues (.po) under a locale folder."""
    return sorted(folder.glob("*/LC_MESSAGES/*.po"))


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile each catalogue that is newer than its compiled form; returns what was compiled."""
    stale = [source for source in catalogues(folder) if _is_stale(source)]
    for source in stale:
        half = source.with_suffix(".mo.half")
        polib.pofile(str(source), encoding="utf-8").save_as_mofile(str(half))
        half.replace(source.with_suffix(".mo"))
    return stale


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime
