"""Noting and paying invoices: may it, and why not."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.access import Person, require
from governance.bodies.models import Power
from governance.charter.norms import house_rules
from governance.ledger import queries
from governance.ledger.access.sentences import can_administer, can_spend, is_open, said_of
from governance.ledger.access.spending import left_covers
from governance.ledger.models import BudgetLine, Commitment, GrantYear, Invoice
from governance.ledger.rules import Room, Why, fits
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.money import euro

NOT_READER = gettext_lazy("Facturen leest de coördinatiecel en wie het grootboek mag lezen. Vraag het de coördinator.")


def can_note_invoice(by: User | None, supplier: str, number: str, kbo: str, *, at: datetime) -> Verdict:
    """One number of one supplier is noted once."""
    return Verdict.first(
        can_spend(by, at=at),
        Verdict.when(
            Invoice.objects.numbered(supplier, number, kbo) is None,
            _("Factuur %(number)s van %(supplier)s is al ingeschreven. Kijk de facturen na.")
            % {"number": number, "supplier": supplier},
        ),
    )


def can_withdraw_invoice(by: User | None, invoice: Invoice, *, at: datetime) -> Verdict:
    """Only while nothing was ever booked on it."""
    return Verdict.first(
        can_spend(by, at=at),
        Verdict.when(
            not invoice.postings.exists() and not invoice.credit_notes.exists(),
            _("Op deze factuur is al geboekt. Boek eerst tegen, of laat ze staan."),
        ),
    )


def can_read_invoices(by: Person | None, *, at: datetime) -> Verdict:
    """The papers of the ledger: who may spend, and who may read the ledger for the city or the raad."""
    reads = require(by, Power.READ_LEDGER, NOT_READER, on=clock.day_of(at))
    return Verdict.yes() if can_spend(by, at=at) else reads


def deeds_open_to(by: Person, *, at: datetime) -> dict[str, Verdict]:
    """What a page of the budget offers a reader, by the name of the verdict."""
    return {
        "can_spend": can_spend(by, at=at),
        "can_administer": can_administer(by, at=at),
        "can_read_invoices": can_read_invoices(by, at=at),
    }


def can_charge(by: User | None, commitment: Commitment, invoice: Invoice, amount: int, *, at: datetime) -> Verdict:
    """A commitment is never spent beyond what is left of it, an invoice never charged beyond its amount."""
    return Verdict.first(
        can_spend(by, at=at), is_open(commitment.year), left_covers(commitment, amount), _is_due(invoice, amount)
    )


def can_pay_directly(
    by: User | None, line: BudgetLine, year: GrantYear, invoice: Invoice, amount: int, *, at: datetime
) -> Verdict:
    """A small invoice is paid from its line without a commitment (house rule 15)."""
    limit = house_rules().direct_cents
    return Verdict.first(
        can_spend(by, at=at),
        is_open(year),
        said_of(fits(amount, Room(limit, limit), Why.TOO_LARGE)),
        said_of(fits(amount, queries.room_on(line, year), Why.NOT_FREE)),
        _is_due(invoice, amount),
    )


def can_credit(by: User | None, year: GrantYear, note: Invoice, *, at: datetime) -> Verdict:
    """A credit note gives back what its invoice spent, once."""
    return Verdict.first(
        can_spend(by, at=at),
        is_open(year),
        Verdict.when(
            not note.postings.filter(kind="credit", reversed_by=None).exists(), _("Deze creditnota is al geboekt.")
        ),
        _was_paid(note),
    ) and _came_from_one_line(note, year)


def _was_paid(note: Invoice) -> Verdict:
    """No more comes back than was paid on the invoice."""
    if note.credits is None:
        return Verdict.no(_("Dit is geen creditnota. Reken de factuur aan vanuit een vastlegging."))
    paid = queries.spent_on(note.credits)
    words = {"number": note.credits.number, "paid": euro(paid), "over": euro(note.amount - paid)}
    return Verdict.when(
        note.amount <= paid,
        _("Op factuur %(number)s is %(paid)s betaald, %(over)s te weinig voor deze creditnota. Reken ze eerst aan.")
        % words,
    )


def _came_from_one_line(note: Invoice, year: GrantYear) -> Verdict:
    """A credit note goes back to one line, and no line gets more than it paid."""
    return Verdict.when(
        queries.account_credited_by(note, year) is not None,
        _(
            "Deze factuur is van meer dan één post betaald, en geen ervan betaalde %(amount)s. Haal de creditnota weg"
            " en schrijf ze in delen in, elk hoogstens wat één post betaalde."
        )
        % {"amount": euro(note.amount)},
    )


def _is_due(invoice: Invoice, amount: int) -> Verdict:
    if invoice.credits_id is not None:
        return Verdict.no(_("Dit is een creditnota. Boek ze op haar eigen pagina."))
    due = queries.uncharged_of(invoice)
    if not due:
        words = {"number": invoice.number, "supplier": invoice.supplier}
        return Verdict.no(_("Factuur %(number)s van %(supplier)s is al aangerekend. Kijk de boekingen na.") % words)
    return Verdict.when(
        amount <= due,
        _("Van factuur %(number)s is nog %(due)s te betalen. Dit is %(over)s te veel: kies hoogstens %(due)s.")
        % {"number": invoice.number, "due": euro(due), "over": euro(amount - due)},
    )
