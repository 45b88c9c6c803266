"""Where the role picker answers."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from som_portal.env import LOOPBACK_NAMES

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED")


def exists_for(request: HttpRequest) -> bool:
    """In demo mode, asked from this machine, under a name of this machine, without a proxy in between."""
    return settings.DEMO_MODE and _is_from_here(request) and not any(name in request.META for name in FORWARDED)


def _is_from_here(request: HttpRequest) -> bool:
    host, _port = split_domain_port(request.META.get("HTTP_HOST", ""))
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback and host in LOOPBACK_NAMES
    except ValueError:
        return False
