"""The directory: who may be asked what, and one's own card in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.directory import access, actions, queries
from governance.directory.forms import CardForm
from governance.directory.models import ContactCard
from governance.directory.queries import Asked, Door, Entry
from governance.directory.vcards import vcard_page
from governance.record.actions import note_bulk_look
from governance.record.models import Bulk
from som_portal.kit import clock
from som_portal.kit.http import form_page, found_or_404, page_of

FOLDER = "governance/directory"


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who may be asked what; of each only what they share with the viewer."""
    at, asked = clock.now(), Asked.of(request.GET)
    door = _door(request)
    page = page_of(request, door.in_order(queries.found(asked, door)))
    page.object_list = queries.entries_of(page.object_list, door)
    if not door.is_narrowed:
        note_bulk_look(request.user, Bulk.DIRECTORY, len(page), at=at)
    context = {"page": page, "asked": asked, "facets": queries.facets(asked, door)}
    context |= {"can_take_cards": access.can_take_cards(request.user, at=at)}
    return render(request, f"{FOLDER}/people.html", context)


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person, as far as they share it with the viewer."""
    return render(request, f"{FOLDER}/person.html", {"entry": _visible(request, pk)})


@require_safe
def person_vcard(request: HttpRequest, pk: int) -> HttpResponse:
    """One person for an address book, for who may read how to reach them."""
    entry = _visible(request, pk)
    access.can_take_card(entry).or_403()
    return vcard_page(f"som-{pk}", [entry])


@require_safe
def people_vcard(request: HttpRequest) -> HttpResponse:
    """A filtered list for an address book, without pupils and students: for the coördinatiecel."""
    at = clock.now()
    access.can_take_cards(request.user, at=at).or_403()
    door = _door(request)
    rows = queries.found(Asked.of(request.GET), door).exclude(pk__in=door.unnamed)
    access.are_few_enough(rows.count()).or_409()
    entries = queries.entries_of(door.in_order(rows), door)
    note_bulk_look(request.user, Bulk.DIRECTORY_CARDS, len(entries), at=at)
    return vcard_page("som-mensen", entries)


@require_safe
def my_card(request: HttpRequest) -> HttpResponse:
    """Your own card, and how a partner and somebody without a seat see you."""
    own = queries.own_card_of(request.user, clock.today())
    return render(request, f"{FOLDER}/my_card.html", {"own": own, "card": own.card})


@require_http_methods(["GET", "HEAD", "POST"])
def change_card(request: HttpRequest) -> HttpResponse:
    """Say what one may ask you, and who may read it."""

    def act(form: CardForm) -> str:
        actions.change_card(**form.told(), by=request.user, at=clock.now())
        messages.success(request, _("Je kaart is bewaard. Hieronder zie je hoe anderen je zien."))
        return "directory:my_card"

    card = ContactCard.objects.of(request.user)
    shares_nothing = queries.is_unnamed(request.user, clock.today())
    form = CardForm.about(card, shares_nothing=shares_nothing, data=request.POST or None)
    return form_page(request, f"{FOLDER}/change_card.html", form, act, {"is_never_named": shares_nothing})


def _door(request: HttpRequest) -> Door:
    on = clock.today()
    return Door.of(access.circle_of(request.user, on=on), on)


def _visible(request: HttpRequest, pk: int) -> Entry:
    return found_or_404(queries.entry_of(pk, _door(request)))
