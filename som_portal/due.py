"""Everything the clock makes due, in one list. A subject adds its task here; mail stays last, so it leaves at once."""

from collections.abc import Callable
from datetime import datetime

import structlog
from django.db import DatabaseError

from governance.ballots.tasks import (
    close_due_ballots,
    forget_old_drafts,
    remind_of_reviews,
    remind_unvoted,
    sweep_papers,
)
from governance.bodies.tasks import remind_ending_mandates
from governance.bundles.tasks import make_waiting_bundles
from governance.convening.tasks import remind_of_overdue_requests
from governance.delegates.tasks import ask_in_september, forget_words_about_persons, remind_institutions
from governance.followup.tasks import remind_of_actions
from governance.importing.tasks import empty_old_batches
from governance.ledger.tasks import verify_at_night
from governance.meetings.tasks import read_replies, remind_of_meetings, remind_unsent_agendas
from governance.minutes.tasks import place_unplaced_minutes, remind_of_drafts, remind_of_reading
from governance.planner.tasks import solve_waiting_plans
from governance.polls.tasks import remind_unanswered_polls
from governance.soundings.tasks import forget_old_soundings
from som_portal.kit.outbox import deliver_due
from som_portal.privacy.tasks import forget_old

log = structlog.get_logger()

Task = Callable[[datetime], int]
DUE: tuple[tuple[str, Task], ...] = (
    ("ballots_closed", close_due_ballots),
    ("secret_papers_swept", sweep_papers),
    ("ballots_reminded", remind_unvoted),
    ("reviews_reminded", remind_of_reviews),
    ("mandates_reminded", remind_ending_mandates),
    ("mail_read", read_replies),
    ("meetings_reminded", remind_of_meetings),
    ("actions_reminded", remind_of_actions),
    ("minutes_placed", place_unplaced_minutes),
    ("drafts_reminded", remind_of_drafts),
    ("readers_reminded", remind_of_reading),
    ("agendas_reminded", remind_unsent_agendas),
    ("bundles_made", make_waiting_bundles),
    ("meeting_requests_reminded", remind_of_overdue_requests),
    ("polls_reminded", remind_unanswered_polls),
    ("imports_emptied", empty_old_batches),
    ("plans_solved", solve_waiting_plans),
    ("institutions_asked", ask_in_september),
    ("institutions_reminded", remind_institutions),
    ("delegate_words_forgotten", forget_words_about_persons),
    ("ledger_breaks_found", verify_at_night),
    ("soundings_forgotten", forget_old_soundings),
    ("proposal_drafts_forgotten", forget_old_drafts),
    ("old_rows_forgotten", forget_old),
    ("mails_delivered", deliver_due),
)


def do_everything_due(at: datetime) -> dict[str, int | None]:
    """Run every task of DUE for the moment `at`; a count per task, None where one failed (the others still run)."""
    return {name: _done(name, task, at) for name, task in DUE}


def _done(name: str, task: Task, at: datetime) -> int | None:
    try:
        return task(at)
    except (DatabaseError, OSError, ValueError) as error:
        log.exception("tick_failed", task=name, error=type(error).__name__)
        return None
