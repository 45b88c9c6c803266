"""The only writer of stories."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from community.stories import access
from community.stories.models import Story
from community.stories.queries import editors
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import is_same_click
from som_portal.kit.outbox import queue_mail
from som_portal.kit.slugs import create_with_slug


@transaction.atomic
def write_story(
    *, title: str, rubric: str, intro: str, body: str, slug: str = "", key: UUID, by: User, at: datetime, **about: Any
) -> Story:
    """Begin a draft. `about`: the lab or project it tells of. The same `key` twice is one story."""
    access.can_write_story(by, at=at).or_403()
    story, is_new = create_with_slug(
        Story.objects.all(),
        slug or title,
        key=key,
        title=title,
        rubric=rubric,
        intro=intro,
        body=body,
        author=by,
        **about,
    )
    is_same_click(story, author_id=by.pk, title=title, intro=intro, body=body)
    if is_new:
        record(by, "write_story", story, at=at, rubric=rubric)
    return story


@transaction.atomic
def revise_story(story: Story, *, by: User, at: datetime, **changes: Any) -> Story:
    """Change the words. The address stays."""
    story = Story.objects.locked(story.pk)
    access.can_revise_story(by, story, at=at).or_403()
    for name, value in changes.items():
        setattr(story, name, value)
    story.save(update_fields=list(changes))
    record(by, "revise_story", story, at=at, changed=sorted(changes), state=str(story.state))
    return story


@transaction.atomic
def submit_story(story: Story, *, by: User, at: datetime) -> Story:
    """Hand it to the redactie."""
    story = Story.objects.locked(story.pk)
    access.can_submit_story(by, story, at=at).or_403()
    access.is_with_author(story).or_409()
    story.submitted_at = at
    story.save(update_fields=["submitted_at"])
    deed = record(by, "submit_story", story, at=at)
    _tell(editors(clock.day_of(at)), story, "mail/story_submitted.txt", _("Nieuwe story: {story}"), deed.hash)
    return story


@transaction.atomic
def return_story(story: Story, *, note: str, by: User, at: datetime) -> Story:
    """Give it back with a note on what could be better."""
    story = Story.objects.locked(story.pk)
    access.can_edit_stories(by, at=at).or_403()
    access.is_submitted(story).or_409()
    story.returned_at, story.return_note = at, note
    story.save(update_fields=["returned_at", "return_note"])
    deed = record(by, "return_story", story, at=at)
    _tell(_author_of(story), story, "mail/story_returned.txt", _("Je story is bijna klaar: {story}"), deed.hash)
    return story


@transaction.atomic
def publish_story(story: Story, *, by: User, at: datetime) -> Story:
    """Bring it out. An editor may publish an own story; the record says so."""
    story = Story.objects.locked(story.pk)
    access.can_edit_stories(by, at=at).or_403()
    access.is_submitted(story).or_409()
    story.published_at, story.published_by = at, by
    story.save(update_fields=["published_at", "published_by"])
    deed = record(by, "publish_story", story, at=at, is_own=story.author_id == by.pk)
    _tell(_author_of(story), story, "mail/story_published.txt", _("Je story staat online: {story}"), deed.hash)
    return story


def _author_of(story: Story) -> list[User]:
    return [story.author] if story.author and story.author.is_active else []


def _tell(people: Iterable[User], story: Story, template: str, subject: Promise, effect: str) -> None:
    for person in people:
        with override(person.language):
            words = str(subject).format(story=story.title)
        queue_mail(
            key=f"story:{story.pk}:{effect}:{person.pk}",
            to=person.email,
            subject=words,
            template=template,
            context={"person": person, "story": story},
            language=person.language,
        )
