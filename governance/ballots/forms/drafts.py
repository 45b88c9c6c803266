"""What somebody typed of a proposal, before it has to be whole."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import QueryDict

from governance.ballots.forms.kinds import KINDS
from governance.ballots.forms.proposals import ProposalForm
from governance.ballots.models import Draft, Typed

MACHINERY = ("key", "kind")
SEVERAL = ("focus_areas",)


def typed_of(data: QueryDict) -> Typed:
    """What stands in the fields of a proposal of any kind, as it was sent; a NUL, that no keyboard types, goes out."""
    names = [name for name in ProposalForm.base_fields if name in data and name not in MACHINERY]
    return {name: [text.replace("\x00", "") for text in data.getlist(name)] for name in names}


def shown_of(typed: Typed, *, kind: str, key: UUID | str) -> ProposalForm:
    """The form with what was typed in it, and no complaint about it."""
    values = {name: texts if name in SEVERAL else "".join(texts[:1]) for name, texts in typed.items()}
    return ProposalForm(initial={**values, "kind": kind, "key": key})


def form_of(draft: Draft) -> ProposalForm:
    """The form as it was when the draft was saved."""
    return shown_of(draft.typed, kind=draft.kind, key=draft.key)


def in_another_kind(data: QueryDict) -> ProposalForm:
    """The form of the kind that was chosen, with what was typed. A competence that nobody chose follows the kind."""
    typed, chosen, was = typed_of(data), ProposalForm(data).chosen, KINDS.get(data.get("was", ""))
    if was is not None and typed.get("competence") == [was.competence]:
        del typed["competence"]
    return shown_of(typed, kind=chosen, key=data.get("key", ""))


def stored_elsewise(draft: Draft, form: ProposalForm, typed: Typed) -> list[tuple[str, str]]:
    """What the draft says where the form says something else: each question with the stored answer, maybe empty."""
    names = [name for name in form.fields if name not in MACHINERY]
    other = [name for name in names if draft.typed.get(name, []) != typed.get(name, [])]
    return [(str(form.fields[name].label), _in_words(form.fields[name], draft.typed.get(name, []))) for name in other]


def _in_words(field: Any, texts: list[str]) -> str:
    """Texts as they are; choices by their words."""
    choices = getattr(field, "choices", None)
    return ", ".join(texts if choices is None else [str(word) for value, word in choices if str(value) in texts])


class DraftForm(ProposalForm):
    """The same form, of which only the key has to be right."""

    def full_clean(self) -> None:
        """A draft may be anything."""
        shown = self.fields
        self.fields = {"key": shown["key"]}
        super().full_clean()
        self.fields = shown

    def clean(self) -> dict[str, Any]:
        """No field has to fit another."""
        return self.cleaned_data
