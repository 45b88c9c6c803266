"""`./som manage env_example > .env.example`: it follows from som_portal/env.py, never written by hand."""

from dataclasses import fields
from typing import Any

from django.core.management.base import BaseCommand

from som_portal.env import BASE, Env


def env_example() -> str:
    """Every variable with its reason and its default, switched off by a #."""
    head = "# Copy to .env and switch on what you need. Made by `./som manage env_example`: do not edit by hand.\n"
    lines = [f"\n# {item.metadata['why']}\n#{item.name.upper()}={_written(item.default)}\n" for item in fields(Env)]
    return head + "".join(lines)


def _written(default: object) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, (list, tuple)):
        return ",".join(default)
    return str(default).replace(f"{BASE}/", "")


class Command(BaseCommand):
    """Print .env.example."""

    help = "Print .env.example."

    def handle(self, **options: Any) -> None:
        """As it should stand in the repository."""
        self.stdout.write(env_example(), ending="")
