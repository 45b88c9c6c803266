"""The shape of what people type to make a plan: a new one, its settings, its wishes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.models import Body, Seat
from governance.meetings.forms import hour_field
from governance.meetings.requirements import working_year_of
from governance.planner.models import PlanWish, YearPlan, hour_of, minute_of
from governance.planner.rules.problem import Points
from governance.planner.wishes import BodyWishes, Settings
from governance.planner.wording import POINTS
from som_portal.kit import clock
from som_portal.kit.forms import DAY_FORMATS, NO_DAY, DayInput, OnceForm

WORKDAYS = [(number, WEEKDAYS[number]) for number in range(5)]
LONGEST_WISH = 92


class MakePlanForm(OnceForm):
    """A new plan: which year, and a name to tell it from the others."""

    year = forms.TypedChoiceField(label=gettext_lazy("Werkjaar"), coerce=int)
    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=80,
        help_text=gettext_lazy("Je kan meer dan één plan voor een jaar maken en ze vergelijken."),
    )
    moves_standing = forms.BooleanField(
        label=gettext_lazy("Verplaats ook wat al gepland staat, zo weinig als kan"),
        help_text=gettext_lazy("Kies dit als een dag, een zaal of iemand wegvalt. Anders blijft wat gepland staat."),
        required=False,
    )
    field_order = ["year", "name", "moves_standing", "key"]

    def __init__(self, data: Any = None, *, on: date, **kwargs: Any) -> None:
        """`on`: this working year and the next can be planned."""
        super().__init__(data, **kwargs)
        this = clock.working_year(on)
        years = [(year, f"{year}-{year + 1}") for year in (this + 1, this)]
        cast(forms.TypedChoiceField, self.fields["year"]).choices = years


class SettingsForm(forms.Form):
    """Per body when and where, and what every soft wish weighs."""

    def __init__(self, data: Any = None, *, settings: Settings, bodies: list[Body]) -> None:
        """`settings`: as they are now."""
        super().__init__(data)
        self.bodies = bodies
        for body in bodies:
            for name, field in body_fields(settings.bodies[body.slug]).items():
                self.fields[f"{body.slug}-{name}"] = field
        for name, points in asdict(settings.points).items():
            self.fields[f"points-{name}"] = forms.IntegerField(
                label=POINTS[name], min_value=0, max_value=5000, initial=points
            )

    def clean(self) -> dict[str, Any]:
        """The hours of a body are in order, and its wished moment is among them."""
        data = super().clean() or self.cleaned_data
        for body in self.bodies:
            first, last = data.get(f"{body.slug}-earliest"), data.get(f"{body.slug}-latest")
            if first and last and last < first:
                self.add_error(f"{body.slug}-latest", _("Het laatste uur komt niet voor het eerste."))
            weekdays, wished = data.get(f"{body.slug}-weekdays"), data.get(f"{body.slug}-weekday")
            if weekdays and wished is not None and wished not in weekdays:
                self.add_error(
                    f"{body.slug}-weekday", _("Kies een weekdag waarop dit netwerkonderdeel mag vergaderen.")
                )
        return data

    def groups(self) -> Iterator[tuple[Body, list[BoundField]]]:
        """The fields of each body together."""
        for body in self.bodies:
            yield body, [self[name] for name in self.fields if name.startswith(f"{body.slug}-")]

    def weights(self) -> list[BoundField]:
        """The table of points."""
        return [self[name] for name in self.fields if name.startswith("points-")]

    def settings(self) -> Settings:
        """What was filled in."""
        data = self.cleaned_data
        points = {field.name: data[f"points-{field.name}"] for field in fields(Points)}
        return Settings({body.slug: self._wishes(body.slug) for body in self.bodies}, Points(**points))

    def _wishes(self, slug: str) -> BodyWishes:
        data = {name: self.cleaned_data[f"{slug}-{name}"] for name in BodyWishes.__slots__}
        hours = {name: minute_of(data[name]) for name in ("earliest", "latest", "start")}
        seats = {name: data[name] or 0 for name in ("seats", "other_seats")}
        return BodyWishes(**{**data, **hours, **seats, "weekdays": tuple(sorted(data["weekdays"]))})


def body_fields(wishes: BodyWishes) -> dict[str, forms.Field]:
    """The questions about one body, in their order."""
    hours = {
        "earliest": gettext_lazy("Begint niet vroeger dan"),
        "latest": gettext_lazy("Begint niet later dan"),
        "start": gettext_lazy("Begint het liefst om"),
    }
    questions: dict[str, forms.Field] = {
        "weekdays": forms.TypedMultipleChoiceField(
            label=gettext_lazy("Mag op"), coerce=int, choices=WORKDAYS, widget=forms.CheckboxSelectMultiple
        ),
        "weekday": forms.TypedChoiceField(label=gettext_lazy("Het liefst op"), coerce=int, choices=WORKDAYS),
        **{name: hour_field(label) for name, label in hours.items()},
        "duration": forms.IntegerField(label=gettext_lazy("Minuten"), min_value=30, max_value=480),
        "place": forms.CharField(label=gettext_lazy("Plaats"), max_length=200),
        "seats": seats_field(gettext_lazy("Zitplaatsen daar")),
        "other_place": forms.CharField(
            label=gettext_lazy("Andere plaats, als die bezet of te klein is"), max_length=200, required=False
        ),
        "other_seats": seats_field(gettext_lazy("Zitplaatsen op die andere plaats")),
    }
    for name, field in questions.items():
        value = getattr(wishes, name)
        field.initial = hour_of(value) if name in hours else value or "" if name.endswith("seats") else value
    return questions


def seats_field(label: Any) -> forms.IntegerField:
    """How many people a place holds; empty when nobody knows."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=5000,
        required=False,
        help_text=gettext_lazy("Laat leeg als je het niet weet."),
    )


