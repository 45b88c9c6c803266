"""What the look is made of stays small, known and in use."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from som_portal.front.gallery import gallery
from som_portal.kit.templatetags.som import TONES
from tests.house.source import ROOT

STATIC = ROOT / "static"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CLASS = re.compile(r'class="([^"]*)"')
TAG = re.compile(r"\{[{%].*?[%}]\}")


def weight(pattern: str) -> int:
    """Bytes of these files together, as a browser receives them."""
    return len(gzip.compress(b"".join(path.read_bytes() for path in sorted(STATIC.glob(pattern)))))


def text_of(paths: list[Path]) -> str:
    """All these files in one string."""
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_style_and_scripts_stay_small() -> None:
    assert weight("css/*.css") <= 10 * 1024
    assert weight("js/*.js") <= 3 * 1024


def test_each_font_stays_small() -> None:
    assert [font.name for font in STATIC.glob("fonts/*.woff2") if font.stat().st_size > 20 * 1024] == []


def test_the_sprite_holds_the_icons_in_use_and_no_other() -> None:
    in_sprite = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons/sprite.svg").read_text(encoding="utf-8")))
    templates = text_of(TEMPLATES)
    in_use = set(re.findall(r'\{% icon "([\w-]+)" %\}', templates)) | set(
        re.findall(r"sprite \}\}#([\w-]+)", templates)
    )
    assert in_sprite == in_use | set(TONES.values())


def test_templates_use_no_class_that_the_style_does_not_know() -> None:
    style = text_of(sorted(STATIC.glob("css/*.css")))
    known = set(re.findall(r"\.([a-z][\w-]*)", style))
    used = {
        name
        for path in TEMPLATES
        for classes in CLASS.findall(TAG.sub("{}", path.read_text(encoding="utf-8")))
        for name in classes.split()
        if "{}" not in name
    }
    assert sorted(used - known) == []


def test_the_gallery_is_only_there_in_debug() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("front:gallery")


@pytest.mark.django_db
def test_the_gallery_shows_the_form_as_it_comes_and_after_a_mistake() -> None:
    asked = RequestFactory().get("/stijl/"), RequestFactory().get("/stijl/?fout")
    fresh, wrong = (gallery(request).content.decode() for request in asked)
    assert 'class="errors"' not in fresh
    assert 'class="errors"' in wrong
