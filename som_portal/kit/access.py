"""A verdict: yes, or a refusal that is a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise

Sentence = str | Promise


class Refused(PermissionDenied):
    """The person knows the thing but lacks the right; answered with 403 and the sentence."""


class Conflict(Exception):
    """The thing is no longer in the state the request assumed; answered with 409 and the sentence."""


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
