"""Who brings a list of delegates in, and what may still be done with it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from governance.bodies.access import NOT_COORDINATOR, Person, require
from governance.bodies.models import Power
from governance.importing.models import ImportBatch
from som_portal.kit import clock
from som_portal.kit.access import Verdict


def can_import(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel keeps the list of seats and mandates; any of its members, whoever sent the sheet in."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def can_confirm(batch: ImportBatch, *, at: datetime) -> Verdict:
    """Once, while the rows are remembered."""
    return Verdict.first(
        Verdict.when(batch.is_waiting, _("Deze lijst is al ingevoerd. Bekijk op haar pagina wat er gemaakt is.")),
        Verdict.when(
            batch.emptied_at is None and at < batch.ends_at,
            _("Deze lijst is ouder dan 30 dagen en haar rijen zijn gewist. Kies het bestand opnieuw."),
        ),
    )


def can_undo(batch: ImportBatch, *, at: datetime) -> Verdict:
    """Once, up to thirty days after the confirmation."""
    return Verdict.first(
        Verdict.when(not batch.is_waiting, _("Deze lijst is nog niet ingevoerd: er is niets ongedaan te maken.")),
        Verdict.when(batch.undone_at is None, _("Deze invoer is al ongedaan gemaakt.")),
        Verdict.when(
            at < batch.ends_at,
            _("Ongedaan maken kan tot 30 dagen na de invoer. Laat de mandaten nu één voor één eindigen."),
        ),
    )
