"""One person leads a work: a django-guardian grant in a direct-FK table, so it dies with the work."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from guardian.shortcuts import assign_perm, remove_perm

from governance.bodies.queries import shown_name_in
from governance.people.models import User


def holds_grant(person: User | AnonymousUser, codename: str, work: Any) -> bool:
    """Whether the person holds this grant on the work; costs nothing when `grants` was prefetched."""
    if not person.is_active:
        return False
    return any(grant.user_id == person.pk and grant.permission.codename == codename for grant in work.grants.all())


def names_of_holders(codename: str, work: Any) -> list[str]:
    """Who leads a work that was fetched with its grants and their people, as they appear in public."""
    return [shown_name_in(grant) for grant in work.grants.all() if grant.permission.codename == codename]


def give_grant(person: User, codename: str, work: Any) -> None:
    """Entrust the work to the person. Giving it twice is giving it once."""
    assign_perm(codename, person, work)


def take_grant(person: User, codename: str, work: Any) -> None:
    """Take it back."""
    remove_perm(codename, person, work)
