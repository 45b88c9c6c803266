"""Who votes for a seat in its place, who steps aside, and who took a turn in a secret ballot."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.ballots.models.voting import Elector
from governance.bodies.models import Seat
from governance.meetings.models import Meeting
from som_portal.kit.rows import Rows

LONGEST_REASON = 500


class ProxyRows(Rows["Proxy"]):
    """Words about proxies."""

    def live(self) -> Self:
        """Offered or accepted, and not over."""
        return self.filter(ended_at=None)

    def accepted(self) -> Self:
        """Live, and the bearer said yes."""
        return self.live().exclude(accepted_at=None)


class Proxy(models.Model):
    """The vote of a seat in one meeting, given to somebody who accepted it (house rule 6)."""

    class Ending(models.TextChoices):
        """How a proxy came to its end."""

        REFUSED = "refused", _("Niet aanvaard")
        WITHDRAWN = "withdrawn", _("Ingetrokken")
        VOIDED = "voided", _("Vervallen: de gever is er zelf")

    key = models.UUIDField(unique=True, help_text="Of the form and of the link in the mail")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="proxies")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="proxies")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proxies_given")
    bearer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proxies_borne")
    given_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_as = models.CharField(max_length=10, choices=Ending, blank=True)

    objects = ProxyRows.as_manager()

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=Q(ended_at=None), name="a_seat_gives_one_proxy_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_as="") | Q(ended_at__isnull=False) & ~Q(ended_as=""),
                name="a_proxy_that_ended_says_how",
            ),
        ]

    def __str__(self) -> str:
        """By meeting and seat; no name, because this ends up in logs."""
        return f"proxy {self.meeting_id}/{self.seat_id}"

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        if self.ended_at is not None:
            return str(self.get_ended_as_display())
        return str(_("Aanvaard") if self.accepted_at else _("Nog niet beantwoord"))


class RecusalRows(Rows["Recusal"]):
    """Words about stepping aside."""

    def standing(self) -> Self:
        """The seat does not vote."""
        return self.exclude(state=Recusal.State.CONTESTED)


class Recusal(models.Model):
    """A seat with an interest of its own in a ballot: flagged by the portal, declared or contested by its holder."""

    class State(models.TextChoices):
        """Flagged and declared step aside; contested votes, and says why."""

        FLAGGED = "flagged", _("Eigen belang gemeld door het portaal")
        DECLARED = "declared", _("Trok zich terug")
        CONTESTED = "contested", _("Ziet geen eigen belang en stemt mee")

    elector = models.OneToOneField(Elector, on_delete=models.PROTECT, related_name="recusal")
    state = models.CharField(max_length=10, choices=State)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="recusals")

    objects = RecusalRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="contested") | ~Q(reason=""), name="who_contests_an_interest_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["flagged", "declared", "contested"]), name="a_recusal_is_in_a_known_state"
            ),
        ]

    def __str__(self) -> str:
        """By seat and state."""
        return f"{self.elector_id} {self.state}"

    @property
    def stands(self) -> bool:
        """The seat does not vote."""
        return self.state != self.State.CONTESTED


class Turn(models.Model):
    """Whether a seat took its paper in a secret ballot: no moment, and gone once the ballot is closed."""

    elector = models.OneToOneField(Elector, on_delete=models.PROTECT, related_name="turn")
    is_taken = models.BooleanField(default=False)

    objects = Rows.as_manager()

    def __str__(self) -> str:
        """By seat."""
        return f"turn of {self.elector_id}"
