"""One mail a person with everything they still have to do."""

from datetime import timedelta

import pytest

from governance.followup.tasks import remind_of_actions
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.followup.scenes import TODAY, action
from tests.governance.meetings.scenes import body

pytestmark = pytest.mark.django_db
AT, DAY = make.AT, timedelta(days=1)


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(key__startswith="actions:").order_by("pk"))


def test_what_is_near_and_what_is_late_stand_in_one_mail() -> None:
    owner = make.seated("som-raad/lop")
    action(owner=owner, what="Bel de scholen", due_on=TODAY + 3 * DAY)
    action(owner=make.seat("som-raad/lop"), what="Lees de roadmap", due_on=TODAY - DAY)
    action(owner=owner, what="Later werk", due_on=TODAY + 90 * DAY)
    assert remind_of_actions(AT) == 1
    (mail,) = mails()
    assert (mail.to, mail.subject) == (owner.email, "Nog 3 actiepunten voor jou")
    late, _break, rest = mail.text.partition("Dit doe je nog:")
    assert "Lees de roadmap" in late
    assert rest.index("Bel de scholen") < rest.index("Later werk")


def test_a_second_look_on_the_same_day_mails_nobody() -> None:
    action(owner=make.seated("som-raad/lop"), due_on=TODAY + DAY)
    assert [remind_of_actions(AT), remind_of_actions(AT), remind_of_actions(AT + DAY)] == [1, 0, 0]
    assert len(mails()) == 1


def test_once_late_the_owner_hears_of_it_again() -> None:
    action(owner=make.seated("som-raad/lop"), due_on=TODAY + DAY)
    told = [remind_of_actions(AT + number * DAY) for number in range(20)]
    assert [number for number, count in enumerate(told) if count] == [0, 2, 16]


def test_every_member_of_a_body_that_owns_it_hears_of_it() -> None:
    make.seated("som-team/adviseur")
    make.seated("som-team/communicatiemedewerker")
    action(owner=body("som-team"), due_on=TODAY)
    assert remind_of_actions(AT) == 2


def test_nobody_hears_of_what_is_done_or_far_away() -> None:
    action(owner=make.seated("som-raad/lop"), due_on=TODAY + 8 * DAY)
    assert remind_of_actions(AT) == 0


def test_the_mail_is_in_the_language_of_who_reads_it() -> None:
    owner = make.seated("som-raad/lop")
    owner.language = "en"
    owner.save(update_fields=["language"])
    action(owner=owner, due_on=TODAY)
    remind_of_actions(AT)
    assert mails()[0].subject == "1 more action item for you"
