"""What the talk around a proposal asks: to answer a question, an amendment, or whether one proposes together."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from governance.ballots.queries import amendments_awaiting, coproposals_awaiting, questions_awaiting
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


def _coproposals(user: User, at: datetime) -> Iterator[Ask]:
    for row in coproposals_awaiting(user, at):
        yield Ask(
            title=_("Dien je mee in? %(title)s") % {"title": row.proposal.question},
            why=_("De zetel %(seat)s vraagt om dit voorstel samen in te dienen.") % {"seat": row.proposal.seat.name},
            url=row.get_absolute_url(),
            label=_("Lees en antwoord"),
        )


TALK = (_questions, _amendments, _coproposals)
