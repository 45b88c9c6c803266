"""The shape of what people type about meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.models import Body, Seat
from governance.bodies.queries import SeatOnDate
from governance.meetings.models import LONGEST_NOTE, Attendance, CalendarAddress, Meeting, Rsvp
from governance.meetings.school_calendar import holiday_on, is_exam_period
from som_portal.kit import clock
from som_portal.kit.forms import DAY_FORMATS, NO_DAY, DayInput, OnceForm
from som_portal.kit.templatetags.som import day as day_in_words

YEARS_AROUND = 3 * timedelta(days=366)
NO_HOUR = gettext_lazy("Dit is geen uur. Schrijf het als 16:00.")
EXAM_SEATS = ("leerling-so", "student")
HOUR_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S"]


def day_field() -> forms.DateField:
    """A day, picked or typed."""
    return forms.DateField(
        label=gettext_lazy("Dag"), widget=DayInput, input_formats=DAY_FORMATS, error_messages={"invalid": NO_DAY}
    )


def hour_field(label: Any) -> forms.TimeField:
    """An hour by the clock in Leuven."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, input_formats=HOUR_FORMATS, error_messages={"invalid": NO_HOUR})


class MomentForm(forms.Form):
    """When and where. Odd days (a holiday, exams, the past) need `anyway`, ticked on purpose."""

    day = day_field()
    starts = hour_field(gettext_lazy("Van"))
    ends = hour_field(gettext_lazy("Tot"))
    place = forms.CharField(
        label=gettext_lazy("Plaats"),
        max_length=200,
        help_text=gettext_lazy("Zaal en adres. Iedereen ziet de plaats: zet hier geen geheime link."),
    )
    anyway = forms.BooleanField(label=gettext_lazy("Ik weet het en ga toch door"), required=False)

    def __init__(self, data: Any = None, *, at: datetime, has_pupils: bool = False, **kwargs: Any) -> None:
        """`has_pupils`: pupils or students sit in the body, so their exams matter."""
        super().__init__(data, **kwargs)
        self.at, self.has_pupils = at, has_pupils

    @property
    def asks_anyway(self) -> bool:
        """Show the tick box only once there is something to ignore."""
        return "anyway" in self.errors or bool(self.data.get("anyway"))

    def clean_day(self) -> date:
        """A day within a few years: further away is a slip of the finger."""
        chosen: date = self.cleaned_data["day"]
        today = clock.day_of(self.at)
        first, last = today - YEARS_AROUND, today + YEARS_AROUND
        if not first <= chosen <= last:
            words = _("Kies een dag tussen {first} en {last}.")
            raise forms.ValidationError(words.format(first=day_in_words(first), last=day_in_words(last)))
        return chosen

    def clean(self) -> dict[str, Any]:
        """The end comes after the start; whatever is odd about the day is said."""
        data = super().clean() or self.cleaned_data
        if "starts" in data and "ends" in data and data["ends"] <= data["starts"]:
            self.add_error("ends", _("Een vergadering eindigt na het begin. Kijk de uren na."))
        if "day" in data and not data.get("anyway"):
            for oddity in self.oddities():
                self.add_error("anyway", oddity)
        return data

    def oddities(self) -> Iterator[str]:
        """Why one might choose another day."""
        chosen = self.cleaned_data["day"]
        if chosen < clock.day_of(self.at):
            yield _(
                "{day} is al voorbij. Kies een andere dag, of ga door als je een vergadering achteraf noteert."
            ).format(day=day_in_words(chosen).capitalize())
        if holiday := holiday_on(chosen):
            yield holiday_words(chosen, holiday)
        if self.has_pupils_in() and is_exam_period(chosen):
            yield _("Let op: examenperiode voor studenten of leerlingen.")

    def has_pupils_in(self) -> bool:
        """Whether pupils or students sit in the body that meets."""
        return self.has_pupils

    def moment(self) -> dict[str, Any]:
        """The arguments of plan_meeting and move_meeting."""
        data = self.cleaned_data
        return {
            "starts_at": datetime.combine(data["day"], data["starts"], tzinfo=clock.BRUSSELS),
            "ends_at": datetime.combine(data["day"], data["ends"], tzinfo=clock.BRUSSELS),
            "place": data["place"],
        }


def holiday_words(chosen: date, holiday: str) -> str:
    """A holiday of weeks is one you fall in; a free day is one it is."""
    words = (
        _("{day} valt in de {holiday}. Kies een andere dag of ga bewust door.")
        if holiday.endswith("vakantie")
        else _("{day} is een vrije dag ({holiday}). Kies een andere dag of ga bewust door.")
    )
    name = holiday.lower() if holiday.endswith("vakantie") else holiday
    return words.format(day=day_in_words(chosen).capitalize(), holiday=name)


