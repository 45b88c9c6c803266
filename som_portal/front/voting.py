"""What a vote asks of a person: to cast it, and to bear the proxy of somebody who cannot come."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from governance.ballots.queries import proxies_awaiting, reviews_of, sent_back_to, votes_awaited_from
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


def _sent_back(user: User, at: datetime) -> Iterator[Ask]:
    for decision in sent_back_to(user):
        yield Ask(
            title=_("De raad stelt vragen: %(question)s") % {"question": decision.ballot.proposal.question},
            why=_("Je voorstel kwam terug. Herwerk het met een antwoord, dan volgt een nieuwe stemming."),
            url=decision.get_absolute_url(),
            label=_("Lees de vragen"),
        )


def _reviews(user: User, at: datetime) -> Iterator[Ask]:
    for followup in reviews_of(user, at):
        yield Ask(
            title=_("Kijk terug op besluit %(number)s") % {"number": followup.decision.number},
            why=_("Loopt het goed, stuur je bij of stop je ermee? Eén zin volstaat."),
            url=reverse("ballots:review_decision", args=[followup.decision.number]),
            label=_("Evalueer het besluit"),
        )


VOTING = (_votes, _proxies, _sent_back, _reviews)
