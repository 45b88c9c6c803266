"""The rights of the portal's own role on PostgreSQL: it reads and writes rows, and owns nothing.

The functions of the guards run with the rights of their owner, so that a posting moves balances that the role itself
may not touch.
"""

from governance.ledger.guards.tables import Tables


def rights_of(role: str, t: Tables) -> list[str]:
    """Statements for the owner to run after every migrate. `role`: letters, digits and underscores."""
    if not role.isidentifier() or not role.isascii():
        raise ValueError(role)
    written_once = ", ".join((t.posting, t.account, t.year, t.authorisation, t.commitment, t.seal))
    return [
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"REVOKE UPDATE, DELETE ON {written_once} FROM {role}",
        f"GRANT UPDATE (closed) ON {t.year} TO {role}",
    ]
