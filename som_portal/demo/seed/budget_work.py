"""The demo's budget work of these weeks: a labo with a line of its own, requests, invoices booked and not."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from governance.ledger.actions import (
    Scan,
    add_line,
    approve_request,
    charge,
    note_invoice,
    pay_directly,
    refuse_request,
    request_commitment,
    shift,
)
from governance.ledger.models import Invoice
from som_portal.demo.content import key_of
from som_portal.demo.seed.timeline import Network, Step
from werkingen.laboratorium.models import Lab
from werkingen.works.actions import point_to_line

ASKER, APPROVER, LEAD = "coordinator", "voorzitter", "labotrekker-2"
UBL = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"'
    ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"'
    ' xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">'
    "<cbc:ID>{number}</cbc:ID><cbc:IssueDate>{day}</cbc:IssueDate><cac:AccountingSupplierParty><cac:Party>"
    "<cac:PartyName><cbc:Name>{supplier}</cbc:Name></cac:PartyName></cac:Party></cac:AccountingSupplierParty>"
    '<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">{euros}</cbc:PayableAmount></cac:LegalMonetaryTotal>'
    "</Invoice>\n"
)
Deed = Callable[[Network, Any], object]


def budget_work(network: Network) -> Iterator[Step]:
    """A fortnight of small deeds before today, in the budget year of today when it is open."""
    for number, deed in enumerate((_own_line, _asked, _paid_small, _credit_note, _unpaid)):
        at = network.calendar.moment(network.calendar.today - timedelta(days=12 - 2 * number), "14:00")
        yield Step(at, lambda deed=deed, at=at: _when_open(network, deed, at))  # type: ignore[misc]


def _when_open(network: Network, deed: Deed, at: Any) -> None:
    if f"year-{at.year}" in network.things and "LAB" in network.things:
        deed(network, at)


def _own_line(network: Network, at: Any) -> None:
    """The labo of thuistaal gets a line below that of the werking, with its lead as holder."""
    by, holder = network.people[ASKER], network.people.get(LEAD)
    above = network.things["LAB"]
    line = add_line(
        "thuistaal", "Labo thuistaal", "laboratorium", kind="labo", parent=above, holder=holder, by=by, at=at
    )
    network.keep("line-thuistaal", line)
    if lab := Lab.objects.filter(slug="thuistaal").first():
        point_to_line(lab, line, by=by, at=at)
    words = {"note": "Eigen post voor het labo", "key": key_of("shift:thuistaal"), "by": by, "at": at}
    shift(above, line, network.things[f"year-{at.year}"], 180_000, **words)


def _asked(network: Network, at: Any) -> None:
    """Three requests: one approved, one refused, one that waits."""
    year, line = network.things[f"year-{at.year}"], network.things["line-thuistaal"]
    other = network.people[APPROVER]
    for name, cents, whom, what in (
        ("goed", 60_000, "drukkerij", "Boekenpakketten voor thuis"),
        ("te-duur", 90_000, "verhuurder", "Zaal in het centrum"),
        ("wacht", 45_000, "vertaalbureau", "Vertaling van de brief aan ouders"),
    ):
        facts: dict[str, Any] = {"counterparty": whom, "subject": what, "key": key_of(f"ask:{name}")}
        facts["by"] = network.people[ASKER]
        network.keep(f"ask-{name}", request_commitment(line, year, cents, **facts, at=at))
    kept = approve_request(network.things["ask-goed"], visum="Offerte gezien", key=key_of("visum"), by=other, at=at)
    network.keep("kept-thuistaal", kept)
    refuse_request(network.things["ask-te-duur"], "De school stelt een zaal ter beschikking.", by=other, at=at)


def _paid_small(network: Network, at: Any) -> None:
    """A small invoice without a commitment, and a part of a larger one."""
    year, by = network.things[f"year-{at.year}"], network.people[ASKER]
    small = _noted(network, "Bakkerij", "B-118", 8_450, at)
    pay_directly(network.things["line-thuistaal"], year, small, 8_450, key=key_of("direct"), by=by, at=at)
    large = _noted(network, "Drukkerij", "D-2040", 52_000, at)
    charge(network.things["kept-thuistaal"], large, 30_000, key=key_of("part"), note="Eerste deel", by=by, at=at)
    network.keep("invoice-part", large)


def _credit_note(network: Network, at: Any) -> None:
    """A credit note on the larger one; it is written in, not yet booked."""
    _noted(network, "Drukkerij", "CN-77", 2_000, at, credits=network.things["invoice-part"])


def _unpaid(network: Network, at: Any) -> None:
    """An invoice of this week, with its Peppol file."""
    _noted(network, "Vertaalbureau", "V-9", 12_500, at)


def _noted(network: Network, supplier: str, number: str, cents: int, at: Any, **more: Any) -> Invoice:
    euros = f"{cents // 100}.{cents % 100:02}"
    content = UBL.format(number=number, day=at.date(), supplier=supplier, euros=euros).encode()
    scan = Scan("xml", content, hashlib.sha256(content).hexdigest())
    return note_invoice(supplier, number, at.date(), cents, scan=scan, by=network.people[ASKER], at=at, **more)
