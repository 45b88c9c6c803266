"""What a meeting that is over asks of a person: action items, a draft to write, a draft to read."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from governance.followup.queries import actions_of
from governance.minutes.queries import drafts_due, drafts_to_read
from governance.people.models import User
from som_portal.front.asks import Ask
from som_portal.kit import clock
from som_portal.kit.templatetags.som import day as day_in_words

SOON, MOST_ACTIONS = timedelta(days=14), 5


def _actions(user: User, at: datetime) -> Iterator[Ask]:
    today = clock.day_of(at)
    near = actions_of(user, today).still_open().filter(due_on__lte=today + SOON)
    for action in near[:MOST_ACTIONS]:
        yield Ask(
            title=action.what,
            why=_("Dit actiepunt doe jij, afgesproken in %(body)s.") % {"body": action.body.name},
            url=action.get_absolute_url(),
            label=_("Bekijk het actiepunt"),
            until=_evening(action.due_on),
        )


def _drafts_to_read(user: User, at: datetime) -> Iterator[Ask]:
    for minutes in drafts_to_read(user, at):
        meeting = minutes.meeting
        yield Ask(
            title=_("Lees het ontwerpverslag van %(day)s") % {"day": day_in_words(meeting.starts_at)},
            why=_("Je was op %(who)s. Klopt het ontwerp?") % {"who": meeting.who},
            url=minutes.get_absolute_url(),
            label=_("Lees het ontwerp"),
            until=_evening(minutes.comments_until),
        )


def _drafts_to_write(user: User, at: datetime) -> Iterator[Ask]:
    for meeting, due in drafts_due(user, at):
        yield Ask(
            title=_("Leg het verslag van %(day)s ter lezing voor") % {"day": day_in_words(meeting.starts_at)},
            why=_("Het ontwerpverslag van %(who)s is er nog niet.") % {"who": meeting.who},
            url=reverse("minutes:minutes", args=[meeting.pk]),
            label=_("Bekijk het ontwerp"),
            until=_evening(due),
        )


def _evening(day: date) -> datetime:
    return clock.brussels(day.year, day.month, day.day, 23, 59)


AFTER_A_MEETING = (_actions, _drafts_to_read, _drafts_to_write)
