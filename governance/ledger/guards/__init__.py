"""The guards of the ledger: triggers that post, number, seal and refuse, on both engines.

`refusals` says once, in SQL that both engines read, what is refused; `sqlite` and `postgresql` wrap it.
"""

from governance.ledger.guards import postgresql, sqlite
from governance.ledger.guards.places import of_invoice, of_line, of_paper, of_seal
from governance.ledger.guards.tables import Tables
from som_portal.kit.guards import Guard, append_only, refuse, register

__all__ = ["Tables", "stand_on"]


def stand_on(tables: Tables) -> None:
    """Register every guard of the ledger for these tables."""
    for name in ("year", "account", "posting"):
        table = getattr(tables, name)
        register(
            f"ledger:{name}",
            Guard(
                table=table,
                triggers={"sqlite": sqlite.triggers(name, tables), "postgresql": postgresql.triggers(name, tables)},
                functions=postgresql.functions(name, tables),
            ),
        )
    for table in (tables.authorisation, tables.commitment, tables.seal):
        append_only(table)
    refuse(tables.invoice, "stays_once_booked", *of_invoice(tables))
    refuse(tables.paper, "stays_with_its_invoice", *of_paper(tables))
    refuse(tables.line, "keeps_its_place", *of_line(tables))
    refuse(tables.seal, "is_of_a_posting", *of_seal(tables))
