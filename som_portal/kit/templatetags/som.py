"""Template tags and filters every page may use (loaded as builtins)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.money import euro as euro_text

register = template.Library()

ICON = '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
PLACE_IN_LIST = ("page", "alles")
"""What an address says about a list that another filter makes anew: the page, and that everything in it is ticked."""
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
def until(starts_at: datetime, ends_at: datetime) -> str:
    """19.00–19.20 (Dutch) or 19:00–19:20 (English)."""
    form = "H.i" if _is_dutch() else "H:i"
    return "–".join(date_format(clock.local(one), form) for one in (starts_at, ends_at))


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
    return format_html(ICON, static("icons/sprite.svg"), name)


@register.simple_tag
def status(word: str, tone: str = "idle") -> SafeString:
    """A status: word, icon and colour. Tones: ok warn bad idle busy."""
    return format_html('<span class="status status--{}">{}{}</span>', tone, icon(TONES[tone]), word)


@register.simple_tag(name="verdict")
def verdict_link(verdict: Verdict, url: str, label: str, kind: str = "") -> SafeString:
    """A link-button when allowed, else the reason why not. `kind`: primary, quiet, danger or empty."""
    if not verdict:
        return format_html('<p class="verdict"><strong>{}</strong> {}</p>', label, verdict.reason)
    return format_html('<a class="button{}" href="{}">{}</a>', kind and f" button--{kind}", url, label)


@register.inclusion_tag("components/filter.html", takes_context=True)
def filter_by(
    context: Context, name: str, label: str, everything: str, options: Iterable[tuple[str, str]], language: str = ""
) -> dict[str, Any]:
    """Links that filter a list by `name` in the address and keep the other filters.

    `label` says what it filters on, `everything` is the word for no filter, `options` are pairs of a value and its
    word, in `language` when that is not the language of the page.
    """
    asked = context["request"].GET.copy()
    chosen = asked.pop(name, [""])[-1]
    for word in PLACE_IN_LIST:
        asked.pop(word, None)

    def link(value: str, word: str) -> tuple[str, str, bool]:
        query = asked.copy()
        if value:
            query[name] = value
        return f"?{query.urlencode()}", word, chosen == value

    links = [link(value, word) for value, word in options]
    first = (*link("", everything)[:2], not any(is_on for *_rest, is_on in links))
    return {"label": label, "first": first, "links": links, "language": language}


def _hour_format() -> str:
    """The hour format of the page's language."""
    return "H.i \\u\\u\\r" if _is_dutch() else "H:i"


def _is_dutch() -> bool:
    return (get_language() or settings.LANGUAGE_CODE).startswith("nl")


def _day(value: date | datetime) -> date:
    return clock.day_of(value) if isinstance(value, datetime) else value


@register.simple_block_tag
def keep(content: str) -> SafeString:
    """`{% keep as crumbs %}…{% endkeep %}`: what stands inside, to show more than once or only when it is there."""
    return mark_safe(content.strip())  # noqa: S308 - rendered by our own templates, autoescaped inside


class Still(template.Node):
    """A part of the frame that is the same for everybody: rendered once a language, and once a value of `given`."""

    def __init__(self, given: list[FilterExpression], nodelist: NodeList) -> None:
        """`given`: what the part looks at beside the language; a few fixed values, never something of a person."""
        self.given, self.nodelist = given, nodelist
        self.rendered: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """As it was the first time."""
        key = (get_language(), *(one.resolve(context, ignore_failures=True) for one in self.given))
        if key not in self.rendered:
            self.rendered[key] = self.nodelist.render(context)
        return self.rendered[key]


@register.tag
def still(parser: Parser, token: Token) -> Still:
    """`{% still place_now %}…{% endstill %}`: what stands inside depends on the language and on what is named only."""
    given = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    nodelist = parser.parse(("endstill",))
    parser.delete_first_token()
    return Still(given, nodelist)
