"""`.env.example` follows from som_portal/env.py."""

from som_portal.management.commands.env_example import env_example
from tests.house.source import ROOT


def test_the_example_says_what_the_code_asks_for() -> None:
    assert (ROOT / ".env.example").read_text() == env_example(), "run: ./som manage env_example > .env.example"


def test_the_example_switches_nothing_on() -> None:
    assert [line for line in env_example().splitlines() if line and not line.startswith("#")] == []
