"""What the coördinatiecel keeps about an institution."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from governance.joining import access
from governance.people.models import Institution, InstitutionDomain, User
from governance.record.actions import record
from som_portal.kit.access import Conflict


@transaction.atomic
def keep_institution(
    institution: Institution,
    *,
    official_number: str,
    learners: int | None,
    contact_email: str,
    domains: Iterable[str],
    by: User | None,
    at: datetime,
) -> Institution:
    """Write down number, size, general address and mail domains; a domain that is left out is taken off."""
    institution = Institution.objects.locked(institution.pk)
    access.can_keep_institution(by, at=at).or_403()
    institution.official_number, institution.learners = official_number, learners
    institution.contact_email = contact_email
    wanted = sorted(set(domains))
    try:
        with transaction.atomic():
            institution.save(update_fields=["official_number", "learners", "contact_email"])
            _keep_domains(institution, wanted)
    except IntegrityError as taken:
        raise Conflict(
            _("Dit instellingsnummer of een van deze domeinen is al van een andere instelling. Kijk ze na.")
        ) from taken
    record(by, "keep_institution", institution, at=at, number=official_number, learners=learners, domains=wanted)
    return institution


def _keep_domains(institution: Institution, wanted: list[str]) -> None:
    institution.domains.exclude(domain__in=wanted).delete()
    known = set(institution.domains.values_list("domain", flat=True))
    InstitutionDomain.objects.bulk_create(
        InstitutionDomain(institution=institution, domain=domain) for domain in wanted if domain not in known
    )
