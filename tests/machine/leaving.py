"""Run inside a portal of its own (`manage shell`): a member of the raad lives on in every corner, and then leaves."""

import sys
from pathlib import Path
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import reverse

from community.events.actions import register
from community.events.models import Event
from community.stories.actions import submit_story, write_story
from governance.bodies.models import Body
from governance.challenges.actions import raise_signal
from governance.charter.models import FocusArea
from governance.directory.models import ContactCard
from governance.importing.models import ImportBatch, ImportRow
from governance.joining.models import Invitation
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.outbox import deliver_due, queue_mail
from som_portal.privacy.actions import ask_erasure, erase_person
from tests.privacy.words import EMAIL, NAME

WAS = "ksleuven@som.example"
EXPORTS = ("ballots:decisions_csv", "delegates:list_csv", "directory:people_vcard", "front:home")


def live() -> None:
    """The demo's member for KS Leuven, with a name one recognises, does what people do."""
    User.objects.filter(email=WAS).update(email=EMAIL)
    person, at = User.objects.get(email=EMAIL), clock.now()
    person.name = NAME
    person.save(update_fields=["name"])
    EmailAddress.objects.create(user=person, email=EMAIL, verified=True, primary=True)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "s"})
    client = Client(REMOTE_ADDR="127.0.0.1", headers={"host": "127.0.0.1"})
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    area, event = FocusArea.objects.all()[0], Event.objects.coming(at).filter(is_closed=False)[0]
    said = {"title": f"{NAME} zegt", "text": f"Mail {EMAIL}", "level": "secundair", "focus_area": area}
    raise_signal(**said, key=uuid4(), by=person, at=at)
    register(event, key=uuid4(), by=person, at=at)
    words = {"title": f"Van {NAME}", "rubric": "uit-het-labo", "intro": "Kort.", "body": f"{NAME.upper()} vertelt."}
    submit_story(write_story(**words, key=uuid4(), by=person, at=at), by=person, at=at)
    ContactCard.objects.create(person=person, purpose=f"Vraag {NAME}", purpose_for=2, changed_at=at)
    row = {"cells": {"email": EMAIL, "name": NAME}, "email": EMAIL, "outcome": "known"}
    ImportRow.objects.create(batch=ImportBatch.objects.all()[0], number=9999, **row)
    seat = person.mandates.all()[0].seat
    term = {"starts_on": clock.today(), "invited_at": at, "expires_at": at}
    Invitation.objects.create(email=EMAIL, name=NAME, seat=seat, key=uuid4(), **term)
    for to in (EMAIL, "iemand@som.example"):
        context = {"name": NAME, "page": "", "text": f"Over {NAME}", "email": EMAIL}
        queue_mail(key=f"leaving:{to}", to=to, subject=f"Voor {NAME}", template="mail/feedback.txt", context=context)
    deliver_due(clock.now())
    ask_erasure(key=uuid4(), by=person, at=at)


def leave() -> None:
    """The coördinatiecel carries it out; the last mail leaves."""
    person, cell = User.objects.get(email=EMAIL), User.objects.get(email="coordinator@som.example")
    listed = erase_person(person, ends_terms=True, by=cell, at=clock.now())
    deliver_due(clock.now())
    sys.stdout.write(f"{len(listed)} left to read\n")


def export(folder: str) -> None:
    """Everything a coördinator can take along, one file each; the participants of every event."""
    client = Client(REMOTE_ADDR="127.0.0.1", headers={"host": "127.0.0.1"})
    cell = User.objects.get(email="coordinator@som.example")
    client.force_login(cell, backend=settings.AUTHENTICATION_BACKENDS[-1])
    paths = [reverse(name) for name in EXPORTS]
    paths += [reverse("events:participants_csv", args=[event.slug]) for event in Event.objects.all()]
    paths += [reverse("importing:rejected_csv", args=[batch.pk]) for batch in ImportBatch.objects.all()]
    paths += [reverse("bodies:seats_csv", args=[slug]) for slug in Body.objects.values_list("slug", flat=True)]
    paths.append(reverse("directory:people") + "?q=zoe")
    for number, path in enumerate(paths):
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        (Path(folder) / f"export-{number}").write_bytes(body)
