"""How heavy the public pages are on the wire: html, css and scripts, compressed. Budget: 60 KB a page (brotli)."""

import re
from pathlib import Path

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client, override_settings

from bench.harness import Report
from som_portal.demo.seed import seed
from som_portal.kit import clock

BUDGET = 60_000
PAGES = ("/", "/netwerk/", "/netwerk/charter/", "/laboratorium/", "/studio/", "/community/", "/budget/", "/besluiten/")
PART = re.compile(rf'(?:src|href)="{settings.STATIC_URL}([^"]+\.(?:css|js|mjs))"')


def measure(report: Report) -> None:
    """Bytes per page, and the heaviest as a part of the budget."""
    with override_settings(DEMO_MODE=True):
        seed(clock.today())
        report.figures = {page: weight_of(page) for page in PAGES}
    report.ratios = {"heaviest_to_budget": round(max(report.figures.values()) / BUDGET, 3)}


def weight_of(page: str) -> int:
    """Compressed bytes of a page and of the styles and scripts it names."""
    answer = Client().get(page, follow=True)
    if answer.status_code != 200:
        raise ValueError(f"{page} answers {answer.status_code}")
    html = answer.content
    parts = sorted(set(PART.findall(html.decode())))
    return len(brotli.compress(html, quality=5)) + sum(_compressed(part) for part in parts)


def _compressed(part: str) -> int:
    found = finders.find(part)
    if not isinstance(found, str):
        raise FileNotFoundError(part)
    return len(brotli.compress(Path(found).read_bytes()))
