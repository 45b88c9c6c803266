"""The guards of the database stand, and each has been seen to hold."""

import pytest
from django.db import connection

from som_portal.kit.guards import REGISTERED, drop_guards, install_guards, missing_guards

pytestmark = pytest.mark.django_db


def test_every_guard_stands_after_migrate() -> None:
    assert missing_guards() == []


def test_the_record_is_guarded() -> None:
    assert "governance_deed:append-only" in REGISTERED


def test_control_a_dropped_guard_is_named() -> None:
    drop_guards(connection)
    assert "governance_deed_no_update" in missing_guards()
    install_guards(connection)
    assert missing_guards() == []
