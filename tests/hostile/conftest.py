"""The demo network with a client a role, as the tests of the rights have it."""

from tests.rights.conftest import clients

__all__ = ["clients"]
