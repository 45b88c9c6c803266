"""What people who come in, and who let them in, read in their mailbox."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from governance.joining.models import Invitation, JoinRequest
from governance.people.models import User
from som_portal.kit.outbox import queue_mail


def mail_invitation(invitation: Invitation) -> None:
    """The link, and for what."""
    with override(invitation.language):
        subject = str(_("Je bent uitgenodigd bij SOM"))
    queue_mail(
        key=f"invitation:{invitation.pk}:{invitation.invited_at.timestamp()}",
        to=invitation.email,
        subject=subject,
        template="mail/invitation.txt",
        context={"invitation": invitation},
        language=invitation.language,
    )


def mail_answerers(request: JoinRequest, people: list[User]) -> None:
    """Somebody asks to belong to your institution."""
    for person in people:
        _mail(person, request, f"asked:{person.pk}", _("Iemand wil bij je instelling horen"), "join_request_asked")


def mail_asker(request: JoinRequest, effect: str, subject: Promise) -> None:
    """What became of the question: 'sent', 'admitted' or 'refused'."""
    _mail(request.person, request, effect, subject, f"join_request_{effect}")


def _mail(person: User, request: JoinRequest, effect: str, subject: Promise, template: str) -> None:
    with override(person.language):
        words = str(subject)
    queue_mail(
        key=f"join-request:{request.pk}:{effect}",
        to=person.email,
        subject=words,
        template=f"mail/{template}.txt",
        context={"person": person, "request": request},
        language=person.language,
    )
