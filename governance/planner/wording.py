"""Rules, contradictions and points as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from governance.planner.checker import Violation
from governance.planner.kept import KeptWay
from governance.planner.rules.options import Rule
from governance.planner.rules.problem import Problem
from som_portal.kit.templatetags.som import day as day_in_words

POINTS = {
    "off_moment": gettext_lazy("Een vergadering buiten het vaste moment"),
    "uneven_week": gettext_lazy("Elke week ongelijke spreiding, boven één week"),
    "absent": gettext_lazy("Een lid dat er niet bij kan zijn"),
    "absent_key": gettext_lazy("De voorzitter of de schepen die er niet bij kan zijn"),
    "half_hour": gettext_lazy("Elk half uur vroeger of later dan gewenst"),
    "other_weekday": gettext_lazy("Een andere weekdag dan gewenst"),
    "extra_meeting": gettext_lazy("Een vergadering meer dan het ritme vraagt"),
    "extra_mark": gettext_lazy("Een keer meer met de voorzitter dan gevraagd"),
    "third_meeting": gettext_lazy("Een derde vergadering op een dag, per persoon"),
    "short_night": gettext_lazy("Een late avond voor een vroege ochtend, per persoon"),
    "other_room": gettext_lazy("Een andere zaal dan gewenst"),
    "moved": gettext_lazy("Een vergadering die verschuift als je opnieuw rekent"),
    "flipped": gettext_lazy("De voorzitter bij een andere vergadering dan voorheen"),
    "invitee": gettext_lazy("Bij verschuiven: per genodigde"),
    "short_notice": gettext_lazy("Bij verschuiven: per week minder dan vier weken vooraf"),
}
"""The table of points, as it stands on the screen."""

RULES: dict[str, object] = {
    "rhythm": gettext_lazy("Het charter vraagt het ritme van {body}."),
    "spread": gettext_lazy("De vergaderingen van {body} liggen te ver uit elkaar."),
    "mark": gettext_lazy("De coördinatiecel komt om de 4 werkweken samen met de voorzitter."),
    "window": gettext_lazy("{body} vergadert alleen op de gekozen weekdagen en uren."),
    "closed": gettext_lazy("{body} vergadert niet in de schoolvakanties en op feestdagen."),
    "blocked": gettext_lazy("Op de dagen die je vrij hield, vergadert niemand."),
    "notice": gettext_lazy("De leden van {body} krijgen hun stukken 14 dagen vooraf."),
    "papers": gettext_lazy("Tussen de stukken en de vergadering van {body} liggen minstens 5 schooldagen."),
    "away": gettext_lazy("{body} vergadert niet zonder “{other}”."),
    "quorum": gettext_lazy("{body} moet het quorum kunnen halen."),
    "room": gettext_lazy("De zaal van {body} is groot genoeg."),
    "taken": gettext_lazy("De zaal is al bezet."),
    "rooms": gettext_lazy("In een zaal is één vergadering tegelijk."),
    "people": gettext_lazy("Niemand vergadert op twee plaatsen tegelijk."),
    "pin": gettext_lazy("De vergadering van {body} die je vastlegde, blijft staan."),
    "forbid": gettext_lazy("{body} vergadert niet op het moment dat je uitsloot."),
    "link": gettext_lazy("Tussen {body} en {other} ligt de afgesproken tijd."),
    "duration": gettext_lazy("{body} vergadert zo lang als gevraagd."),
    "year": gettext_lazy("De vergaderingen van {body} vallen in het werkjaar."),
    "twice-a-week": gettext_lazy("{body} vergadert hoogstens één keer per week."),
}
WAYS_OUT: dict[str, object] = {
    "rhythm": gettext_lazy("Laat {body} niet vergaderen in de week van {when}."),
    "out-of-plan": gettext_lazy("Plan {body} dit jaar niet met de planner, maar zelf, en zie dan wat kan."),
    "mark": gettext_lazy("Laat de coördinatiecel zonder de voorzitter vergaderen in de week van {when}."),
    "window": gettext_lazy("Laat {body} op een andere weekdag of een ander uur vergaderen{when}."),
    "closed": gettext_lazy("Laat {body} vergaderen op een vrije dag{when}."),
    "blocked": gettext_lazy("Vergader op een dag die je vrij hield{when}."),
    "notice": gettext_lazy("Verstuur de stukken van {body} later voor de vergadering{when}."),
    "papers": gettext_lazy("Aanvaard minder schooldagen tussen de stukken en de vergadering van {body}{when}."),
    "away": gettext_lazy("Laat iemand “{other}” vervangen in {body}{when}."),
    "quorum": gettext_lazy("Laat {body} vergaderen zonder zeker quorum{when}."),
    "room": gettext_lazy("Aanvaard een te kleine zaal voor {body}{when}."),
    "taken": gettext_lazy("Deel de zaal die al bezet is{when}."),
    "rooms": gettext_lazy("Zoek voor één van de twee een andere zaal{when}."),
    "people": gettext_lazy("Laat wie op twee plaatsen tegelijk verwacht wordt, kiezen{when}."),
    "pin": gettext_lazy("Maak de vergadering van {body} los die je vastlegde{when}."),
    "forbid": gettext_lazy("Laat {body} toe op het moment dat je uitsloot{when}."),
    "link": gettext_lazy("Laat de afgesproken tijd tussen {body} en {other} een keer los, voor de vergadering{when}."),
}
BY_WEEK = ("rhythm", "mark")
"""Let go for whole weeks, each named by its Monday."""
MONTH = timedelta(days=31)
"""A rhythm let go for longer: the planner does not plan that body."""
EXEMPTIONS: dict[str, object] = {
    "rhythm": gettext_lazy("{body} slaat een week over"),
    "mark": gettext_lazy("De coördinatiecel vergadert zonder de voorzitter"),
    "window": gettext_lazy("{body} vergadert op een andere weekdag of een ander uur"),
    "closed": gettext_lazy("{body} vergadert op een vrije dag"),
    "blocked": gettext_lazy("Er wordt vergaderd op een dag die vrij gehouden was"),
    "notice": gettext_lazy("De stukken van {body} komen later"),
    "papers": gettext_lazy("Minder schooldagen tussen de stukken en de vergadering van {body}"),
    "away": gettext_lazy("In {body} vervangt iemand wie weg is"),
    "quorum": gettext_lazy("{body} vergadert zonder zeker quorum"),
    "room": gettext_lazy("De zaal van {body} is te klein"),
    "taken": gettext_lazy("Een bezette zaal wordt gedeeld"),
    "rooms": gettext_lazy("Twee vergaderingen in één zaal"),
    "people": gettext_lazy("Iemand wordt op twee plaatsen tegelijk verwacht"),
    "link": gettext_lazy("De afgesproken tijd tussen {body} en een ander netwerkonderdeel geldt niet"),
}
"""What an exemption is, as it stands in a list."""


def broken_rule(violation: Violation, problem: Problem) -> str:
    """What the checker found, with the day."""
    sentence = _rule(RULES, violation.kind, violation.about, _names(problem))
    return f"{sentence} ({day_in_words(violation.day)})" if violation.day else sentence


def rule_sentence(rule: Rule, names: dict[str, str]) -> str:
    """One rule of a contradiction."""
    return _rule(RULES, rule.kind, rule.about, names)


def way_out_sentence(way: KeptWay, names: dict[str, str]) -> str:
    """What giving a rule up means, with the days on which it shows."""
    rule = way.rule
    if way.frees_standing:
        return _("Laat de planner ook verplaatsen wat al gepland staat, zo weinig als kan.")
    if rule.kind == "rhythm" and way.waivers and way.waivers[0].last - way.waivers[0].first >= MONTH:
        return _rule(WAYS_OUT, "out-of-plan", rule.about, names)
    days = sorted({one.first for one in way.waivers} | {day for _body, day, _start in (*way.pins, *way.forbids)})
    when = _listed(days) if rule.kind in BY_WEEK else _(" op {days}").format(days=_listed(days)) if days else ""
    return _rule(WAYS_OUT, rule.kind, rule.about, names, when=when)


def _listed(days: Sequence[date]) -> str:
    """Dinsdag 3 november 2026, vrijdag 6 november 2026 en nog 2 keer."""
    shown = [day_in_words(one) for one in days[:3]]
    more = len(days) - len(shown)
    if more:
        return ", ".join(shown) + " " + ngettext("en nog {n} keer", "en nog {n} keer", more).format(n=more)
    return _("{days} en {last}").format(days=", ".join(shown[:-1]), last=shown[-1]) if shown[1:] else "".join(shown)


def exemption_in_words(rule: str, body: str) -> str:
    """One exemption in a list."""
    return _rule(EXEMPTIONS, rule, body, {})


def moment_in_words(weekday: int, minute: int) -> str:
    """Dinsdag 10.30."""
    return f"{WEEKDAYS[weekday]} {minute // 60}.{minute % 60:02}"


def _rule(sentences: dict[str, object], kind: str, about: str, names: dict[str, str], when: str = "") -> str:
    first, _slash, second = about.partition("/")
    body, other = names.get(first, first), names.get(second, _("wie nodig is"))
    text = str(sentences.get(kind, RULES.get(kind, kind))).format(body=body, other=other, when=when)
    return text[:1].upper() + text[1:]


def _names(problem: Problem) -> dict[str, str]:
    return {series.key: series.name for series in problem.series}
