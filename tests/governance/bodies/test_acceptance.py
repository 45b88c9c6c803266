"""A holder accepts a mandate and says what they bring; rights do not wait for it."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.bodies.access import holds
from governance.bodies.actions import accept, appoint, decline
from governance.bodies.models import Body, Mandate, MandateChange, Power
from governance.bodies.queries import topics_of, unaccepted
from governance.people.models import User
from som_portal.front.desk import asks_of
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def mandate(at: datetime) -> Mandate:
    """Not accepted yet."""
    seat = make.seat("som-raad/lop")
    return appoint(make.user(), seat, starts_on=at.date(), ends_on=date(2026, 8, 31), by=None, at=at)


def page(verb: str, mandate: Mandate) -> str:
    return reverse(f"bodies:{verb}", args=["som-raad", mandate.pk])


def declared(mandate: Mandate) -> dict[str, str]:
    return dict(mandate.declarations.values_list("topic", "words"))


def test_a_holder_may_bring_what_the_charter_expects_and_what_house_rule_23_lists() -> None:
    topics = topics_of(Body.objects.get(slug="som-raad"))
    assert [topic.name for topic in topics][:4] == [
        "Strategische competentie, inhoudelijk beleidsvoerend vermogen",
        "Mandaat vanuit de eigen organisatie",
        "Engagement als katalysator voor onderwijsinnovatie",
        "Actieve deelname aan de vergaderingen",
    ]
    assert [topic.slug for topic in topics if topic.group == "domein"] == [
        f"domein-{name}"
        for name in ("cultuur", "welzijn", "ondernemen", "beleid", "communicatie", "organisatie", "projectmanagement")
    ]
    assert len(topics) == 4 + 10 + 3 + 7


def test_rights_do_not_wait_until_somebody_accepts(mandate: Mandate, at: datetime) -> None:
    assert holds(mandate.person, Power.VOTE, on=at.date())


def test_accepting_says_when_and_what(mandate: Mandate, at: datetime) -> None:
    accept(mandate, declared={"profiel-1": "Tien jaar directeur.", "niveau-lager": ""}, by=mandate.person, at=at)
    assert Mandate.objects.get(pk=mandate.pk).accepted_at == at
    assert declared(mandate) == {"profiel-1": "Tien jaar directeur.", "niveau-lager": ""}


def test_what_one_brings_changes_later_and_stays_accepted_then(mandate: Mandate, at: datetime) -> None:
    accept(mandate, declared={"niveau-lager": ""}, by=mandate.person, at=at)
    accept(mandate, declared={"niveau-hoger": ""}, by=mandate.person, at=at.replace(hour=12))
    assert Mandate.objects.get(pk=mandate.pk).accepted_at == at
    assert declared(mandate) == {"niveau-hoger": ""}
    assert mandate.changes.filter(verb=MandateChange.Verb.ACCEPTED).count() == 1


def test_a_duo_accepts_each_for_themselves(mandate: Mandate, at: datetime) -> None:
    second = appoint(make.user(), mandate.seat, starts_on=at.date(), holder=2, by=None, at=at)
    accept(mandate, declared={}, by=mandate.person, at=at)
    assert Mandate.objects.get(pk=second.pk).accepted_at is None
    with pytest.raises(Refused, match="alleen wie het kreeg"):
        accept(second, declared={}, by=mandate.person, at=at)


def test_also_the_coordinatiecel_accepts_for_nobody(mandate: Mandate, at: datetime) -> None:
    with pytest.raises(Refused, match="alleen wie het kreeg"):
        accept(mandate, declared={}, by=make.coordinator(), at=at)


def test_a_mandate_that_is_over_is_not_accepted(mandate: Mandate, at: datetime) -> None:
    with pytest.raises(Refused, match="afgelopen"):
        accept(mandate, declared={}, by=mandate.person, at=at.replace(month=9))


def test_declining_keeps_the_mandate_and_tells_the_coordinatiecel_why(mandate: Mandate, at: datetime) -> None:
    coordinator = make.coordinator()
    decline(mandate, reason="Ik verhuis.", by=mandate.person, at=at)
    assert holds(mandate.person, Power.VOTE, on=at.date())
    mail = OutgoingMail.objects.get(to=coordinator.email)
    assert mail.subject == f"Niet aanvaard: {mandate.seat.name}"
    assert "Ik verhuis." in mail.text
    assert page("mandate", mandate) in mail.text


def test_what_was_accepted_is_not_declined(mandate: Mandate, at: datetime) -> None:
    accept(mandate, declared={}, by=mandate.person, at=at)
    with pytest.raises(Conflict, match="aanvaardde dit mandaat al"):
        decline(mandate, reason="Toch niet.", by=mandate.person, at=at)


def test_who_declined_may_accept_after_all(mandate: Mandate, at: datetime) -> None:
    decline(mandate, reason="Ik verhuis.", by=mandate.person, at=at)
    assert accept(mandate, declared={}, by=mandate.person, at=at).accepted_at == at


def test_the_desk_asks_until_it_is_done(mandate: Mandate, at: datetime) -> None:
    title = f"Aanvaard je mandaat: {mandate.seat.name}"
    assert title in [ask.title for ask in asks_of(mandate.person, at)]
    accept(mandate, declared={}, by=mandate.person, at=at)
    assert title not in [ask.title for ask in asks_of(User.objects.get(pk=mandate.person_id), at)]


def test_the_desk_asks_no_more_once_declined_or_over(mandate: Mandate, at: datetime) -> None:
    assert unaccepted(mandate.person, date(2026, 9, 1)) == []
    decline(mandate, reason="Ik verhuis.", by=mandate.person, at=at)
    assert unaccepted(User.objects.get(pk=mandate.person_id), at.date()) == []


def test_the_page_tells_the_seat_its_days_and_that_rights_do_not_wait(client_of: ClientOf, mandate: Mandate) -> None:
    words = client_of(mandate.person).get(page("accept", mandate)).content.decode()
    assert "Aanvaard je mandaat" in words
    assert "maandag 31 augustus 2026" in words
    assert "ze wachten niet tot je aanvaardt" in words
    assert "Mandaat vanuit de eigen organisatie" in words


def test_the_page_is_ticked_as_declared_before(client_of: ClientOf, mandate: Mandate) -> None:
    holder = client_of(mandate.person)
    sent = {"key": str(uuid4()), "profiel-2": "on", "profiel-2-in-woorden": "Mijn bestuur vroeg het.",
            "niveau": ["niveau-lager", "niveau-kleuter"], "domein": ["domein-cultuur"]}  # fmt: skip
    answer = holder.post(page("accept", mandate), sent)
    assert (answer.status_code, answer["Location"]) == (303, page("mandate", mandate))
    assert declared(mandate) == {
        "profiel-2": "Mijn bestuur vroeg het.", "niveau-lager": "", "niveau-kleuter": "", "domein-cultuur": ""
    }  # fmt: skip
    words = holder.get(page("accept", mandate)).content.decode()
    assert words.count(" checked") == 4
    assert "Mijn bestuur vroeg het." in words


def test_a_sentence_that_is_too_long_is_refused_and_kept(client_of: ClientOf, mandate: Mandate) -> None:
    sent = {"key": str(uuid4()), "profiel-2": "on", "profiel-2-in-woorden": "w" * 201}
    answer = client_of(mandate.person).post(page("accept", mandate), sent)
    assert answer.status_code == 422
    assert "w" * 201 in answer.content.decode()


def test_the_coordinatiecel_sees_whether_and_does_not_accept(client_of: ClientOf, mandate: Mandate) -> None:
    coordinator = client_of(make.coordinator())
    assert "nog niet" in coordinator.get(page("mandate", mandate)).content.decode()
    assert coordinator.get(page("accept", mandate)).status_code == 403


def test_declining_asks_for_a_reason(client_of: ClientOf, mandate: Mandate) -> None:
    holder = client_of(mandate.person)
    assert holder.post(page("decline", mandate), {"reason": " ", "key": str(uuid4())}).status_code == 422
    sent = {"reason": "Ik verhuis.", "key": str(uuid4())}
    assert [holder.post(page("decline", mandate), sent).status_code for _click in range(2)] == [303, 303]
    assert mandate.changes.filter(verb=MandateChange.Verb.DECLINED).count() == 1
