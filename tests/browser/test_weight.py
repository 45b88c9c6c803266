"""A page is light: its HTML with all the css and js it asks for, compressed, stays under 60 KB."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

from governance.people.models import User
from tests.browser.look import Look
from tests.browser.pages import PAGES
from tests.rights.roles import ROLES, STRANGER

LIMIT = 60 * 1024
PART = re.compile(r'(?:href|src)="/static/([^"?]+\.(?:css|js))"')


def compressed(content: bytes) -> int:
    """Bytes on the wire, with gzip as any server has it (brotli is lighter still)."""
    return len(gzip.compress(content, 6, mtime=0))


def weight_of_part(path: str) -> int:
    """Of one stylesheet or script."""
    found = finders.find(path)
    assert isinstance(found, str), path
    return compressed(Path(found).read_bytes())


def weight(page: bytes) -> int:
    """Of a page with its parts."""
    return compressed(page) + sum(weight_of_part(path) for path in set(PART.findall(page.decode())))


def test_every_page_with_its_css_and_js_is_at_most_60_kb(
    demo: Callable[[str], User], client_of: Callable[[User], Client]
) -> None:
    clients = {role: client_of(demo(ROLES[role])) for role in {look.role for look in PAGES} - {STRANGER}}
    clients[STRANGER] = Client()

    def weigh(look: Look) -> int:
        answer = clients[look.role].get(look.url())
        assert answer.status_code == look.status
        return weight(answer.content)

    weights = {f"{look.name} as {look.role}": weigh(look) for look in PAGES}
    assert {name: size for name, size in weights.items() if size > LIMIT} == {}
    assert min(weights.values()) > 5_000  # the stylesheets were found and weighed
