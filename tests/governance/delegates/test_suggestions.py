"""SOM plus advises on the raad: who may, who reads it, and that nobody is appointed by it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from governance.bodies.models import Mandate
from governance.delegates import actions, tasks
from governance.delegates.models import Suggestion
from governance.people.models import User
from governance.record.models import BulkLook, Deed
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.answers import bare
from tests.governance.delegates import making

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
PATH = "/som-plus/suggesties/"


def delegate(**days: date | None) -> User:
    return making.delegate(making.institution(), **{"ends_on": None, **days})


def test_a_suggestion_appoints_nobody(at: datetime) -> None:
    person = delegate()
    before = Mandate.objects.count()
    made = making.suggestion(person)
    assert (made.state, Mandate.objects.count()) == ("open", before)


def test_one_form_sent_twice_is_one_suggestion(at: datetime) -> None:
    person, key = delegate(), uuid4()
    for _click in range(2):
        actions.suggest(make.seat("som-raad/lop"), who="Vera", reason="Goed.", key=key, by=person, at=at)
    assert Suggestion.objects.count() == 1


def test_one_open_suggestion_a_seat(at: datetime) -> None:
    person = delegate()
    first = making.suggestion(person)
    with pytest.raises(Conflict, match="al een suggestie"):
        making.suggestion(person)
    actions.withdraw_suggestion(first, by=person, at=at)
    assert making.suggestion(person).state == "open"


def test_the_database_refuses_a_second_open_one(at: datetime) -> None:
    """The guard below the rule."""
    made = making.suggestion(delegate())
    made.pk, made.key = None, uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


@pytest.mark.parametrize("path", ["som-raad/lop", "som-team/adviseur"])
def test_another_seat_gives_no_right_to_suggest(path: str) -> None:
    with pytest.raises(Refused, match="afgevaardigden in SOM plus"):
        making.suggestion(make.seated(path))


@pytest.mark.parametrize("days", [{"ends_on": date(2026, 3, 11)}, {"starts_on": date(2026, 3, 13)}])
def test_a_mandate_that_ended_or_is_to_come_suggests_nothing(days: dict[str, date]) -> None:
    with pytest.raises(Refused):
        making.suggestion(delegate(**days))


def test_a_seat_outside_the_raad_takes_no_suggestion(at: datetime) -> None:
    with pytest.raises(Conflict, match="SOM raad"):
        making.suggestion(delegate(), "som-team/adviseur")


def test_the_answer_goes_to_who_suggested_and_is_given_once(at: datetime) -> None:
    person, coordinator = delegate(), make.coordinator()
    made = making.suggestion(person)
    actions.answer_suggestion(made, answer="We vragen het aan het LOP.", by=coordinator, at=at)
    mail = OutgoingMail.objects.get(key=f"suggestion-answered:{made.pk}")
    assert (mail.to, "We vragen het aan het LOP." in mail.text, "Vera Vos" in mail.text) == (person.email, True, False)
    with pytest.raises(Conflict):
        actions.answer_suggestion(made, answer="Nog eens.", by=coordinator, at=at)
    with pytest.raises(Conflict):
        actions.withdraw_suggestion(made, by=person, at=at)


def test_no_deed_names_who_was_suggested(at: datetime) -> None:
    making.suggestion(delegate())
    assert "Vera" not in " ".join(Deed.objects.values_list("facts", flat=True))


def test_another_delegate_gets_the_page_of_what_does_not_exist(client_of: ClientOf) -> None:
    made = making.suggestion(delegate())
    other = client_of(making.delegate(making.institution("ucll"), ends_on=None))
    hidden, absent = (other.post(f"{PATH}{pk}/intrekken/") for pk in (made.pk, 999999))
    assert (bare(hidden), hidden.status_code) == (bare(absent), 404)
    assert "Vera Vos" not in other.get(f"{PATH}mijn/").content.decode()


def test_a_delegate_does_not_read_what_others_suggest(client_of: ClientOf) -> None:
    made = making.suggestion(delegate())
    other = client_of(making.delegate(making.institution("ucll"), ends_on=None))
    assert [other.get(url).status_code for url in (PATH, f"{PATH}{made.pk}/beantwoorden/")] == [403, 403]


def test_reading_all_suggestions_is_noted(client_of: ClientOf) -> None:
    making.suggestion(delegate())
    page = client_of(make.coordinator()).get(PATH).content.decode()
    assert ("Vera Vos" in page, BulkLook.objects.get().what) == (True, "suggesties")


def test_a_suggestion_walks_from_the_seat_to_its_answer(client_of: ClientOf) -> None:
    person = delegate()
    mine, desk, lop = client_of(person), client_of(make.coordinator()), make.seat("som-raad/lop")
    assert f"{PATH}zetels/{lop.pk}/" in mine.get(f"{PATH}zetels/").content.decode()
    form = {"key": uuid4(), "who": "Iemand uit dbso", "reason": "Mist nu."}
    steps = [mine.get(f"{PATH}zetels/{lop.pk}/"), mine.post(f"{PATH}zetels/{lop.pk}/", form)]
    made = Suggestion.objects.get()
    steps += [desk.post(f"{PATH}{made.pk}/beantwoorden/", {"answer": "Dank."}), mine.get(f"{PATH}mijn/")]
    assert [step.status_code for step in steps] == [200, 303, 303, 200]
    assert "Dank." in steps[-1].content.decode()


def test_words_about_persons_are_forgotten_sixty_days_after_closing(at: datetime) -> None:
    person = delegate()
    actions.withdraw_suggestion(making.suggestion(person), by=person, at=at)
    assert [tasks.forget_words_about_persons(at + timedelta(days=days)) for days in (60, 61, 62)] == [0, 1, 0]
    assert Suggestion.objects.values_list("who", "reason").get() == ("", "")
