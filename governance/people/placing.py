"""What an identity provider tells about where somebody works."""

from typing import Any

import structlog

from governance.people.actions import place_by_number
from governance.people.models import User

SETTING = "institution_claim"
DIGITS = 6
log = structlog.get_logger()


def claimed_number(claim: str, told: dict[str, Any]) -> str:
    """The institution number in what the provider told, when its settings name the claim; else empty.

    Providers send text, a number without its leading zero, or a list; a list of several says nothing for sure.
    """
    parts: tuple[dict[str, Any], ...] = (told.get("userinfo") or {}, told.get("id_token") or {}, told)
    found = next((part[claim] for part in parts if claim and claim in part), "")
    if isinstance(found, list):
        found = found[0] if len(found) == 1 else ""
    is_said = isinstance(found, str | int) and not isinstance(found, bool) and found != ""
    return str(found).strip().zfill(DIGITS) if is_said else ""


def place_as_told(person: User, official_number: str, provider: str) -> None:
    """Place the person; an unknown number changes nothing and is logged without the person, or what else was sent."""
    if official_number and not place_by_number(person, official_number):
        is_number = official_number.isascii() and official_number.isdecimal() and len(official_number) == DIGITS
        log.warning("unknown_institution_number", provider=provider, number=official_number if is_number else "odd")
