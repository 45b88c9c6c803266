"""Anybody can check: a recount, a bundle that a script verifies alone, and a verify that names the broken row."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import More, cast_vote, close_ballot, state_interest
from governance.ballots.models import Ballot, BallotOption, Decision, Elector, Rank, Recusal, Slip, Vote
from governance.ballots.queries import broken_ballots, bundle_of, closing_of, recount_of
from governance.ballots.rules import Choice, Method
from governance.people.models import User
from governance.record.models import Chain, Deed
from governance.record.queries import verify
from tests import make
from tests.governance.ballots import scenes
from tests.house.source import ROOT

pytestmark = pytest.mark.django_db
DAY = scenes.MEETING_DAY
SCRIPT = ROOT / "docs/verify_ballot.py"
GuardsOff = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def raad() -> list[User]:
    """Twelve people on twelve of the 22 seats."""
    return make.raad(12)


def say(ballot: Ballot, people: list[User], choice: Choice, more: More | None = None) -> None:
    for person in people:
        cast_vote(scenes.elector_of(ballot, person), choice, by=person, at=DAY, more=more or More())


def voted(raad: list[User]) -> Decision:
    """An open vote with one seat that stepped aside: 7 for, 2 against, 1 abstention."""
    ballot = scenes.at_the_table(DAY)
    state_interest(scenes.elector_of(ballot, raad[11]), "declared", reason="", by=raad[11], at=DAY)
    for people, choice in ((raad[:7], Choice.FOR), (raad[7:9], Choice.AGAINST), (raad[9:10], Choice.ABSTAIN)):
        say(ballot, people, choice)
    return close_ballot(ballot, by=None, at=DAY)


def chosen(raad: list[User]) -> Decision:
    ballot = scenes.at_the_table(DAY, Method.CHOICE, options=("Fietsen", "Lezen"))
    first, second = ballot.options.values_list("pk", flat=True)
    say(ballot, raad[:3], Choice.PICK, More(option=first))
    say(ballot, raad[3:9], Choice.PICK, More(option=second))
    return close_ballot(ballot, by=None, at=DAY)


def ranked(raad: list[User]) -> Decision:
    ballot = scenes.at_the_table(DAY, Method.RANKING, options=("A", "B", "C"))
    say(ballot, raad[:9], Choice.PICK, More(ranking=tuple(ballot.options.values_list("pk", flat=True))))
    return close_ballot(ballot, by=None, at=DAY)


def appointed(raad: list[User]) -> Decision:
    ballot = scenes.appointment()
    say(ballot, raad[:8], Choice.FOR)
    say(ballot, raad[8:10], Choice.AGAINST)
    return close_ballot(ballot, by=None, at=DAY)


def without_quorum(raad: list[User]) -> Decision:
    ballot = scenes.at_the_table(DAY)
    say(ballot, raad[:2], Choice.FOR)
    return close_ballot(ballot, by=None, at=DAY)


def polled(raad: list[User]) -> Decision:
    ballot = scenes.at_the_table(DAY, Method.POLL)
    say(ballot, raad[:2], Choice.FOR)
    return close_ballot(ballot, by=None, at=DAY)


KINDS = [voted, chosen, ranked, appointed, without_quorum, polled]


def counted(decision: Decision) -> Ballot:
    return Ballot.objects.counted().select_related("proposal", "body").get(pk=decision.ballot_id)


# ---- the recount -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("decided", KINDS)
def test_a_recount_agrees_with_page_and_record(decided: Callable[[list[User]], Decision], raad: list[User]) -> None:
    decision = decided(raad)
    recount = recount_of(counted(decision), decision)
    assert (recount.agrees, recount.differences) == (True, [])
    assert recount.shown == recount.counted
    assert broken_ballots() == verify() == []


def test_the_page_of_a_recount_says_that_it_agrees_and_gives_the_head(raad: list[User], client: Client) -> None:
    decision = voted(raad)
    with time_machine.travel(DAY, tick=False):
        page = client.get(reverse("ballots:recount", args=[decision.number])).content.decode()
        published = client.get(decision.get_absolute_url()).content.decode()
    head = Deed.objects.get(verb="close_ballot").hash
    assert "Klopt" in page
    assert "Klopt niet" not in page
    assert head in page
    assert head in published


# ---- the script ------------------------------------------------------------------------------------------------------
def run(bundle: dict[str, Any], folder: Path, *printed: str) -> tuple[int, str]:
    """The script on a bundle, in an empty folder and without our code."""
    path = folder / "bundle.json"
    path.write_text(json.dumps(bundle), encoding="utf-8")
    asked = [sys.executable, "-I", str(SCRIPT), str(path), *printed]
    done = subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def bundle(decision: Decision) -> dict[str, Any]:
    ballot = counted(decision)
    closing = closing_of(ballot)
    assert closing is not None
    return bundle_of(ballot, decision, closing)


@pytest.mark.parametrize("decided", KINDS)
def test_the_script_verifies_a_bundle_alone(
    decided: Callable[[list[User]], Decision], raad: list[User], tmp_path: Path
) -> None:
    made = bundle(decided(raad))
    assert run(made, tmp_path, made["head"]) == (
        0,
        "this ballot holds: the mark, the votes, the result, the wording, the text and the options agree\n",
    )


def lied(made: dict[str, Any], **facts: Any) -> dict[str, Any]:
    """A bundle with other facts."""
    told = json.loads(made["deed"]["facts"]) | facts
    return made | {"deed": made["deed"] | {"facts": json.dumps(told, sort_keys=True, separators=(",", ":"))}}


def heavier(made: dict[str, Any]) -> list[str]:
    return [line.replace(":1:", ":2:") for line in json.loads(made["deed"]["facts"])["roll"]]


def test_the_script_names_what_was_changed(raad: list[User], tmp_path: Path) -> None:
    made = bundle(voted(raad))
    for lie, told in (
        (made | {"wording": "De raad keurt alles goed."}, "the wording is not"),
        (made | {"number": "RAAD-2020-001"}, "the number is not"),
        (made | {"options": ["A"]}, "the options are not"),
        (made | {"asked": made["asked"] | {"summary": "Iets anders."}}, "the text voted on is another"),
        (made | {"asked": made["asked"] | {"version": 2}}, "the text voted on is another"),
        (lied(made, result="rejected"), "the recount gives adopted, recorded was rejected"),
        (lied(made, votes=[]), "the recount gives no-quorum"),
        (lied(made, roll=heavier(made)), "a seat that weighs more or less than one vote"),
        (lied(made, cast_at=[]), "the deed does not give the mark"),
        (made | {"deed": made["deed"] | {"previous_hash": "0" * 64}}, "the deed does not give the mark"),
    ):
        code, words = run(lie, tmp_path)
        assert (code, told in words) == (1, True), words
    assert run(made, tmp_path, "f" * 64)[0] == 1


def test_the_script_is_short_and_uses_the_standard_library_only() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 100
    imported = {line.split()[1] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= set(sys.stdlib_module_names)


def test_the_page_gives_the_bundle(raad: list[User], client: Client, tmp_path: Path) -> None:
    decision = appointed(raad)
    with time_machine.travel(DAY, tick=False):
        answer = client.get(reverse("ballots:bundle", args=[decision.number]))
    assert answer["Content-Disposition"] == f'attachment; filename="{decision.number}.json"'
    assert run(answer.json(), tmp_path)[0] == 0
    assert not any(person.name in answer.content.decode() for person in raad)


# ---- any byte of any governed table ----------------------------------------------------------------------------------
FLIPS: list[tuple[str, Callable[[list[User]], Decision], type[Any], dict[str, Any], str]] = [
    ("a vote", voted, Vote, {"choice": "abstain"}, "vote is"),
    ("when a vote was cast", voted, Vote, {"cast_at": make.AT}, "cast_at is"),
    ("an option chosen", chosen, Vote, {"option": None}, "vote is"),
    ("the name of an option", chosen, BallotOption, {"name": "Zwemmen"}, "option is"),
    ("the place of an option", chosen, BallotOption, {"place": 7}, "option is"),
    ("a rank", ranked, Rank, {"points": 9}, "tally is"),
    ("a paper", appointed, Slip, {"choice": "abstain"}, "vote is"),
    ("a vacant seat", voted, Elector, {"is_filled": True}, "elector is"),
    ("a weight", voted, Elector, {"weight": 3}, "elector is"),
    ("an interest", voted, Recusal, {"state": "contested", "reason": "x"}, "elector is"),
    ("the rules", voted, Ballot, {"rules": {}}, ""),
    ("the secrecy", voted, Ballot, {"is_secret": True}, "is_secret is"),
    ("the end", voted, Ballot, {"closes_at": make.AT.replace(year=2027)}, "closes_at is"),
    ("the closing", voted, Ballot, {"closed_at": make.AT.replace(year=2027)}, "closed_at is"),
    ("the call", voted, Ballot, {"call": 2}, "call is"),
    ("a number", voted, Decision, {"number": "RAAD-2025-777"}, "number is"),
    ("a place in the year", voted, Decision, {"seq": 44}, "place is"),
    ("a wording", voted, Decision, {"wording": "Alles mag."}, "wording is"),
    ("a moment", voted, Decision, {"decided_at": make.AT}, "decided_at is"),
]


@pytest.mark.parametrize(
    ("decided", "model", "change", "told"), [row[1:] for row in FLIPS], ids=[row[0] for row in FLIPS]
)
def test_what_changes_behind_our_back_is_named(
    decided: Callable[[list[User]], Decision],
    model: type[Any],
    change: dict[str, Any],
    told: str,
    raad: list[User],
    guards_off: GuardsOff,
) -> None:
    ballot = decided(raad).ballot_id
    with guards_off():
        first = model.objects.order_by("pk")[0]
        if change == {"rules": {}}:
            change = {"rules": first.rules | {"majority": "unanimous"}}
        model.objects.filter(pk=first.pk).update(**change)
        broken = broken_ballots()
    assert len(broken) == 1
    assert broken[0].startswith(f"ballot:{ballot}: ")
    assert told in broken[0]


@pytest.mark.parametrize("model", [Vote, Decision])
def test_a_row_that_is_gone_is_named(model: type[Any], raad: list[User], guards_off: GuardsOff) -> None:
    voted(raad)
    with guards_off():
        model.objects.filter(pk=model.objects.order_by("pk")[0].pk).delete()
        assert len(broken_ballots()) == 1


def columns() -> Iterator[tuple[str, str]]:
    """Every column of the record itself."""
    for model in (Deed, Chain):
        for field in model._meta.concrete_fields:
            if not field.primary_key:
                yield model._meta.db_table, field.column


@pytest.mark.parametrize(("table", "column"), list(columns()))
def test_a_byte_that_flips_in_the_record_is_named(
    table: str, column: str, raad: list[User], guards_off: GuardsOff
) -> None:
    voted(raad)
    with guards_off(), connection.cursor() as cursor:
        cursor.execute(f"SELECT id, {column} FROM {table} WHERE stream = 'som-raad' ORDER BY id DESC LIMIT 1")
        pk, was = cursor.fetchone()
        now = was + 1 if isinstance(was, int) else make.AT if column == "at" else flipped(was)
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [now, pk])
        broken = verify()
    assert len(broken) >= 1
    assert broken[0].startswith("som-raa")


def flipped(text: str) -> str:
    """One bit of the last character is another."""
    return text[:-1] + chr(ord(text[-1]) ^ 1) if text else "x"


def test_a_tail_that_is_cut_is_caught_by_the_head_and_by_what_was_printed(
    raad: list[User], guards_off: GuardsOff, tmp_path: Path
) -> None:
    """Even when the head in the database is set back too, the mark on the published decision is no longer there."""
    made = bundle(voted(raad))
    with guards_off():
        closing = Deed.objects.get(verb="close_ballot")
        Deed.objects.filter(stream=closing.stream, seq__gte=closing.seq).delete()
        assert "the record ends at deed" in "".join(verify())
        before = {"last_seq": closing.seq - 1, "last_hash": closing.previous_hash}
        Chain.objects.filter(stream=closing.stream).update(**before)
        assert verify() == []
        assert len(broken_ballots()) == 1
        assert not Deed.objects.filter(hash=made["head"]).exists()
    assert run(made, tmp_path, made["head"])[0] == 0


def test_verify_names_the_broken_row_of_a_ballot(raad: list[User], guards_off: GuardsOff) -> None:
    voted(raad)
    with guards_off():
        Vote.objects.filter(pk=Vote.objects.order_by("pk")[0].pk).update(choice="against")
        with pytest.raises(CommandError, match=r"vote is .*against, recorded was .*for"):
            call_command("verify")
