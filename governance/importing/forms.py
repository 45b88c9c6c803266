"""Shape of input about a list of delegates."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from governance.importing.reading import read_sheet
from governance.importing.rules.defects import MOST_BYTES, Sheet, Unreadable
from governance.importing.wording import sentence
from som_portal.kit.forms import OnceForm


class UploadForm(OnceForm):
    """A sheet; what cannot be read says why, and nothing of it is kept."""

    sheet = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een rekenblad (.xlsx) of een CSV-bestand, tot 2 MB en 2.000 rijen."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean_sheet(self) -> Sheet:
        """The rows of the file; its name is not kept and counts for nothing."""
        given: UploadedFile = self.cleaned_data["sheet"]
        try:
            return read_sheet(given.read(MOST_BYTES + 1))
        except Unreadable as unreadable:
            raise ValidationError([sentence(defect) for defect in unreadable.defects]) from unreadable


class ConfirmForm(OnceForm):
    """Write it; rows with errors stay behind only when the person says so."""

    leaves_errors_out = forms.BooleanField(required=False)

    def __init__(self, *args: object, errors: int, **kwargs: object) -> None:
        """Ask about errors only when there are."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        words = _("Laat de rijen met fouten weg (%(errors)s)") % {"errors": errors}
        self.fields["leaves_errors_out"].label = words
        if not errors:
            self.fields["leaves_errors_out"].widget = forms.HiddenInput()


class UndoForm(OnceForm):
    """Take back what the preview showed: when that is no longer the same, nothing happens."""

    expected = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10_000)
