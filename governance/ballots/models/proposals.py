"""What the raad is asked to decide."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Mandate, Seat
from governance.charter.models import FocusArea
from governance.ledger.models import BudgetLine
from governance.meetings.models import AgendaItem
from governance.meetings.privacy import hidden_from
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.rows import Rows

LONGEST_MONTHS = 60
LONGEST_QUESTION = 180
LONGEST_TEXT = 2000
TEXTS = {
    "summary": _("In gewone woorden"),
    "why_together": _("Waarom doen we dit beter samen?"),
    "who_alone": _("Wie zou dit alleen kunnen?"),
    "what_stops": _("Wat stopt of wordt overbodig?"),
    "if_not": _("Wat als de raad het niet doet?"),
    "success_criteria": _("Wanneer is het gelukt?"),
    "stop_criteria": _("Wanneer stoppen we?"),
}
"""The texts of a proposal with the question each answers, in the order in which one reads them."""
WHO_TAKES_PART = _("Wie doet mee, en wat doet elk?")
CRITERIA = ("success_criteria", "stop_criteria")
ALWAYS_SAID = ("summary", "why_together", "if_not")
NEVER_EMPTY = ("summary", "why_together")
"""Texts without which there is no proposal."""


class ProposalRows(Rows["Proposal"]):
    """Words about proposals."""

    def visible_to(self, user: User | AnonymousUser, *, at: datetime) -> Self:
        """All for who holds a seat that day; else those that came on an agenda, and one's own.

        What is on it behind closed doors is for the members of that body, the coördinatiecel and who proposed it, first
        or together.
        """
        on = clock.day_of(at)
        open_to_all = Q(agenda_item__isnull=False, hidden=False)
        rows = self.annotate(hidden=hidden_from(user, on, "agenda_item__"))
        if not user.is_authenticated:
            return rows.filter(open_to_all)
        seated = Mandate.objects.in_force(on).filter(person=user)
        again = hidden_from(user, on, "resubmission__decision__ballot__agenda_item__")
        known = self.model._default_manager.exclude(resubmission=None).annotate(hid=again).filter(hid=True)
        together = self.model._default_manager.filter(coproposers__in=user.coproposals.filter(ended_at=None))
        waiting = Q(agenda_item=None) & Exists(seated) & ~Exists(known.filter(pk=OuterRef("pk")))
        return rows.filter(open_to_all | Q(proposer=user) | Q(pk__in=together.values("pk")) | waiting)

    def waiting(self) -> Self:
        """Submitted and not yet on an agenda."""
        return self.filter(withdrawn_at=None, agenda_item=None)

    def withdrawn(self) -> Self:
        """Taken back by who proposed them."""
        return self.exclude(withdrawn_at=None)


class Proposal(models.Model):
    """What the raad is asked to decide. Shown with the seat it came from, not with the person."""

    class Kind(models.TextChoices):
        """What is proposed."""

        LAB = "lab", _("Labovoorstel")
        SPENDING = "spending", _("Besteding")
        PRIORITY = "priority", _("Prioriteit")
        APPOINTMENT = "appointment", _("Aanstelling")
        ADVICE = "advice", _("Advies aan de stad")
        RULES = "rules", _("Huishoudelijk reglement")
        AMENDMENT = "amendment", _("Amendement")

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.LAB)
    question = models.CharField(max_length=LONGEST_QUESTION)
    summary = models.TextField(max_length=LONGEST_TEXT)
    why_together = models.TextField(max_length=LONGEST_TEXT)
    if_not = models.TextField(max_length=LONGEST_TEXT, blank=True, help_text="What happens when the raad says no")
    who_alone = models.TextField(max_length=LONGEST_TEXT, blank=True, help_text="Who could do it alone")
    what_stops = models.TextField(max_length=LONGEST_TEXT, blank=True, help_text="What stops or becomes superfluous")
    success_criteria = models.TextField(max_length=LONGEST_TEXT, blank=True)
    stop_criteria = models.TextField(max_length=LONGEST_TEXT, blank=True)
    focus_areas = models.ManyToManyField(FocusArea, related_name="proposals")
    competence = models.SlugField(max_length=60, help_text="Competence of the raad in the charter")
    amount = models.PositiveBigIntegerField(default=0, help_text="Cents; 0 asks no money")
    budget_line = models.ForeignKey(
        BudgetLine, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    is_itemised = models.BooleanField(default=False, help_text="Its costs say more than the amount and its line")
    duration_months = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Empty: what is decided has no end of its own"
    )
    proposer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proposals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="proposals")
    key = models.UUIDField(unique=True)
    submitted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    agenda_item = models.OneToOneField(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="proposal"
    )

    objects = ProposalRows.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=0) | Q(budget_line__isnull=False),
                name="money_comes_from_a_budget_line",
                violation_error_message=_("Kies de budgetpost waaruit het bedrag komt."),
            ),
            models.CheckConstraint(
                condition=Q(duration_months=None) | Q(duration_months__range=(1, LONGEST_MONTHS)),
                name="a_proposal_lasts_1_to_60_months",
                violation_error_message=_("Een voorstel duurt 1 tot 60 maanden."),
            ),
        ]

    def __str__(self) -> str:
        """By its question."""
        return self.question

    def get_absolute_url(self) -> str:
        """The page of the proposal."""
        return reverse("ballots:proposal", args=[self.pk])

    @property
    def is_tried(self) -> bool:
        """Something is done for a while, so one says beforehand when it succeeded and when it stops."""
        return self.kind in (self.Kind.LAB, self.Kind.SPENDING, self.Kind.PRIORITY)

    def coproposing(self) -> list[Any]:
        """The seats asked to propose together, and those that do. One query, none when a page has read them."""
        rows = self.coproposers.model._default_manager.select_related("seat")
        prefetch_related_objects([self], Prefetch("coproposers", rows))
        return [row for row in self.coproposers.all() if row.ended_at is None]

    def together(self) -> list[Any]:
        """The seats that accepted to propose it together with the one that began."""
        return [row for row in self.coproposing() if row.is_accepted]

    def asked_along(self) -> list[Any]:
        """The seats that were asked and did not answer yet."""
        return [row for row in self.coproposing() if not row.is_accepted]

    @property
    def answers(self) -> list[tuple[str, str]]:
        """The questions that were answered, each with its text."""
        return self._answered(TEXTS)

    @property
    def more_answers(self) -> list[tuple[str, str]]:
        """Those beside the summary, why together and what if not, and who takes part, a line each."""
        return [*self._answered(name for name in TEXTS if name not in ALWAYS_SAID), *self._partners()]

    def _partners(self) -> list[tuple[str, str]]:
        told = "\n".join(str(one) for one in self.named)
        return [(str(WHO_TAKES_PART), told)] if told else []

    def _answered(self, names: Iterable[str]) -> list[tuple[str, str]]:
        return [(str(TEXTS[name]), getattr(self, name)) for name in names if getattr(self, name)]

    @property
    def missing(self) -> list[str]:
        """The questions that are still open: what makes the file complete. Who takes part is said once it is kept."""
        missing = [str(TEXTS[name]) for name in self.texts_asked if not getattr(self, name)]
        return missing if self.named or not self.pk else [*missing, str(WHO_TAKES_PART)]

    @property
    def named(self) -> list[models.Model]:
        """Who takes part; of a proposal that is not kept yet, nobody."""
        return list(self.partners.all()) if self.pk else []

    @property
    def texts_asked(self) -> list[str]:
        """The names of the texts that a proposal of this kind has, those that are still empty too."""
        return [name for name in TEXTS if self.is_tried or name not in CRITERIA or getattr(self, name)]

    @property
    def lasts(self) -> str:
        """How long, in Dutch; empty without an end of its own."""
        if self.duration_months is None:
            return ""
        return "1 maand" if self.duration_months == 1 else f"{self.duration_months} maanden"
