"""A visitor without a browser: cookies, forms with their tokens, and redirects, over plain HTTP."""

import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


class Visitor:
    """One person at the portal on `base`. `page` is what was shown last, `url` where."""

    def __init__(self, base: str) -> None:
        """Nobody yet."""
        self.base, self.page, self.url = base, "", base
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar())
        )

    def open(self, path: str) -> str:
        """Go to a page."""
        return self._ask(urllib.parse.urljoin(self.url, path), None)

    def send(self, **typed: str) -> str:
        """Send the last form of the page that was opened, with its hidden fields."""
        form = self.page.rpartition("<form")[2]
        return self._send(self.url, form, typed)

    def play(self, role: str) -> "Visitor":
        """Sign in as a role of the demo."""
        self.open("/demo/")
        self._send(f"{self.base}/demo/", self.page, {"role": role})
        return self

    def _send(self, url: str, form: str, typed: dict[str, str]) -> str:
        fields = dict(HIDDEN.findall(form)) | typed
        target = re.match(r'[^>]*action="([^"]*)"', form)
        goal = urllib.parse.urljoin(url, target[1]) if target else url
        return self._ask(goal, urllib.parse.urlencode(fields).encode())

    def _ask(self, url: str, data: bytes | None) -> str:
        try:
            with self.opener.open(urllib.request.Request(url, data, {"Referer": self.url}), timeout=60) as answer:
                self.url, self.page = answer.url, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            raise AssertionError(f"{refusal.code} at {url}: {refusal.read().decode()[-3000:]}") from refusal
        return self.page
