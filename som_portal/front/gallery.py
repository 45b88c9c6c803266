"""Every component on one page, for whoever builds a next one; only reachable in debug."""

from dataclasses import dataclass

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from som_portal.kit.access import Verdict
from som_portal.kit.forms import OnceForm
from som_portal.kit.http import page_of
from som_portal.kit.money import EuroField


@dataclass(frozen=True, slots=True)
class Euros:
    """Four amounts in cents, as the bar of the budget asks them."""

    grant: int = 20_000_000
    spent: int = 11_109_000
    committed: int = 6_158_000
    free: int = 2_733_000


class EveryField(OnceForm):
    """One of each kind of field."""

    question = forms.CharField(label="Hoe kunnen we …?", help_text="De vraag van het labo, in één zin.")
    summary = forms.CharField(label="In gewone woorden", widget=forms.Textarea(attrs={"rows": 3}))
    amount = EuroField(label="Gevraagd bedrag", help_text="Bijvoorbeeld 9500 of 9.500,50.")
    day = forms.DateField(label="Dag", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    level = forms.ChoiceField(label="Niveau", choices=[("", "Kies"), ("lager", "Lager onderwijs")])
    choice = forms.ChoiceField(label="Wat stem je?", choices=[("v", "Voor"), ("t", "Tegen")], widget=forms.RadioSelect)
    is_open = forms.BooleanField(label="Open voor iedereen", required=False)


@login_not_required
@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Show them all, the form once as it comes and once after a mistake."""
    context = {
        "places": ["governance", "laboratorium", "studio", "community", "money"],
        "tones": [("Aangenomen", "ok"), ("Let op", "warn"), ("Geweigerd", "bad"), ("Idee", "idle"), ("Loopt", "busy")],
        "may": Verdict.yes(),
        "may_not": Verdict.no("De stemming is gesloten. Bekijk het resultaat in de besluitenlijst."),
        "euros": Euros(),
        "page": page_of(request, list(range(60))),
        "form": EveryField({"amount": "1e5"}) if "fout" in request.GET else EveryField(),
    }
    return render(request, "front/gallery.html", context)
