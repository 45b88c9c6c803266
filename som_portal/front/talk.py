"""What the talk around one's proposal asks: to answer a question, and to say yes or no to an amendment."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from governance.ballots.queries import amendments_awaiting, questions_awaiting
from governance.people.models import User
from som_portal.front.asks import Ask


def _questions(user: User, at: datetime) -> Iterator[Ask]:
    for question in questions_awaiting(user):
        yield Ask(
            title=_("Beantwoord een vraag over: %(title)s") % {"title": question.proposal.question},
            why=_("De zetel %(seat)s wil iets weten voor de raad beslist.") % {"seat": question.seat.name},
            url=reverse("ballots:answer_question", args=[question.pk]),
            label=_("Beantwoord de vraag"),
        )


def _amendments(user: User, at: datetime) -> Iterator[Ask]:
    for amendment in amendments_awaiting(user):
        yield Ask(
            title=_("Een amendement op: %(title)s") % {"title": amendment.proposal.question},
            why=_("De zetel %(seat)s stelt een andere tekst voor. Aanvaard die, of zeg waarom niet.")
            % {"seat": amendment.seat.name},
            url=amendment.get_absolute_url(),
            label=_("Bekijk het verschil"),
        )


TALK = (_questions, _amendments)
