"""One person with something in every table that keeps personal data. A new such table? Give Zoë a row of it here."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from guardian.models import UserObjectPermission

from community.events.actions import register
from governance.ballots.actions import cast_vote, close_ballot, open_ballot, schedule_proposal
from governance.ballots.models import (
    Amendment,
    Contribution,
    CoProposer,
    Draft,
    Followup,
    Objection,
    Proxy,
    Question,
    Recusal,
    Round,
)
from governance.ballots.rules import Choice
from governance.bodies.actions import appoint
from governance.bodies.models import Declaration, MandateChange, Paper, Substitute
from governance.bundles.models import ReadingMark
from governance.challenges.models import Signal
from governance.convening.models import MeetingRequest, RequestSupport
from governance.delegates.models import DelegateConfirmation, DelegateProposal, Suggestion
from governance.directory.models import CardLevel, ContactCard
from governance.importing.models import ImportBatch, ImportRow
from governance.joining.models import Invitation, JoinRequest
from governance.ledger.actions import add_line, commit, refuse_request, request_commitment
from governance.ledger.models import BudgetLine, GrantYear
from governance.meetings.models import (
    AgendaItem,
    AgendaSuggestion,
    Attendance,
    CalendarAddress,
    HolderAtOpening,
    Opening,
    Rsvp,
    SeatAtOpening,
)
from governance.minutes.models import Minutes, MinutesComment, MinutesReading
from governance.people.models import Institution, User
from governance.polls.models import PollAnswer
from governance.record.actions import note_bulk_look
from governance.record.models import Bulk, ErasureRequest
from governance.soundings.models import Sounding, SoundingAnswer
from som_portal.kit import clock
from som_portal.kit.outbox import queue_mail
from tests import make
from tests.community import making as meeting_place
from tests.governance.ballots import scenes
from tests.governance.challenges import making as field
from tests.governance.followup import scenes as followup
from tests.governance.polls import scenes as polls
from tests.privacy.words import ADDRESS, EMAIL, NAME, OTHER_EMAIL
from tests.werkingen import making as works
from werkingen.laboratorium import actions as labs
from werkingen.studio import actions as projects
from werkingen.works.actions import post_update


def live(at: datetime = make.AT) -> User:
    """Zoë: a seat in the raad, and a trace of everything one can do."""
    person = User.objects.create_user(EMAIL, name=NAME, institution=Institution.objects.all()[0], last_login=at)
    network_life(person, at)
    account_life(person, at)
    ErasureRequest.objects.create(key=uuid4(), person=person, asked_at=at)
    return person


def network_life(person: User, at: datetime) -> None:
    """Seats, proposals, votes, signals, labs, projects, events, stories."""
    seat = make.seat("som-raad/lop")
    appoint(person, make.seat("coordinatiecel/voorzitter"), starts_on=make.LONG_AGO, by=None, at=at)
    mandate = appoint(person, seat, starts_on=make.LONG_AGO, reason=f"Brief van {NAME}", by=None, at=at)
    change = MandateChange.objects.get(mandate=mandate)
    Paper.objects.create(change=change, content=NAME.encode(), size=len(NAME.encode()), sha256="0" * 64)
    Declaration.objects.create(mandate=mandate, topic="profiel-1", words=f"{NAME} kan dat")
    Suggestion.objects.create(key=uuid4(), seat=seat, suggested_by=person, who=NAME, reason=NAME, suggested_at=at)
    wish = {"title": NAME, "reason": NAME, "asked_by": person, "asked_at": at, "needed": 5}
    RequestSupport.objects.create(
        request=MeetingRequest.objects.create(key=uuid4(), **wish), person=person, supported_at=at
    )
    asked = {"working_year": 2025, "link_digest": "0" * 64, "asked_at": at, "expires_at": at}
    question = DelegateConfirmation.objects.create(institution=Institution.objects.all()[2], **asked)
    proposal = {"confirmation": question, "seat": seat, "mandate": mandate, "change": "nieuw"}
    DelegateProposal.objects.create(name=NAME, email=EMAIL, function=NAME, **proposal)
    Substitute.objects.create(person=person, seat=make.seat("som-raad/ku-leuven"), starts_on=make.LONG_AGO)
    people = make.raad(5)
    ballot = scenes.opened(scenes.budget_line(), by=person)
    cast_vote(scenes.elector_of(ballot, person), Choice.FOR, by=person, at=at)
    Attendance.objects.create(meeting=ballot.agenda_item.meeting, seat=seat, person=person, how="present")
    elector, said = scenes.elector_of(ballot, person), {"at": at, "by": person}
    Recusal.objects.create(elector=elector, state="contested", reason=f"{NAME} heeft er niets aan", **said)
    a_round = Round.objects.create(ballot=ballot, number=1, text="Samen leren", opened_at=at)
    Contribution.objects.create(round=a_round, elector=elector, phase="react", text=NAME, key=uuid4(), **said)
    Objection.objects.create(round=a_round, elector=elector, argument=NAME, way_out=f"Bel {NAME}", **said)
    talked = {"proposal": ballot.proposal, "seat": seat}
    Question.objects.create(**talked, asked_by=person, text=f"{NAME} vraagt iets", key=uuid4(), asked_at=at)
    Amendment.objects.create(
        **talked, made_by=person, part="summary", text=NAME, why=f"{NAME} wil dat", key=uuid4(), made_at=at
    )
    written = {"kind": "lab", "typed": {"summary": [f"{NAME} schrijft nog"]}, "begun_at": at, "edited_at": at}
    Draft.objects.create(key=uuid4(), owner=person, **written)
    asked = {"proposal": ballot.proposal, "seat": seat, "asked_by": people[0], "asked_at": at}
    CoProposer.objects.create(**asked, key=uuid4(), person=person, accepted_at=at)
    given = {"meeting": ballot.agenda_item.meeting, "seat": seat, "given_at": at}
    followed(person, people[0], at)
    Proxy.objects.create(key=uuid4(), giver=person, bearer=people[0], **given)
    opening = Opening.objects.create(meeting=ballot.agenda_item.meeting, opened_at=at)
    then = {"seat": seat, "seat_name": seat.name, "is_voting": True, "is_filled": True}
    seat_then = SeatAtOpening.objects.create(opening=opening, **then)
    HolderAtOpening.objects.create(seat_at_opening=seat_then, person=person, place=1)
    Rsvp.objects.create(meeting=ballot.agenda_item.meeting, person=person, answer="yes", note=NAME, answered_at=at)
    asked = {"meeting": ballot.agenda_item.meeting, "suggested_by": person, "suggested_at": at, "answered_at": at}
    AgendaSuggestion.objects.create(title=NAME, explanation=NAME, reason=f"Vraag het aan {NAME}", **asked)
    mark = {"meeting": ballot.agenda_item.meeting, "item": ballot.agenda_item, "marked_at": at}
    ReadingMark.objects.create(person=person, **mark)
    AgendaItem.objects.filter(pk=ballot.agenda_item_id).update(owner=person, explanation=f"{NAME} licht toe")
    sent = Minutes.objects.create(meeting=ballot.agenda_item.meeting, circulated_at=at, comments_until=at.date())
    MinutesReading.objects.create(minutes=sent, person=person, read_at=at)
    MinutesComment.objects.create(minutes=sent, author=person, text=f"{NAME} zei iets", key=uuid4(), made_at=at)
    poll = polls.opened()
    PollAnswer.objects.create(option=polls.options_of(poll)[0], person=person, choice="ja", answered_at=at)
    asked = {"proposal": ballot.proposal, "seat": seat, "asked_by": person, "opened_at": at}
    sounding = Sounding.objects.create(key=uuid4(), question=f"Wat wil je dat {NAME} zegt?", **asked)
    SoundingAnswer.objects.create(key=uuid4(), sounding=sounding, opinion="for", sentence=f"Bel {NAME}")
    followup.action(owner=person, what=f"{NAME} belt de scholen")
    field.signal(person, title=f"{NAME} vraagt iets")
    signal = field.signal(people[0])
    Signal.objects.filter(pk=signal.pk).update(answer=f"Vraag het aan {NAME}.", answered_at=at, taken_up_at=at)
    work_life(person, at)
    event = meeting_place.event()
    register(event, key=uuid4(), by=person, at=at)
    editor = make.group_member("redactieteam")
    meeting_place.published(person, editor, title=f"Het labo van {NAME}")
    note_bulk_look(person, Bulk.PARTICIPANTS, 3, at=at, thing=event)


def followed(person: User, proposer: User, at: datetime) -> None:
    """A decision that this person follows up."""
    meeting = scenes.raad_meeting(clock.brussels(2026, 5, 28, 16), at=at)
    proposal = schedule_proposal(scenes.proposal(by=proposer, at=at), meeting, by=None, at=at)
    ballot = open_ballot(proposal, closes_at=clock.brussels(2026, 3, 23, 17), by=None, at=at)
    decision = close_ballot(ballot, by=None, at=ballot.closes_at)
    Followup.objects.create(decision=decision, person=person, review_on=make.AT.date())


def work_life(person: User, at: datetime) -> None:
    """Leads a lab, coordinates a project, writes news, books money."""
    lab, project = works.running_lab(), works.project()
    labs.appoint_lead(lab, person, by=None, at=at)
    post_update(lab, title="Nieuws", text=f"Mail {EMAIL} of bel {NAME.upper()}.", key=uuid4(), by=person, at=at)
    line = BudgetLine.objects.get()
    year = GrantYear.objects.get()
    commit(
        line, year, 100, counterparty="Drukkerij", subject="Affiches", asked_by=person, key=uuid4(), by=person, at=at
    )
    facts: dict[str, Any] = {"counterparty": "Drukkerij", "subject": "Affiches", "key": uuid4(), "at": at}
    asked = request_commitment(line, year, 100, by=person, **facts)
    refuse_request(asked, "Te duur", by=person, at=at)
    add_line("zoe", "Een labo", line.werking, kind="labo", parent=line, holder=person, by=None, at=at)
    projects.appoint_coordinator(project, person, by=None, at=at)
    post_update(project, title="Nieuws", text=f"Groeten, {NAME}", key=uuid4(), by=person, at=at)


def account_life(person: User, at: datetime) -> None:
    """What Django, allauth and guardian keep, and mails."""
    address = EmailAddress.objects.create(user=person, email=OTHER_EMAIL, verified=True)
    EmailConfirmation.objects.create(email_address=address, key="k" * 20)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "s"})
    store = SessionStore()
    store["_auth_user_id"] = str(person.pk)
    store.create()
    UserSession.objects.create(user=person, session_key=store.session_key, ip=ADDRESS, user_agent="Zoekmachine")
    code = SessionStore()
    code["account_login_code"] = {"email": EMAIL}
    code.create()
    account = SocialAccount.objects.create(user=person, provider="school", uid=EMAIL)
    app = SocialApp.objects.create(provider="openid_connect", name="School", client_id="x")
    SocialToken.objects.create(app=app, account=account, token="t")
    person.groups.add(Group.objects.get_or_create(name="redactieteam")[0])
    permission = Permission.objects.filter(content_type__model="user")[0]
    person.user_permissions.add(permission)
    people = ContentType.objects.get_for_model(User)
    UserObjectPermission.objects.create(
        permission=permission, content_type=people, object_pk=str(person.pk), user=person
    )
    about = {"content_type": people, "object_id": str(person.pk), "object_repr": NAME, "action_flag": CHANGE}
    LogEntry.objects.create(user=person, **about)
    LogEntry.objects.create(user=make.user("Beheerder"), change_message=json.dumps([NAME]), **about)
    place, term = make.seat("som-raad/ucll"), {"starts_on": make.LONG_AGO, "invited_at": at, "expires_at": at}
    Invitation.objects.create(email=EMAIL, name=NAME, seat=place, message=f"Dag {NAME}", key=uuid4(), **term)
    school = Institution.objects.all()[1]
    JoinRequest.objects.create(person=person, institution=school, sentence=NAME, key=uuid4(), asked_at=at)
    card = ContactCard.objects.create(person=person, purpose=f"Vraag {NAME}", phone="016 20 30 40", changed_at=at)
    CardLevel.objects.create(card=card, level="lager")
    card.focus_areas.add(works.focus_area())
    batch = ImportBatch.objects.create(key=uuid4(), made_by=person, made_at=at)
    typed = {"email": EMAIL, "name": NAME}
    ImportRow.objects.create(batch=batch, number=2, cells=typed, email=EMAIL, outcome="known", person=person)
    ImportRow.objects.create(batch=batch, number=3, cells=typed, email=EMAIL, outcome="error")
    CalendarAddress.objects.create(person=person, made_at=at)
    for to in (EMAIL, "iemand@som.example"):
        context = {"name": NAME, "page": "", "text": f"Over {NAME}", "email": EMAIL}
        queue_mail(key=f"scene:{to}", to=to, subject=f"Voor {NAME}", template="mail/feedback.txt", context=context)


def everything_stored() -> str:
    """Every value of every row of every table, as text; sessions opened."""
    rows: list[Any] = [str(row.get_decoded()) for row in Session.objects.all()]
    for model in apps.get_models(include_auto_created=True):
        for row in model._default_manager.values():
            rows.append({name: bytes(value).decode("latin1") if isinstance(value, memoryview | bytes) else value
                         for name, value in row.items()})  # fmt: skip
    return "\n".join(map(str, rows))
