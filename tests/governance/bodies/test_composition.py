"""What the charter asks of a body, held against who sits there: one breach, one sentence."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.bodies.actions import appoint
from governance.bodies.composition import composition_of, wrong_between, wrong_everywhere, wrong_in
from governance.bodies.models import Body, Mandate, Seat
from governance.bodies.rules import Breach, Person, SeatState, Violation, same_person, violations
from governance.bodies.wording import WORDS, sentences
from governance.charter.norms import charter
from tests import make

RAAD = "som-raad"
TODAY = make.AT.date()


EXTRA = SeatState("Expert taal", "expert", False, (Person(97),), is_extra=True, decision="RAAD-2025-004")


def full(slug: str = RAAD) -> list[SeatState]:
    """The charter's own composition, every seat held by somebody else."""
    seats = [
        SeatState(name=f"{kind.name} {number}", kind=kind.slug, votes=kind.votes)
        for kind in composition_of(slug).kinds
        for number in range(1, kind.minimum + 1)
    ]
    return [replace(seat, holders=(Person(number),)) for number, seat in enumerate(seats)]


def found(seats: list[SeatState], slug: str = RAAD) -> list[Breach]:
    return [violation.breach for violation in violations(composition_of(slug), seats)]


@pytest.mark.parametrize("slug", [body.slug for body in charter().bodies])
def test_the_charters_own_composition_is_in_order(slug: str) -> None:
    assert found(full(slug), slug) == []


def test_the_raad_of_the_charter_has_22_voting_seats_and_2_without() -> None:
    kinds = composition_of(RAAD).kinds
    assert (sum(kind.minimum for kind in kinds if kind.votes), sum(not kind.votes for kind in kinds)) == (22, 2)


def test_a_third_ku_leuven_voter_is_one_sentence() -> None:
    extra = SeatState("KU Leuven 3", "ku-leuven", votes=True, holders=(Person(99),))
    said = sentences(violations(composition_of(RAAD), [*full(), extra]))
    assert said == ["KU Leuven: 3 stemmende zetels, het charter geeft er 2. Haal de stem van een zetel weg."]


def test_a_person_on_two_voting_seats_is_one_sentence() -> None:
    seats = full()
    lop, vclb = (next(seat for seat in seats if seat.kind == kind) for kind in ("lop", "vclb"))
    twice = [replace(seat, holders=lop.holders) if seat == vclb else seat for seat in seats]
    said = sentences(violations(composition_of(RAAD), twice))
    assert said == ["Iemand stemt voor meer dan één zetel: LOP 1, VCLB 1. Laat een van die mandaten eindigen."]


def test_a_person_with_a_voting_seat_and_one_without_is_in_order() -> None:
    seats = full()
    lop, watcher = (next(seat for seat in seats if seat.kind == kind) for kind in ("lop", "coordinator"))
    both = [replace(seat, holders=lop.holders) if seat == watcher else seat for seat in seats]
    assert found(both) == []


def broken(breach: Breach) -> tuple[str, list[SeatState]]:
    """A body in which exactly this is wrong."""
    raad, somebody = full(), (Person(98),)
    lop = next(seat for seat in raad if seat.kind == "lop")
    others = [seat for seat in raad if seat != lop]
    chair = next(seat for seat in raad if seat.kind == "voorzitter")
    plus = [SeatState(f"Afgevaardigde {n}", "afgevaardigde", False, (Person(n),), "De school") for n in range(3)]
    return {
        Breach.UNKNOWN_KIND: (RAAD, [*raad, SeatState("Koning", "koning", votes=False)]),
        Breach.TOO_MANY_SEATS: (RAAD, [*raad, SeatState("Coördinator 2", "coordinator", False, somebody)]),
        Breach.TOO_MANY_VOTING_SEATS: (RAAD, [*raad, SeatState("LOP 2", "lop", True, somebody)]),
        Breach.TOO_FEW_SEATS: (RAAD, others),
        Breach.TOO_MANY_DELEGATES: ("som-plus", plus),
        Breach.VOTES_WITHOUT_RIGHT: (
            RAAD,
            [replace(seat, votes=True) if seat.kind == "coordinator" else seat for seat in raad],
        ),
        Breach.DOES_NOT_VOTE: (RAAD, [*others, replace(lop, votes=False)]),
        Breach.VOTES_TWICE: (RAAD, [*others, replace(lop, holders=chair.holders)]),
        Breach.TOO_MANY_HOLDERS: (RAAD, [*others, replace(lop, holders=(Person(91), Person(92), Person(93)))]),
        Breach.CLOSED_ACCOUNT: (RAAD, [*others, replace(lop, holders=(Person(94, has_closed_account=True),))]),
        Breach.NOBODY_WHERE_SOMEBODY_MUST: (
            RAAD,
            [replace(seat, holders=()) if seat == chair else seat for seat in raad],
        ),
        Breach.UNDECIDED_VOTE: (RAAD, [*raad, replace(EXTRA, votes=True, decision="")]),
        Breach.OUTSIDE_ITS_DAYS: (RAAD, [*raad, replace(EXTRA, exists=False)]),
    }[breach]


