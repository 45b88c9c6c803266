"""Governance as a Django app, and the one signal receiver of the house."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from som_portal.kit.guards import install_guards


class GovernanceConfig(AppConfig):
    """The network and its decisions."""

    name = "governance"
    verbose_name = "Netwerk en besluiten"

    def ready(self) -> None:
        """Register the system checks and listen for the end of a migration."""
        import_module("governance.checks")
        post_migrate.connect(after_migrate, sender=self)


def after_migrate(sender: AppConfig, **kwargs: Any) -> None:
    """Reinstall the guards of the database; bring bodies, seats, institutions and who speaks for whom in line."""
    if kwargs["using"] == "default" and kwargs.get("plan") is not False:
        install_guards()
        import_module("governance.bodies.sync").sync_charter()
        import_module("governance.delegates.sync").sync_representations()
