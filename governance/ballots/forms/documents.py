"""What people hand in with a proposal."""

from django import forms
from django.utils.translation import gettext_lazy

from som_portal.kit.forms import OnceForm
from som_portal.kit.uploads import PdfField


class ProposalDocumentForm(OnceForm):
    """A PDF with a proposal."""

    title = forms.CharField(
        label=gettext_lazy("Naam van het document"),
        max_length=160,
        help_text=gettext_lazy("Bijvoorbeeld: Offerte van de drukker. Zet geen namen van leerlingen in een document."),
    )
    file = PdfField(label=gettext_lazy("Pdf, hoogstens 2 MB"))
    field_order = ["title", "file", "key"]
