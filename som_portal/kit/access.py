"""A verdict: yes, or a refusal that is a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = str | Promise


class Rows(Protocol):
    """What can be asked whether it has any."""

    def exists(self) -> bool:
        """There is one."""
        ...


class Refused(PermissionDenied):
    """The person knows the thing but lacks the right; answered with 403 and the sentence."""


class Conflict(Exception):
    """The thing is no longer in the state the request assumed; answered with 409 and the sentence."""


class Reused(Conflict):
    """A form that did something already comes back with something else."""


USED = _(
    "Dit formulier is al gebruikt. Wat je nu typte, staat er nog en is niet bewaard:"
    " kijk het na en verstuur het opnieuw."
)


def is_same_click(row: object, **facts: object) -> None:
    """Raise Reused unless `row`, which the key of a form made, is what the form asks now: then it is a double click."""
    if any(getattr(row, name) != value for name, value in facts.items()):
        raise Reused(str(USED))


def is_unused(rows: Rows) -> None:
    """Raise Reused when the key of a form made a row elsewhere already."""
    if rows.exists():
        raise Reused(str(USED))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Truthy when allowed. `reason` is empty exactly when allowed."""

    reason: Sentence = ""
    allowed: bool = True

    @classmethod
    def yes(cls) -> Verdict:
        """Allowed."""
        return cls()

    @classmethod
    def no(cls, reason: Sentence) -> Verdict:
        """Refused, because of `reason`: a full sentence that says what to do next."""
        return cls(reason=reason, allowed=False)

    @classmethod
    def when(cls, allowed: object, reason: Sentence) -> Verdict:
        """Yes when `allowed` is truthy, else no with `reason`."""
        return cls.yes() if allowed else cls.no(reason)

    @classmethod
    def first(cls, *verdicts: Verdict) -> Verdict:
        """The first refusal, or yes when nobody refuses."""
        return next((verdict for verdict in verdicts if not verdict), cls.yes())

    def __bool__(self) -> bool:
        """A verdict reads as a claim: `if can_vote:`."""
        return self.allowed

    def or_403(self) -> None:
        """Raise Refused with the sentence, unless allowed."""
        if not self.allowed:
            raise Refused(str(self.reason))

    def or_409(self) -> None:
        """Raise Conflict with the sentence, unless allowed."""
        if not self.allowed:
            raise Conflict(str(self.reason))
