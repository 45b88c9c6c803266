"""Reading answers in tests."""

import re
from typing import Any

TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+|(nonce=")[^"]+')


def bare(response: Any) -> tuple[int, str]:
    """Status and page without what differs on every request: the address asked for, tokens and nonces."""
    text = response.content.decode().replace(response.wsgi_request.path, "PATH")
    return response.status_code, TOKEN.sub("", text)
