"""Ask the institutions, once a working year, who their delegates are."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.models import Body
from governance.delegates import access
from governance.delegates.models import DelegateConfirmation
from governance.delegates.queries import SOM_PLUS, mail_key, to_ask, to_remind
from governance.delegates.rules import answer_until
from governance.people.models import Institution, User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.forms import SAME_CLICK
from som_portal.kit.outbox import queue_mail


@transaction.atomic
def ask_delegates(*, by: User | None, at: datetime) -> int:
    """Mail every institution with an address that was not asked this working year; twice is once. Returns how many."""
    Body.objects.select_for_update().get(slug=SOM_PLUS)
    access.can_ask_delegates(by, at=at).or_403()
    return len([_ask(one, by, at) for one in to_ask(clock.working_year(clock.day_of(at)))])


@transaction.atomic
def ask_again(confirmation: DelegateConfirmation, *, by: User | None, at: datetime) -> DelegateConfirmation:
    """Send a new link; earlier ones no longer work, and a refused change is put aside."""
    confirmation = locked(confirmation)
    access.can_ask_delegates(by, at=at).or_403()
    if at - confirmation.asked_at < SAME_CLICK:
        return confirmation
    access.can_be_asked_again(confirmation).or_409()
    confirmation.proposals.all().delete()
    confirmation.round += 1
    confirmation.asked_at, confirmation.expires_at = at, _end_of(confirmation.working_year, at)
    confirmation.reminded_at = confirmation.answered_at = confirmation.answer_key = confirmation.is_unchanged = None
    confirmation.handled_at, confirmation.is_applied, confirmation.refusal = None, None, ""
    confirmation.link_digest = confirmation.digest()
    confirmation.save()
    record(by, "ask_delegates_again", confirmation, at=at, stream=SOM_PLUS, institution=confirmation.institution.slug)
    mail_institution(confirmation, "asked", _("Wie zijn jullie afgevaardigden in SOM plus?"))
    return confirmation


@transaction.atomic
def remind_delegates(*, by: User | None, at: datetime) -> int:
    """Three weeks later, once: mail who did not answer. Returns how many."""
    Body.objects.select_for_update().get(slug=SOM_PLUS)
    access.can_ask_delegates(by, at=at).or_403()
    rows = list(to_remind(at).select_related("institution"))
    for confirmation in rows:
        confirmation.reminded_at, confirmation.link_digest = at, confirmation.digest()
        confirmation.save(update_fields=["reminded_at", "link_digest"])
        mail_institution(confirmation, "reminded", _("Nog geen antwoord: wie zijn jullie afgevaardigden in SOM plus?"))
    return len(rows)


def mail_institution(confirmation: DelegateConfirmation, kind: str, subject: str, **more: object) -> None:
    """One mail to the general address of the institution, in Dutch; nothing when we know no address."""
    if confirmation.institution.contact_email:
        queue_mail(
            key=mail_key(confirmation, kind),
            to=confirmation.institution.contact_email,
            subject=subject,
            template=f"mail/delegates_{kind}.txt",
            context={"confirmation": confirmation, "institution": confirmation.institution, **more},
        )


def _ask(institution: Institution, by: User | None, at: datetime) -> DelegateConfirmation:
    year = clock.working_year(clock.day_of(at))
    asked = DelegateConfirmation(institution=institution, working_year=year, asked_at=at, expires_at=_end_of(year, at))
    asked.save()
    asked.link_digest = asked.digest()
    asked.save(update_fields=["link_digest"])
    record(by, "ask_delegates", asked, at=at, stream=SOM_PLUS, institution=institution.slug, working_year=year)
    mail_institution(asked, "asked", _("Wie zijn jullie afgevaardigden in SOM plus?"))
    return asked


def _end_of(working_year: int, at: datetime) -> datetime:
    """Midnight in Leuven after the last day of the link."""
    after = answer_until(clock.day_of(at), working_year) + timedelta(days=1)
    return clock.brussels(after.year, after.month, after.day)


def locked(confirmation: DelegateConfirmation) -> DelegateConfirmation:
    """Held until the transaction ends, with its institution."""
    rows = DelegateConfirmation.objects.select_related("institution")
    return rows.locked(confirmation.pk)
