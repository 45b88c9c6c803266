"""Each September every institution is asked once; its answer changes nothing before the coördinatiecel looked."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance.bodies.models import Mandate
from governance.delegates import actions, queries, tasks
from governance.delegates.models import Answer, DelegateConfirmation, DelegateProposal
from governance.people.models import User
from governance.record.models import Deed
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.delegates import making

pytestmark = pytest.mark.django_db
SEPTEMBER = making.SEPTEMBER
FIRST, NEXT_END = date(2026, 9, 1), date(2027, 8, 31)


def sitting(one, on: date) -> list[tuple[str, date | None]]:
    """Who sits for an institution on a day, and until when."""
    rows = queries.delegates_of(one, on).seats
    return [(mandate.person.name, mandate.ends_on) for row in rows for mandate in row.mandates]


# ---- asking ----------------------------------------------------------------------------------------------------------
def test_the_clock_asks_from_the_first_of_september_and_once() -> None:
    making.reachable()
    days = [clock.brussels(2026, 8, 31, 23, 59), clock.brussels(2026, 9, 1), clock.brussels(2026, 9, 1, 0, 1)]
    assert [tasks.ask_in_september(at) for at in days] == [0, 1, 0]
    assert OutgoingMail.objects.filter(key__startswith="delegates-asked").count() == 1


def test_only_who_has_an_address_is_asked() -> None:
    making.reachable()
    actions.ask_delegates(by=None, at=SEPTEMBER)
    asked = set(DelegateConfirmation.objects.values_list("institution__slug", flat=True))
    assert (asked, queries.without_address(2026).count()) == ({"stroom"}, 74)


def test_the_next_september_asks_again() -> None:
    making.asked()
    assert tasks.ask_in_september(clock.brussels(2027, 9, 2)) == 1


def test_the_link_ends_with_october() -> None:
    assert making.asked().expires_at == clock.brussels(2026, 11, 1)


def test_a_late_question_leaves_thirty_days() -> None:
    assert making.asked(at=clock.brussels(2026, 12, 1, 9)).expires_at == clock.brussels(2027, 1, 1)


def test_who_did_not_answer_is_reminded_once_after_three_weeks() -> None:
    asked, after = making.asked(), SEPTEMBER + timedelta(weeks=3)
    moments = [after - timedelta(minutes=1), after, after + timedelta(days=1)]
    assert [tasks.remind_institutions(at) for at in moments] == [0, 1, 0]
    mail = OutgoingMail.objects.get(key__startswith="delegates-reminded")
    assert asked.link in mail.text


def test_who_answered_is_not_reminded() -> None:
    actions.confirm_delegates(making.asked(), at=SEPTEMBER)
    assert tasks.remind_institutions(SEPTEMBER + timedelta(weeks=4)) == 0


def test_the_database_refuses_a_second_question_in_one_year() -> None:
    """The guard below the action: with the action passed by, the row is refused all the same."""
    asked = making.asked()
    asked.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        asked.save(force_insert=True)


def test_only_the_coordinatiecel_asks() -> None:
    with pytest.raises(Refused, match="coördinatiecel"):
        actions.ask_delegates(by=make.seated("som-raad/lop"), at=SEPTEMBER)


def test_the_database_keeps_no_link() -> None:
    asked = making.asked()
    secret = asked.token.partition("-")[2]
    assert secret not in str(DelegateConfirmation.objects.values().get())


# ---- answering -------------------------------------------------------------------------------------------------------
def test_klopt_is_recorded_at_once_and_changes_no_mandate() -> None:
    school = making.reachable()
    making.delegate(school)
    asked = actions.confirm_delegates(making.asked(school), at=SEPTEMBER)
    assert (asked.state(SEPTEMBER), sitting(school, FIRST)) == (Answer.CONFIRMED, [])


def test_klopt_twice_is_one_deed() -> None:
    asked = making.asked()
    for _click in range(2):
        actions.confirm_delegates(asked, at=SEPTEMBER)
    assert Deed.objects.filter(verb="confirm_delegates").count() == 1


def test_one_form_sent_twice_is_one_answer_and_another_form_is_refused() -> None:
    asked, key = making.asked(), uuid4()
    place = queries.places_known(asked.institution, FIRST)[0]
    said = [actions.Proposed(place=place, change="nieuw", name="Nora Nieuw", email="nora@som.example")]
    for _click in range(2):
        actions.propose_delegates(asked, said, key=key, at=SEPTEMBER)
    assert DelegateProposal.objects.count() == 1
    with pytest.raises(Conflict, match="al een antwoord"):
        actions.propose_delegates(asked, said, key=uuid4(), at=SEPTEMBER)
    with pytest.raises(Conflict, match="al een antwoord"):
        actions.confirm_delegates(asked, at=SEPTEMBER)


def test_after_october_nobody_answers() -> None:
    with pytest.raises(Conflict, match="voorbij"):
        actions.confirm_delegates(making.asked(), at=clock.brussels(2026, 11, 1))


def test_a_proposal_changes_nobody() -> None:
    school = making.reachable()
    person = making.delegate(school, ends_on=None)
    making.proposed(making.asked(school), "nieuw", name="Nora Nieuw", email="nora@som.example")
    assert (sitting(school, FIRST), User.objects.filter(email="nora@som.example").exists()) == (
        [(person.name, None)],
        False,
    )


def test_no_deed_carries_a_name_or_an_address() -> None:
    school = making.reachable()
    asked = making.asked(school)
    making.proposed(asked, "nieuw", name="Nora Nieuw", email="nora@som.example")
    actions.apply_answer(asked, by=make.coordinator(), at=SEPTEMBER)
    written = " ".join(Deed.objects.values_list("facts", flat=True))
    assert ("Nora" in written, "som.example" in written) == (False, False)


# ---- applying --------------------------------------------------------------------------------------------------------
def test_who_is_confirmed_gets_a_mandate_from_today_until_the_next_31_august() -> None:
    school = making.reachable()
    person = making.delegate(school)
    asked = actions.confirm_delegates(making.asked(school), at=SEPTEMBER)
    actions.apply_answer(asked, by=make.coordinator(), at=SEPTEMBER + timedelta(days=3))
    days = [date(2026, 8, 31), date(2026, 9, 3), date(2026, 9, 4)]
    assert [sitting(school, day) for day in days] == [
        [(person.name, date(2026, 8, 31))],
        [],
        [(person.name, NEXT_END)],
    ]


def test_a_running_mandate_is_extended() -> None:
    school = making.reachable()
    person = making.delegate(school, ends_on=date(2026, 10, 15))
    asked = actions.confirm_delegates(making.asked(school), at=SEPTEMBER)
    actions.apply_answer(asked, by=make.coordinator(), at=SEPTEMBER)
    assert [(row.person, row.ends_on) for row in Mandate.objects.filter(person=person)] == [(person, NEXT_END)]


def test_who_stops_keeps_the_seat_until_that_day() -> None:
    school = making.reachable()
    person = making.delegate(school, ends_on=None)
    asked = making.asked(school)
    making.proposed(asked, "stopt", last_day=date(2026, 12, 31))
    actions.apply_answer(asked, by=make.coordinator(), at=SEPTEMBER)
    assert sitting(school, FIRST) == [(person.name, date(2026, 12, 31))]


def test_who_is_new_follows_who_goes() -> None:
    school = making.reachable()
    person = making.delegate(school, ends_on=None)
    asked = making.asked(school)
    making.proposed(asked, "nieuw", last_day=date(2026, 9, 30), name="Nora Nieuw", email="Nora@som.example")
    actions.apply_answer(asked, by=make.coordinator(), at=SEPTEMBER)
    assert sitting(school, date(2026, 9, 30)) == [(person.name, date(2026, 9, 30))]
    assert sitting(school, date(2026, 10, 1)) == [("Nora Nieuw", NEXT_END)]


def test_an_applied_answer_is_told_to_the_institution_and_applied_once() -> None:
    asked, coordinator = making.asked(), make.coordinator()
    making.proposed(asked, "nieuw", name="Nora Nieuw", email="nora@som.example")
    actions.apply_answer(asked, by=coordinator, at=SEPTEMBER)
    mail = OutgoingMail.objects.get(key__startswith="delegates-applied")
    assert (mail.to, "Nora" in mail.text) == ("info-stroom@som.example", False)
    with pytest.raises(Conflict, match="al behandeld"):
        actions.apply_answer(asked, by=coordinator, at=SEPTEMBER)


def test_a_seat_given_away_meanwhile_holds_the_whole_answer_up() -> None:
    school = making.reachable()
    asked = making.asked(school)
    making.proposed(asked, "nieuw", name="Nora Nieuw", email="nora@som.example")
    making.delegate(school, starts_on=FIRST, ends_on=NEXT_END)
    with pytest.raises(Conflict):
        actions.apply_answer(asked, by=make.coordinator(), at=SEPTEMBER)
    asked.refresh_from_db()
    assert (asked.state(SEPTEMBER), User.objects.filter(email="nora@som.example").exists()) == (Answer.PROPOSED, False)


def test_a_refusal_says_why_and_changes_nobody() -> None:
    asked = making.asked()
    making.proposed(asked, "nieuw", name="Nora Nieuw", email="nora@som.example")
    actions.refuse_answer(asked, reason="Bel ons even.", by=make.coordinator(), at=SEPTEMBER)
    assert "Bel ons even." in OutgoingMail.objects.get(key__startswith="delegates-refused").text
    assert (asked.proposals.count(), User.objects.filter(email="nora@som.example").exists()) == (1, False)


def test_klopt_cannot_be_refused() -> None:
    asked = actions.confirm_delegates(making.asked(), at=SEPTEMBER)
    with pytest.raises(Conflict, match="geen wijziging"):
        actions.refuse_answer(asked, reason="Nee.", by=make.coordinator(), at=SEPTEMBER)


@pytest.mark.parametrize("act", [actions.apply_answer, actions.ask_again])
def test_a_delegate_handles_no_answer(act) -> None:
    asked = making.asked()
    with pytest.raises(Refused, match="coördinatiecel"):
        act(asked, by=making.delegate(making.institution(), starts_on=FIRST, ends_on=NEXT_END), at=SEPTEMBER)


def test_everybody_who_confirmed_is_renewed_and_one_conflict_holds_nobody_else_up() -> None:
    first, second = making.reachable(), making.reachable("ucll")
    people = [making.delegate(first), making.delegate(second)]
    for one in (first, second):
        actions.confirm_delegates(making.asked(one), at=SEPTEMBER)
    making.delegate(second, starts_on=date(2026, 10, 1), ends_on=NEXT_END)
    assert [one.institution.slug for one in queries.confirmed_to_renew(FIRST)] == ["stroom", "ucll"]
    assert actions.renew_confirmed(by=make.coordinator(), at=SEPTEMBER) == (1, 1)
    assert sitting(first, FIRST) == [(people[0].name, NEXT_END)]


def test_after_renewing_there_is_nothing_left_to_renew() -> None:
    school = making.reachable()
    making.delegate(school)
    actions.confirm_delegates(making.asked(school), at=SEPTEMBER)
    actions.renew_confirmed(by=make.coordinator(), at=SEPTEMBER)
    assert queries.confirmed_to_renew(FIRST) == []


# ---- forgetting ------------------------------------------------------------------------------------------------------
def test_words_about_persons_are_forgotten_sixty_days_after_the_answer_was_handled() -> None:
    asked = making.asked()
    making.proposed(asked, "nieuw", name="Nora Nieuw", email="nora@som.example", function="Directeur")
    actions.refuse_answer(asked, reason="Bel ons even.", by=make.coordinator(), at=SEPTEMBER)
    assert [tasks.forget_words_about_persons(SEPTEMBER + timedelta(days=days)) for days in (60, 61, 62)] == [0, 1, 0]
    assert DelegateProposal.objects.values_list("name", "email", "function").get() == ("", "", "")


def test_a_proposal_nobody_handled_is_forgotten_after_a_year() -> None:
    making.proposed(making.asked(), "nieuw", name="Nora Nieuw", email="nora@som.example")
    assert [tasks.forget_words_about_persons(SEPTEMBER + timedelta(days=days)) for days in (365, 366)] == [0, 1]
