"""The shape of what people type about bundles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from governance.meetings.models import LONGEST_TITLE, AgendaItem, Meeting, MeetingRows
from som_portal.kit.forms import OnceForm, SeveralField
from som_portal.kit.templatetags.som import moment


class MeetingField(forms.ModelChoiceField):
    """One meeting, by its moment."""

    def label_from_instance(self, obj: Meeting) -> str:
        """Donderdag 10 december 2026, 16.00 uur."""
        return moment(obj.starts_at)


def those(meetings: Sequence[Meeting]) -> MeetingRows:
    """These meetings as rows to choose from, the nearest first."""
    return Meeting.objects.filter(pk__in=[one.pk for one in meetings]).with_bodies().order_by("starts_at")


class BringForm(OnceForm):
    """A point for the raad, made of a challenge or a signal."""

    meeting = MeetingField(Meeting.objects.none(), label=gettext_lazy("Welke raad?"), empty_label=None)
    title = forms.CharField(
        label=gettext_lazy("Agendapunt"),
        max_length=LONGEST_TITLE,
        help_text=gettext_lazy("Noem geen personen: de agenda van een open raad is publiek."),
    )
    minutes = forms.IntegerField(label=gettext_lazy("Minuten"), min_value=1, max_value=480, initial=20)

    def __init__(self, data: Any = None, *, meetings: Sequence[Meeting], title: str) -> None:
        """`meetings`: the raad meetings that come, the nearest first."""
        super().__init__(data, initial={"title": title, "meeting": meetings[0] if meetings else None})
        field = cast(forms.ModelChoiceField, self.fields["meeting"])
        field.queryset = those(meetings)


class CarryForm(forms.Form):
    """What goes along to which meeting."""

    items = SeveralField(
        AgendaItem.objects.none(), label=gettext_lazy("Wat neem je mee?"), widget=forms.CheckboxSelectMultiple
    )
    target = MeetingField(Meeting.objects.none(), label=gettext_lazy("Naar welke vergadering?"), empty_label=None)

    def __init__(self, data: Any = None, *, left: Sequence[AgendaItem], meetings: Sequence[Meeting]) -> None:
        """`left`: what was not treated; `meetings`: the coming ones of the body, the nearest first."""
        chosen = {"items": [item.pk for item in left], "target": meetings[0] if meetings else None}
        super().__init__(data, initial=chosen)
        items = cast(forms.ModelMultipleChoiceField, self.fields["items"])
        items.queryset = AgendaItem.objects.filter(pk__in=[item.pk for item in left]).order_by("position")
        target = cast(forms.ModelChoiceField, self.fields["target"])
        target.queryset = those(meetings)
