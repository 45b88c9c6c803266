"""Which signals led to a proposal, who may read that, and who hears what came of it."""

from collections.abc import Callable

import pytest
from django.test import Client

from governance.ballots.actions import close_ballot, link_signals, withdraw_proposal
from governance.ballots.models import Origin
from governance.ballots.queries import origins_of, signallers_of
from governance.challenges.actions import bundle_signals
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes
from tests.governance.challenges import making as field

pytestmark = pytest.mark.django_db
CLOSES_AT = clock.brussels(2026, 3, 23, 17)


@pytest.fixture
def member() -> User:
    return make.seated("som-raad/lop")


def mails(start: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(key__startswith=start).order_by("pk"))


def test_every_signaller_hears_the_outcome_once() -> None:
    members, proposal = make.raad(12), scenes.scheduled()
    teacher, twice = make.user(), make.user()
    loose, first, second = field.signal(teacher), field.signal(twice), field.signal(twice)
    challenge = bundle_signals([first, second], title="Rust", summary="Rust", by=make.coordinator(), at=make.AT)
    link_signals(
        proposal, challenges=[challenge], signals=[loose], by=make.seated("coordinatiecel/voorzitter"), at=make.AT
    )
    ballot = scenes.open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT)
    scenes.everybody_says(ballot, members)
    for _ in range(2):
        decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    assert sorted(mail.to for mail in mails("signal-outcome")) == sorted([teacher.email, twice.email])
    assert decision.wording in mails("signal-outcome")[0].text
    assert f"/besluiten/{decision.number}/" in mails("signal-outcome")[0].text


def test_without_a_quorum_nobody_hears_an_outcome_yet() -> None:
    make.raad(12)
    proposal = scenes.scheduled()
    link_signals(proposal, challenges=[], signals=[field.signal(make.user())], by=make.coordinator(), at=make.AT)
    ballot = scenes.open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT)
    close_ballot(ballot, by=None, at=CLOSES_AT)
    assert mails("signal-outcome") == []


def test_a_proposer_links_only_signals_that_may_be_read() -> None:
    person = make.seated("som-raad/lop")
    proposal = scenes.scheduled(by=person)
    theirs = field.signal(make.user())
    link_signals(proposal, challenges=[], signals=[theirs], by=person, at=make.AT)
    assert [row.signal for row in Origin.objects.all()] == [theirs]
    link_signals(proposal, challenges=[], signals=[], by=person, at=make.AT)
    assert not Origin.objects.exists()


def test_only_proposer_and_coordinatiecel_say_where_it_comes_from(member: User) -> None:
    with pytest.raises(Refused):
        link_signals(scenes.scheduled(), challenges=[], signals=[], by=member, at=make.AT)


def test_a_stranger_reads_no_title_of_a_signal(member: User) -> None:
    proposal, teacher = scenes.scheduled(), make.user()
    signal = field.signal(teacher, title="Kind huilt elke ochtend")
    link_signals(proposal, challenges=[], signals=[signal], by=make.coordinator(), at=make.AT)
    for reader, is_shown in ((make.user(), False), (teacher, True), (member, True)):
        told = origins_of(proposal, reader, make.AT)[0]
        assert (told.title == signal.title, bool(told.url)) == (is_shown, is_shown)


def test_who_left_hears_nothing() -> None:
    proposal, gone = scenes.scheduled(), make.user()
    link_signals(proposal, challenges=[], signals=[field.signal(gone)], by=make.coordinator(), at=make.AT)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    assert signallers_of(proposal) == []


def test_when_a_proposal_is_withdrawn_a_signaller_hears_that_too() -> None:
    proposal, teacher = scenes.scheduled(), make.user()
    link_signals(proposal, challenges=[], signals=[field.signal(teacher)], by=make.coordinator(), at=make.AT)
    for _ in range(2):
        withdraw_proposal(proposal, by=proposal.proposer, at=make.AT)
    assert [mail.to for mail in mails("signal-withdrawn")] == [teacher.email]
    assert "de raad beslist er niet over" in mails("signal-withdrawn")[0].text


def test_a_signaller_sees_on_the_signal_what_came_of_it(client_of: Callable[[User], Client]) -> None:
    members, teacher, proposal = make.raad(12), make.user(), scenes.scheduled()
    signal = field.signal(teacher)
    link_signals(proposal, challenges=[], signals=[signal], by=make.coordinator(), at=make.AT)
    page = client_of(teacher).get(signal.get_absolute_url()).content.decode()
    assert proposal.question in page
    ballot = scenes.open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT)
    scenes.everybody_says(ballot, members)
    decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    assert decision.number in client_of(teacher).get(signal.get_absolute_url()).content.decode()
