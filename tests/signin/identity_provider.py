"""An OpenID Connect provider on loopback: discovery, authorize, token, userinfo and keys, with signed tokens."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, KEY_ID = "som", "a-secret-of-the-client", "key-1"


class IdentityProvider:
    """`person` is who sits behind the keyboard; every code is good once, for the client that asked."""

    def __init__(self) -> None:
        """Choose a key and a free port."""
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.person: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        handler = type("Handler", (Answers,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> IdentityProvider:
        """Serve in a thread."""
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()

    def discovery(self) -> dict[str, Any]:
        """Where everything is."""
        places = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        found = {f"{name}_endpoint": f"{self.url}/{path}" for name, path in places.items()}
        methods = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
        return found | methods | {"issuer": self.url, "jwks_uri": f"{self.url}/keys"}

    def authorize(self, asked: dict[str, str]) -> str:
        """The person agrees: the address to go back to, with a fresh code."""
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str]) -> dict[str, Any]:
        """Change a code for tokens; the client's secret and the PKCE verifier must be right."""
        asked = self.codes.pop(sent["code"])
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        proven = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
        if not proven or (sent["client_id"], sent["client_secret"]) != (CLIENT, SECRET):
            return {"error": "invalid_grant"}
        now = int(time.time())
        claims = self.person | {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 60}
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": KEY_ID})
        return {"access_token": "open", "token_type": "Bearer", "id_token": signed}

    def keys(self) -> dict[str, Any]:
        """The public half of the key."""
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [public | {"kid": KEY_ID, "alg": "RS256", "use": "sig"}]}


class Answers(BaseHTTPRequestHandler):
    """HTTP around the provider."""

    provider: IdentityProvider

    def do_GET(self) -> None:
        """Discovery, authorize, userinfo, keys."""
        at = urlsplit(self.path)
        if at.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(flat(at.query)))
            self.end_headers()
            return
        pages = {"/userinfo": lambda: self.provider.person, "/keys": self.provider.keys}
        self.say(pages.get(at.path, self.provider.discovery)())

    def do_POST(self) -> None:
        """The token endpoint."""
        self.say(self.provider.token(flat(self.rfile.read(int(self.headers["Content-Length"])).decode())))

    def say(self, fact: dict[str, Any]) -> None:
        """Answer JSON."""
        self.send_response(400 if "error" in fact else 200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(fact).encode())

    def log_message(self, *words: Any) -> None:
        """Stay silent."""


def flat(query: str) -> dict[str, str]:
    """Query text as single values."""
    return {name: values[0] for name, values in parse_qs(query).items()}
