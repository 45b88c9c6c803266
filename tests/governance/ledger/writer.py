"""A writer to be killed: `python -m tests.governance.ledger.writer COMMITMENT` releases cent after cent.

It says the key of every posting that the database acknowledged, one a line, and tries again when the server is away.
"""

import os
import sys
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "som_portal.settings")
django.setup()

from django.db import DatabaseError, InterfaceError, connection  # noqa: E402

from governance.ledger.actions import release  # noqa: E402
from governance.ledger.models import Commitment  # noqa: E402
from som_portal.kit import clock  # noqa: E402
from som_portal.kit.access import Conflict  # noqa: E402


def main(commitment: int) -> None:
    """Until somebody pulls the plug."""
    key = uuid4()
    while True:
        try:
            release(Commitment.objects.get(pk=commitment), 1, key=key, by=None, at=clock.now())
        except Conflict:
            return
        except (DatabaseError, InterfaceError):
            connection.close()
            continue
        sys.stdout.write(f"{key.hex}\n")
        sys.stdout.flush()
        key = uuid4()


if __name__ == "__main__":
    main(int(sys.argv[1]))
