"""Make the demo network twenty times as large: whole files again, more under each file, more bookings."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import models

from community.events.models import Event, Registration
from community.stories.models import Story
from governance.ballots.models import (
    Amendment,
    Ballot,
    CoProposer,
    Cost,
    Decision,
    DecisionNote,
    DecisionReview,
    Draft,
    Elector,
    ElectorHolder,
    Followup,
    Origin,
    Partner,
    Proposal,
    ProposalDocument,
    Question,
    Version,
    Vote,
)
from governance.bodies.models import Mandate, Seat
from governance.challenges.models import Challenge, Signal
from governance.convening.models import MeetingRequest, RequestSupport
from governance.followup.models import ActionItem
from governance.importing.models import ImportBatch, ImportRow
from governance.joining.models import Invitation, JoinRequest
from governance.ledger.actions import commit, release
from governance.ledger.models import Account, Commitment
from governance.ledger.rules import AccountKind
from governance.meetings.models import AgendaDocument, AgendaItem, AgendaSuggestion, Attendance, Meeting
from governance.people.models import Institution, User
from governance.planner.models import PlanWish, YearPlan
from governance.polls.models import DatePoll, PollAnswer, PollOption
from governance.record.models import BulkLook, ErasureRequest
from governance.soundings.models import Sounding, SoundingAnswer
from werkingen.laboratorium.models import Lab, LabPartner, LabPhase, LabUpdate, LabUserObjectPermission
from werkingen.studio.models import Milestone, Project, ProjectPartner, ProjectUpdate, ProjectUserObjectPermission

AGAIN = 19  # copies beside the original
FILES: tuple[type[models.Model], ...] = (
    *(Challenge, Challenge.focus_areas.through, Signal, Meeting, AgendaItem, AgendaDocument, AgendaSuggestion),
    *(Attendance, ActionItem),
    *(Proposal, Proposal.focus_areas.through, Cost, Partner, ProposalDocument, Version),
    *(Ballot, Elector, ElectorHolder, Vote, Decision),
    *(DecisionNote, DecisionReview, Followup),
    *(Question, Amendment, Origin, Draft, CoProposer),
    *(Lab, Lab.focus_areas.through, LabPhase, LabUpdate, LabPartner, LabUserObjectPermission),
    *(Project, Project.focus_areas.through, Milestone, ProjectUpdate, ProjectPartner, ProjectUserObjectPermission),
    *(Event, Registration, Story, ImportBatch, Invitation, YearPlan, PlanWish),
    *(MeetingRequest, RequestSupport, DatePoll, PollOption, PollAnswer, Sounding, SoundingAnswer),
)
BESIDE = (
    Question,
    Amendment,
    Signal,
    ActionItem,
    LabUpdate,
    ProjectUpdate,
)  # these also pile up under the very file that is looked at
FRESH: dict[str, Callable[[Any, int], Any]] = {
    "key": lambda value, again: uuid4(),
    "email": lambda value, again: f"{again}.{value}",
    "slug": lambda value, again: f"{value[:60]}-{again}",
    "number": lambda value, again: f"{value}-{again}" if isinstance(value, str) else value,
    "confirm_key": lambda value, again: value and uuid4(),
    "seq": lambda value, again: value + 1000 * again,
    "starts_at": lambda value, again: value + timedelta(minutes=again),
    "ends_at": lambda value, again: value + timedelta(minutes=again),
}


def grow(at: datetime) -> None:
    """Everything a page may list, about twenty times."""
    originals = {model: list(model._default_manager.order_by("pk")) for model in FILES}
    for again in range(1, AGAIN + 1):
        _copy_files(originals, again)
    _pile_up(originals)
    _lengthen_lists(originals[ImportBatch])
    _crowd(at)
    _book(at)


def _copy_files(originals: dict[type[models.Model], list[Any]], again: int) -> None:
    """Every file once more, with its own children."""
    made: dict[tuple[type[models.Model], Any], models.Model] = {}
    closed: list[Ballot] = []
    for model, rows in originals.items():
        copies = [_copy(row, again, made) for row in rows]
        if model is Ballot:
            closed = [_still_open(copy) for copy in copies if copy.closed_at]
        created = model._default_manager.bulk_create(copies)
        made |= {(model, row.pk): copy for row, copy in zip(rows, created, strict=True)}
    for ballot in closed:
        ballot.closed_at = ballot.closes_at
    Ballot.objects.bulk_update(closed, ["closed_at"])


def _copy(row: Any, again: int, made: dict[tuple[type[models.Model], Any], models.Model]) -> Any:
    values = dict(_fresh(row, again))
    for field in (one for one in row._meta.concrete_fields if one.is_relation):
        parent = made.get((field.related_model, getattr(row, field.attname)))
        if parent is not None:
            values[field.attname] = parent.pk
    return type(row)(**values)


def _fresh(row: Any, again: int) -> Iterator[tuple[str, Any]]:
    """The values of a copy; what must be unique is."""
    for field in row._meta.concrete_fields:
        if field.name in FRESH:
            yield field.attname, FRESH[field.name](getattr(row, field.attname), again)
        elif field.one_to_one and field.null:
            yield field.attname, None  # money is of one decision, a line of one labo: a copy has not had its own yet
        elif not field.primary_key:
            yield field.attname, getattr(row, field.attname)


def _still_open(ballot: Ballot) -> Ballot:
    """Votes are only taken by an open ballot; the database sees to that."""
    ballot.closed_at = None
    return ballot


def _pile_up(originals: dict[type[models.Model], list[Any]]) -> None:
    for model in BESIDE:
        rows = [_copy(row, 0, {}) for row in originals[model] for _again in range(AGAIN)]
        model._default_manager.bulk_create(rows)
    institutions = list(Institution.objects.all())
    for partner, work, files in ((LabPartner, "lab", originals[Lab]), (ProjectPartner, "project", originals[Project])):
        rows = [partner(institution=one, **{work: file}) for file in files for one in institutions]
        partner._default_manager.bulk_create(rows, ignore_conflicts=True)
    for project in originals[Project]:
        day = project.starts_on
        Milestone.objects.bulk_create(
            [Milestone(project=project, title=f"Mijlpaal {number}", due_on=day) for number in range(AGAIN)]
        )
    for meeting in originals[Meeting]:
        AgendaItem.objects.bulk_create(
            AgendaItem(meeting=meeting, position=100 + number, kind="info", title="Nog iets", minutes=5, key=uuid4())
            for number in range(AGAIN)
        )


def _lengthen_lists(batches: list[ImportBatch]) -> None:
    """Many more rows in every list of delegates."""
    wrong = {"outcome": "error", "defects": [["cell-empty", "name", {}]], "cells": {"email": ["text", "x"]}}
    ImportRow.objects.bulk_create(
        ImportRow(batch=batch, number=1000 + number, **wrong) for batch in batches for number in range(4 * AGAIN)
    )


def _crowd(at: datetime) -> None:
    """Four hundred people, all at every event; who held each seat in twenty years before."""
    people = User.objects.bulk_create(
        [User(email=f"menigte{number}@som.example", name=f"Iemand {number}") for number in range(400)]
    )
    asked = JoinRequest.objects.waiting()[0]
    JoinRequest.objects.bulk_create(
        JoinRequest(person=one, institution=asked.institution, sentence="Ik ook.", key=uuid4(), asked_at=at)
        for one in people
    )
    Registration.objects.bulk_create(
        Registration(event=event, person=person, registered_at=at, key=uuid4())
        for event in Event.objects.order_by("pk")[:20]
        for person in people[:100]
    )
    BulkLook.objects.bulk_create(BulkLook(viewer=one, what="gids", how_many=9, at=at) for one in people)
    ErasureRequest.objects.bulk_create(ErasureRequest(key=uuid4(), person=one, asked_at=at) for one in people[:60])
    Mandate.objects.bulk_create(
        Mandate(seat=seat, person=people[year], starts_on=date(1990 + year, 9, 1), ends_on=date(1991 + year, 8, 31))
        for seat in Seat.objects.filter(starts_on=None)
        for year in range(AGAIN)
    )


def _book(at: datetime) -> None:
    """Many small commitments on the line with the most money, and many releases of one of them."""
    credit = Account.objects.filter(kind=AccountKind.LINE).select_related("year", "line").order_by("-balance")[0]
    papers = {"counterparty": "Drukkerij", "subject": "Affiches"}
    for _again in range(4 * AGAIN):
        commit(credit.line, credit.year, 500, **papers, asked_by=None, key=uuid4(), by=None, at=at)
    looked_at = Commitment.objects.filter(account__balance__gt=4 * AGAIN).order_by("pk")[0]
    for _again in range(2 * AGAIN):
        release(looked_at, 1, key=uuid4(), by=None, at=at)
