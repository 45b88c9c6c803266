"""Committing, releasing, charging and correcting: may it, and why not. The cap is kept by the database."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from governance.bodies.access import Person
from governance.charter.norms import house_rules
from governance.ledger import queries
from governance.ledger.access.sentences import NOT_SPENDER, can_spend, is_open, said_of
from governance.ledger.models import Authorisation, BudgetLine, Commitment, GrantYear, Posting, SpendingRequest
from governance.ledger.rules import PAYS_AN_INVOICE, USES_A_DECISION, commitment_misfit, four_eyes_cents
from governance.people.models import User
from som_portal.kit.access import Verdict
from som_portal.kit.money import euro


def can_commit(
    by: User | None,
    line: BudgetLine,
    year: GrantYear,
    amount: int,
    authorisation: Authorisation | None,
    *,
    at: datetime,
) -> Verdict:
    """Up to the threshold of the day-to-day management alone, above it with a decision; never over the credit."""
    decision = queries.room_of(authorisation) if authorisation else None
    return Verdict.first(
        can_spend(by, at=at),
        is_open(year),
        _decision_fits(line, year, authorisation),
        said_of(
            commitment_misfit(
                amount,
                line=queries.room_on(line, year),
                decision=decision,
                threshold=house_rules().day_to_day_cents,
            )
        ),
    )


def can_request_commitment(by: Person | None, line: BudgetLine, year: GrantYear, *, at: datetime) -> Verdict:
    """Who may spend asks another, and who leads the labo or the project asks for money of its own line."""
    leads = by is not None and line.holder_id is not None and line.holder_id == by.pk
    return Verdict.first(Verdict.when(leads or can_spend(by, at=at), NOT_SPENDER), is_open(year))


def can_read_requests(by: Person | None, *, at: datetime) -> Verdict:
    """Who may spend sees what waits."""
    return can_spend(by, at=at)


def can_read_request(by: Person | None, request: SpendingRequest, *, at: datetime) -> Verdict:
    """Who asked, and who may answer."""
    asked = isinstance(by, User) and request.requested_by_id == by.pk
    return Verdict.yes() if asked else can_read_requests(by, at=at)


def can_approve_request(by: User | None, request: SpendingRequest, *, at: datetime) -> Verdict:
    """Above the threshold another person approves; the money must still be there."""
    return Verdict.first(
        can_spend(by, at=at),
        is_unanswered(request),
        sees_with_other_eyes(request.requested_by, by, request.amount),
        can_commit(by, request.line, request.year, request.amount, request.authorisation, at=at),
    )


def can_refuse_request(by: User | None, request: SpendingRequest, *, at: datetime) -> Verdict:
    """A request is answered once."""
    return Verdict.first(can_spend(by, at=at), is_unanswered(request))


def is_unanswered(request: SpendingRequest) -> Verdict:
    """Neither approved nor refused."""
    return Verdict.when(
        request.refused_at is None and not Commitment.objects.filter(request=request).exists(),
        _("Op deze aanvraag is al geantwoord."),
    )


def sees_with_other_eyes(asked_by: User | None, by: User | None, amount: int) -> Verdict:
    """Four eyes: above the threshold who approves is not who asked (house rule 15)."""
    alone = asked_by is not None and (by is None or by.pk == asked_by.pk)
    return Verdict.when(
        amount <= four_eyes_cents() or not alone,
        _("Boven %(amount)s keurt een andere persoon goed wat jij vraagt. Dien een aanvraag in.")
        % {"amount": euro(four_eyes_cents())},
    )


def can_release(by: User | None, commitment: Commitment, amount: int, *, at: datetime) -> Verdict:
    """What is left of a commitment can go back to its line."""
    return Verdict.first(can_spend(by, at=at), is_open(commitment.year), left_covers(commitment, amount))


def can_reverse(by: User | None, posting: Posting, *, at: datetime) -> Verdict:
    """A posting is reversed once, while its money still stands where it went; a reversal is final."""
    return Verdict.first(
        can_spend(by, at=at),
        is_open(posting.year),
        Verdict.when(
            posting.is_reversible,
            _("Deze boeking kan je niet tegenboeken. Maak de boeking opnieuw zoals ze had moeten zijn."),
        ),
        Verdict.when(not Posting.objects.filter(reverses=posting).exists(), _("Deze boeking is al eens tegengeboekt.")),
        _came_not_back(posting),
        _still_stands(posting),
    )


def _came_not_back(posting: Posting) -> Verdict:
    """What a credit note gave back is not given back once more."""
    if posting.kind not in PAYS_AN_INVOICE or posting.invoice is None:
        return Verdict.yes()
    over = posting.amount - queries.spent_on(posting.invoice, posting.target_id)
    return Verdict.when(
        over <= 0,
        _(
            "Van factuur %(number)s kwam al geld terug met een creditnota: deze tegenboeking geeft %(over)s te veel "
            "terug. Boek eerst de creditnota tegen."
        )
        % {"number": posting.invoice.number, "over": euro(over)},
    )


def _still_stands(posting: Posting) -> Verdict:
    """The money is still where it went."""
    there = queries.balance_at(posting.target_id)
    return Verdict.when(
        there >= posting.amount,
        _("Dit geld is intussen verder geboekt: er ontbreekt %(short)s. Boek eerst de latere boekingen tegen.")
        % {"short": euro(posting.amount - there)},
    )


def left_covers(commitment: Commitment, amount: int) -> Verdict:
    """A commitment is never spent beyond what is left of it."""
    left = queries.balance_at(commitment.account_id)
    return Verdict.when(
        amount <= left,
        _("Op deze vastlegging staat nog %(left)s. Dit is %(over)s te veel: kies hoogstens %(left)s.")
        % {"left": euro(left), "over": euro(amount - left)},
    )


def _decision_fits(line: BudgetLine, year: GrantYear, authorisation: Authorisation | None) -> Verdict:
    """A decision counts in its own year, and on the line it was allocated to."""
    if authorisation is None:
        return Verdict.yes()
    elsewhere = (
        authorisation.postings.filter(kind__in=USES_A_DECISION).exclude(target__line=line).exists()
        or authorisation.year_id != year.pk
    )
    return Verdict.when(
        not elsewhere,
        _("Besluit %(number)s geldt niet voor %(line)s in %(year)s. Kies een ander besluit.")
        % {"number": authorisation.reference, "line": line.name, "year": year.year},
    )
