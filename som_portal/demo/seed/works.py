"""The demo's labs and projects."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from governance.charter.models import FocusArea
from governance.people.models import Institution
from som_portal.demo.content import Entry, entries, key_of
from som_portal.demo.seed.meetings import meeting_end
from som_portal.demo.seed.signals import challenge_of
from som_portal.demo.seed.timeline import Network, Step
from som_portal.kit import clock
from werkingen.laboratorium.actions import appoint_lead, attach_proposal, enter_phase, imagine_lab, stop_lab
from werkingen.laboratorium.models import Phase
from werkingen.studio.actions import appoint_coordinator, plan_milestone, reach_milestone, start_project
from werkingen.works.actions import add_partner, post_update

LAB_OF: dict[tuple[str, str], str] = {
    ("b-01", Phase.APPROVED): "startende-leraren",
    ("b-02", Phase.APPROVED): "rust-in-de-schooldag",
    ("b-05", Phase.APPROVED): "thuistaal",
    ("b-10", Phase.APPROVED): "ai-in-de-klas",
    ("b-13", Phase.APPROVED): "lerarenkamer",
    ("b-11", Phase.STOPPED): "rust-in-de-schooldag",
}


def focus_areas_of(entry: Entry) -> list[FocusArea]:
    """The speerpunten an entry names."""
    return list(FocusArea.objects.filter(slug__in=entry.get("speerpunten", [])))


def partners_of(entry: Entry) -> list[Institution]:
    """As many institutions a level as the entry asks for, by name, shifted per file so that all take part."""
    found: dict[int, Institution] = {}
    for level, number in entry.get("partners", {}).items():
        at_level = list(Institution.objects.at_level(level).order_by("name"))
        shift = sum(entry["id"].encode()) % len(at_level)
        for index in range(min(number, len(at_level))):
            one = at_level[(shift + index) % len(at_level)]
            found[one.pk] = one
    return list(found.values())


def labs(network: Network) -> Iterator[Step]:
    """Each lab from its idea through the phases that lie in the past."""
    for entry in entries("labo"):
        first = _reached(network, entry, *entry["fasen"][0])
        yield Step(first, lambda entry=entry, at=first: _imagine(network, entry, at))  # type: ignore[misc]
        for phase, written in entry["fasen"]:
            at = _reached(network, entry, phase, written)
            if network.calendar.is_past(at) and phase != Phase.IDEA:
                yield Step(at, lambda entry=entry, phase=phase, at=at: _enter(network, entry, phase, at))  # type: ignore[misc]


def _reached(network: Network, entry: Entry, phase: str, written: str) -> datetime:
    """A phase is reached at noon; what the raad decided, an hour after the meeting that decided it."""
    if phase in {Phase.APPROVED, Phase.STOPPED}:
        for decision in entries("besluit"):
            if LAB_OF.get((decision["id"], phase)) == entry["id"]:
                return meeting_end(network, decision["vergadering"]) + timedelta(hours=1)
    return network.calendar.moment(network.calendar.day(written), "12:00")


def _imagine(network: Network, entry: Entry, at: datetime) -> None:
    bundled = any(signal.get("gebundeld_in") == entry["id"] for signal in entries("signaal"))
    lab = imagine_lab(
        question=entry["titel"],
        summary=entry["samenvatting"],
        why_together=str(entry.get("beter_samen") or entry["samenvatting"]),
        focus_areas=focus_areas_of(entry),
        challenge=challenge_of(network, entry, at) if bundled else None,  # type: ignore[arg-type]
        knowledge_partner=entry.get("kennisinstelling", ""),
        slug=entry["id"],
        key=key_of(entry["id"]),
        by=network.people["coordinator"],
        at=at,
    )
    network.keep(entry["id"], lab)
    for institution in partners_of(entry):
        add_partner(lab, institution, by=network.people["coordinator"], at=at)
    if "trekker" in entry:
        appoint_lead(lab, network.people[entry["trekker"]], by=network.people["coordinator"], at=at)


def _enter(network: Network, entry: Entry, phase: str, at: datetime) -> None:
    lab, by, on = network.things[entry["id"]], network.people["coordinator"], clock.day_of(at)
    if phase == Phase.STOPPED:
        stop_lab(lab, reason=entry["stop_reden"], lessons="\n".join(entry["geleerd"]), on=on, by=by, at=at)
        return
    if phase in {Phase.PROPOSAL, Phase.APPROVED}:
        _attach(network, entry["id"], at)
    if not lab.phases.filter(phase=phase).exists():
        enter_phase(lab, phase, on=on, by=by, at=at)
    for number, experiment in enumerate(entry.get("experiment", []) if phase == Phase.EXPERIMENT else []):
        believe, do, measure = (experiment[name] for name in ("we_geloven", "we_doen", "we_meten"))
        text = f"We geloven {believe}. We doen: {do}. We meten: {measure}."
        key = key_of(f"{entry['id']}:experiment:{number}")
        post_update(lab, title=experiment["titel"], text=text, key=key, by=by, at=at)


def _attach(network: Network, name: str, at: datetime) -> None:
    """Tie the lab to the proposal that the raad decides or decided on, once it was submitted."""
    asked = {lab: decision for (decision, phase), lab in LAB_OF.items() if phase == Phase.APPROVED}
    asked |= {ballot["labo"]: ballot["id"] for ballot in entries("stemming")}
    proposal = network.things.get(f"proposal-{asked.get(name)}")
    lab = network.things[name]
    if proposal is not None and lab.proposal_id is None:
        network.keep(name, attach_proposal(lab, proposal, by=network.people["coordinator"], at=at))


def projects(network: Network) -> Iterator[Step]:
    """Each studio project with its milestones."""
    for entry in entries("project"):
        start = network.calendar.moment(network.calendar.day(entry["start"]), "14:00")
        at = min(start, network.calendar.moment(network.calendar.today - timedelta(days=1), "14:00"))
        yield Step(at, lambda entry=entry, at=at: _start(network, entry, at))  # type: ignore[misc]
        for title, written in entry["mijlpalen"]:
            reached = network.calendar.moment(network.calendar.day(written), "15:00")
            if network.calendar.is_past(reached):
                yield Step(reached, lambda entry=entry, title=title, at=reached: _reach(network, entry, title, at))  # type: ignore[misc]


def _start(network: Network, entry: Entry, at: datetime) -> None:
    by = network.people["coordinator"]
    project = start_project(
        title=entry["titel"],
        summary=entry["samenvatting"],
        focus_areas=focus_areas_of(entry),
        starts_on=network.calendar.day(entry["start"]),
        ends_on=network.calendar.day(entry["einde"]),
        city_partner=entry.get("stadspartner", ""),
        slug=entry["id"],
        key=key_of(entry["id"]),
        by=by,
        at=at,
    )
    network.keep(entry["id"], project)
    appoint_coordinator(project, network.people[entry["projectcoordinator"]], by=by, at=at)
    for institution in partners_of(entry):
        add_partner(project, institution, by=by, at=at)
    for title, written in entry["mijlpalen"]:
        milestone = plan_milestone(project, title=title, due_on=network.calendar.day(written), by=by, at=at)
        network.keep(f"{entry['id']}:{title}", milestone)


def _reach(network: Network, entry: Entry, title: str, at: datetime) -> None:
    by = network.people[entry["projectcoordinator"]]
    reach_milestone(network.things[f"{entry['id']}:{title}"], on=clock.day_of(at), by=by, at=at)