def plan_day(label: Any, *, required: bool = True) -> forms.DateField:
    """A day of the plan."""
    return forms.DateField(
        label=label, widget=DayInput, input_formats=DAY_FORMATS, error_messages={"invalid": NO_DAY}, required=required
    )


class WishForm(forms.Form):
    """Somebody away, days without meetings, one meeting fixed or a moment forbidden."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Wat vraag je?"),
        choices=[choice for choice in PlanWish.Kind.choices if choice[0] != PlanWish.Kind.WAIVE],
    )
    body = forms.ModelChoiceField(
        Body.objects.all(),
        label=gettext_lazy("Welk netwerkonderdeel?"),
        to_field_name="slug",
        required=False,
        empty_label=gettext_lazy("Alle"),
        help_text=gettext_lazy("Nodig als je een vergadering vastlegt of een moment uitsluit."),
    )
    seat = forms.ModelChoiceField(
        Seat.objects.exclude(body__slug="som-plus").select_related("body"),
        label=gettext_lazy("Wie is er niet?"),
        required=False,
        empty_label=gettext_lazy("Niemand in het bijzonder"),
    )
    first = plan_day(gettext_lazy("Dag, of eerste dag"))
    last = plan_day(gettext_lazy("Laatste dag"), required=False)
    start = hour_field(gettext_lazy("Uur van de vergadering"))

    def __init__(self, data: Any = None, *, plan: YearPlan, **kwargs: Any) -> None:
        """`plan`: days must be in its year."""
        super().__init__(data, **kwargs)
        self.plan = plan
        self.fields["start"].required = False

    def clean(self) -> dict[str, Any]:
        """What each kind needs, and days in the year of the plan."""
        data = super().clean() or self.cleaned_data
        if "first" in data:
            data["last"] = data.get("last") or data["first"]
            self._check_days(data["first"], data["last"])
        kind = data.get("kind")
        needs = {"away": ("seat",), "pin": ("body", "start"), "forbid": ("body",)}
        for name in needs.get(kind or "", ()):
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, _("Vul dit in voor deze wens."))
        return data

    def _check_days(self, first: date, last: date) -> None:
        year = working_year_of(self.plan.year)
        if last < first:
            self.add_error("last", _("De laatste dag komt niet voor de eerste."))
        elif first not in year or last not in year:
            self.add_error("first", _("Kies dagen in het werkjaar {years}.").format(years=self.plan.years))
        elif (last - first).days > LONGEST_WISH:
            self.add_error("last", _("Kies hoogstens drie maanden na elkaar."))

    def wish(self) -> dict[str, Any]:
        """The arguments of add_plan_wish: only what its kind is about."""
        data = self.cleaned_data
        about = {"away": ("seat",), "blocked": (), "pin": ("body", "start"), "forbid": ("body", "start")}
        kept = {name: data[name] for name in about[data["kind"]]}
        last = data["first"] if data["kind"] == "pin" else data["last"]
        return {"kind": data["kind"], "first": data["first"], "last": last, **kept}


def again_from(asked: Any) -> dict[str, Any]:
    """What the link on a published year fills in: the same year, and moving what stands; nothing without it."""
    year = str(asked.get("opnieuw", ""))
    if not (year.isdecimal() and len(year) == len("2026")):
        return {}
    return {"year": int(year), "moves_standing": True, "name": _("Herplanning {year}").format(year=year)}


def wish_from(moment: str) -> dict[str, Any]:
    """What the link beside a meeting fills in: "pin som-raad 2027-03-04 990"; nothing when it makes no sense."""
    try:
        kind, body, day, minute = moment.split(" ")
        first = date.fromisoformat(day)
        start = datetime.combine(first, hour_of(int(minute))).time()
    except ValueError:
        return {}
    return {"kind": kind, "body": body, "first": first, "last": first, "start": start}
