"""Lists of delegates: send in, look, confirm, undo. For the coördinatiecel."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.importing import access, actions, downloads, showing
from governance.importing.forms import ConfirmForm, UndoForm, UploadForm
from governance.importing.models import ImportBatch
from governance.importing.undo import undo_plan
from governance.record.actions import note_bulk_look
from governance.record.models import Bulk
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of, see_other

FOLDER = "governance/importing"


@require_http_methods(["GET", "HEAD", "POST"])
def upload_sheet(request: HttpRequest) -> HttpResponse:
    """Choose a sheet with delegates; below it the lists that came before."""
    access.can_import(request.user, at=clock.now()).or_403()

    def act(form: UploadForm) -> ImportBatch:
        return actions.upload_sheet(**form.cleaned_data, by=request.user, at=clock.now())

    form = UploadForm(request.POST or None, request.FILES or None)
    return form_page(
        request, f"{FOLDER}/upload_sheet.html", form, act, {"batches": page_of(request, _batches(request))}
    )


@require_safe
def template_sheet(request: HttpRequest) -> HttpResponse:
    """The empty sheet with its columns, an example and every institution."""
    access.can_import(request.user, at=clock.now()).or_403()
    return downloads.template_sheet()


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Every row of a sheet with its verdict; once confirmed: what was made."""
    found, at, choice = _batch(request, pk), clock.now(), request.GET.get("toon", "")
    page = page_of(request, showing.rows_of(found, choice))
    note_bulk_look(request.user, Bulk.IMPORT, len(page), at=at, thing=found)
    context = {"page": page, "rows": showing.shown(page), "counts": showing.counts_of(found)}
    return render(request, f"{FOLDER}/batch.html", context | _about(found, at))


@require_POST
def judge_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at every row again, as the network stands now."""
    found = _batch(request, pk)
    changed = actions.judge_again(found, by=request.user, at=clock.now())
    told = ngettext("%(count)s rij kreeg een ander oordeel.", "%(count)s rijen kregen een ander oordeel.", len(changed))
    messages.success(request, told % {"count": len(changed)})
    return see_other(found)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how many accounts and mandates will be made, and make them."""
    found = _batch(request, pk)
    counts = showing.counts_of(found)

    def act(form: ConfirmForm) -> ImportBatch:
        done = actions.confirm_import(found, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("De lijst is ingevoerd."))
        return done

    form = ConfirmForm(request.POST or None, errors=counts["error"])
    context = {"counts": counts, **_about(found, clock.now())}
    return form_page(request, f"{FOLDER}/confirm_import.html", form, act, context)


@require_http_methods(["GET", "HEAD", "POST"])
def undo_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what will be taken back and what stays, and take it back."""
    found = _batch(request, pk)
    plan = undo_plan(found)

    def act(form: UndoForm) -> ImportBatch:
        undone = actions.undo_import(found, expected=form.cleaned_data["expected"], by=request.user, at=clock.now())
        messages.success(request, _("De invoer is ongedaan gemaakt."))
        return undone

    form, page = UndoForm(request.POST or None, initial={"expected": len(plan.taken_back)}), page_of(request, plan.rows)
    context = {"plan": plan, "page": page, "rows": showing.planned(page), **_about(found, clock.now())}
    return form_page(request, f"{FOLDER}/undo_import.html", form, act, context)


@require_safe
def rejected_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The rejected rows with what is wrong, for a spreadsheet."""
    return downloads.rejected_csv(_taken_away(request, pk))


@require_safe
def rejected_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The rejected rows with what is wrong, as a workbook."""
    return downloads.rejected_xlsx(_taken_away(request, pk))


def _batch(request: HttpRequest, pk: int) -> ImportBatch:
    """The batch for who may see it, and bring lists in; for others it does not exist."""
    found = get_object_or_404(ImportBatch.objects.visible_to(request.user, clock.today()), pk=pk)
    access.can_import(request.user, at=clock.now()).or_403()
    return found


def _taken_away(request: HttpRequest, pk: int) -> ImportBatch:
    """The batch of which the rejected rows leave the portal; the record of looks keeps it."""
    found = _batch(request, pk)
    note_bulk_look(request.user, Bulk.IMPORT, found.rows.rejected().count(), at=clock.now(), thing=found)
    return found


def _about(found: ImportBatch, at: datetime) -> dict[str, object]:
    """What every page of a batch says of it."""
    return {
        "batch": found,
        "notices": showing.findings_of(found.notices),
        "filters": showing.FILTERS,
        "can_confirm": access.can_confirm(found, at=at),
        "can_undo": access.can_undo(found, at=at),
    }


def _batches(request: HttpRequest) -> object:
    return ImportBatch.objects.visible_to(request.user, clock.today()).with_counts().select_related("made_by")
