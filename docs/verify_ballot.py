"""Check a decision of the SOM network without its portal: python verify_ballot.py BUNDLE.json [PRINTED-HEAD]

The bundle is what a decision page gives under "natellen". This script recomputes the mark of the deed that closed the
ballot, checks that it is the head printed on the decision, counts the votes again under the rules of that day, and
checks that wording, options and the text voted on are those recorded. Standard library only; exit 1 on a difference.
"""

import hashlib
import json
import math
import sys
from fractions import Fraction
from pathlib import Path

HASHED = ("previous_hash", "stream", "seq", "verb", "thing", "facts", "actor_mark", "at")
ASIDE = ("flagged", "declared")


def head_of(deed):
    """The mark of a deed: SHA-256 over its fields, the mark of the deed before it first."""
    return hashlib.sha256(json.dumps([deed[name] for name in HASHED], separators=(",", ":")).encode()).hexdigest()


def said(line, is_secret):
    """(seat, choice, places) of one line of votes: '12:for', '12:pick:2,0,1/7', or on a secret paper 'pick:3'."""
    seat, rest = ("", line) if is_secret else line.split(":", 1)
    choice, _colon, places = rest.split("/")[0].partition(":")
    return seat, choice, [int(place) for place in places.split(",") if place]


def carried(rules, votes):
    """Whether enough votes are for."""
    yes, no = votes.count("for"), votes.count("against")
    if rules["method"] == "consent" or rules["majority"] == "unanimous":
        return yes > 0 and no == 0
    if rules["majority"] == "qualified":
        return yes > 0 and yes >= Fraction(rules["share"]) * (yes + no)
    return yes > no


def picked(rules, papers, options):
    """Whether the options have a winner, or an order."""
    points = [0] * options
    for places in papers:
        for rank, place in enumerate(places):
            points[place] += 1 if rules["method"] == "choice" else options - 1 - rank
    return bool(papers) and (rules["method"] == "ranking" or points.count(max(points)) == 1)


def recount(facts):
    """The result that the recorded roll, votes and rules lead to."""
    rules, seats = json.loads(facts["ballot_rules"]), [line.split(":") for line in facts["roll"]]
    if any(weight != "1" for _seat, weight, _state in seats):
        return "a seat that weighs more or less than one vote"
    lines = [said(line, facts["is_secret"]) for line in facts["votes"]]
    filled = [seat for seat, _weight, state in seats if state != "vacant"]
    aside = [seat for seat, _weight, state in seats if state in ASIDE]
    if not facts["is_secret"]:
        voters = [seat for seat, _choice, _places in lines]
        if len(set(voters)) != len(voters) or not set(voters) <= set(filled) - set(aside):
            return "a vote of a seat that may not vote, or two of one seat"
    base = max(len(filled) - len(aside), math.ceil(len(filled) * Fraction(rules["recusal_floor"])))
    if len(lines) > len(filled) - len(aside):
        return "more votes than seats"
    if rules["quorum_above"] is not None and len(lines) <= Fraction(rules["quorum_above"]) * base:
        return "no-quorum"
    if rules["method"] == "poll":
        return "polled"
    if rules["method"] in ("choice", "ranking"):
        return "adopted" if picked(rules, [one[2] for one in lines if one[2]], len(facts["options"])) else "undecided"
    return "adopted" if carried(rules, [choice for _seat, choice, _places in lines]) else "rejected"


def problems(bundle, printed=""):
    """Everything in a bundle that does not hold."""
    facts = json.loads(bundle["deed"]["facts"])

    def mark(text):
        return hashlib.sha256(f"{bundle['key']}:{text}".encode()).hexdigest()

    options = [f"{place}:{mark(name)}" for place, name in enumerate(bundle["options"])]
    checks = {
        "the deed does not give the mark of the bundle": head_of(bundle["deed"]) == bundle["head"],
        "the mark is not the one that was printed": printed in ("", bundle["head"]),
        "the recount gives " + recount(facts) + ", recorded was " + facts["result"]: recount(facts) == facts["result"],
        "the number is not the one that was recorded": bundle["number"] == facts["number"],
        "the wording is not the one that was recorded": mark(bundle["wording"]) == facts["wording"],
        "the text voted on is another": mark(json.dumps(bundle["asked"], sort_keys=True)) == facts["asked"],
        "the lines are not the sum asked": sum(x["cents"] for x in bundle["lines"]) == bundle["asked"].get("amount", 0),
        "the options are not the ones that were recorded": options == facts["options"],
    }
    return [sentence for sentence, holds in checks.items() if not holds]


if __name__ == "__main__":
    found = problems(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), *sys.argv[2:3])
    holds = "this ballot holds: the mark, the votes, the result, the wording, the text and the options agree"
    sys.stdout.write("\n".join(found or [holds]) + "\n")
    sys.exit(1 if found else 0)
