"""Links that do not work: used, expired, withdrawn, replaced, forged; each beside a control that does."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth import get_user
from django.core.signing import Signer
from django.test import Client

from governance.bodies.models import Mandate
from governance.joining import actions
from governance.joining.models import Invitation
from governance.joining.queries import link_of
from governance.people.models import User
from som_portal.kit import clock
from tests import make
from tests.answers import bare
from tests.governance.joining import making

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
TODAY = date(2026, 3, 12)
AFTER = clock.brussels(2026, 3, 27)


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


def yes(client: Client, url: str, key: object = None) -> object:
    return client.post(url, {"key": str(key or uuid4())})


def who(client: Client) -> str:
    return getattr(get_user(client), "email", "")


def closed(client: Client, url: str) -> tuple[list[int], str]:
    """Statuses of looking and pressing, and the lead of the page; nothing may have come of it."""
    before = (User.objects.count(), Mandate.objects.count())
    answers = [client.get(url), yes(client, url)]
    assert (User.objects.count(), Mandate.objects.count(), who(client)) == (*before, "")
    return [answer.status_code for answer in answers], answers[0].content.decode()


def test_a_used_link_says_how_to_sign_in(client: Client) -> None:
    url = making.invited().get_absolute_url()
    yes(Client(), url)
    statuses, page = closed(client, url)
    assert statuses == [409, 409]
    assert "Deze uitnodiging is al gebruikt." in page
    assert "/aanmelden/" in page


def test_control_the_first_use_of_the_same_link_works(client: Client) -> None:
    assert yes(client, making.invited().get_absolute_url()).status_code == 302


def test_a_link_stops_after_fourteen_days(client: Client) -> None:
    url = making.invited().get_absolute_url()
    with time_machine.travel(AFTER, tick=False):
        statuses, page = closed(client, url)
    assert statuses == [409, 409]
    assert "Deze uitnodiging was geldig tot en met donderdag 26 maart 2026." in page


def test_control_a_second_earlier_it_still_works(client: Client) -> None:
    url = making.invited().get_absolute_url()
    with time_machine.travel(AFTER - timedelta(seconds=1), tick=False):
        assert yes(client, url).status_code == 302


def test_a_withdrawn_link_says_so(client: Client) -> None:
    invitation = making.invited()
    actions.withdraw_invitation(invitation, by=None, at=make.AT)
    statuses, page = closed(client, invitation.get_absolute_url())
    assert (statuses, "Deze uitnodiging is ingetrokken." in page) == ([409, 409], True)


def test_sending_again_makes_the_older_link_useless(client: Client) -> None:
    invitation = making.invited()
    old = invitation.get_absolute_url()
    new = actions.resend_invitation(invitation, by=None, at=make.AT + timedelta(hours=1)).get_absolute_url()
    statuses, page = closed(client, old)
    assert (statuses, "Gebruik de link uit de laatste mail." in page) == ([409, 409], True)
    assert yes(client, new).status_code == 302


def test_a_term_that_is_over_before_the_answer_is_not_begun(client: Client) -> None:
    url = making.invited(ends_on=date(2026, 3, 13)).get_absolute_url()
    with time_machine.travel(make.AT + timedelta(days=2), tick=False):
        statuses, page = closed(client, url)
    assert (statuses, "De periode van deze uitnodiging is voorbij." in page) == ([409, 409], True)


def forged(invitation: Invitation) -> list[str]:
    """Tampered with, signed for something else, for another number, of an unknown number, no token at all."""
    token, other = invitation.token, Signer(salt="som.other", sep=".")
    value = token.rpartition(".")[0]
    unknown = Invitation(pk=999999)
    return [token[:-1], f"9{token}", other.sign(value), unknown.token, value, "x", "%C3%AB", "1-2.3"]


def test_a_link_that_we_did_not_make_is_the_page_of_what_does_not_exist(client: Client) -> None:
    invitation = making.invited()
    nothing = bare(client.get("/uitnodiging/bestaat/niet/"))
    answers = [client.get(f"/uitnodiging/{token}/") for token in forged(invitation)]
    posted = [yes(client, f"/uitnodiging/{token}/").status_code for token in forged(invitation)]
    assert [answer.status_code for answer in answers] == posted == [404] * 8
    assert {bare(answer) for answer in answers[:6]} == {nothing}
    assert User.objects.count() == 0


def test_who_reads_the_database_cannot_make_a_link_without_the_secret(settings: object) -> None:
    invitation = making.invited()
    settings.SECRET_KEY = "of-somebody-else" * 4
    assert link_of(Signer(salt="som.invitation", sep=".").sign(f"{invitation.pk}-{invitation.nonce.hex}")) is None


def test_a_link_that_may_still_work_stays_out_of_the_logs(
    client_of: ClientOf, caplog: pytest.LogCaptureFixture
) -> None:
    invitation = making.invited()
    client = client_of(make.user())
    statuses = [
        client.get(invitation.get_absolute_url()).status_code,
        yes(client, invitation.get_absolute_url()).status_code,
    ]
    assert (statuses, invitation.token in caplog.text) == ([403, 403], False)
