"""Every page of the portal: its url name, an example of the demo network, and a role that sees all of it."""

from typing import Any

from django.urls import get_resolver

from community.events.models import Event
from community.stories.models import Story
from governance.ballots.models import Ballot, Decision
from governance.bodies.models import Mandate, Seat, Substitute
from governance.challenges.models import Challenge, Signal
from governance.delegates.models import DelegateConfirmation, Suggestion
from governance.importing.models import ImportBatch
from governance.joining.models import JoinRequest
from governance.meetings.models import Meeting
from governance.people.models import Institution, User
from governance.record.models import ErasureRequest
from tests.browser.after_a_meeting import AFTER_A_MEETING
from tests.browser.agenda_pages import AGENDA_PAGES
from tests.browser.ballot_pages import BALLOT_PAGES
from tests.browser.convening_pages import CONVENING_PAGES
from tests.browser.look import Look, first
from tests.browser.money_pages import MONEY
from tests.browser.outcome_pages import OUTCOME_PAGES
from tests.browser.sitting_pages import SITTINGS
from tests.governance.planner.plans import DRAFTS, a_raad, proposal
from tests.rights.addresses import open_invitation
from tests.rights.roles import STRANGER
from werkingen.laboratorium.models import Lab
from werkingen.studio.models import Project


def running_ballot() -> Ballot:
    """The ballot that the demo always keeps open, beside the one on an amendment."""
    return Ballot.objects.filter(closed_at=None).exclude(proposal__kind="amendment").latest("opened_at")


LABS, PROJECTS = Lab.objects.order_by("pk"), Project.objects.order_by("pk")
COMING = Event.objects.filter(cancelled_at=None, is_closed=False).order_by("-starts_at")
STORIES = Story.objects.exclude(published_at=None)
WAITING = Story.objects.filter(published_at=None).exclude(submitted_at=None)
MEETINGS = Meeting.objects.filter(body__slug="som-raad", held_at=None, cancelled_at=None).order_by("-starts_at")
PAST = Meeting.objects.exclude(held_at=None).filter(is_open=True)
SEATS = Seat.objects.filter(body__slug="som-raad")
NEW_SIGNALS = Signal.objects.filter(answered_at=None, challenge=None)

WAITING_LISTS = ImportBatch.objects.filter(confirmed_at=None)
DONE_LISTS = ImportBatch.objects.exclude(confirmed_at=None)
ASKED = DelegateConfirmation.objects.filter(answered_at=None)
CHANGES = DelegateConfirmation.objects.to_handle()
SUGGESTED = Suggestion.objects.open()


def own_mandate() -> list[Any]:
    """The mandate of the account of the role "raadslid"."""
    return ["som-raad", Mandate.objects.get(person__email="ksleuven@som.example").pk]


