"""Mail that came in, one file or message at a time: a maildir, an mbox file, or a pipe."""

from __future__ import annotations

import mailbox
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

Take = Callable[[bytes], object]
MOST_AT_ONCE = 200


def read_pipe(pipe: BinaryIO, *, largest: int) -> bytes:
    """One message from a pipe; of a larger one only so much is read that it shows."""
    return pipe.read(largest + 1)


def read_folder(folder: Path, take: Take, *, largest: int) -> int:
    """New messages of a maildir or of an mbox file; return how many.

    A maildir keeps them as seen, an mbox loses them. What fails stays new, for the next time. Raises OSError when the
    folder is not there.
    """
    if folder.is_dir():
        return _read_maildir(folder, take, largest)
    return _read_mbox(folder, take, largest)


def _read_maildir(folder: Path, take: Take, largest: int) -> int:
    new, seen = folder / "new", folder / "cur"
    waiting = sorted(path for path in new.iterdir() if path.is_file() and not path.is_symlink())[:MOST_AT_ONCE]
    for path in waiting:
        with path.open("rb") as file:
            take(file.read(largest + 1))
        path.rename(seen / f"{path.name.partition(':')[0]}:2,S")
    return len(waiting)


def _read_mbox(file: Path, take: Take, largest: int) -> int:
    try:
        return _emptied(mailbox.mbox(file, create=False), take, largest)
    except mailbox.Error as error:
        raise OSError(str(error)) from error


def _emptied(box: mailbox.mbox, take: Take, largest: int) -> int:
    """Under the lock that mail servers keep to; what was taken is gone, also when a later one fails."""
    box.lock()
    try:
        waiting = list(box.iterkeys())[:MOST_AT_ONCE]
        for key in waiting:
            with box.get_file(key) as message:
                take(message.read(largest + 1))
            box.remove(key)
    finally:
        box.close()  # writes what is left, and unlocks
    return len(waiting)
