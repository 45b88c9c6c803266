"""After a transactional test the database is what it was, although it guards itself, and it stands guarded."""

import pytest
from django.db import DatabaseError, transaction

from governance.bodies.models import Body
from governance.delegates.models import Representation
from governance.record.actions import record
from governance.record.models import Deed
from som_portal.kit.guards import drop_guards, missing_guards
from tests import make


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_deed_can_be_written_in_every_transactional_test(turn: int) -> None:
    assert Deed.objects.filter(verb="proef").count() == 0
    record(None, "proef", Body.objects.get(slug="som-raad"), at=make.AT)
    assert Deed.objects.filter(verb="proef").count() == 1


@pytest.mark.django_db(transaction=True)
def test_in_a_transactional_test_the_charter_and_the_guards_stand() -> None:
    assert Body.objects.count() == 5
    assert missing_guards() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_transactional_test_changed_or_took_away_comes_back(turn: int, guards_off) -> None:
    assert not Body.objects.filter(name="Anders").exists()
    assert Representation.objects.exists()
    with guards_off():
        Body.objects.filter(slug="som-raad").update(name="Anders")
        Representation.objects.all().delete()
    drop_guards()


@pytest.mark.django_db(transaction=True)
def test_guards_off_shows_the_harm_and_puts_them_back(guards_off) -> None:
    record(None, "proef", Body.objects.get(slug="som-raad"), at=make.AT)
    with guards_off():
        assert Deed.objects.filter(verb="proef").update(verb="vervalst") == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Deed.objects.filter(verb="vervalst").update(verb="proef")


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_together_gives_each_call_its_own_connection(together) -> None:
    body = Body.objects.get(slug="som-raad")
    answers = together(*[lambda: record(None, "proef", body, at=make.AT).seq for _ in range(6)])
    assert len(set(answers)) == 6
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
