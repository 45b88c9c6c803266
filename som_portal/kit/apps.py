"""The toolkit as a Django app: it owns the outbox table and the template tags."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """The toolkit."""

    name = "som_portal.kit"
    label = "kit"
