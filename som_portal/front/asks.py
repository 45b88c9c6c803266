"""One thing that SOM expects of a person."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to do: what, why, where, and until when (None: no deadline)."""

    title: str
    why: str
    url: str
    label: str
    until: datetime | None = None
