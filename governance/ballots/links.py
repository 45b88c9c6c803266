"""The link in the mail with which a bearer answers a proxy, without signing in."""

from __future__ import annotations

from django.urls import reverse

from governance.ballots.models import Proxy
from som_portal.kit.proofs import is_proven, proof_of

SALT = "som.proxy"


def proxy_path(proxy: Proxy) -> str:
    """The address at which the bearer says yes or no to this one proxy, and nothing else."""
    return reverse("ballots:proxy_by_link", args=[proxy.pk, proxy_token(proxy)])


def proxy_token(proxy: Proxy) -> str:
    """A proof that this portal wrote it."""
    return proof_of(_said(proxy), salt=SALT)


def is_for(proxy: Proxy, token: str) -> bool:
    """Whether a token is the one of this proxy, whose bearer can still sign in."""
    return is_proven(_said(proxy), token, salt=SALT) and proxy.bearer.is_active


def _said(proxy: Proxy) -> str:
    return f"{proxy.key}:{proxy.bearer_id}"
