"""What stands in a log opens nothing."""

import logging

from som_portal.kit.logs import json_formatter


def line(text: str, *facts: object) -> str:
    """A warning as the console gets it."""
    return json_formatter().format(logging.LogRecord("django.request", logging.WARNING, "", 1, text, facts, None))


def test_the_secret_of_a_link_is_not_in_the_log() -> None:
    written = line("Not Found: %s", f"/som-plus/bevestigen/12-{'0a' * 32}/")
    assert ("0a0a" in written, "/som-plus/bevestigen/12-" in written) == (False, True)


def test_the_key_of_a_question_to_the_constituency_is_not_in_the_log() -> None:
    key = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
    written = [line("Not Found: %s", f"/achterban/{as_said}/") for as_said in (key, key.upper())]
    assert ["4f89" in text.lower() for text in written] == [False, False]


def test_an_ordinary_address_stays_readable() -> None:
    assert "/besluiten/RAAD-2026-014/" in line("Not Found: %s", "/besluiten/RAAD-2026-014/")
