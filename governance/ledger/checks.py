"""The portal does not start when a guard of the database is gone."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register
from django.db import DatabaseError

from som_portal.kit.guards import missing_guards


@register()
def guards_stand(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Name every missing trigger. A database without tables, or out of reach, has nothing to guard yet.

    `migrate` passes `databases`: it puts the guards back, so there it is a warning.
    """
    try:
        missing = missing_guards()
    except DatabaseError:
        return []
    if not missing:
        return []
    severity = Warning if databases else Error
    hint = "Run `./som manage migrate`: it installs the guards again. Then run `./som manage verify`."
    return [severity(f"Guards of the database are gone: {', '.join(missing)}.", hint=hint, id="ledger.E001")]
