"""Delegates and representation: fetch, act, show."""

from governance.delegates.views.places import adjust_seats, delegates, delegates_csv
from governance.delegates.views.representation import (
    map_institution,
    map_institutions,
    representation,
    representations,
)

__all__ = [
    "adjust_seats",
    "delegates",
    "delegates_csv",
    "map_institution",
    "map_institutions",
    "representation",
    "representations",
]
