"""Proofs in links: that this portal wrote a text, without keeping the proof anywhere."""

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

LENGTH = 32


def proof_of(text: str, *, salt: str) -> str:
    """32 hexadecimal digits that only SECRET_KEY can make of this text; `salt` keeps one use of it from another."""
    return _proof(text, salt, settings.SECRET_KEY)


def is_proven(text: str, proof: str, *, salt: str) -> bool:
    """Whether the proof was made with SECRET_KEY or one of SECRET_KEY_FALLBACKS, compared in constant time."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(constant_time_compare(proof, _proof(text, salt, secret)) for secret in secrets)


def _proof(text: str, salt: str, secret: str) -> str:
    return salted_hmac(salt, text, secret=secret, algorithm="sha256").hexdigest()[:LENGTH]