@pytest.mark.parametrize("breach", [breach for breach in Breach if breach != Breach.NOT_THE_SAME_PERSON])
def test_each_breach_is_seen_alone(breach: Breach) -> None:
    slug, seats = broken(breach)
    assert found(seats, slug) == [breach]


@pytest.mark.parametrize("breach", list(Breach))
def test_each_breach_has_a_sentence_with_its_facts(breach: Breach) -> None:
    facts = dict.fromkeys(("seat", "seats", "other", "kind", "institution"), "LOP") | {
        "count": 3,
        "maximum": 2,
        "minimum": 1,
    }
    [said] = sentences([Violation(breach, facts)])
    assert said.endswith(".") and "{" not in said
    assert breach in WORDS


@given(
    st.randoms(use_true_random=False),
    st.lists(st.sampled_from([b for b in Breach if b != Breach.NOT_THE_SAME_PERSON]), max_size=2),
)
def test_the_order_of_the_seats_does_not_matter(dice: random.Random, breaches: list[Breach]) -> None:
    for breach in breaches:
        slug, seats = broken(breach)
        shuffled = list(seats)
        dice.shuffle(shuffled)
        assert violations(composition_of(slug), shuffled) == violations(composition_of(slug), seats)


@given(st.sets(st.integers(0, 23)))
def test_a_vacancy_is_only_wrong_where_somebody_must_sit(vacant: set[int]) -> None:
    seats = [replace(seat, holders=()) if number in vacant else seat for number, seat in enumerate(full())]
    chair_is_away = any(seat.kind == "voorzitter" and not seat.holders for seat in seats)
    assert found(seats) == [Breach.NOBODY_WHERE_SOMEBODY_MUST] * chair_is_away


def test_an_extra_seat_by_decision_is_in_order() -> None:
    assert found([*full(), EXTRA]) == []
    assert found([*full(), replace(EXTRA, votes=True)]) == []


def test_a_third_seat_without_a_vote_is_a_seat_too_many_and_no_vote_too_many() -> None:
    extra = SeatState("KU Leuven 3", "ku-leuven", votes=False, holders=(Person(99),))
    assert found([*full(), extra]) == [Breach.TOO_MANY_SEATS]


def test_a_duo_is_one_delegate() -> None:
    plus = [
        SeatState(f"Afgevaardigde {n}", "afgevaardigde", False, (Person(n), Person(10 + n)), "De school")
        for n in range(2)
    ]
    assert found(plus, "som-plus") == []


def test_on_three_voting_seats_is_one_sentence_with_all_three() -> None:
    thrice = [replace(seat, holders=(Person(96),)) if seat.kind in ("lop", "vclb", "cbe") else seat for seat in full()]
    [violation] = violations(composition_of(RAAD), thrice)
    assert violation.facts["seats"] == "CBE 1, LOP 1, VCLB 1"


def test_what_tells_of_a_person_is_not_for_everybody() -> None:
    personal = {breach for breach in Breach if Violation(breach).is_personal}
    assert personal == {Breach.VOTES_TWICE, Breach.CLOSED_ACCOUNT}


