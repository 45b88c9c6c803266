"""A page asks the database as many questions in a network twenty times the demo: no query a row, on no page."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from unittest.mock import patch

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from som_portal.kit import clock
from tests.network import demo_network
from tests.rights.addresses import address
from tests.rights.asking import client_of
from tests.speed.growth import grow

pytestmark = pytest.mark.django_db

ROLES = ("stranger", "raadslid", "coordinator", "redacteur")
ALONE = {"soundings:sounding": "leerling"}  # who is the only one that sees it
LISTS = (
    "sittings:attendance_history",
    "bodies:mandates",
    *("ballots:my_decisions", "ballots:decisions_jsonld", "ballots:decisions_feed"),
    *("ballots:proposals", "ballots:decisions", "meetings:list", "meetings:rhythm", "meetings:year", "bodies:network"),
    *(
        "people:institutions",
        "directory:people",
        "challenges:list",
        "challenges:signals",
        "challenges:my_signals",
        "laboratorium:index",
    ),
    *("studio:index", "community:index", "events:list", "events:participants", "stories:list", "stories:my_stories"),
    *(
        "stories:desk",
        *("ledger:year", "ledger:line", "ledger:invoices", "ledger:requests", "ledger:postings", "ledger:settlement"),
        "charter:charter",
    ),
    *("joining:invitations", "joining:join_requests"),
    "importing:upload_sheet",
    *("followup:my_actions", "followup:list", "minutes:list"),
    *("planner:list", "convening:list", "polls:list"),
    *("delegates:list", "delegates:representations", "delegates:suggestions"),
    *("privacy:erasure_requests", "privacy:bulk_looks"),
)
DETAILS = (
    *("ballots:decision_jsonld", "ballots:supersede_decision", "ballots:set_conditions", "ballots:lay_down_note"),
    *("ballots:resubmit_proposal", "ballots:follow_up_decision", "ballots:review_decision"),
    "ballots:set_openness",
    *("ballots:proposal", "ballots:ballot", "ballots:vote", "ballots:decision", "bodies:detail", "bodies:seat"),
    *("ballots:contribute", "ballots:state_interest", "ballots:give_proxy", "ballots:integrate", "ballots:methods"),
    "ballots:recount",
    *("ballots:ask_question", "ballots:answer_question", "ballots:link_signals", "ballots:amendment"),
    *("ballots:versions", "ballots:version", "ballots:add_partner", "ballots:add_proposal_document"),
    *("ballots:suggest_amendment", "ballots:accept_amendment", "ballots:decline_amendment"),
    *("ballots:put_to_vote", "ballots:draft", "ballots:ask_coproposer", "ballots:answer_coproposal"),
    *("bodies:mandate", "bodies:accept", "bodies:profiles", "bodies:choose_number"),
    *("delegates:representation", "delegates:adjust_seats", "delegates:confirmation", "delegates:confirm_delegates"),
    *(
        "people:institution",
        "directory:person",
        "directory:my_card",
        "meetings:detail",
        "bundles:read",
        "meetings:add_agenda_item",
        "meetings:calendar",
        "meetings:answer_invitation",
        "meetings:personal_feed",
        "challenges:detail",
        "challenges:signal",
        "laboratorium:detail",
    ),
    *("studio:detail", "events:detail", "stories:detail", "ledger:commitment", "ledger:invoice", "ledger:request"),
    *("ledger:posting", "ledger:working_year", "ledger:my_lines", "front:money", "front:interests"),
    *("convening:detail", "convening:plan_requested"),
    *("followup:action", "followup:make_action", "minutes:minutes", "minutes:comment_on_minutes"),
    *("soundings:open_sounding", "soundings:sounding", "soundings:answer_sounding"),
    *("polls:detail", "polls:answer_poll", "polls:close_poll", "polls:open_poll"),
    *("front:welcome", "joining:accept_invitation"),
    *("privacy:ask_erasure", "privacy:erase_person"),
    *("importing:batch", "importing:confirm_import"),
    *("sittings:roll", "sittings:check_in", "sittings:projection"),
    *("planner:detail", "planner:change_plan_settings", "planner:add_plan_wish", "planner:read_dates"),
)
LAB_LIST = "laboratorium:index"
WIDE = (
    "sittings:sitting",
    "front:home",
    "front:dashboard",
    "privacy:my_data",
)  # they look at everything; they only may not grow
MOST = dict.fromkeys(LISTS, 12) | dict.fromkeys(DETAILS, 10)
Counts = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Counted:
    """Queries per page and role, in one network."""

    careful: Counts
    careless: Counts  # of one page, when nobody fetches ahead: the control


@pytest.fixture(scope="module")
def counts(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Counted, Counted]]:
    """Counted in the demo network, and in one of about twenty times its size."""
    with django_db_blocker.unblock(), demo_network():
        paths = {name: address(name) for name in (*LISTS, *DETAILS, *WIDE)}
        clients = {role: client_of(role) for role in (*ROLES, *ALONE.values())}
        _counted(paths, clients)  # what Django remembers of a first time is not the page's
        small = _both(paths, clients)
        grow(clock.now())
        connection.check_constraints()  # as in demo_network
        _analyse()
        yield small, _both(paths, clients)


def _analyse() -> None:
    """Rows of one open transaction have no statistics yet, and PostgreSQL then joins thousands of them row by row."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _both(paths: dict[str, str], clients: dict[str, Client]) -> Counted:
    careful = _counted(paths, clients)
    with patch.object(QuerySet, "prefetch_related", lambda rows, *_names: rows):
        return Counted(careful, _counted({LAB_LIST: paths[LAB_LIST]}, clients))


def _counted(paths: dict[str, str], clients: dict[str, Client]) -> Counts:
    counted: Counts = {}
    for name, path in paths.items():
        for role in (*ROLES, *filter(None, [ALONE.get(name)])):
            client = clients[role]
            connection.queries_log.clear()  # it holds 9 000
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(path)
            if answer.status_code == HTTPStatus.OK:
                counted[name, role] = len(asked)
    return counted


def test_every_page_was_seen(counts: tuple[Counted, Counted]) -> None:
    small, large = (one.careful for one in counts)
    assert {name for name, _role in small} == {*LISTS, *DETAILS, *WIDE}
    assert set(small) == set(large)


@pytest.mark.parametrize("name", [*LISTS, *DETAILS, *WIDE])
def test_the_queries_of_a_page_do_not_grow(counts: tuple[Counted, Counted], name: str) -> None:
    small, large = ({role: asked for (page, role), asked in one.careful.items() if page == name} for one in counts)
    assert large == small


@pytest.mark.parametrize("name", [*LISTS, *DETAILS])
def test_a_page_asks_no_more_than_its_kind_may(counts: tuple[Counted, Counted], name: str) -> None:
    _small, large = counts
    over = {role: asked for (page, role), asked in large.careful.items() if page == name and asked > MOST[name]}
    assert over == {}


def test_control_a_query_a_row_is_seen(counts: tuple[Counted, Counted]) -> None:
    small, large = counts
    assert all(large.careless[one] > small.careless[one] for one in small.careless)
