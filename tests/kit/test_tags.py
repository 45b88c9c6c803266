"""The tags every page uses: markup that escapes, and the frame that is rendered once."""

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from som_portal.kit.access import Verdict


def shown(template: str, **context: object) -> str:
    return engines["django"].from_string(template).render(context)


def test_a_status_is_a_word_an_icon_and_a_colour() -> None:
    markup = shown('{% status word "ok" %}', word="<b>af</b>")
    assert markup.startswith('<span class="status status--ok"><svg class="icon" aria-hidden="true"')
    assert markup.endswith('#check"></use></svg>&lt;b&gt;af&lt;/b&gt;</span>')


def test_a_verdict_is_a_link_or_its_reason() -> None:
    template = '{% verdict can "/stem/" "Stem nu" "primary" %}'
    assert shown(template, can=Verdict.yes()) == '<a class="button button--primary" href="/stem/">Stem nu</a>'
    assert (
        shown(template, can=Verdict.no("Nog <niet>."))
        == '<p class="verdict"><strong>Stem nu</strong> Nog &lt;niet&gt;.</p>'
    )
    assert shown('{% verdict can "/" "Ga" %}', can=Verdict.yes()) == '<a class="button" href="/">Ga</a>'


@pytest.mark.parametrize(("first", "then"), [("nl", "en"), ("en", "nl")])
def test_a_still_part_is_rendered_once_a_language_and_once_a_named_value(first: str, then: str) -> None:
    template = engines["django"].from_string(
        "{% still place %}{% get_current_language as now %}{{ now }}{{ place }}{{ other }}{% endstill %}"
    )
    with translation.override(first):
        assert template.render({"place": "a", "other": 1}) == f"{first}a1"
        assert template.render({"place": "a", "other": 2}) == f"{first}a1"
        assert template.render({"place": "b", "other": 3}) == f"{first}b3"
    with translation.override(then):
        assert template.render({"place": "a", "other": 4}) == f"{then}a4"


def test_a_filter_keeps_the_others_and_begins_the_list_again(rf: RequestFactory) -> None:
    template = '{% filter_by "stand" "Stand" "Alle" options "nl" %}'
    request = rf.get("/", {"net": "a&b", "stand": "open", "page": "3", "alles": "1"})
    markup = shown(template, request=request, options=[("open", "Open"), ("dicht", "<Dicht>")])
    assert '<a href="?net=a%26b">Alle</a>' in markup
    assert '<a href="?net=a%26b&amp;stand=open" aria-current="true" lang="nl">Open</a>' in markup
    assert '<a href="?net=a%26b&amp;stand=dicht" lang="nl">&lt;Dicht&gt;</a>' in markup


@pytest.mark.parametrize("asked", ["", "?stand=", "?stand=onbekend"])
def test_a_filter_that_is_off_or_unknown_says_so(rf: RequestFactory, asked: str) -> None:
    markup = shown('{% filter_by "stand" "Stand" "Alle" options %}', request=rf.get(f"/{asked}"), options=[("a", "A")])
    assert markup.count("aria-current") == 1
    assert '<a href="?" aria-current="true">Alle</a>' in markup
