"""Triggers that keep a closed ballot closed, on both engines, for whoever writes past the actions."""

from django.db import models

from som_portal.kit.guards import Guard, append_only, refuse, register

DECISION_IS_FIXED = ("ballot_id", "body_id", "working_year", "seq", "number", "wording", "decided_at")
VOTE_IS_SAID = ("elector_id", "choice", "option_id", "proxy_id", "cast_at")
CONDITION_IS_ASKED = ("proposal_id", "ballot_id", "place", "text", "seat_id", "charged_body_id", "due_on")
RECUSAL_IS_SAID = ("elector_id", "state", "at")
COST_IS_ASKED = ("proposal_id", "budget_line_id", "amount", "purpose")
LATE = "this ballot is closed"


def stand_on(
    *,
    elector: type[models.Model],
    ballot: type[models.Model],
    vote: type[models.Model],
    decision: type[models.Model],
) -> None:
    """The roll never changes; votes and ballot change until it closes; a decision keeps its number and wording."""
    append_only(elector._meta.db_table)
    new, old = (_is_closed(row, elector._meta.db_table, ballot._meta.db_table) for row in ("NEW", "OLD"))
    said = "UPDATE OF " + ", ".join(VOTE_IS_SAID)
    refuse(vote._meta.db_table, "late", {"INSERT": new, said: f"{old} OR {new}", "DELETE": old}, LATE)
    asked = "NEW.version_id <> OLD.version_id OR NEW.proposal_id <> OLD.proposal_id"
    refuse(ballot._meta.db_table, "asked", {"UPDATE OF version_id, proposal_id": asked}, "a ballot is on one version")
    closed = "OLD.closed_at IS NOT NULL"
    refuse(ballot._meta.db_table, "closed", {"UPDATE": closed, "DELETE": closed}, LATE)
    fixed = "UPDATE OF " + ", ".join(DECISION_IS_FIXED)
    refuse(decision._meta.db_table, "fixed", {fixed: "true", "DELETE": "true"}, "a decision stands")


def stand_before(
    *, ballot: type[models.Model], cost: type[models.Model], beside: tuple[type[models.Model], ...]
) -> None:
    """What a proposal asks per line, who takes part and its documents stay as they were when its ballot opened.

    The ledger still notes on a cost what was authorised and committed for it.
    """
    ballots = ballot._meta.db_table
    new, old = (f"EXISTS (SELECT 1 FROM {ballots} b WHERE b.proposal_id = {row}.proposal_id)" for row in ("NEW", "OLD"))  # noqa: S608 - our own
    asked = "UPDATE OF " + ", ".join(COST_IS_ASKED)
    for model, changed in {cost: asked, **dict.fromkeys(beside, "UPDATE")}.items():
        events = {"INSERT": new, changed: f"{old} OR {new}", "DELETE": old}
        refuse(model._meta.db_table, "asked", events, "the raad votes on this")


def stand_beside(
    *,
    elector: type[models.Model],
    ballot: type[models.Model],
    vote: type[models.Model],
    option: type[models.Model],
    slip: type[models.Model],
    turn: type[models.Model],
) -> None:
    """Options never change; slips until the ballot closes; a secret ballot has no votes by seat, and is swept."""
    append_only(option._meta.db_table)
    ballots = ballot._meta.db_table
    new, old = (_has(row, ballots, "b.closed_at IS NOT NULL") for row in ("NEW", "OLD"))
    refuse(slip._meta.db_table, "late", {"INSERT": new, "UPDATE": f"{old} OR {new}", "DELETE": old}, LATE)
    secret = _is("NEW", elector._meta.db_table, ballots, "b.is_secret")
    refuse(vote._meta.db_table, "secret", {"INSERT": secret}, "this ballot is secret")
    _swept(slip._meta.db_table, turn._meta.db_table)


def sweeper_of(slips: str) -> str:
    """The function of PostgreSQL that writes the papers and the turns anew, without the rows that are gone."""
    return f"{slips}_sweep"


def _swept(slips: str, turns: str) -> None:
    """Only an owner may rewrite a table, and the portal's own role owns nothing: the function has its owner's rights.

    CLUSTER, because VACUUM FULL is refused inside a function; both write a new file.
    """
    anew = " ".join(f"CLUSTER {table} USING {table}_pkey;" for table in (slips, turns))
    function = (
        f"CREATE OR REPLACE FUNCTION {sweeper_of(slips)}() RETURNS void LANGUAGE plpgsql SECURITY DEFINER "
        f"SET search_path = public, pg_temp AS $$ BEGIN {anew} END $$"
    )
    register(f"{slips}:sweep", Guard(slips, {"sqlite": {}, "postgresql": {}}, {sweeper_of(slips): function}))


def stand_round(
    *,
    elector: type[models.Model],
    ballot: type[models.Model],
    recusal: type[models.Model],
    rank: type[models.Model],
    vote: type[models.Model],
) -> None:
    """Who stepped aside, and how a vote ranked, stay as they were when the ballot closed."""
    new, old = (_is_closed(row, elector._meta.db_table, ballot._meta.db_table) for row in ("NEW", "OLD"))
    said = "UPDATE OF " + ", ".join(RECUSAL_IS_SAID)
    refuse(recusal._meta.db_table, "late", {"INSERT": new, said: f"{old} OR {new}", "DELETE": old}, LATE)
    tables = (vote._meta.db_table, elector._meta.db_table, ballot._meta.db_table)
    new, old = (_ranks_in_closed(row, *tables) for row in ("NEW", "OLD"))
    refuse(rank._meta.db_table, "late", {"INSERT": new, "UPDATE": f"{old} OR {new}", "DELETE": old}, LATE)


def stand_after(
    *, condition: type[models.Model], ballot: type[models.Model], kept: tuple[type[models.Model], ...]
) -> None:
    """Conditions stay as they were voted on; notes, reviews and second tries are never rewritten."""
    voted, closed = "OLD.ballot_id IS NOT NULL", _has("NEW", ballot._meta.db_table, "b.closed_at IS NOT NULL")
    fixed = "UPDATE OF " + ", ".join(CONDITION_IS_ASKED)
    events = {"INSERT": closed, fixed: f"{voted} OR NEW.ballot_id IS NOT NULL", "DELETE": voted}
    refuse(condition._meta.db_table, "voted", events, "this condition was voted on")
    for model in kept:
        append_only(model._meta.db_table)


def _has(row: str, ballots: str, condition: str) -> str:
    """The ballot of a row that names it fulfils a condition; `row` is NEW or OLD."""
    return f"EXISTS (SELECT 1 FROM {ballots} b WHERE b.id = {row}.ballot_id AND {condition})"  # noqa: S608 - our own


def _ranks_in_closed(row: str, votes: str, electors: str, ballots: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {votes} v JOIN {electors} e ON e.id = v.elector_id"  # noqa: S608 - our own tables
        f" JOIN {ballots} b ON b.id = e.ballot_id WHERE v.id = {row}.vote_id AND b.closed_at IS NOT NULL)"
    )


def _is_closed(row: str, electors: str, ballots: str) -> str:
    """The ballot of a vote is closed; `row` is NEW or OLD."""
    return _is(row, electors, ballots, "b.closed_at IS NOT NULL")


def _is(row: str, electors: str, ballots: str, condition: str) -> str:
    """The ballot of a row that names its elector fulfils a condition."""
    return (
        f"EXISTS (SELECT 1 FROM {electors} e JOIN {ballots} b ON b.id = e.ballot_id"  # noqa: S608 - our own tables
        f" WHERE e.id = {row}.elector_id AND {condition})"
    )
