"""Who gets an account."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

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


def account_of(email: str, name: str, *, language: str = "nl", shown_as: str = User.ShownAs.NAME) -> User:
    """The account with this address; somebody new gets one under `name`. Two at once make one account.

    Who signed up but never showed that the address is theirs gets the name that is given here: theirs is nobody's yet.
    """
    known = User.objects.filter(email=email.lower()).first()
    if known is not None:
        return _renamed(known, name) if name and not _is_proven(known) else known
    try:
        with transaction.atomic():
            return welcome(email, name, language=language, shown_as=shown_as)
    except IntegrityError:
        return User.objects.get(email=email.lower())


def _is_proven(person: User) -> bool:
    """False only for an account that somebody made by signing up and never confirmed."""
    addresses = EmailAddress.objects.filter(user=person)
    return person.last_login is not None or not addresses.exists() or addresses.filter(verified=True).exists()


def _renamed(person: User, name: str) -> User:
    person.name = name
    person.save()
    return person


def show_by_seat(person: User) -> User:
    """Never by name in public from now on: they hold, or stand in on, a seat that is only shown as a seat."""
    if person.shown_as != User.ShownAs.SEAT:
        person.shown_as = User.ShownAs.SEAT
        person.save(update_fields=["shown_as"])
    return person


def place(person: User, institution: Institution) -> User:
    """Say where somebody belongs, because they or the network said so."""
    person.institution, person.is_placed_by_number = institution, False
    person.save(update_fields=["institution", "is_placed_by_number"])
    return person


def place_by_number(person: User, official_number: str) -> bool:
    """Put somebody where an identity provider says they work; False when we do not know the number.

    Only who belonged nowhere, or came there by a number before: what a person or the coördinatiecel said stays.
    """
    institution = Institution.objects.filter(official_number=official_number).first() if official_number else None
    if institution and (person.institution_id is None or person.is_placed_by_number):
        person.institution, person.is_placed_by_number = institution, True
        person.save(update_fields=["institution", "is_placed_by_number"])
    return institution is not None


def join_group(person: User, name: str) -> User:
    """Give somebody what a group without seats may do: 'redactieteam', 'financien-lezer'."""
    person.groups.add(Group.objects.get_or_create(name=name)[0])
    return person


def confirm_address(person: User) -> User:
    """The person showed that the address of the account is theirs; twice is once."""
    proven = {"verified": True, "primary": True}
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults=proven)
    return person
