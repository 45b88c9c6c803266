"""A labo, the phases it went through, its news and its partners."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ballots.models import Proposal
from governance.bodies.queries import with_shown_seat
from governance.challenges.models import Challenge
from governance.ledger.models import BudgetLine
from som_portal.kit import clock
from som_portal.kit.rows import Rows
from werkingen.laboratorium import rules
from werkingen.works.models import Grant, LedWork, Partner, Update, WorkRows

LEAD = "lead_lab"


class Phase(models.TextChoices):
    """Where a labo is on its road."""

    IDEA = rules.IDEA, _("Idee")
    PROPOSAL = rules.PROPOSAL, _("Voorstel")
    APPROVED = rules.APPROVED, _("Goedgekeurd")
    START = "opstart", _("Opstart")
    RESEARCH = "onderzoek", _("Onderzoek")
    DESIGN = "ontwerp", _("Ontwerp")
    EXPERIMENT = "experiment", _("Experiment")
    ANCHORING = rules.ANCHORING, _("Verankering")
    DONE = rules.DONE, _("Afgerond")
    STOPPED = rules.STOPPED, _("Gestopt en geleerd")


class Standing(models.TextChoices):
    """The filter on the list: groups of phases."""

    GROWING = "in-voorbereiding", _("In voorbereiding")
    RUNNING = "lopend", _("Lopend")
    DONE = "afgerond", _("Afgerond")
    STOPPED = "gestopt-en-geleerd", _("Gestopt en geleerd")


PHASES_OF = {
    Standing.GROWING: (rules.IDEA, rules.PROPOSAL),
    Standing.RUNNING: rules.RUNNING,
    Standing.DONE: (rules.DONE,),
    Standing.STOPPED: (rules.STOPPED,),
}
TONES = {rules.IDEA: "idle", rules.PROPOSAL: "warn", rules.DONE: "ok", rules.STOPPED: "ok"}


class LabRows(WorkRows["Lab"]):
    """Words about labs."""

    def with_phase(self) -> Self:
        """Each row carries `current_phase` and `phase_since`."""
        latest = LabPhase.objects.filter(lab=OuterRef("pk")).order_by("-reached_on", "-pk")
        return self.annotate(
            current_phase=Subquery(latest.values("phase")[:1]),
            phase_since=Subquery(latest.values("reached_on")[:1]),
        )

    def latest_phase_first(self) -> Self:
        """Who moved last comes first; the rows come from `with_phase`."""
        latest = F("phase_since").desc(nulls_last=True)
        return self.order_by(latest, "-pk")

    def with_leads(self, on: date) -> Self:
        """Each row brings the grants of who leads it."""
        grants = with_shown_seat(LabUserObjectPermission.objects.select_related("permission").order_by("pk"), on)
        return self.prefetch_related(Prefetch("grants", grants))

    def with_lead_sought(self) -> Self:
        """Each row carries `seeks_lead`: it is not over and nobody leads it."""
        led = LabUserObjectPermission.objects.filter(content_object=OuterRef("pk"), permission__codename=LEAD)
        over = LabPhase.objects.filter(lab=OuterRef("pk"), phase__in=rules.ENDS)
        return self.annotate(seeks_lead=~Exists(led) & ~Exists(over))

    def standing(self, word: str) -> Self:
        """Only labs in this group of phases. An unknown word gives all of them."""
        if word not in Standing.values:
            return self
        return self.with_phase().filter(current_phase__in=PHASES_OF[Standing(word)])

    def running(self) -> Self:
        """Approved and not yet done or stopped."""
        return self.standing(Standing.RUNNING)

    def without_news(self, at: datetime) -> Self:
        """Running labs of which nobody heard for 60 days: no update, no new phase. Silent longest first."""
        quiet_since = at - rules.QUIET_AFTER
        rows = self.running().annotate(last_news=Max("updates__at"))
        rows = rows.filter(Q(last_news=None) | Q(last_news__lt=quiet_since))
        return rows.filter(phase_since__lt=clock.day_of(quiet_since)).order_by(F("last_news").asc(nulls_first=True))


class Lab(LedWork):
    """Room to experiment on a complex challenge with several partners (charter, annex 2)."""

    LINE_KIND, PLACE = BudgetLine.Kind.LAB, "laboratorium"
    LEADER, LEADS = _("de labotrekker"), LEAD

    question = models.CharField(max_length=200)
    summary = models.TextField()
    why_together = models.TextField()
    knowledge_partner = models.CharField(max_length=120, blank=True)
    stop_reason = models.TextField(blank=True)
    lessons = models.TextField(blank=True, help_text="One lesson a line")
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, null=True, blank=True, related_name="labs")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="lab")

    objects = LabRows.as_manager()

    current_phase: str
    phase_since: date

    class Meta:
        ordering = ["-pk"]
        permissions = [(LEAD, "Leads this lab")]

    def __str__(self) -> str:
        """By its question."""
        return self.question

    def get_absolute_url(self) -> str:
        """The public page."""
        return reverse("laboratorium:detail", args=[self.slug])

    @property
    def phase_word(self) -> str:
        """The word of its phase; the row must come from `with_phase`."""
        return str(Phase(self.current_phase).label)

    @property
    def tone(self) -> str:
        """The colour of its phase; the row must come from `with_phase`."""
        return TONES.get(self.current_phase, "busy")

    @property
    def lesson_lines(self) -> list[str]:
        """What it taught, one sentence each."""
        return [line.strip() for line in self.lessons.splitlines() if line.strip()]


class LabUserObjectPermission(Grant):
    """Who leads which lab (labotrekker)."""

    content_object = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="grants")


class LabPhase(models.Model):
    """The day a lab reached a phase. The last one says where it is."""

    lab = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="phases")
    phase = models.CharField(max_length=20, choices=Phase)
    reached_on = models.DateField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["reached_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lab", "phase"],
                name="lab_reaches_a_phase_once",
                violation_error_message=_("Dit labo was al in deze fase."),
            ),
            models.UniqueConstraint(
                fields=["lab"],
                condition=Q(phase__in=sorted(rules.ENDS)),
                name="lab_ends_once",
                violation_error_message=_("Dit labo is al afgelopen."),
            ),
        ]

    def __str__(self) -> str:
        """By the word of the phase."""
        return self.get_phase_display()


class LabUpdate(Update):
    """News of a lab."""

    lab = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="updates")


class LabPartner(Partner):
    """An institution in a lab."""

    lab = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="partners")

    class Meta(Partner.Meta):
        constraints = [models.UniqueConstraint(fields=["lab", "institution"], name="lab_partner_once")]
