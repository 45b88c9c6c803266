"""Our calendars, tried on libical: what Thunderbird, Evolution and KOrganizer read calendars with."""

import ctypes
from datetime import UTC, datetime, timedelta

import pytest

from som_portal.kit import ical
from tests.surroundings import is_required

STARTS = datetime(2026, 3, 30, 14, tzinfo=UTC)


def entry(**facts: object) -> ical.Entry:
    """A meeting with everything that calendars find hard to keep."""
    usual = {
        "uid": "een@som-portaal",
        "sequence": 0,
        "changed_at": STARTS - timedelta(days=30),
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(hours=2),
        "title": "SOM raad; met, SOM plus\r\nATTENDEE:mailto:x@som.example",
        "place": 'Zaal "De Ë" ' * 9,
        "text": "Eerste regel\nTweede regel",
        "url": "http://portal.test/vergaderingen/1/",
    }
    return ical.Entry(**(usual | facts))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def libical() -> ctypes.CDLL:
    """The library, or a loud absence."""
    try:
        library = ctypes.CDLL("libical.so.3")
    except OSError:
        if is_required("libical"):
            pytest.fail("SOM_REQUIRE_LIBICAL=1 and no libical: apt-get install libical3")
        pytest.skip("no libical at hand")
    for name in ("icalparser_parse_string", "icalcomponent_as_ical_string"):
        getattr(library, name).restype = ctypes.c_void_p
    return library


def complaints(libical: ctypes.CDLL, calendar: bytes) -> list[str]:
    """What the library says is wrong: it writes its errors into the calendar itself."""
    parsed = ctypes.c_void_p(libical.icalparser_parse_string(calendar))
    assert parsed.value, "not a calendar at all"
    libical.icalrestriction_check(parsed)
    said = ctypes.string_at(libical.icalcomponent_as_ical_string(parsed)).decode()
    return [line for line in said.replace("\r\n ", "").splitlines() if line.startswith("X-LIC-ERROR")]


def test_libical_has_nothing_to_say_of_a_feed(libical: ctypes.CDLL) -> None:
    cancelled = entry(uid="twee@som-portaal", is_cancelled=True, sequence=3)
    assert complaints(libical, ical.feed("SOM", [entry(), cancelled], alarm_minutes=60)) == []


@pytest.mark.parametrize("is_cancelled", [False, True])
def test_libical_has_nothing_to_say_of_an_invitation(libical: ctypes.CDLL, is_cancelled: bool) -> None:
    people = {"organizer": "SOM <som@som.example>", "attendee": "a@som.example", "attendee_name": 'A; "B" :c'}
    assert complaints(libical, ical.invitation(entry(is_cancelled=is_cancelled), **people).encode()) == []


def test_control_libical_names_an_invitation_without_an_organizer(libical: ctypes.CDLL) -> None:
    people = {"organizer": "SOM <som@som.example>", "attendee": "a@som.example", "attendee_name": "A"}
    broken = "\r\n".join(
        line for line in ical.invitation(entry(), **people).split("\r\n") if not line.startswith("ORGANIZER")
    )
    assert complaints(libical, broken.encode()) != []


def test_the_same_facts_are_the_same_bytes() -> None:
    assert ical.feed("SOM", [entry()]) == ical.feed("SOM", [entry()])
