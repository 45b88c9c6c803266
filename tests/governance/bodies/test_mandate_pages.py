"""The pages of a mandate: what happened, the letter, and the road over a preview to a later or an earlier last day."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from governance.bodies.actions import extend
from governance.bodies.models import Mandate, MandateChange, Paper
from governance.people.models import User
from som_portal.kit.outbox.models import OutgoingMail
from som_portal.kit.uploads import Upload
from tests import make
from tests.answers import bare
from tests.letters import LETTER

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
AUGUST = date(2026, 8, 31)


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def mandate() -> Mandate:
    return make.seated("som-raad/lop", ends_on=AUGUST).mandates.select_related("seat__body", "person").get()


def page(verb: str, mandate: Mandate, *more: int) -> str:
    return reverse(f"bodies:{verb}", args=[mandate.seat.body.slug, mandate.pk, *more])


def typed(last_day: str = "2027-08-31", **more: object) -> dict[str, object]:
    return {"last_day": last_day, "reason": "De school vraagt het.", "key": str(uuid4()), **more}


def letter(content: bytes = LETTER, name: str = "brief.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def test_extending_shows_what_changes_before_it_does(client_of: ClientOf, mandate: Mandate) -> None:
    coordinator = client_of(make.coordinator())
    preview = coordinator.post(page("extend", mandate), typed())
    assert preview.status_code == 200
    assert "dinsdag 31 augustus 2027" in preview.content.decode()
    assert Mandate.objects.get(pk=mandate.pk).ends_on == AUGUST
    done = coordinator.post(page("extend", mandate), typed(is_confirmed="true", paper=letter()))
    assert (done.status_code, done["Location"]) == (303, page("mandate", mandate))
    assert Mandate.objects.get(pk=mandate.pk).ends_on == date(2027, 8, 31)
    assert bytes(Paper.objects.get().content) == LETTER


def test_the_preview_goes_back_with_all_that_was_typed(client_of: ClientOf, mandate: Mandate) -> None:
    answer = client_of(make.coordinator()).post(page("extend", mandate), typed(is_confirmed="true", back="1"))
    words = answer.content.decode()
    assert "Bekijk wat er verandert" in words
    assert 'value="2027-08-31"' in words
    assert "De school vraagt het." in words
    assert Mandate.objects.get(pk=mandate.pk).ends_on == AUGUST


def test_a_wrong_letter_is_refused_on_the_preview_and_nothing_else_is_lost(
    client_of: ClientOf, mandate: Mandate
) -> None:
    wrong = typed(is_confirmed="true", paper=letter(b"<html>", "brief.pdf"))
    answer = client_of(make.coordinator()).post(page("extend", mandate), wrong)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "Dit is geen pdf." in words
    assert "Verleng het mandaat" in words
    assert 'value="2027-08-31"' in words
    assert "De school vraagt het." in words
    assert Mandate.objects.get(pk=mandate.pk).ends_on == AUGUST


def test_a_day_that_is_not_later_is_a_sentence_above_the_preview(client_of: ClientOf, mandate: Mandate) -> None:
    answer = client_of(make.coordinator()).post(page("extend", mandate), typed("2026-08-31", is_confirmed="true"))
    assert answer.status_code == 409
    assert "Kies een laatste dag die later valt dan de huidige." in answer.content.decode()


def test_a_double_click_extends_once(client_of: ClientOf, mandate: Mandate) -> None:
    coordinator, once = client_of(make.coordinator()), typed(is_confirmed="true")
    answers = [coordinator.post(page("extend", mandate), once).status_code for _click in range(2)]
    assert answers == [303, 303]
    assert MandateChange.objects.filter(verb="extended").count() == 1


def test_the_history_tells_who_what_when_and_why(client_of: ClientOf, mandate: Mandate) -> None:
    by = make.coordinator()
    extend(mandate, until=date(2027, 8, 31), reason="De school vraagt het.", by=by, at=make.AT)
    words = client_of(mandate.person).get(page("mandate", mandate)).content.decode()
    assert "Verlengd" in words
    assert f"donderdag 12 maart 2026, 10.00 uur, door {by.name}" in " ".join(words.split())
    assert "Laatste dag: dinsdag 31 augustus 2027." in words
    assert "Voordien: maandag 31 augustus 2026." in words
    assert "De school vraagt het." in words


def test_the_seat_page_tells_what_happened_on_the_seat(client_of: ClientOf, mandate: Mandate) -> None:
    extend(mandate, until=date(2027, 8, 31), reason="De school vraagt het.", by=None, at=make.AT)
    words = client_of(make.coordinator()).get(mandate.seat.get_absolute_url()).content.decode()
    assert "Wat er gebeurde" in words
    assert "De school vraagt het." in words


@pytest.fixture
def filed(mandate: Mandate) -> Mandate:
    """A mandate with a letter."""
    extend(mandate, until=date(2027, 8, 31), reason="", paper=Upload(LETTER), by=None, at=make.AT)
    return mandate


def test_the_letter_is_for_the_holder_and_the_coordinatiecel(client_of: ClientOf, filed: Mandate) -> None:
    address = page("paper", filed, Paper.objects.get().change_id)
    for reader in (filed.person, make.coordinator()):
        answer = client_of(reader).get(address)
        assert (answer.status_code, answer.content) == (200, LETTER)
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_for_others_mandate_and_letter_do_not_exist(client_of: ClientOf, filed: Mandate) -> None:
    nobody = client_of(make.seated("som-raad/vclb"))
    missing = bare(nobody.get("/netwerk/som-raad/mandaten/999999/"))
    for address in (page("mandate", filed), page("paper", filed, Paper.objects.get().change_id), page("accept", filed)):
        assert bare(nobody.get(address)) == missing


def test_a_holder_reads_their_mandate_also_when_it_is_over(client_of: ClientOf) -> None:
    mandate = make.seated("som-raad/lop", ends_on=date(2026, 3, 11)).mandates.get()
    assert client_of(mandate.person).get(page("mandate", mandate)).status_code == 200


def test_a_letter_is_only_found_below_its_own_mandate(client_of: ClientOf, filed: Mandate) -> None:
    other = make.seated("som-raad/vclb").mandates.get()
    address = page("paper", other, Paper.objects.get().change_id)
    assert client_of(make.coordinator()).get(address).status_code == 404


def test_the_name_a_letter_had_is_kept_nowhere(client_of: ClientOf, mandate: Mandate) -> None:
    odd = letter(name="../../a\r\nSet-Cookie: x=1\u202efdp.exe")
    client_of(make.coordinator()).post(page("extend", mandate), typed(is_confirmed="true", paper=odd))
    change = Paper.objects.get().change_id
    answer = client_of(mandate.person).get(page("paper", mandate, change))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="brief-{Paper.objects.get().pk}.pdf"'


def test_appointing_takes_a_reason_and_a_letter(client_of: ClientOf) -> None:
    place = make.seat("som-raad/lop")
    form = {"email": "nieuw@som.example", "name": "Nieuwe Stem", "starts_on": "2026-03-12", "ends_on": "2026-08-31"}
    sent = {**form, "reason": "Voorgedragen.", "paper": letter(), "key": str(uuid4())}
    client_of(make.coordinator()).post(reverse("bodies:appoint", args=["som-raad", place.pk]), sent)
    change = MandateChange.objects.get(mandate__seat=place)
    assert (change.verb, change.reason, bytes(change.paper.content)) == ("appointed", "Voorgedragen.", LETTER)


def mails_to(person: User) -> list[str]:
    return list(OutgoingMail.objects.filter(to=person.email).order_by("pk").values_list("subject", flat=True))


def test_the_holder_hears_of_the_appointment_with_a_link_to_accept(client_of: ClientOf) -> None:
    person, place = make.user(), make.seat("som-raad/lop")
    form = {"email": person.email, "starts_on": "2026-03-12", "ends_on": "2026-08-31", "key": str(uuid4())}
    client_of(make.coordinator()).post(reverse("bodies:appoint", args=["som-raad", place.pk]), form)
    assert mails_to(person) == [f"Je zit op de zetel {place.name}"]
    text = OutgoingMail.objects.get(to=person.email).text
    assert page("accept", Mandate.objects.get(person=person)) in text
    assert "Je mandaat loopt tot en met maandag 31 augustus 2026." in text


def test_the_holder_hears_of_an_extension_and_of_an_end(client_of: ClientOf, mandate: Mandate) -> None:
    coordinator = client_of(make.coordinator())
    coordinator.post(page("extend", mandate), typed(is_confirmed="true"))
    coordinator.post(page("release", mandate), typed("2026-03-31", is_confirmed="true"))
    assert mails_to(mandate.person) == [
        "Je mandaat loopt door tot en met dinsdag 31 augustus 2027",
        "Je mandaat eindigt op dinsdag 31 maart 2026",
    ]


def test_an_english_reader_hears_it_in_english(client_of: ClientOf) -> None:
    person = make.user(language="en")
    place = make.seat("som-raad/lop")
    form = {"email": person.email, "starts_on": "2026-03-12", "key": str(uuid4())}
    client_of(make.coordinator()).post(reverse("bodies:appoint", args=["som-raad", place.pk]), form)
    assert mails_to(person) == [f"You hold the seat {place.name}"]


def test_what_the_portal_loads_by_itself_is_not_mailed(mandate: Mandate) -> None:
    assert mails_to(mandate.person) == []
