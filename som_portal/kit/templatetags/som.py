"""Template tags and filters every page may use (loaded as builtins)."""

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.money import euro as euro_text

register = template.Library()

TONES = {"ok": "check", "warn": "triangle-alert", "bad": "circle-x", "idle": "circle", "busy": "clock"}


@register.filter
def euro(cents: int | None) -> str:
    """Cents as '€ 9.500'."""
    return "" if cents is None else euro_text(cents)


@register.filter
def day(value: date | datetime | None) -> str:
    """Donderdag 26 november 2026, in the language of the page."""
    return "" if value is None else date_format(_day(value), "l j F Y")


@register.filter
def day_short(value: date | datetime | None) -> str:
    """26 nov 2026."""
    return "" if value is None else date_format(_day(value), "j b Y" if _is_dutch() else "j M Y")


@register.filter
def hour(value: datetime | None) -> str:
    """16.00 uur (Dutch) or 16:00 (English)."""
    if value is None:
        return ""
    return date_format(clock.local(value), _hour_format())


@register.filter
def moment(value: datetime | None) -> str:
    """Donderdag 26 november 2026, 16.00 uur."""
    return "" if value is None else f"{day(value)}, {hour(value)}"


@register.filter
def attribute(thing: object, name: str) -> Any:
    """A row of a mapping by a key known only at run time."""
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name, None)


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite, hidden from screen readers: the word beside it carries the meaning."""
    return _include("components/icon.html", {"name": name})


@register.simple_tag
def status(word: str, tone: str = "idle") -> SafeString:
    """A status: word, icon and colour. Tones: ok warn bad idle busy."""
    return _include("components/status.html", {"word": word, "tone": tone, "icon_name": TONES[tone]})


@register.simple_tag(name="verdict")
def verdict_link(verdict: Verdict, url: str, label: str, kind: str = "") -> SafeString:
    """A link-button when allowed, else the reason why not. `kind`: primary, quiet, danger or empty."""
    return _include("components/verdict.html", {"verdict": verdict, "url": url, "label": label, "kind": kind})


def _hour_format() -> str:
    """The hour format of the page's language."""
    return "H.i \\u\\u\\r" if _is_dutch() else "H:i"


def _is_dutch() -> bool:
    return (get_language() or settings.LANGUAGE_CODE).startswith("nl")


def _day(value: date | datetime) -> date:
    return clock.day_of(value) if isinstance(value, datetime) else value


def _include(name: str, context: dict[str, Any]) -> SafeString:
    return mark_safe(get_template(name).render(context))  # noqa: S308 - our own template, autoescaped


@register.simple_block_tag
def keep(content: str) -> SafeString:
    """`{% keep as crumbs %}…{% endkeep %}`: what stands inside, to show more than once or only when it is there."""
    return mark_safe(content.strip())  # noqa: S308 - rendered by our own templates, autoescaped inside