class PlanForm(MomentForm, OnceForm):
    """A new meeting of one of the bodies that a person may plan for."""

    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=gettext_lazy("Wie vergadert?"),
        to_field_name="slug",
        empty_label=gettext_lazy("Kies een netwerkonderdeel"),
    )
    joint_with = forms.ModelChoiceField(
        Body.objects.all(),
        label=gettext_lazy("Samen met"),
        to_field_name="slug",
        required=False,
        empty_label=gettext_lazy("Niemand anders"),
    )
    is_open = forms.BooleanField(
        label=gettext_lazy("Open vergadering: iedereen mag komen en de agenda is publiek"), required=False
    )
    field_order = ["body", "joint_with", "day", "starts", "ends", "anyway", "place", "is_open", "key"]

    def __init__(self, data: Any = None, *, bodies: Sequence[Body], at: datetime, **kwargs: Any) -> None:
        """`bodies`: for whom this person plans."""
        super().__init__(data, at=at, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["body"])
        field.queryset = Body.objects.filter(pk__in=[body.pk for body in bodies])

    def has_pupils_in(self) -> bool:
        """Whether pupils or students sit in one of the bodies chosen."""
        chosen = (self.cleaned_data.get("body"), self.cleaned_data.get("joint_with"))
        return has_pupils([body for body in chosen if body])

    def clean_joint_with(self) -> Body | None:
        """Nobody meets with themselves."""
        other: Body | None = self.cleaned_data["joint_with"]
        if other is not None and other == self.cleaned_data.get("body"):
            raise forms.ValidationError(_("Kies een ander netwerkonderdeel, of niemand anders."))
        return other

    def meeting(self) -> dict[str, Any]:
        """The arguments of plan_meeting."""
        names = ("body", "joint_with", "is_open", "key")
        return {**self.moment(), **{name: self.cleaned_data[name] for name in names}}


def has_pupils(bodies: Sequence[Body]) -> bool:
    """Whether a pupil or a student holds a seat of one of these bodies by right."""
    return Seat.objects.filter(body__in=bodies, kind__in=EXAM_SEATS).exists()


def move_form(meeting: Meeting, data: Any, *, at: datetime) -> MomentForm:
    """The moment of a meeting, as it is now or as typed."""
    starts, ends = clock.local(meeting.starts_at), clock.local(meeting.ends_at)
    initial = {"day": starts.date(), "starts": starts.time(), "ends": ends.time(), "place": meeting.place}
    return MomentForm(data, at=at, has_pupils=has_pupils(meeting.bodies), initial=initial)


class CancelForm(forms.Form):
    """Why a meeting is called off; `is_confirmed` after the preview."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom gaat ze niet door?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("De leden lezen dit in hun mail, en het staat op de pagina van de vergadering."),
    )
    is_confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)


class AttendanceForm(forms.Form):
    """One choice for every holder of a seat; nothing chosen means nothing noted."""

    def __init__(
        self,
        data: Any,
        *,
        seats: Sequence[SeatOnDate],
        noted: Mapping[tuple[int, int], str],
        foreseen: Mapping[int, str],
    ) -> None:
        """`noted`: how each (seat, person) attended; while nothing was noted, `foreseen` is what each person said."""
        super().__init__(data)
        for row in seats:
            for place, person in enumerate(row.holders):
                label = row.seat.name if row.seat.by_seat_only else f"{row.seat.name}: {person.name}"
                self.fields[f"seat-{row.seat.pk}-{place}"] = forms.ChoiceField(
                    label=label,
                    choices=[("", _("Niet genoteerd")), *Attendance.How.choices],
                    required=False,
                    initial=noted.get((row.seat.pk, person.pk), "" if noted else foreseen.get(person.pk, "")),
                )

    def noted(self, place: int) -> dict[int, str]:
        """How the first (0) or second (1) holders attended, by seat id."""
        chosen = ((name.split("-"), how) for name, how in self.cleaned_data.items() if how)
        return {int(seat): how for (_prefix, seat, holder), how in chosen if int(holder) == place}


class AlarmForm(forms.Form):
    """When the calendar programs of a person warn."""

    alarm_minutes = forms.TypedChoiceField(
        label=gettext_lazy("Wanneer wil je een herinnering?"),
        choices=[("", gettext_lazy("Dat regel ik in mijn agenda")), *CalendarAddress.Alarm.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )


class RsvpForm(forms.Form):
    """Whether one comes, and a word to who prepares the meeting."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Kom je?"), choices=Rsvp.Answer.choices, widget=forms.RadioSelect, required=True
    )
    note = forms.CharField(
        label=gettext_lazy("Iets dat we moeten weten?"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Bijvoorbeeld: ik kom een half uur later. Alleen wie de vergadering voorbereidt, leest dit."
        ),
    )
