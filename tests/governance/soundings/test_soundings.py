"""Vraag het aan je achterban: who asks, who answers without an account, who reads, and when it is gone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from governance.ballots.actions import close_ballot, withdraw_proposal
from governance.ballots.models import Ballot, Proposal, Vote
from governance.people.models import User
from governance.record.models import Deed
from governance.soundings import access
from governance.soundings.actions import answer_sounding, close_sounding, open_sounding
from governance.soundings.models import Sounding, SoundingAnswer
from governance.soundings.queries import heard, sentences_of
from governance.soundings.tasks import forget_old_soundings
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
AT, DAY = make.AT, timedelta(days=1)
ClientOf = Callable[[User], Client]


@pytest.fixture(autouse=True)
def thursday_in_march() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(AT, tick=False):
        yield


def pupil() -> User:
    return make.seated("som-raad/leerling-so")


def opened(by: User | None = None, proposal: Proposal | None = None) -> Sounding:
    return open_sounding(proposal or scenes.scheduled(), "Wat vind jij?", key=uuid4(), by=by or pupil(), at=AT)


def answer(sounding: Sounding, opinion: str = "for", sentence: str = "", **more: Any) -> SoundingAnswer:
    said = {"key": uuid4(), "at": AT} | more
    return answer_sounding(sounding, opinion=opinion, sentence=sentence, **said)


def sent(opinion: str = "for", **more: str) -> dict[str, str]:
    return {"opinion": opinion, "key": str(uuid4())} | more


def test_anybody_with_the_link_answers_without_an_account(client: Client) -> None:
    sounding = opened()
    page = client.get(sounding.answer_path).content.decode()
    assert sounding.question in page and "Wat we bewaren" in page
    gone = client.post(sounding.answer_path, sent("against", sentence="Het is te vroeg op de dag."))
    assert (gone.status_code, gone.headers["Location"]) == (303, f"{sounding.answer_path}?bedankt")
    assert "Bedankt, je antwoord is bewaard." in client.get(gone.headers["Location"]).content.decode()
    said = SoundingAnswer.objects.get()
    assert (said.sounding, said.opinion, said.sentence) == (sounding, "against", "Het is te vroeg op de dag.")


def test_nothing_is_kept_of_who_answered_or_when() -> None:
    kept = {field.name for field in SoundingAnswer._meta.get_fields()}
    assert kept == {"id", "key", "sounding", "opinion", "sentence"}
    sounding = opened()
    before = Deed.objects.count()
    answer(sounding)
    assert Deed.objects.count() == before


def test_only_the_member_reads_the_answers(client_of: ClientOf) -> None:
    by, other, coordinator = pupil(), make.raad(1)[0], make.coordinator()
    sounding = opened(by)
    answer(sounding, "against", "Mijn bus rijdt dan niet meer.")
    page = client_of(by).get(sounding.get_absolute_url()).content.decode()
    assert "Mijn bus rijdt dan niet meer." in page and sounding.answer_path in page
    for person in (other, coordinator):
        for path in (sounding.get_absolute_url(), f"{sounding.get_absolute_url()}sluiten/"):
            assert client_of(person).get(path).status_code == 404
    assert "Mijn bus" not in Client().get(sounding.answer_path).content.decode()


def test_the_counts_and_the_sentences_are_told_in_no_order_of_coming_in() -> None:
    sounding = opened()
    for number in range(8):
        answer(sounding, "for" if number % 2 else "unsure", f"Zin {number}")
    answer(sounding, "against")
    assert [(one.word, one.count) for one in heard(sounding)] == [("Voor", 4), ("Tegen", 1), ("Ik weet het niet", 4)]
    told = [one.key for one in sentences_of(sounding)]
    assert told == sorted(told) and len(told) == 8


def test_a_double_click_is_one_answer_and_one_link() -> None:
    by, proposal = pupil(), scenes.scheduled()
    assert opened(by, proposal) == opened(by, proposal)
    sounding, key = Sounding.objects.get(), uuid4()
    assert answer(sounding, key=key) == answer(sounding, "against", key=key)


def test_only_a_voting_seat_of_the_raad_asks() -> None:
    proposal = scenes.scheduled()
    for person in (make.user(), make.seated("som-plus/afgevaardigde", 2), make.coordinator()):
        with pytest.raises(Refused, match="stemgerechtigde zetel van de raad"):
            opened(person, proposal)


def test_a_proposal_that_is_not_public_or_withdrawn_is_not_asked_about() -> None:
    proposer = make.seated("som-plus/afgevaardigde")
    hidden = scenes.proposal(by=proposer)
    with pytest.raises(Conflict, match="nog niet openbaar"):
        opened(proposal=hidden)
    withdraw_proposal(hidden, by=proposer, at=AT)
    with pytest.raises(Conflict, match="ingetrokken"):
        opened(make.raad(1)[0], hidden)


def test_it_closes_by_itself_with_the_vote_and_nothing_of_it_is_in_the_result(client: Client) -> None:
    by = pupil()
    ballot = scenes.opened()
    sounding = opened(by, ballot.proposal)
    for _each in range(5):
        answer(sounding, "against", "Nee!")
    over = ballot.closes_at
    with pytest.raises(Conflict, match="is gestemd"):
        answer(sounding, at=over)
    close_ballot(ballot, by=None, at=over)
    assert not Vote.objects.exists()
    counts = Ballot.objects.counted().get(pk=ballot.pk).counts
    assert (counts.cast, counts.against) == (0, 0)
    with time_machine.travel(over, tick=False):
        assert "Over dit voorstel is gestemd." in client.get(sounding.answer_path).content.decode()
        assert client.post(sounding.answer_path, sent()).status_code == 409


def test_it_is_closed_by_hand_by_who_asked_and_nobody_else(client: Client, client_of: ClientOf) -> None:
    by = pupil()
    sounding = opened(by)
    with pytest.raises(Refused, match="wie de vraag stelde"):
        close_sounding(sounding, by=make.raad(1)[0], at=AT)
    assert client_of(by).post(f"{sounding.get_absolute_url()}sluiten/").status_code == 303
    assert client.post(sounding.answer_path, sent()).status_code == 409
    closed = Sounding.objects.get()
    assert close_sounding(closed, by=by, at=AT + DAY).closed_at == AT


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client: Client) -> None:
    sounding = opened()
    gone = client.post(sounding.answer_path, {"key": str(uuid4()), "sentence": "Ik wil eerst meer weten."})
    assert gone.status_code == 422
    assert "Ik wil eerst meer weten." in gone.content.decode()
    assert not SoundingAnswer.objects.exists()


def flood(client: Client, sounding: Sounding, times: int) -> list[int]:
    return [client.post(sounding.answer_path, sent()).status_code for _each in range(times)]


def test_one_address_answers_a_class_at_most_a_minute(client: Client) -> None:
    sounding = opened()
    assert flood(client, sounding, 40) == [303] * 40
    late = client.post(sounding.answer_path, sent(sentence="Ook ik wil iets zeggen."))
    assert late.status_code == 429
    assert "Ook ik wil iets zeggen." in late.content.decode()
    assert sounding.answers.count() == 40


def test_control_without_the_limit_one_address_goes_on(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"answer_sounding": "9999/m/ip"}
    sounding = opened()
    assert flood(client, sounding, 45) == [303] * 45


def test_a_link_takes_so_many_answers_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "MOST_ANSWERS", 2)
    sounding = opened()
    answer(sounding)
    answer(sounding)
    with pytest.raises(Conflict, match="zoveel antwoorden"):
        answer(sounding)


def test_the_link_to_share_is_of_our_own_site_whatever_host_was_asked(client_of: ClientOf, settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.SITE_URL = ["elders.example"], "https://som.example"
    by = pupil()
    sounding = opened(by)
    page = client_of(by).get(sounding.get_absolute_url(), headers={"host": "elders.example"}).content.decode()
    assert f"https://som.example{sounding.answer_path}" in page
    assert "elders.example" not in page


def test_an_unknown_link_is_not_there(client: Client) -> None:
    opened()
    assert client.get(f"/achterban/{uuid4()}/").status_code == 404


def test_question_and_answers_are_forgotten_after_sixty_days() -> None:
    sounding = opened()
    answer(sounding, sentence="Kort.")
    assert forget_old_soundings(AT + 60 * DAY) == 0
    assert not access.is_open(sounding, at=AT + 60 * DAY)
    assert forget_old_soundings(AT + 60 * DAY + timedelta(seconds=1)) == 1
    assert (Sounding.objects.count(), SoundingAnswer.objects.count()) == (0, 0)
    assert forget_old_soundings(AT + 61 * DAY) == 0


def test_a_member_comes_to_it_from_the_vote(client_of: ClientOf) -> None:
    by = pupil()
    ballot = scenes.opened()
    path = f"/raad/voorstellen/{ballot.proposal_id}/achterban/"
    for page in (ballot.get_absolute_url(), f"{ballot.get_absolute_url()}stem/", ballot.proposal.get_absolute_url()):
        assert path in client_of(by).get(page).content.decode()
    assert path not in client_of(make.coordinator()).get(ballot.get_absolute_url()).content.decode()
    gone = client_of(by).post(path, {"question": "Wat vind jij?", "key": str(uuid4())})
    assert gone.headers["Location"] == Sounding.objects.get().get_absolute_url()
    assert client_of(by).get(path).headers["Location"] == Sounding.objects.get().get_absolute_url()
