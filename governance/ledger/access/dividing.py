"""Opening, dividing and closing a year: may it, and why not."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from governance.ledger import queries
from governance.ledger.access.sentences import can_administer, can_spend, is_open, said_of
from governance.ledger.models import Authorisation, BudgetLine, GrantYear
from governance.ledger.rules import USES_A_DECISION, AccountKind, Room, Why, fits
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.money import euro


def can_open_year(by: User | None, year: int, *, at: datetime) -> Verdict:
    """A year opens once."""
    return Verdict.first(
        can_administer(by, at=at),
        Verdict.when(
            not GrantYear.objects.filter(year=year).exists(),
            _("Het boekjaar %(year)s bestaat al.") % {"year": year},
        ),
    )


def can_add_line(by: User | None, code: str, werking: str, parent: BudgetLine | None, *, at: datetime) -> Verdict:
    """A code is used once; a line stands one step below a line of its own werking."""
    return Verdict.first(
        can_administer(by, at=at),
        Verdict.when(
            not BudgetLine.objects.filter(code__iexact=code).exists(),
            _("De code %(code)s bestaat al. Kies een andere.") % {"code": code},
        ),
        Verdict.when(
            parent is None or (parent.parent_id is None and parent.werking == werking),
            _("Een post hoort onder een post van dezelfde werking. Kies een andere post."),
        ),
    )


def can_entrust_line(by: User | None, line: BudgetLine, *, at: datetime) -> Verdict:
    """The line of a labo, project or event follows one person; that of a werking is everybody's."""
    return Verdict.first(
        can_administer(by, at=at),
        Verdict.when(
            line.parent_id is not None,
            _("Een post van een werking volgt de coördinatiecel. Kies een post van een labo, project of event."),
        ),
    )


def can_allocate(by: User | None, line: BudgetLine, authorisation: Authorisation, *, at: datetime) -> Verdict:
    """An authorisation is allocated once, out of what is not yet divided, to the line of a werking."""
    undivided = queries.balance_of(authorisation.year, AccountKind.FREE)
    return Verdict.first(
        can_administer(by, at=at),
        is_open(authorisation.year),
        _is_unused(authorisation),
        Verdict.when(
            line.parent_id is None,
            _("De raad wijst toe aan een werking. Verschuif het daarna naar %(line)s.") % {"line": line.name},
        ),
        said_of(fits(authorisation.amount, Room(undivided, undivided), Why.NOT_UNDIVIDED)),
    )


def can_take_back(by: User | None, line: BudgetLine, authorisation: Authorisation, *, at: datetime) -> Verdict:
    """The raad takes back what is still free on a line."""
    return Verdict.first(
        can_administer(by, at=at),
        is_open(authorisation.year),
        _is_unused(authorisation),
        is_free_on(line, authorisation.year, authorisation.amount),
    )


def can_shift(
    by: User | None,
    source: BudgetLine,
    target: BudgetLine,
    year: GrantYear,
    amount: int,
    authorisation: Authorisation | None,
    *,
    at: datetime,
) -> Verdict:
    """Within a werking the coördinatiecel shifts, between two the raad; a labo gets money from the line above it."""
    return Verdict.first(
        can_spend(by, at=at),
        is_open(year),
        Verdict.when(source.pk != target.pk, _("Kies twee verschillende posten.")),
        Verdict.when(
            target.parent_id is None or (source.parent_id or source.pk) == target.parent_id,
            _("%(line)s krijgt geld van de post erboven. Verschuif het eerst daarheen.") % {"line": target.name},
        ),
        _decides(source, target, year, amount, authorisation),
        is_free_on(source, year, amount),
    )


def can_close_year(by: User | None, year: GrantYear, *, at: datetime) -> Verdict:
    """A year closes after its last day, when no commitment is open."""
    return Verdict.first(
        can_administer(by, at=at),
        is_open(year),
        Verdict.when(
            clock.day_of(at) > date(year.year, 12, 31),
            _("Het boekjaar %(year)s loopt nog. Sluit het af na 31 december.") % {"year": year.year},
        ),
        Verdict.when(
            not queries.open_commitments(year).exists(),
            _("Er staan nog vastleggingen open, samen %(left)s. Reken ze aan of geef ze vrij.")
            % {"left": euro(queries.committed_cents(year))},
        ),
        Verdict.when(
            not year.requests.open().exists(),
            _("Er wachten nog aanvragen. Keur ze goed of weiger ze."),
        ),
    )


def is_free_on(line: BudgetLine, year: GrantYear, amount: int) -> Verdict:
    """What leaves a line stands free on it."""
    return said_of(fits(amount, queries.room_on(line, year), Why.NOT_FREE))


def _is_unused(authorisation: Authorisation) -> Verdict:
    return Verdict.when(
        not authorisation.postings.filter(kind__in=USES_A_DECISION).exists(),
        _("Het bedrag van besluit %(number)s is al toegewezen. Neem een nieuw besluit voor meer geld.")
        % {"number": authorisation.reference},
    )


def _decides(
    source: BudgetLine, target: BudgetLine, year: GrantYear, amount: int, authorisation: Authorisation | None
) -> Verdict:
    if authorisation is None:
        return Verdict.when(
            source.werking == target.werking,
            _("Tussen twee werkingen beslist de raad. Koppel het besluit of zet het op de agenda."),
        )
    return Verdict.first(
        _is_unused(authorisation),
        Verdict.when(
            authorisation.amount == amount and authorisation.year_id == year.pk,
            _("Besluit %(number)s gaat over %(amount)s. Verschuif precies dat bedrag.")
            % {"number": authorisation.reference, "amount": euro(authorisation.amount)},
        ),
    )
