"""The arithmetic of the ledger holds for any amount."""

from hypothesis import given
from hypothesis import strategies as st

from governance.charter.norms import charter
from governance.ledger.rules import (
    SEALED_FIELDS,
    AccountKind,
    Misfit,
    Movement,
    Paper,
    Room,
    Why,
    commitment_misfit,
    fits,
    grant_cents,
    seal,
)

CENTS = st.integers(min_value=0, max_value=30_000_000)
POSITIVE = st.integers(min_value=1, max_value=30_000_000)
TEXT = st.text(st.characters(exclude_characters="|", exclude_categories=["Cs"]), max_size=10)


def test_the_grant_is_what_the_charter_says() -> None:
    assert grant_cents() == 20_000_000
    assert charter().city_engagement("middelen").yearly_cents == grant_cents()


@given(amount=POSITIVE, free=CENTS, spent=CENTS)
def test_an_amount_fits_exactly_when_it_is_free(amount: int, free: int, spent: int) -> None:
    misfit = fits(amount, Room(free + spent, free))
    assert (misfit is None) == (amount <= free)
    assert misfit is None or misfit.over == amount - free


@given(amount=POSITIVE, line=CENTS, decision=CENTS, threshold=CENTS)
def test_a_commitment_fits_when_decision_and_line_both_have_room(
    amount: int, line: int, decision: int, threshold: int
) -> None:
    misfit = commitment_misfit(amount, line=Room(line, line), decision=Room(decision, decision), threshold=threshold)
    assert (misfit is None) == (amount <= min(line, decision))


@given(amount=POSITIVE, line=CENTS, threshold=CENTS)
def test_without_a_decision_the_threshold_counts(amount: int, line: int, threshold: int) -> None:
    misfit = commitment_misfit(amount, line=Room(line, line), decision=None, threshold=threshold)
    assert (misfit is None) == (amount <= min(line, threshold))
    assert (misfit is not None and misfit.why == Why.DECISION_NEEDED) == (amount > threshold)


@given(amount=POSITIVE, room=CENTS, more=CENTS)
def test_more_room_never_refuses_what_fitted(amount: int, room: int, more: int) -> None:
    before = commitment_misfit(amount, line=Room(room, room), decision=None, threshold=room)
    after = commitment_misfit(amount, line=Room(room + more, room + more), decision=None, threshold=room + more)
    assert before is not None or after is None


def test_a_refusal_carries_its_numbers() -> None:
    line = Room(credit=5_800_000, free=100_000)
    assert commitment_misfit(150_000, line=line, decision=None, threshold=250_000) == Misfit(
        Why.OVER_CREDIT, over=50_000, credit=5_800_000, free=100_000
    )


def test_every_movement_but_the_reversal_has_a_route() -> None:
    assert [movement for movement in Movement if movement.route is None] == [Movement.REVERSAL]


def test_a_charge_needs_an_invoice_and_stays_on_its_line() -> None:
    route = Movement.CHARGE.route
    assert route is not None
    assert (route.sources, route.target) == ((AccountKind.COMMITMENT,), AccountKind.SPENT)
    assert (route.keeps_line, route.needs) == (True, frozenset({Paper.COMMITMENT, Paper.INVOICE}))


@given(st.dictionaries(st.sampled_from(SEALED_FIELDS), TEXT), st.sampled_from(SEALED_FIELDS), TEXT)
def test_a_seal_changes_with_every_field(fields: dict[str, str], name: str, other: str) -> None:
    whole = dict.fromkeys(SEALED_FIELDS, "") | fields
    assert (seal("", whole) == seal("", whole | {name: other})) == (whole[name] == other)


def test_a_seal_changes_with_what_came_before() -> None:
    fields = dict.fromkeys(SEALED_FIELDS, "1")
    assert seal("a", fields) != seal("b", fields)
