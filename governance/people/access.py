"""What we ask of a person before they may do something."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.people.models import User
from som_portal.kit.access import Verdict

SET_A_SECOND_FACTOR = _(
    "Beveilig eerst je account met een passkey of een authenticator-app. Dat kan bij Beveiliging in je account."
)


def has_second_factor(person: User | AnonymousUser) -> Verdict:
    """Yes when the person has set a passkey or an authenticator app, or when this place does not ask for it."""
    return Verdict.when(not settings.SECOND_FACTOR_REQUIRED or _has_set_one(person), SET_A_SECOND_FACTOR)


def _has_set_one(person: User | AnonymousUser) -> bool:
    """Read once per request: the answer stays with the user object."""
    if isinstance(person, AnonymousUser):
        return False
    if not hasattr(person, "_has_second_factor"):
        person._has_second_factor = person.authenticator_set.exclude(type="recovery_codes").exists()  # type: ignore[attr-defined]
    return person._has_second_factor  # type: ignore[attr-defined]