def test_two_seats_that_one_person_should_hold() -> None:
    here, there = (
        SeatState("Voorzitter (raad)", "v", True, (Person(1),)),
        SeatState("Voorzitter (cel)", "v", False, (Person(2),)),
    )
    assert [one.breach for one in same_person([here], [there])] == [Breach.NOT_THE_SAME_PERSON]
    assert same_person([here], [replace(there, holders=(Person(1), Person(3)))]) == ()
    assert same_person([here], [replace(there, holders=())]) == ()


@pytest.mark.django_db
class TestInTheDatabase:
    """The same, read from the rows."""

    def test_a_new_network_only_lacks_who_must_sit(self) -> None:
        said = wrong_everywhere(TODAY)
        assert {body.slug: len(found) for body, found in said.items()} == {"som-raad": 1, "coordinatiecel": 3}

    def test_two_chairs_are_said_at_both_their_bodies_other_end(self) -> None:
        make.seated("som-raad/voorzitter")
        make.seated("coordinatiecel/voorzitter")
        cell = Body.objects.get(slug="coordinatiecel")
        assert sentences(wrong_between(cell, TODAY)) == [
            "Voorzitter (SOM raad) en Voorzitter (Coördinatiecel): dat hoort één persoon te zijn."
            " Pas een van de mandaten aan."
        ]
        Mandate.objects.all().delete()
        make.chair()
        assert wrong_between(cell, TODAY) == []

    def test_somebody_on_a_seat_whose_days_are_over_is_found_on_a_small_and_a_large_body(self) -> None:
        for path in ("som-raad/lop", "som-plus/afgevaardigde"):
            place = make.seated(path).mandates.get().seat
            Seat.objects.filter(pk=place.pk).update(ends_on=date(2026, 3, 11))
            outside = [one for one in wrong_in(place.body, TODAY) if one.breach == Breach.OUTSIDE_ITS_DAYS]
            assert [one.facts["seat"] for one in outside] == [place.name]
            assert Breach.OUTSIDE_ITS_DAYS not in [one.breach for one in wrong_in(place.body, date(2026, 3, 11))]

    @pytest.mark.parametrize("fields", [{"is_voting": True}, {"kind": "koning"}, {"expertise": "", "kind": "x"}])
    def test_an_odd_seat_among_thousands_of_delegates_is_found(self, fields: dict[str, object]) -> None:
        place = make.seat("som-plus/afgevaardigde", 7)
        Seat.objects.filter(pk=place.pk).update(**fields)
        assert len(wrong_in(place.body, TODAY)) == 1

    def test_four_people_in_two_duos_are_two_delegates(self) -> None:
        first = make.seat("som-plus/afgevaardigde", 7)
        facts = {"body": first.body, "kind": first.kind, "number": 900, "name": "Tweede"}
        second = Seat.objects.create(institution=first.institution, **facts)
        for seat in (first, second):
            for holder in (1, 2):
                appoint(make.user(), seat, starts_on=date(2026, 1, 1), holder=holder, by=None, at=make.AT)
        assert wrong_in(first.body, TODAY) == []

    def test_a_closed_account_among_thousands_of_delegates_is_found(self) -> None:
        person = make.seated("som-plus/afgevaardigde", 7)
        plus = Body.objects.get(slug="som-plus")
        assert wrong_in(plus, TODAY) == []
        person.is_active = False
        person.save()
        assert len(wrong_in(plus, TODAY)) == 1

    def test_a_third_delegate_of_one_institution_is_found(self) -> None:
        first = make.seat("som-plus/afgevaardigde", 7)
        more = [
            Seat.objects.create(
                body=first.body, kind=first.kind, number=900 + n, name="Nog een", institution=first.institution
            )
            for n in range(2)
        ]
        for seat in (first, *more):
            appoint(make.user(), seat, starts_on=date(2026, 1, 1), by=None, at=make.AT)
        [said] = sentences(wrong_in(first.body, TODAY))
        assert "3 afgevaardigden, het charter laat er 2 toe" in said
