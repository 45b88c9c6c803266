"""Decisions for machines: JSON-LD with the words of OSLO Besluit (data.vlaanderen.be), and an Atom feed (RFC 4287).

OSLO Besluit has no words for money: a budget line is in our own, which docs/open-data.md explains.

Seats appear as office holders; no person does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from governance.ballots.models import Condition, Decision
from governance.ballots.queries import LineAsked, SeatMark, competence_of, lines_of, result_stage
from governance.meetings.models.agenda import CLOSED_POINT
from som_portal.kit import clock
from som_portal.kit.sheets import holdable

LANGUAGE: Final = "nl"
"""Decisions are worded in Dutch, the language of the record."""

CONTEXT: Final = {
    "besluit": "http://data.vlaanderen.be/ns/besluit#",
    "mandaat": "http://data.vlaanderen.be/ns/mandaat#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
SAID: Final = {
    "for": "besluit:heeftVoorstander",
    "against": "besluit:heeftTegenstander",
    "abstain": "besluit:heeftOnthouder",
}
Node = dict[str, Any]


def document_of(decisions: Iterable[Decision], seats: Iterable[SeatMark] = ()) -> Node:
    """A JSON-LD document about decisions fetched by `queries.decisions`; `seats`: what each said, of one decision."""
    graph = [node for decision in decisions for node in _nodes(decision, list(seats))]
    context = CONTEXT | {"som": _address(f"{reverse('ballots:decisions')}#")}
    return {"@context": context, "@graph": list({node["@id"]: node for node in graph}.values())}


def feed_of(decisions: Iterable[Decision], language: str) -> str:
    """The latest decisions as Atom, each with its permanent address."""
    address = _address(reverse("ballots:decisions"))
    feed = Atom1Feed(
        title=_("Besluiten van SOM"),
        link=address,
        description=_("Wat de SOM raad besliste."),
        language=language,
        feed_url=_address(reverse("ballots:decisions_feed")),
    )
    for decision in decisions:
        link = _address(decision.get_absolute_url())
        feed.add_item(
            title=holdable(f"{decision.number}: {decision.title}"),
            link=link,
            description=CLOSED_POINT if decision.is_veiled else holdable(decision.whole_wording),
            unique_id=link,
            pubdate=decision.decided_at,
            updateddate=decision.decided_at,
        )
    return feed.writeString("utf-8")


def _nodes(decision: Decision, seats: list[SeatMark]) -> list[Node]:
    """The sitting, the point, its treatment, the vote, the decision and the body, each a node of its own."""
    page = _address(decision.get_absolute_url())
    if decision.is_veiled:
        return [_veiled(decision, page)]
    meeting, point = decision.ballot.agenda_item.meeting, f"{page}#agendapunt"
    treated, sitting = f"{page}#behandeling", _address(meeting.get_absolute_url())
    body = _address(decision.body.get_absolute_url())
    return [
        {"@id": body, "@type": "besluit:Bestuursorgaan", "skos:prefLabel": _dutch(decision.body.name)},
        {
            "@id": sitting,
            "@type": "besluit:Zitting",
            "besluit:geplandeStart": _typed(clock.local(meeting.starts_at).isoformat(), "dateTime"),
            "besluit:isGehoudenDoor": {"@id": body},
        },
        {
            "@id": point,
            "@type": "besluit:Agendapunt",
            "dct:title": _dutch(decision.ballot.proposal.question),
            "dct:isPartOf": {"@id": sitting},
        },
        {
            "@id": treated,
            "@type": "besluit:BehandelingVanAgendapunt",
            "dct:subject": {"@id": point},
            "besluit:heeftStemming": {"@id": f"{page}#stemming"},
            "prov:generated": {"@id": page},
        },
        _vote(decision, page, seats),
        _decision(decision, page),
    ]


def _veiled(decision: Decision, page: str) -> Node:
    """Number, day, body, and that it is private."""
    return {
        "@id": page,
        "@type": "besluit:Besluit",
        "dct:identifier": decision.number,
        "eli:title": _dutch(CLOSED_POINT),
        "eli:date_document": _typed(clock.day_of(decision.decided_at).isoformat(), "date"),
        "eli:passed_by": {"@id": _address(decision.body.get_absolute_url())},
    }


def _decision(decision: Decision, page: str) -> Node:
    node: Node = {
        "@id": page,
        "@type": "besluit:Besluit",
        "dct:identifier": decision.number,
        "eli:title": _dutch(decision.ballot.proposal.question),
        "eli:description": _dutch(decision.whole_wording),
        "eli:date_document": _typed(clock.day_of(decision.decided_at).isoformat(), "date"),
        "besluit:motivering": _dutch(_reasoning(decision)),
        "eli:passed_by": {"@id": _address(decision.body.get_absolute_url())},
    }
    if competence := competence_of(decision.ballot.proposal):
        node["eli:cites"] = _dutch(competence.shown)
    if parts := [_article(condition, page) for condition in decision.ballot.asked]:
        node["eli:has_part"] = parts
    if lines := [_line(line, page) for line in lines_of(decision.ballot.proposal)]:
        node["som:post"] = lines
    if decision.superseded_by is not None:
        node["eli:repealed_by"] = {"@id": _address(decision.superseded_by.get_absolute_url())}
    return node


def _article(condition: Condition, page: str) -> Node:
    """A condition as an article of the decision."""
    return {
        "@id": f"{page}#voorwaarde-{condition.place}",
        "@type": "besluit:Artikel",
        "eli:number": str(condition.place),
        "prov:value": _dutch(condition.text),
    }


def _line(line: LineAsked, page: str) -> Node:
    """A budget line of which money is asked, in cents."""
    return {
        "@id": f"{page}#post-{line['code']}",
        "@type": "som:Post",
        "skos:notation": line["code"],
        "skos:prefLabel": _dutch(line["name"]),
        "som:gevraagdInCent": line["cents"],
        "som:vastgelegdInCent": line["committed_cents"],
    }


def _reasoning(decision: Decision) -> str:
    """Why together, and what the meeting added."""
    note = getattr(decision, "note", None)
    return "\n\n".join(text for text in (decision.ballot.proposal.why_together, note and note.reasoning) if text)


def _vote(decision: Decision, page: str, seats: list[SeatMark]) -> Node:
    """The count, and which seats said what when they are given."""
    counts = decision.ballot.counts
    node: Node = {
        "@id": f"{page}#stemming",
        "@type": "besluit:Stemming",
        "besluit:onderwerp": _dutch(decision.ballot.proposal.question),
        "besluit:gevolg": _dutch(str(result_stage(decision.ballot).word)),
        "besluit:aantalVoorstanders": counts.votes_for,
        "besluit:aantalTegenstanders": counts.against,
        "besluit:aantalOnthouders": counts.abstained,
    }
    for state, word in SAID.items():
        if said := [_office(seat, page, number) for number, seat in enumerate(seats, 1) if seat.state == state]:
            node[word] = said
    return node


def _office(seat: SeatMark, page: str, number: int) -> Node:
    return {"@id": f"{page}#zetel-{number}", "@type": "mandaat:Mandataris", "skos:prefLabel": _dutch(seat.name)}


def _dutch(text: str) -> Node:
    return {"@value": text, "@language": LANGUAGE}


def _typed(text: str, kind: str) -> Node:
    return {"@value": text, "@type": f"xsd:{kind}"}


def _address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
