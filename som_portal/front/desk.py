"""What SOM expects of a person now: the first thing they see when they are signed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.stories.models import Story
from governance.ballots.models import Ballot
from governance.ballots.queries import proposals_waiting
from governance.bodies.access import holds
from governance.bodies.models import Power, Seat
from governance.bodies.queries import seats_held, unaccepted
from governance.challenges.models import Signal
from governance.convening.models import MeetingRequest
from governance.delegates.models import DelegateConfirmation, Suggestion
from governance.delegates.queries import Represented, represented_by, waiting_for_delegate
from governance.joining.access import can_read_join_requests
from governance.joining.queries import institution_for, requests_visible_to, waiting_request_of
from governance.meetings.models import Meeting
from governance.meetings.queries import invitations_unanswered, next_meetings_for, start_of
from governance.people.models import User
from governance.polls.queries import polls_to_answer
from governance.record.queries import waiting_erasures
from som_portal.front.after_a_meeting import AFTER_A_MEETING
from som_portal.front.asks import Ask
from som_portal.front.talk import TALK
from som_portal.front.voting import VOTING
from som_portal.front.welcome import is_new, welcome_of
from som_portal.kit import clock
from som_portal.kit.templatetags.som import day
from werkingen.laboratorium.models import LEAD, Lab


@dataclass(frozen=True, slots=True)
class Desk:
    """The page of one person: what to do, where to be, which seats."""

    asks: list[Ask]
    meetings: list[Meeting]
    seats: list[Seat]
    represented: Represented | None


def desk_of(user: User, at: datetime) -> Desk:
    """What SOM expects of this person, at one moment."""
    today = clock.day_of(at)
    represented = represented_by(user.institution, today) if user.institution else None
    return Desk(asks_of(user, at), next_meetings_for(user, today), seats_held(user, today), represented)


def asks_of(user: User, at: datetime) -> list[Ask]:
    """Everything SOM expects of this person, the nearest deadline first."""
    found = [ask for source in SOURCES for ask in source(user, at)]
    return sorted(found, key=lambda ask: (ask.until is None, ask.until or at))


def _mandates(user: User, at: datetime) -> Iterator[Ask]:
    for mandate in unaccepted(user, clock.day_of(at)):
        yield Ask(
            title=_("Aanvaard je mandaat: %(seat)s") % {"seat": mandate.seat.name},
            why=_("Vertel wat je meebrengt. De rechten van je zetel wachten daar niet op."),
            url=reverse("bodies:accept", args=[mandate.seat.body.slug, mandate.pk]),
            label=_("Aanvaard"),
        )


def _welcome(user: User, at: datetime) -> Iterator[Ask]:
    if not is_new(user, clock.day_of(at)):
        return
    task = welcome_of(user, at).task
    if not task.is_done:
        yield Ask(
            title=_("Welkom: maak kennis met je zetel"),
            why=_("Wat je zetel is, wat je ermee mag, en één ding om mee te beginnen."),
            url=reverse("front:welcome"),
            label=_("Begin hier"),
        )


def _institution(user: User, at: datetime) -> Iterator[Ask]:
    institution = institution_for(user) if user.institution_id is None else None
    if institution is not None and waiting_request_of(user) is None:
        yield Ask(
            title=_("Hoor je bij %(name)s?") % {"name": institution.name},
            why=_("Je e-mailadres hoort bij deze instelling. Vraag om erbij te horen."),
            url=reverse("joining:ask_to_join"),
            label=_("Vraag om erbij te horen"),
        )


def _join_requests(user: User, at: datetime) -> Iterator[Ask]:
    if not can_read_join_requests(user, at=at):
        return
    waiting = requests_visible_to(user, clock.day_of(at)).waiting().count()
    if waiting:
        yield Ask(
            title=ngettext(
                "%(n)s persoon wil bij een instelling horen", "%(n)s personen willen bij een instelling horen", waiting
            )
            % {"n": waiting},
            why=_("Ken je deze mensen? Laat ze toe, of zeg waarom niet."),
            url=reverse("joining:join_requests"),
            label=_("Bekijk wie het vraagt"),
        )


def _proposals(user: User, at: datetime) -> Iterator[Ask]:
    if not _coordinates(user, at):
        return
    for proposal in proposals_waiting():
        yield Ask(
            title=_("Zet op de agenda: %(question)s") % {"question": proposal.question},
            why=_("Dit voorstel wacht op een plaats op de agenda van de raad."),
            url=proposal.get_absolute_url(),
            label=_("Bekijk het voorstel"),
        )


def _ballots_to_close(user: User, at: datetime) -> Iterator[Ask]:
    if not _coordinates(user, at):
        return
    for ballot in Ballot.objects.due_at(at).select_related("proposal"):
        yield Ask(
            title=_("Sluit de stemming: %(question)s") % {"question": ballot.proposal.question},
            why=_("De tijd om te stemmen is voorbij. Leg het resultaat vast."),
            url=ballot.get_absolute_url(),
            label=_("Bekijk de stemming"),
        )


def _signals(user: User, at: datetime) -> Iterator[Ask]:
    if not _coordinates(user, at):
        return
    waiting = Signal.objects.waiting().count()
    if waiting:
        yield Ask(
            title=ngettext("%(n)s signaal wacht op jou", "%(n)s signalen wachten op jou", waiting) % {"n": waiting},
            why=_("Wie een signaal geeft, hoort altijd wat ermee gebeurt."),
            url=reverse("challenges:signals"),
            label=_("Lees de signalen"),
        )


def _delegates(user: User, at: datetime) -> Iterator[Ask]:
    for asked in waiting_for_delegate(user, at):
        yield Ask(
            title=_("Bevestig de afgevaardigden van %(name)s") % {"name": asked.institution.name},
            why=_("De link staat in een mail aan het algemene adres van je instelling. Vraag wie die mailbox leest."),
            url=reverse("delegates:representation", args=[asked.institution.slug]),
            label=_("Bekijk jullie afgevaardigden"),
            until=asked.expires_at - timedelta(minutes=1),
        )


def _som_plus(user: User, at: datetime) -> Iterator[Ask]:
    if not _coordinates(user, at):
        return
    changes, suggestions = DelegateConfirmation.objects.to_handle().count(), Suggestion.objects.open().count()
    if changes:
        title = ngettext("%(n)s instelling wil een wijziging", "%(n)s instellingen willen een wijziging", changes)
        yield Ask(
            title=title % {"n": changes},
            why=_("Ze stelden andere afgevaardigden in SOM plus voor."),
            url=f"{reverse('delegates:confirmations')}?stand=voorstel",
            label=_("Bekijk de wijzigingen"),
        )
    if suggestions:
        title = ngettext("%(n)s suggestie voor de raad", "%(n)s suggesties voor de raad", suggestions)
        yield Ask(
            title=title % {"n": suggestions},
            why=_("Wie een suggestie geeft, krijgt altijd een antwoord."),
            url=f"{reverse('delegates:suggestions')}?stand=open",
            label=_("Beantwoord de suggesties"),
        )


def _polls(user: User, at: datetime) -> Iterator[Ask]:
    for poll in polls_to_answer(user, at):
        yield Ask(
            title=_("Prik een datum: %(what)s") % {"what": poll.what},
            why=_("%(body)s zoekt een moment dat de meesten past.") % {"body": poll.body.name},
            url=reverse("polls:answer_poll", args=[poll.pk]),
            label=_("Zeg wanneer het past"),
            until=poll.closes_at,
        )


def _meetings_asked(user: User, at: datetime) -> Iterator[Ask]:
    if not _coordinates(user, at):
        return
    for asked in MeetingRequest.objects.waiting():
        yield Ask(
            title=_("SOM plus vraagt een vergadering: %(title)s") % {"title": asked.title},
            why=_("Genoeg afgevaardigden steunen dit. Plan ze, of antwoord met redenen."),
            url=asked.get_absolute_url(),
            label=_("Bekijk de vraag"),
            until=start_of(asked.due_on + timedelta(days=1)) - timedelta(minutes=1) if asked.due_on else None,
        )


def _erasures(user: User, at: datetime) -> Iterator[Ask]:
    if not _coordinates(user, at):
        return
    for waiting in waiting_erasures(at):
        yield Ask(
            title=_("Antwoord %(name)s, die gewist wil worden") % {"name": waiting.request.person.name},
            why=_("Wie vraagt om gewist te worden, krijgt op tijd antwoord."),
            url=reverse("privacy:erase_person", args=[waiting.request.pk]),
            label=_("Bekijk de vraag"),
            until=waiting.due,
        )


def _labs(user: User, at: datetime) -> Iterator[Ask]:
    led = Lab.objects.without_news(at).filter(grants__user=user, grants__permission__codename=LEAD)
    for lab in led:
        yield Ask(
            title=_("Vertel wat er beweegt: %(question)s") % {"question": lab.question},
            why=_("Al meer dan zestig dagen geen nieuws uit dit labo."),
            url=lab.get_absolute_url(),
            label=_("Schrijf een update"),
        )


def _stories(user: User, at: datetime) -> Iterator[Ask]:
    if not holds(user, Power.EDIT_STORIES, on=clock.day_of(at)):
        return
    for story in Story.objects.waiting():
        yield Ask(
            title=_("Lees na: %(title)s") % {"title": story.title},
            why=_("Deze story wacht op de redactie."),
            url=story.get_absolute_url(),
            label=_("Lees de story"),
        )


def _coordinates(user: User, at: datetime) -> bool:
    return holds(user, Power.COORDINATE, on=clock.day_of(at))


def _invitations(user: User, at: datetime) -> Iterator[Ask]:
    for meeting in invitations_unanswered(user, at):
        yield Ask(
            title=_("Kom je naar %(who)s op %(day)s?") % {"who": meeting.who, "day": day(meeting.starts_at)},
            why=_("Dan weten we of er genoeg volk is om te beslissen."),
            url=reverse("meetings:answer_invitation", args=[meeting.pk]),
            label=_("Laat het weten"),
            until=meeting.starts_at,
        )


SOURCES = (
    *(
        _welcome,
        _mandates,
        *VOTING,
        _invitations,
        *AFTER_A_MEETING,
        *TALK,
        _proposals,
        _ballots_to_close,
        _signals,
        _labs,
        _stories,
    ),
    _erasures,
    *(_institution, _join_requests, _delegates, _som_plus, _meetings_asked, _polls),
)