PAGES = (
    Look("front:home"),
    Look("front:home", "raadslid"),
    Look("front:home", "coordinator"),
    Look("front:dashboard", "coordinator"),
    Look("front:dashboard", "outsider", status=403),
    Look("bodies:detail", STRANGER, lambda: ["bestaat-niet"], 404),
    Look("front:accessibility"),
    Look("front:feedback"),
    Look("front:privacy"),
    Look("ballots:proposals", "coordinator"),
    Look("ballots:propose", "som-plus"),
    Look("ballots:proposal", "coordinator", lambda: [running_ballot().proposal_id]),
    Look("ballots:ballot", STRANGER, lambda: [running_ballot().pk]),
    Look("ballots:ballot", "raadslid", lambda: [running_ballot().pk]),
    Look("ballots:vote", "raadslid", lambda: [running_ballot().pk]),
    Look("ballots:receipt", "raadslid", lambda: [running_ballot().pk]),
    Look("ballots:close_ballot", "coordinator", lambda: [running_ballot().pk]),
    Look("ballots:open_ballot", "coordinator", lambda: [running_ballot().proposal_id]),
    Look("ballots:schedule_proposal", "coordinator", lambda: [running_ballot().proposal_id]),
    Look("ballots:revise_proposal", "coordinator", lambda: [running_ballot().proposal_id]),
    Look("ballots:withdraw_proposal", "coordinator", lambda: [running_ballot().proposal_id]),
    Look("ballots:decisions"),
    Look("ballots:decision", STRANGER, first(Decision.objects.exclude(commitment=None), "number")),
    Look("ballots:my_decisions", "raadslid"),
    Look("ballots:supersede_decision", "coordinator", first(Decision.objects.exclude(commitment=None), "number")),
    Look("ballots:reserve_money", "coordinator", first(Decision.objects.exclude(commitment=None), "number")),
    Look("charter:charter"),
    Look("charter:house_rules"),
    Look("people:institutions"),
    Look("people:institution", STRANGER, first(Institution.objects.order_by("number"), "slug")),
    Look("directory:people", "outsider"),
    Look("directory:people", "coordinator"),
    Look("directory:person", "raadslid", lambda: [User.objects.get(email="adviseur@som.example").pk]),
    Look("directory:person", "coordinator", lambda: [User.objects.get(email="leerling@som.example").pk]),
    Look("directory:my_card", "som-plus"),
    Look("directory:my_card", "leerling"),
    Look("directory:change_card", "som-plus"),
    Look("directory:change_card", "leerling"),
    Look("bodies:network"),
    Look("bodies:detail", STRANGER, lambda: ["som-raad"]),
    Look("bodies:detail", "coordinator", lambda: ["som-raad"]),
    Look("bodies:seat", "coordinator", lambda: ["som-raad", SEATS[0].pk]),
    Look("bodies:appoint", "coordinator", lambda: ["som-raad", SEATS[0].pk]),
    Look(
        "bodies:release", "coordinator", lambda: ["som-raad", Mandate.objects.filter(seat__body__slug="som-raad")[0].pk]
    ),
    Look("ballots:add_expert_seat", "coordinator", first(Decision.objects.exclude(commitment=None), "number")),
    Look("bodies:mandates", "coordinator"),
    Look("bodies:extend_several", "coordinator"),
    Look("bodies:choose_number", "coordinator", lambda: ["twee-afgevaardigden-vanaf"]),
    Look("bodies:profiles", "raadslid", lambda: ["som-raad"]),
    Look("bodies:mandate", "raadslid", own_mandate),
    Look("bodies:mandate", "coordinator", own_mandate),
    Look("bodies:extend", "coordinator", own_mandate),
    Look("bodies:accept", "raadslid", own_mandate),
    Look("bodies:decline", "raadslid", own_mandate),
    Look("bodies:appoint_substitute", "coordinator", lambda: ["som-raad", SEATS[0].pk]),
    Look("bodies:release_substitute", "coordinator", lambda: ["som-raad", Substitute.objects.all()[0].pk]),
    Look("joining:accept_invitation", STRANGER, lambda: [open_invitation().token]),
    Look("joining:accept_invitation", "outsider", lambda: [open_invitation().token], 403),
    Look("joining:invitations", "coordinator"),
    Look("joining:invite_to_seat", "coordinator", lambda: [SEATS[0].pk]),
    Look("joining:invite_to_institution", "coordinator", first(Institution.objects.order_by("number"), "slug")),
    Look("joining:ask_to_join", "outsider"),
    Look("joining:join_requests", "som-plus"),
    Look("joining:refuse_join_request", "som-plus", first(JoinRequest.objects)),
    Look("joining:keep_institution", "coordinator", first(Institution.objects.order_by("number"), "slug")),
    Look("front:welcome", "outsider"),
    Look("front:welcome", "raadslid"),
    Look("delegates:list"),
    Look("delegates:list", "coordinator"),
    Look("delegates:adjust_seats", "coordinator"),
    Look("delegates:representations"),
    Look("delegates:representation", STRANGER, lambda: ["stroom"]),
    Look("delegates:representation", "coordinator", lambda: ["stroom"]),
    Look("delegates:map_institution", "coordinator", lambda: ["stroom"]),
    Look("delegates:map_institutions", "coordinator"),
    Look("delegates:confirm_delegates", STRANGER, first(ASKED, "token")),
    Look("delegates:confirm_delegates", STRANGER, first(CHANGES, "token")),
    Look("delegates:propose_delegates", STRANGER, first(ASKED, "token")),
    Look("delegates:confirmations", "coordinator"),
    Look("delegates:ask_delegates", "coordinator"),
    Look("delegates:renew_confirmed", "coordinator"),
    Look("delegates:confirmation", "coordinator", first(CHANGES)),
    Look("delegates:refuse_answer", "coordinator", first(CHANGES)),
    Look("delegates:raad_seats", "som-plus"),
    Look("delegates:suggest", "som-plus", lambda: [Seat.objects.get(body__slug="som-raad", kind="lop").pk]),
    Look("delegates:my_suggestions", "som-plus"),
    Look("delegates:suggestions", "coordinator"),
    Look("delegates:answer_suggestion", "coordinator", first(SUGGESTED)),
    *AGENDA_PAGES,
    *BALLOT_PAGES,
    *OUTCOME_PAGES,
    *CONVENING_PAGES,
    Look("meetings:list"),
    Look("meetings:rhythm"),
    Look("meetings:plan_meeting", "coordinator"),
    Look("meetings:detail", STRANGER, first(PAST)),
    Look("meetings:detail", "coordinator", first(MEETINGS)),
    Look("meetings:move_meeting", "coordinator", first(MEETINGS)),
    Look("meetings:cancel_meeting", "coordinator", first(MEETINGS)),
    Look("meetings:add_agenda_item", "coordinator", first(MEETINGS)),
    Look("meetings:calendar", "raadslid"),
    Look("meetings:detail", "raadslid", first(MEETINGS)),
    Look("meetings:answer_invitation", "raadslid", first(MEETINGS)),
    Look("meetings:calendar", "coordinator"),
    Look("meetings:record_attendance", "coordinator", first(MEETINGS)),
    Look("meetings:hold_meeting", "coordinator", first(MEETINGS), 409),
    *AFTER_A_MEETING,
    *SITTINGS,
    Look("challenges:list"),
    Look("challenges:detail", STRANGER, first(Challenge.objects, "slug")),
    Look("challenges:raise_signal", "outsider"),
    Look("challenges:my_signals", "outsider"),
    Look("challenges:signals", "coordinator"),
    Look("challenges:bundle_signals", "coordinator"),
    Look("challenges:signal", "coordinator", first(NEW_SIGNALS)),
    Look("challenges:answer_signal", "coordinator", first(NEW_SIGNALS)),
    Look("challenges:refer_signal", "coordinator", first(NEW_SIGNALS)),
    Look("planner:list", "coordinator"),
    Look("planner:make_year_plan", "coordinator"),
    Look("planner:detail", "coordinator", first(DRAFTS)),
    Look("planner:detail", "coordinator", proposal),
    Look("planner:change_plan_settings", "coordinator", first(DRAFTS)),
    Look("planner:add_plan_wish", "coordinator", first(DRAFTS)),
    Look("planner:publish_plan", "coordinator", proposal),
    Look("planner:read_dates", "coordinator", first(DRAFTS)),
    Look("planner:shift_meeting", "coordinator", proposal, query=a_raad),
    Look("importing:upload_sheet", "coordinator"),
    Look("importing:batch", "coordinator", first(WAITING_LISTS)),
    Look("importing:batch", "coordinator", first(DONE_LISTS)),
    Look("importing:confirm_import", "coordinator", first(WAITING_LISTS)),
    Look("importing:undo_import", "coordinator", first(DONE_LISTS)),
    Look("privacy:my_data", "raadslid"),
    Look("privacy:my_data", "outsider"),
    Look("privacy:ask_erasure", "raadslid"),
    Look("privacy:ask_erasure", "outsider"),
    Look("privacy:erasure_requests", "coordinator"),
    Look("privacy:erase_person", "coordinator", first(ErasureRequest.objects)),
    Look("privacy:refuse_erasure", "coordinator", first(ErasureRequest.objects)),
    Look("privacy:bulk_looks", "coordinator"),
    Look("laboratorium:index"),
    Look("laboratorium:detail", STRANGER, first(LABS, "slug")),
    Look("laboratorium:detail", "coordinator", first(LABS, "slug")),
    Look("laboratorium:imagine_lab", "coordinator"),
    Look("laboratorium:enter_phase", "coordinator", first(LABS, "slug")),
    Look("laboratorium:stop_lab", "coordinator", first(LABS, "slug")),
    Look("laboratorium:post_update", "coordinator", first(LABS, "slug")),
    Look("laboratorium:appoint_lead", "coordinator", first(LABS, "slug")),
    Look("laboratorium:attach_proposal", "coordinator", first(LABS, "slug")),
    Look("laboratorium:point_to_line", "coordinator", first(LABS, "slug")),
    Look("laboratorium:detail", STRANGER, first(LABS.exclude(budget_line=None), "slug")),
    Look("laboratorium:add_partner", "coordinator", first(LABS, "slug")),
    Look("studio:index"),
    Look("studio:detail", STRANGER, first(PROJECTS, "slug")),
    Look("studio:detail", "coordinator", first(PROJECTS, "slug")),
    Look("studio:start_project", "coordinator"),
    Look("studio:plan_milestone", "coordinator", first(PROJECTS, "slug")),
    Look("studio:post_update", "coordinator", first(PROJECTS, "slug")),
    Look("studio:appoint_coordinator", "coordinator", first(PROJECTS, "slug")),
    Look("studio:point_to_line", "coordinator", first(PROJECTS, "slug")),
    Look("studio:add_partner", "coordinator", first(PROJECTS, "slug")),
    Look("community:index"),
    Look("events:list"),
    Look("events:detail", STRANGER, first(COMING, "slug")),
    Look("events:detail", "coordinator", first(COMING, "slug")),
    Look("events:plan_event", "coordinator"),
    Look("events:change_event", "coordinator", first(COMING, "slug")),
    Look("events:point_to_line", "coordinator", first(COMING, "slug")),
    Look("events:cancel_event", "coordinator", first(COMING, "slug")),
    Look("events:participants", "coordinator", first(COMING, "slug")),
    Look("stories:list"),
    Look("stories:detail", STRANGER, first(STORIES, "slug")),
    Look("stories:detail", "redacteur", first(WAITING, "slug")),
    Look("stories:write_story", "redacteur"),
    Look("stories:my_stories", "redacteur"),
    Look("stories:desk", "redacteur"),
    Look("stories:revise_story", "redacteur", first(WAITING, "slug")),
    Look("stories:return_story", "redacteur", first(WAITING, "slug")),
    *(Look(*row) for row in MONEY),
    Look("account_login"),
    Look("account_signup"),
    Look("account_inactive"),
    Look("socialaccount_login_cancelled"),
    Look("socialaccount_login_error", "outsider", status=401),
)

# the pages of one's own account, for somebody who signed in by code just now
ACCOUNT = (
    "account_email",
    "usersessions_list",
    "socialaccount_connections",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "account_logout",
)
# the same, for somebody with an authenticator app
SECOND_STEP = (
    "mfa_index",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
)


def names() -> set[str]:
    """Every url name of the portal, the admin aside."""
    found: set[str] = set()

    def walk(patterns: Any, space: str) -> None:
        for pattern in patterns:
            if not hasattr(pattern, "url_patterns"):
                found.add(f"{space}{pattern.name}")
            elif pattern.namespace != "admin":
                walk(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)

    walk(get_resolver().url_patterns, "")
    return found
