"""Who writes, submits, returns and publishes a story."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from community.stories.models import Story, StoryState, edits_stories
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict

EDITING = _("Dit doet de redactie: het redactieteam, de communicatiemedewerker of de coördinatiecel.")


def can_write_story(by: User | AnonymousUser, *, at: datetime) -> Verdict:
    """Everybody who is signed in."""
    return Verdict.when(isinstance(by, User) and by.is_active, _("Meld je aan om een story te schrijven."))


def can_edit_stories(by: User | AnonymousUser, *, at: datetime) -> Verdict:
    """The redactie."""
    return Verdict.when(edits_stories(by, clock.day_of(at)), EDITING)


def can_revise_story(by: User | AnonymousUser, story: Story, *, at: datetime) -> Verdict:
    """The author until it is submitted and after it came back; the redactie always."""
    if can_edit_stories(by, at=at):
        return Verdict.yes()
    with_author = story.state in (StoryState.DRAFT, StoryState.RETURNED)
    return Verdict.first(
        Verdict.when(by.pk is not None and story.author_id == by.pk, _("Dit is de story van iemand anders.")),
        Verdict.when(with_author, _("De redactie heeft je story nu. Vraag haar om een wijziging.")),
    )


def can_submit_story(by: User | AnonymousUser, story: Story, *, at: datetime) -> Verdict:
    """Only its author sends a story in."""
    is_own = by.pk is not None and story.author_id == by.pk
    return Verdict.when(is_own, _("Alleen wie de story schreef, stuurt ze in."))


def is_with_author(story: Story) -> Verdict:
    """A draft, or back from the redactie."""
    return Verdict.when(
        story.state in (StoryState.DRAFT, StoryState.RETURNED), _("Deze story is al ingestuurd of gepubliceerd.")
    )


def is_submitted(story: Story) -> Verdict:
    """Waiting for the redactie."""
    return Verdict.when(story.state == StoryState.SUBMITTED, _("Deze story wacht niet op de redactie."))
