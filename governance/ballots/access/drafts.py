"""Who may save, submit and throw away a draft; and why not."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy

from governance.ballots.models import MOST_TYPED, Draft, Proposal, Typed
from governance.bodies.access import Person
from governance.people.models import User
from som_portal.kit.access import Verdict

NOT_YOUR_DRAFT = gettext_lazy("Dit concept is van iemand anders. Begin zelf een voorstel.")
SUBMITTED = gettext_lazy("Dit concept is intussen ingediend. Bewerk het voorstel zelf, of begin een nieuw voorstel.")
TOO_LONG = gettext_lazy("Dit is te lang om te bewaren. Kort je langste antwoord in; wat je typte, staat er nog.")
CHANGED_SINCE = gettext_lazy(
    "Dit concept veranderde terwijl je schreef. Hieronder staat wat jij typte, en erboven wat er intussen bewaard is."
    " Er is niets overschreven: kijk na, en bewaar of dien opnieuw in."
)


def may_edit_draft(by: Person | None, draft: Draft) -> Verdict:
    """Who writes it."""
    return Verdict.when(isinstance(by, User) and by.is_active and by.pk == draft.owner_id, NOT_YOUR_DRAFT)


def may_discard_draft(by: Person | None, draft: Draft) -> Verdict:
    """Who writes it."""
    return may_edit_draft(by, draft)


def is_unsubmitted(key: UUID) -> Verdict:
    """No proposal came of it yet."""
    return Verdict.when(not Proposal.objects.filter(key=key).exists(), SUBMITTED)


def fits(typed: Typed) -> Verdict:
    """Not longer than anybody writes."""
    return Verdict.when(sum(len(text) for texts in typed.values() for text in texts) <= MOST_TYPED, TOO_LONG)


def is_as_seen(draft: Draft, seen: str) -> Verdict:
    """It is still what the form started from."""
    return Verdict.when(draft.mark == seen, CHANGED_SINCE)
