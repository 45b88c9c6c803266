"""Who has an address of an institution asks to belong to it; its delegate or the coördinatiecel answers."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client

from governance.joining import actions
from governance.joining.models import JoinRequest
from governance.people.models import User
from governance.record.queries import history_of
from som_portal.front.desk import asks_of
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.answers import bare
from tests.governance.joining import making

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
ASK, LIST = "/erbij/", "/erbij/vragen/"
TODAY = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture(autouse=True)
def a_known_domain() -> None:
    making.known_domain()


def titles(person: User) -> list[str]:
    return [ask.title for ask in asks_of(person, make.AT)]


def test_the_desk_asks_whether_you_belong_to_the_institution_of_your_address() -> None:
    assert titles(making.colleague()) == ["Hoor je bij KU Leuven?"]


def test_asking_makes_one_request_with_a_mail_to_both_sides(client_of: ClientOf) -> None:
    delegate, person = making.delegate(), making.colleague()
    client, once = client_of(person), {"sentence": "Ik geef les.", "key": str(uuid4())}
    answers = [client.post(ASK, once) for _ in range(2)]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, ASK)] * 2
    assert JoinRequest.objects.get().institution == making.institution()
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == sorted([delegate.email, person.email])
    assert "Je vroeg op donderdag 12 maart 2026" in client.get(ASK).content.decode()
    assert titles(person) == []


def test_without_a_delegate_the_coordinatiecel_gets_the_mail() -> None:
    coordinator = make.coordinator()
    making.delegate(ends_on=TODAY - timedelta(days=1))
    request = making.asked()
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {coordinator.email, request.person.email}


def unconfirmed() -> User:
    person = making.colleague()
    EmailAddress.objects.filter(user=person).update(verified=False)
    return person


def test_who_has_no_confirmed_address_of_an_institution_cannot_ask(client_of: ClientOf) -> None:
    belongs = making.colleague(institution=making.institution("ucll"))
    others = [making.colleague("elders.example"), making.colleague("sub.school.example"), unconfirmed(), make.user()]
    for person in (*others, belongs):
        client = client_of(person)
        answers = [client.get(ASK), client.post(ASK, {"sentence": "Ik ook.", "key": str(uuid4())})]
        assert [answer.status_code for answer in answers] == [403, 403]
        assert titles(person) == []
    assert JoinRequest.objects.count() == 0


def test_one_open_request_at_a_time() -> None:
    person = making.colleague()
    making.asked(person)
    with pytest.raises(Conflict, match="Je vraag is verstuurd"):
        making.asked(person)


# ---- the answer ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["delegate", "coordinator"])
def test_a_delegate_or_the_coordinatiecel_lets_somebody_in(client_of: ClientOf, who: str) -> None:
    request = making.asked()
    by = making.delegate() if who == "delegate" else make.coordinator()
    client = client_of(by)
    assert request.sentence in client.get(LIST).content.decode()
    assert titles(by) == ["1 persoon wil bij een instelling horen"]
    assert client.post(f"{LIST}{request.pk}/toelaten/").status_code == 303
    request.refresh_from_db()
    assert (request.person.institution, request.is_admitted) == (making.institution(), True)
    assert OutgoingMail.objects.filter(to=request.person.email, subject__contains="Je hoort nu").count() == 1


def test_a_refusal_brings_its_reason_to_who_asked(client_of: ClientOf) -> None:
    request, client = making.asked(), client_of(making.delegate())
    assert client.post(f"{LIST}{request.pk}/weigeren/", {"reason": ""}).status_code == 422
    assert client.post(f"{LIST}{request.pk}/weigeren/", {"reason": "Wij kennen je niet."}).status_code == 303
    request.refresh_from_db()
    assert (request.person.institution, request.is_admitted) == (None, False)
    assert "Wij kennen je niet." in OutgoingMail.objects.latest("pk").text


def test_after_a_refusal_one_may_ask_again() -> None:
    request = making.asked()
    actions.refuse_join_request(request, reason="Nog niet.", by=None, at=make.AT)
    assert making.asked(request.person).pk != request.pk


def test_a_request_gets_one_answer() -> None:
    request = actions.admit(making.asked(), by=None, at=make.AT)
    with pytest.raises(Conflict, match="al een antwoord"):
        actions.refuse_join_request(request, reason="Toch niet.", by=None, at=make.AT)


def test_who_was_placed_elsewhere_meanwhile_stays_there() -> None:
    request = making.asked()
    User.objects.filter(pk=request.person_id).update(institution=making.institution("ucll"))
    with pytest.raises(Conflict, match="een andere instelling"):
        actions.admit(request, by=None, at=make.AT)


def barred() -> dict[str, User]:
    """Nobody of these is a delegate of KU Leuven or coordinates today."""
    return {
        "outsider": make.user(),
        "ended": making.delegate(ends_on=TODAY - timedelta(days=1)),
        "future": making.delegate(starts_on=TODAY + timedelta(days=1)),
        "other institution": making.delegate("ucll"),
        "other body": make.seated("som-raad/ku-leuven"),
    }


def test_for_who_may_not_answer_a_request_does_not_exist(client_of: ClientOf) -> None:
    request = making.asked()
    for who, person in {**barred(), "asker": request.person}.items():
        client = client_of(person)
        for deed in ("toelaten", "weigeren"):
            there, nowhere = f"{LIST}{request.pk}/{deed}/", f"{LIST}999999/{deed}/"
            for typed in ({}, {"reason": "x"}):
                assert bare(client.post(there, typed)) == bare(client.post(nowhere, typed)), (who, deed)
            assert client.post(there).status_code == 404, (who, deed)
        assert request.sentence not in client.get(LIST).content.decode(), who
    request.refresh_from_db()
    assert request.answered_at is None


def test_the_list_is_a_sentence_for_who_answers_nobody(client_of: ClientOf) -> None:
    making.asked()
    statuses = {who: client_of(person).get(LIST).status_code for who, person in barred().items()}
    assert statuses == {"outsider": 403, "ended": 403, "future": 403, "other institution": 200, "other body": 403}


def test_control_the_action_asks_again_when_a_view_forgets() -> None:
    request = making.asked()
    for person in barred().values():
        with pytest.raises(Refused):
            actions.admit(request, by=person, at=make.AT)


def test_the_record_keeps_no_sentence_and_no_reason() -> None:
    request = actions.refuse_join_request(making.asked(), reason="Wij kennen je niet.", by=None, at=make.AT)
    facts = [deed.facts for deed in history_of(request)]
    assert facts == [f'{{"institution":{making.institution().pk}}}'] * 2
