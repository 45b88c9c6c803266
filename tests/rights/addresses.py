"""Every address of the portal with a thing of the demo network behind it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from community.stories.models import Story
from governance.ballots.links import proxy_token
from governance.ballots.models import (
    Ballot,
    Decision,
    DecisionNote,
    Followup,
    Proposal,
    Proxy,
    Round,
)
from governance.bodies.models import Mandate, Paper, Substitute
from governance.challenges.models import Signal
from governance.convening.models import MeetingRequest
from governance.delegates.models import DelegateConfirmation, Suggestion
from governance.followup.models import ActionItem
from governance.importing.models import ImportBatch
from governance.joining.models import Invitation, InvitationState, JoinRequest
from governance.ledger.models import Commitment, GrantYear, Invoice, InvoicePaper, Posting, SpendingRequest
from governance.meetings.feeds import token_of
from governance.meetings.links import rsvp_token
from governance.meetings.models import AgendaDocument, AgendaItem, AgendaSuggestion, CalendarAddress, Meeting
from governance.minutes.models import Minutes
from governance.people.models import User
from governance.planner.models import PlanWish, YearPlan
from governance.polls.links import poll_token
from governance.polls.models import DatePoll
from governance.record.models import ErasureRequest
from governance.soundings.models import Sounding
from som_portal.kit import clock
from tests import make
from tests.rights.proposal_addresses import PROPOSALS, talked_about_in_a_ballot
from werkingen.laboratorium.models import Lab
from werkingen.studio.models import Milestone

OWNED_BY_LIBRARIES = ("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_", "admin:", "demo:")


def names() -> tuple[str, ...]:
    """Every url name with its namespace; allauth, the admin and the role picker have tests of their own."""
    found = (name for name, _pattern in _patterns(get_resolver().url_patterns, ""))
    return tuple(sorted(name for name in set(found) if not name.startswith(OWNED_BY_LIBRARIES)))


def address(name: str) -> str:
    """A path for the name, about things of the demo network."""
    pattern = dict(_patterns(get_resolver().url_patterns, ""))[name]
    converters = [*parameters(name, pattern)]
    return reverse(name, kwargs={one: sample(name, one) for one in converters})


def parameters(name: str, pattern: URLPattern) -> Iterator[str]:
    """The names of the parameters of an address, those of its prefix included."""
    for prefix, resolver_parameters in _prefixes(get_resolver().url_patterns, "", ()):
        if prefix == name.rpartition(":")[0]:
            yield from resolver_parameters
            break
    yield from pattern.pattern.converters


def sample(name: str, parameter: str) -> Any:
    """The value of one parameter of one address."""
    return (SAMPLES.get(f"{name} {parameter}") or SAMPLES[f"{name.partition(':')[0]} {parameter}"])()


def coming_raad() -> Meeting:
    """The next meeting of the raad."""
    coming = Meeting.objects.filter(body__slug="som-raad", starts_at__gt=clock.now(), cancelled_at=None)
    return coming.order_by("starts_at")[0]


def consent_ballot() -> Ballot:
    """The consent ballot that the demo keeps open."""
    return Ballot.objects.get(pk=Round.objects.order_by("-pk")[0].ballot_id)


def vote_to_come() -> Proposal:
    """A proposal that is voted on now, about which nobody asked anything yet."""
    return Proposal.objects.filter(ballots__closed_at=None, ballots__isnull=False, soundings=None).order_by("pk")[0]


def running_poll() -> DatePoll:
    """The poll of the raad that the demo keeps open."""
    return DatePoll.objects.filter(settled_at=None, body__slug="som-raad").order_by("pk")[0]


def opened_raad() -> Meeting:
    """The meeting of the raad that was opened and checked in at."""
    return Meeting.objects.filter(body__slug="som-raad").exclude(opening=None).latest("starts_at")


def mandate_of_the_raadslid() -> Mandate:
    """The mandate, with a letter, of the account of the column "raadslid"."""
    return Mandate.objects.get(person__email="ksleuven@som.example")


def action_of_the_raadslid() -> ActionItem:
    """What the seat of the account of the column "raadslid" still does."""
    return ActionItem.objects.get(seat__kind="ks-leuven")


def draft_minutes() -> Minutes:
    """Those of the raad that are being read."""
    return Minutes.objects.unapproved().get()


def approved_minutes() -> Minutes:
    """Those of the raad that stand for good."""
    return Minutes.objects.approved().get()


def changed_proposal() -> Proposal:
    """A proposal that came on an agenda and of which something changed since it was submitted."""
    return Proposal.objects.filter(versions__number=2).exclude(agenda_item=None).order_by("pk")[0]


def milestone_ahead() -> Milestone:
    """A milestone that a project still works towards."""
    return Milestone.objects.filter(reached_on=None).select_related("project").order_by("pk")[0]


def open_invitation() -> Invitation:
    """An invitation whose link still works."""
    return Invitation.objects.in_state(InvitationState.OPEN, clock.now())[0]


def waiting_list() -> ImportBatch:
    """A list of delegates that waits for its confirmation."""
    return ImportBatch.objects.filter(confirmed_at=None).order_by("pk")[0]


SAMPLES: dict[str, Callable[[], Any]] = {
    "bodies slug": lambda: "som-raad",
    "bodies:appoint pk": lambda: make.seat("som-raad/codis-basis", 5).pk,
    "bodies:seat pk": lambda: make.seat("som-raad/lop").pk,
    "bodies:release pk": lambda: Mandate.objects.filter(seat__kind="lop")[0].pk,
    "privacy pk": lambda: ErasureRequest.objects.waiting()[0].pk,
    **{
        f"bodies:{verb} pk": lambda: mandate_of_the_raadslid().pk for verb in ("mandate", "extend", "accept", "decline")
    },
    "bodies:paper pk": lambda: mandate_of_the_raadslid().pk,
    "bodies:paper change": lambda: Paper.objects.get(change__mandate=mandate_of_the_raadslid()).change_id,
    "bodies:choose_number number": lambda: "twee-afgevaardigden-vanaf",
    "bodies:appoint_substitute pk": lambda: make.seat("som-raad/lop").pk,
    "bodies:release_substitute pk": lambda: Substitute.objects.all()[0].pk,
    "people slug": lambda: "ku-leuven",
    "directory pk": lambda: User.objects.get(email="adviseur@som.example").pk,
    "joining token": lambda: open_invitation().token,
    "joining pk": lambda: open_invitation().pk,
    "joining slug": lambda: "ligo-oost-brabant",
    "joining:invite_to_seat pk": lambda: make.seat("som-raad/codis-basis", 5).pk,
    "joining:admit pk": lambda: JoinRequest.objects.waiting()[0].pk,
    "joining:refuse_join_request pk": lambda: JoinRequest.objects.waiting()[0].pk,
    "delegates slug": lambda: "stroom",
    "delegates token": lambda: DelegateConfirmation.objects.unanswered(clock.now())[0].token,
    "delegates pk": lambda: DelegateConfirmation.objects.to_handle()[0].pk,
    "delegates:ask_again pk": lambda: DelegateConfirmation.objects.unanswered(clock.now())[0].pk,
    "delegates:suggest pk": lambda: make.seat("som-raad/lop").pk,
    "delegates:answer_suggestion pk": lambda: Suggestion.objects.open()[0].pk,
    "delegates:withdraw_suggestion pk": lambda: Suggestion.objects.open().order_by("pk")[0].pk,
    "meetings pk": lambda: coming_raad().pk,
    "meetings:body_feed slug": lambda: "som-raad",
    "meetings:rsvp_by_link token": lambda: rsvp_token(
        coming_raad(), make.seat("som-raad/lop").mandates.all()[0].person
    ),
    "sittings pk": lambda: opened_raad().pk,
    "sittings slug": lambda: "som-raad",
    "sittings item": lambda: opened_raad().agenda_items.filter(is_balloted=True).order_by("pk")[0].pk,
    "sittings:open_meeting pk": lambda: coming_raad().pk,
    "meetings:personal_feed token": lambda: token_of(CalendarAddress.objects.all()[0]),
    "meetings item": lambda: AgendaItem.objects.filter(meeting=coming_raad(), proposal=None)[0].pk,
    "minutes pk": lambda: draft_minutes().meeting_id,
    "minutes:minutes pk": lambda: approved_minutes().meeting_id,
    "minutes:minutes_pdf pk": lambda: approved_minutes().meeting_id,
    "minutes:amend_minutes pk": lambda: approved_minutes().meeting_id,
    "minutes item": lambda: draft_minutes().meeting.agenda_items.all()[0].pk,
    "minutes comment": lambda: draft_minutes().comments.all()[0].pk,
    "followup slug": lambda: "som-raad",
    "followup pk": lambda: action_of_the_raadslid().pk,
    "meetings suggestion": lambda: AgendaSuggestion.objects.waiting()[0].pk,
    "convening pk": lambda: MeetingRequest.objects.unsettled()[0].pk,
    "meetings document": lambda: AgendaDocument.objects.listed().filter(item__meeting=coming_raad())[0].pk,
    "polls pk": lambda: running_poll().pk,
    "polls slug": lambda: "som-raad",
    "polls option": lambda: running_poll().options.all()[0].pk,
    "polls:answer_by_link token": lambda: poll_token(
        running_poll(), make.seat("som-raad/lop").mandates.all()[0].person
    ),
    "soundings:open_sounding pk": lambda: vote_to_come().pk,
    "soundings pk": lambda: Sounding.objects.order_by("pk")[0].pk,
    "soundings key": lambda: Sounding.objects.order_by("pk")[0].key,
    "bundles pk": lambda: coming_raad().pk,
    "bundles:carry_over pk": lambda: Meeting.objects.filter(body__slug="som-raad").exclude(held_at=None)[0].pk,
    "bundles item": lambda: AgendaItem.objects.filter(meeting=coming_raad())[0].pk,
    "bundles slug": lambda: "thuistaal",
    "bundles:bring_signal pk": lambda: Signal.objects.get(title__startswith="Leerlingen willen meepraten").pk,
    "challenges slug": lambda: "thuistaal",
    "challenges pk": lambda: Signal.objects.get(title__startswith="Leerlingen willen meepraten").pk,
    "laboratorium slug": lambda: "thuistaal",
    "laboratorium institution": lambda: Lab.objects.get(slug="thuistaal").partners.all()[0].institution.slug,
    "laboratorium person": lambda: Lab.objects.get(slug="thuistaal").grants.all()[0].user_id,
    "laboratorium pk": lambda: Proposal.objects.filter(kind=Proposal.Kind.LAB).order_by("pk")[0].pk,
    "studio slug": lambda: milestone_ahead().project.slug,
    **dict.fromkeys(("studio pk", "studio milestone"), lambda: milestone_ahead().pk),
    "studio institution": lambda: milestone_ahead().project.partners.all()[0].institution.slug,
    "studio person": lambda: milestone_ahead().project.grants.all()[0].user_id,
    "events slug": lambda: "netwerkontbijt",
    "stories slug": lambda: Story.objects.waiting()[0].slug,
    "stories:detail slug": lambda: "gestopt-en-geleerd",
    **{f"ballots:{page} pk": lambda: changed_proposal().pk for page in ("versions", "version")},
    "ballots:version number": lambda: changed_proposal().versions.latest("number").number,
    "ballots:proposal pk": lambda: talked_about_in_a_ballot().pk,
    "ballots pk": lambda: Ballot.objects.open_at(clock.now())[0].pk,
    **{f"ballots:{verb} pk": lambda: consent_ballot().pk for verb in ("contribute", "move_on", "integrate")},
    "ballots:give_proxy pk": lambda: Proxy.objects.live()[0].meeting_id,
    **{
        f"ballots:{verb} pk": lambda: Proxy.objects.live()[0].pk
        for verb in ("answer_proxy", "withdraw_proxy", "proxy_by_link")
    },
    "ballots:proxy_by_link token": lambda: proxy_token(Proxy.objects.live()[0]),
    **PROPOSALS,
    "ballots:resubmit_proposal number": lambda: DecisionNote.objects.exclude(questions="")[0].decision.number,
    **{
        f"ballots:{verb} number": lambda: Followup.objects.order_by("pk")[0].decision.number
        for verb in ("follow_up_decision", "review_decision")
    },
    "ballots number": lambda: Decision.objects.order_by("pk")[0].number,
    "planner pk": lambda: YearPlan.objects.filter(asked_at=None).order_by("pk")[0].pk,
    "planner wish": lambda: PlanWish.objects.order_by("pk")[0].pk,
    "planner:stop_plan pk": lambda: YearPlan.objects.waiting()[0].pk,
    "importing pk": lambda: waiting_list().pk,
    "importing:undo_import pk": lambda: ImportBatch.objects.exclude(confirmed_at=None).order_by("pk")[0].pk,
    "ledger year": lambda: GrantYear.objects.all()[0].year,
    "ledger:posting pk": lambda: Posting.objects.order_by("-pk")[0].pk,
    "ledger:working_year start": lambda: GrantYear.objects.latest("year").year - 1,
    "front:money year": lambda: GrantYear.objects.latest("year").year,
    "front:interests number": lambda: Decision.objects.exclude(commitment=None)[0].number,
    "ledger:export name": lambda: "boekingen.csv",
    "ledger code": lambda: "lab",
    "ledger:entrust_line code": lambda: "thuistaal",
    "ledger pk": lambda: Commitment.objects.filter(account__balance__gt=0)[0].pk,
    **{
        f"ledger:{name} pk": lambda: SpendingRequest.objects.open()[0].pk
        for name in ("request", "approve_request", "refuse_request")
    },
    **{
        f"ledger:{name} pk": lambda: Invoice.objects.filter(postings=None, credits=None).order_by("-pk")[0].pk
        for name in ("invoice", "pay_directly", "withdraw_invoice")
    },
    "ledger:invoice_paper pk": lambda: InvoicePaper.objects.all()[0].invoice_id,
    "ledger:credit pk": lambda: Invoice.objects.exclude(credits=None)[0].pk,
    "ledger:reverse pk": lambda: Posting.objects.filter(kind="charge", reversed_by=None).order_by("-pk")[0].pk,
}


def _patterns(entries: list[URLPattern | URLResolver], prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in entries:
        if isinstance(entry, URLResolver):
            inside = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from _patterns(entry.url_patterns, inside)
        elif entry.name:
            yield f"{prefix}{entry.name}", entry


def _prefixes(
    entries: list[URLPattern | URLResolver], prefix: str, above: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in entries:
        if isinstance(entry, URLResolver):
            inside = ":".join(filter(None, (prefix, entry.namespace or "")))
            here = (*above, *entry.pattern.converters)
            yield inside, here
            yield from _prefixes(entry.url_patterns, inside, here)
