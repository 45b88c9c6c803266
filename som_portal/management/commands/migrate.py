"""Django's migrate, quicker: see som_portal/kit/migrating.py."""

from typing import Any

from django.core.management.commands import migrate

from som_portal.kit.migrating import each_model_rendered_once


class Command(migrate.Command):
    """`./som manage migrate`, as Django has it."""

    def handle(self, *args: Any, **options: Any) -> str | None:
        """Migrate."""
        with each_model_rendered_once():
            return super().handle(*args, **options)
