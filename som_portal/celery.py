"""Celery: beat sends one task, `tick`, every minute; a worker does everything that is due."""

import os

from celery import Celery
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "som_portal.settings")
app = Celery("som_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")


@app.task(name="som_portal.celery.tick", ignore_result=True)
def tick() -> None:
    """The same as `./som manage tick`: idempotent, so a repeated or lost message harms nothing."""
    call_command("tick")
