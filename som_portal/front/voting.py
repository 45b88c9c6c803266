"""What a vote asks of a person: to cast it, and to bear the proxy of somebody who cannot come."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from governance.ballots.queries import proxies_awaiting, votes_awaited_from
from governance.people.models import User
from som_portal.front.asks import Ask
from som_portal.kit.templatetags.som import day


def _votes(user: User, at: datetime) -> Iterator[Ask]:
    for elector in votes_awaited_from(user, at):
        yield Ask(
            title=_("Stem over: %(question)s") % {"question": elector.ballot.proposal.question},
            why=_("Je stemt voor de zetel %(seat)s.") % {"seat": elector.seat_name},
            url=reverse("ballots:vote", args=[elector.ballot_id]),
            label=_("Stem nu"),
            until=elector.ballot.closes_at,
        )


def _proxies(user: User, at: datetime) -> Iterator[Ask]:
    for proxy in proxies_awaiting(user, at):
        yield Ask(
            title=_("Wil je stemmen voor de zetel %(seat)s?") % {"seat": proxy.seat.name},
            why=_("Je kreeg een volmacht voor de vergadering van %(day)s. Ze telt zodra je ze aanvaardt.")
            % {"day": day(proxy.meeting.starts_at)},
            url=reverse("ballots:answer_proxy", args=[proxy.pk]),
            label=_("Beantwoord de volmacht"),
            until=proxy.meeting.starts_at,
        )


VOTING = (_votes, _proxies)
