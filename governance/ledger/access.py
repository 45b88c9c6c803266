"""Who may do what with the budget, and why not. The cap is explained here and kept by the database."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.access import NOT_COORDINATOR, require
from governance.bodies.models import Power
from governance.charter.norms import house_rules
from governance.ledger import queries
from governance.ledger.models import Authorisation, BudgetLine, Commitment, GrantYear, Invoice, Posting
from governance.ledger.rules import AccountKind, Misfit, Movement, Room, Why, commitment_misfit, fits
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.money import euro

NOT_SPENDER = gettext_lazy("Geld vastleggen doet de coördinatiecel. Vraag het aan de coördinator.")


def can_administer(by: User | None, *, at: datetime) -> Verdict:
    """Open a year, add a line, note and allocate what the raad decided: the coördinatiecel."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def can_spend(by: User | None, *, at: datetime) -> Verdict:
    """Commit, release, charge and reverse: who holds the power to spend today."""
    return require(by, Power.SPEND, NOT_SPENDER, on=clock.day_of(at))


def can_open_year(by: User | None, year: int, *, at: datetime) -> Verdict:
    """A year opens once."""
    return Verdict.first(
        can_administer(by, at=at),
        Verdict.when(
            not GrantYear.objects.filter(year=year).exists(),
            _("Het boekjaar %(year)s bestaat al.") % {"year": year},
        ),
    )


def can_allocate(by: User | None, line: BudgetLine, authorisation: Authorisation, *, at: datetime) -> Verdict:
    """An authorisation is allocated once, out of what is not yet divided."""
    undivided = queries.balance_of(authorisation.year, AccountKind.FREE)
    used = authorisation.postings.filter(kind=Movement.ALLOCATION).exists()
    return Verdict.first(
        can_administer(by, at=at),
        _is_open(authorisation.year),
        Verdict.when(
            not used,
            _("Het bedrag van besluit %(number)s is al toegewezen. Neem een nieuw besluit voor meer geld.")
            % {"number": authorisation.reference},
        ),
        _verdict(fits(authorisation.amount, Room(undivided, undivided))),
    )


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
        _is_open(year),
        _decision_fits(line, year, authorisation),
        _verdict(
            commitment_misfit(
                amount,
                line=queries.room_on(line, year),
                decision=decision,
                threshold=house_rules().day_to_day_cents,
            )
        ),
    )


def can_release(by: User | None, commitment: Commitment, amount: int, *, at: datetime) -> Verdict:
    """What is left of a commitment can go back to its line."""
    return Verdict.first(can_spend(by, at=at), _is_open(commitment.year), _left_covers(commitment, amount))


def can_charge(
    by: User | None, commitment: Commitment, amount: int, supplier: str, number: str, *, at: datetime
) -> Verdict:
    """A commitment is never spent beyond what is left of it, an invoice never charged beyond its amount."""
    invoice = Invoice.objects.numbered(supplier, number)
    return Verdict.first(
        can_spend(by, at=at),
        _is_open(commitment.year),
        _left_covers(commitment, amount),
        Verdict.when(
            invoice is None or amount <= queries.uncharged_of(invoice),
            _("Factuur %(number)s van %(supplier)s is al aangerekend. Kijk de boekingen na.")
            % {"number": number, "supplier": supplier},
        ),
    )


def can_reverse(by: User | None, posting: Posting, *, at: datetime) -> Verdict:
    """A posting is reversed once, while its money still stands where it went; a reversal is final."""
    return Verdict.first(
        can_spend(by, at=at),
        _is_open(posting.year),
        Verdict.when(
            posting.is_reversible,
            _("Deze boeking kan je niet tegenboeken. Maak de boeking opnieuw zoals ze had moeten zijn."),
        ),
        Verdict.when(not Posting.objects.filter(reverses=posting).exists(), _("Deze boeking is al eens tegengeboekt.")),
        Verdict.when(
            queries.balance_at(posting.target_id) >= posting.amount,
            _("Dit geld is intussen verder geboekt. Boek eerst de latere boekingen tegen."),
        ),
    )


def can_close_year(by: User | None, year: GrantYear, *, at: datetime) -> Verdict:
    """A year closes after its last day, when no commitment is open."""
    return Verdict.first(
        can_administer(by, at=at),
        _is_open(year),
        Verdict.when(
            clock.day_of(at) > date(year.year, 12, 31),
            _("Het boekjaar %(year)s loopt nog. Sluit het af na 31 december.") % {"year": year.year},
        ),
        Verdict.when(
            not queries.open_commitments(year).exists(),
            _("Er staan nog vastleggingen open. Reken ze aan of geef ze vrij."),
        ),
    )


def _is_open(year: GrantYear) -> Verdict:
    return Verdict.when(
        not year.closed,
        _("Het boekjaar %(year)s is afgesloten. Boek dit in het volgende jaar.") % {"year": year.year},
    )


def _decision_fits(line: BudgetLine, year: GrantYear, authorisation: Authorisation | None) -> Verdict:
    """A decision counts in its own year, and on the line it was allocated to."""
    if authorisation is None:
        return Verdict.yes()
    elsewhere = (
        authorisation.postings.filter(kind=Movement.ALLOCATION).exclude(target__line=line).exists()
        or authorisation.year_id != year.pk
    )
    return Verdict.when(
        not elsewhere,
        _("Besluit %(number)s geldt niet voor %(line)s in %(year)s. Kies een ander besluit.")
        % {"number": authorisation.reference, "line": line.name, "year": year.year},
    )


def _left_covers(commitment: Commitment, amount: int) -> Verdict:
    left = queries.balance_at(commitment.account_id)
    return Verdict.when(
        amount <= left,
        _("Op deze vastlegging staat nog %(left)s. %(amount)s is te veel.")
        % {"left": euro(left), "amount": euro(amount)},
    )


def _verdict(misfit: Misfit | None) -> Verdict:
    """The sentence that belongs to an amount that does not fit."""
    if misfit is None:
        return Verdict.yes()
    amounts = {"over": euro(misfit.over), "credit": euro(misfit.credit), "free": euro(misfit.free)}
    match misfit.why:
        case Why.DECISION_NEEDED:
            sentence = _(
                "Boven %(credit)s is een besluit van de SOM-raad nodig. Koppel het besluit of zet het op de agenda."
            )
        case Why.OVER_DECISION:
            sentence = _(
                "Dit kan niet: met deze vastlegging ga je %(over)s boven wat de raad besliste (%(credit)s). "
                "Nog vrij: %(free)s."
            )
        case Why.OVER_CREDIT:
            sentence = _(
                "Dit kan niet: met deze vastlegging ga je %(over)s boven het krediet van %(credit)s. "
                "Nog vrij: %(free)s."
            )
    return Verdict.no(sentence % amounts)
