"""Who gets an account."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from governance.people.models import Institution, User


def welcome(
    email: str,
    name: str,
    *,
    language: str = "nl",
    shown_as: str = User.ShownAs.NAME,
    institution: Institution | None = None,
) -> User:
    """Make an account for somebody; they sign in with a code sent to `email`."""
    return User.objects.create_user(email, name=name, language=language, shown_as=shown_as, institution=institution)


def join_group(person: User, name: str) -> User:
    """Give somebody what a group without seats may do: 'redactieteam', 'financien-lezer'."""
    person.groups.add(Group.objects.get_or_create(name=name)[0])
    return person


def confirm_address(person: User) -> User:
    """The person showed that the address of the account is theirs; twice is once."""
    proven = {"verified": True, "primary": True}
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults=proven)
    return person
