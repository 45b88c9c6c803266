"""What people read in their mailbox, in Dutch and in English."""

from datetime import date

import pytest
import time_machine
from django.utils.translation import override

from governance.joining import actions
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.joining import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


def mail(to: str) -> tuple[str, list[str]]:
    """Subject and lines of the last mail to an address."""
    last = OutgoingMail.objects.filter(to=to).latest("pk")
    return last.subject, [line for line in last.text.splitlines() if line]


def test_an_invitation_for_a_seat_in_dutch() -> None:
    invitation = making.invited(message="Jij kent de buurt.")
    assert mail(making.NEWCOMER) == (
        "Je bent uitgenodigd bij SOM",
        [
            "Dag Noor Nieuw",
            f'De coördinatiecel van SOM vraagt je voor de zetel "{invitation.seat.name}" van SOM raad.',
            "Van zondag 1 maart 2026 tot en met maandag 31 augustus 2026.",
            "Jij kent de buurt.",
            "Lees wat we van je verwachten en antwoord:",
            f"http://portal.test/uitnodiging/{invitation.token}/",
            "De link is van jou alleen, werkt één keer en vervalt na donderdag 26 maart 2026. Geef hem niet door.",
            "Wil je niet? Dan hoef je niets te doen.",
            "Het SOM-team",
        ],
    )


def test_an_invitation_for_a_seat_in_english() -> None:
    invitation = making.invited(language="en", ends_on=None)
    assert mail(making.NEWCOMER) == (
        "You are invited to SOM",
        [
            "Hello Noor Nieuw",
            f'The coördinatiecel of SOM asks you for the seat "{invitation.seat.name}" of SOM raad.',
            "From Sunday 1 March 2026, without an end date.",
            "Read what we expect of you, and answer:",
            f"http://portal.test/uitnodiging/{invitation.token}/",
            "The link is yours alone, works once and stops working after Thursday 26 March 2026. Do not pass it on.",
            "You would rather not? Then you need not do anything.",
            "The SOM team",
        ],
    )


def test_an_invitation_without_a_seat_names_the_institution() -> None:
    offer = actions.Offer(institution=making.institution())
    actions.invite(making.NEWCOMER, "Noor", offer, by=None, at=make.AT)
    line = "De coördinatiecel van SOM nodigt je uit om mee te doen, als iemand van KU Leuven."
    assert mail(making.NEWCOMER)[1][1] == line


def test_who_has_an_account_reads_the_invitation_in_their_own_language() -> None:
    known = make.user(language="en")
    making.invited(email=known.email, language="nl")
    assert mail(known.email)[0] == "You are invited to SOM"


def test_hostile_words_stay_words() -> None:
    making.invited(message="<b>Kom</b>\nBcc: iedereen@som.example", starts_on=date(2026, 4, 1))
    subject, lines = mail(making.NEWCOMER)
    assert (subject, lines[3:5]) == ("Je bent uitgenodigd bij SOM", ["<b>Kom</b>", "Bcc: iedereen@som.example"])


@pytest.mark.parametrize(
    ("language", "asked", "sent", "admitted", "refused"),
    [
        (
            "nl",
            "Iemand wil bij je instelling horen",
            "We kregen je vraag goed binnen",
            "Je hoort nu bij je instelling op SOM",
            "Een antwoord op je vraag aan SOM",
        ),
        (
            "en",
            "Somebody wants to belong to your institution",
            "We received your request",
            "You now belong to your institution on SOM",
            "An answer to your request to SOM",
        ),
    ],
)
def test_both_sides_of_a_request_read_their_own_language(
    language: str, asked: str, sent: str, admitted: str, refused: str
) -> None:
    making.known_domain()
    delegate, first, second = making.delegate(), making.colleague(), making.colleague()
    for person in (delegate, first, second):
        person.language = language
        person.save()
    with override("nl" if language == "en" else "en"):
        requests = [making.asked(person) for person in (first, second)]
        actions.admit(requests[0], by=None, at=make.AT)
        actions.refuse_join_request(requests[1], reason="Wij kennen je niet.", by=None, at=make.AT)
    subjects = list(OutgoingMail.objects.order_by("pk").values_list("subject", flat=True))
    assert subjects == [asked, sent, asked, sent, admitted, refused]
    assert "Wij kennen je niet." in mail(second.email)[1]
    assert "http://portal.test/erbij/vragen/" in mail(delegate.email)[1]
