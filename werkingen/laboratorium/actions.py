"""The only writer of labs."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from governance.ballots.models import Proposal
from governance.challenges.models import Challenge
from governance.charter.models import FocusArea
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict, is_same_click
from som_portal.kit.slugs import create_with_slug
from werkingen.laboratorium import access
from werkingen.laboratorium.models import LEAD, Lab, Phase
from werkingen.laboratorium.queries import decision_on, journey_of
from werkingen.laboratorium.rules import Obstacle
from werkingen.works.grants import give_grant, take_grant

STOP_NEEDS = _("Schrijf waarom het labo stopt en wat jullie leerden. Ook daarmee helpt het labo anderen vooruit.")


@transaction.atomic
def imagine_lab(
    *,
    question: str,
    summary: str,
    why_together: str,
    focus_areas: Iterable[FocusArea],
    challenge: Challenge | None = None,
    knowledge_partner: str = "",
    slug: str = "",
    on: date | None = None,
    key: UUID,
    by: User | None,
    at: datetime,
) -> Lab:
    """Begin a lab as an idea. `slug`: a short address; without it, made of the question. `on`: the day of the idea."""
    access.can_imagine_lab(by, at=at).or_403()
    lab, is_new = create_with_slug(
        Lab.objects.all(),
        slug or question,
        key=key,
        question=question,
        summary=summary,
        why_together=why_together,
        challenge=challenge,
        knowledge_partner=knowledge_partner,
    )
    is_same_click(lab, question=question, summary=summary, why_together=why_together)
    if is_new:
        lab.focus_areas.set(focus_areas)
        record(by, "imagine_lab", lab, at=at, challenge=challenge.slug if challenge else None)
        _reach(lab, Phase.IDEA, on or clock.day_of(at), at)
    return lab


@transaction.atomic
def attach_proposal(lab: Lab, proposal: Proposal, *, by: User | None, at: datetime) -> Lab:
    """Say which proposal the raad gets; an idea becomes a proposal with it."""
    proposal = Proposal.objects.locked(proposal.pk)
    lab = Lab.objects.locked(lab.pk)
    access.can_attach_proposal(by, lab, at=at).or_403()
    journey = journey_of(lab)
    access.is_attachable(lab, journey, proposal).or_409()
    lab.proposal = proposal
    lab.save(update_fields=["proposal"])
    if journey.phase == Phase.IDEA:
        _reach(lab, Phase.PROPOSAL, max(clock.day_of(proposal.submitted_at), journey.reached[-1][1]), at)
    record(by, "attach_proposal", lab, at=at, proposal=proposal.pk)
    return lab


@transaction.atomic
def found_lab(proposal: Proposal, *, slug: str = "", by: User | None, at: datetime) -> Lab:
    """Make the lab that the raad adopted: approved on the day of its decision. Twice is once."""
    proposal = Proposal.objects.locked(proposal.pk)
    access.can_found_lab(by, at=at).or_403()
    decision = decision_on(proposal)
    Verdict.when(decision, access.SENTENCES[Obstacle.NOT_ADOPTED]).or_409()
    assert decision is not None
    lab = Lab.objects.filter(proposal=proposal).first() or _lab_of(proposal, slug, by, at)
    if not any(phase == Phase.APPROVED for phase, _day in journey_of(lab).reached):
        _reach(lab, Phase.APPROVED, clock.day_of(decision.decided_at), at)
        record(by, "found_lab", lab, at=at, decision=decision.number)
    return lab


@transaction.atomic
def enter_phase(lab: Lab, phase: str, *, on: date, by: User | None, at: datetime) -> Lab:
    """Say that the lab reached a phase on a day. Stopping is another deed: `stop_lab`."""
    lab = Lab.objects.locked(lab.pk)
    access.can_enter_phase(by, lab, phase, at=at).or_403()
    Verdict.when(phase != Phase.STOPPED, STOP_NEEDS).or_409()
    _reach(lab, phase, on, at)
    record(by, "enter_phase", lab, at=at, phase=str(phase), on=on.isoformat())
    return lab


@transaction.atomic
def stop_lab(lab: Lab, *, reason: str, lessons: str, on: date, by: User | None, at: datetime) -> Lab:
    """Stop the lab with its reason and what it taught, one lesson a line: a full outcome, and a final one."""
    lab = Lab.objects.locked(lab.pk)
    access.can_stop_lab(by, lab, at=at).or_403()
    Verdict.when(reason.strip() and lessons.strip(), STOP_NEEDS).or_409()
    _reach(lab, Phase.STOPPED, on, at)
    lab.stop_reason, lab.lessons = reason, lessons
    lab.save(update_fields=["stop_reason", "lessons"])
    record(by, "stop_lab", lab, at=at, on=on.isoformat())
    return lab


@transaction.atomic
def appoint_lead(lab: Lab, person: User, *, by: User | None, at: datetime) -> Lab:
    """Entrust the lab to a labotrekker. More than one may lead."""
    lab = Lab.objects.locked(lab.pk)
    access.can_appoint_lead(by, lab, at=at).or_403()
    give_grant(person, LEAD, lab)
    record(by, "appoint_lead", lab, at=at)
    return lab


@transaction.atomic
def dismiss_lead(lab: Lab, person: User, *, by: User | None, at: datetime) -> Lab:
    """Take the lab back from a labotrekker."""
    lab = Lab.objects.locked(lab.pk)
    access.can_appoint_lead(by, lab, at=at).or_403()
    take_grant(person, LEAD, lab)
    record(by, "dismiss_lead", lab, at=at)
    return lab


def _lab_of(proposal: Proposal, slug: str, by: User | None, at: datetime) -> Lab:
    """A lab with the words of its proposal; the key of the proposal makes it one lab."""
    lab = imagine_lab(
        question=proposal.question,
        summary=proposal.summary,
        why_together=proposal.why_together,
        focus_areas=proposal.focus_areas.all(),
        slug=slug,
        on=clock.day_of(proposal.submitted_at),
        key=proposal.key,
        by=by,
        at=at,
    )
    return attach_proposal(lab, proposal, by=by, at=at)


def _reach(lab: Lab, phase: str, on: date, at: datetime) -> None:
    access.phase_is_open(journey_of(lab), phase, on=on, at=at).or_409()
    lab.phases.create(phase=phase, reached_on=on)
