"""Everything the portal asks of its surroundings, typed, in one list. `.env.example` is generated from it."""

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE = Path(__file__).resolve().parent.parent
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


def setting(default: object, why: str) -> Any:
    """Declare one environment variable: its default and the sentence for `.env.example`."""
    return field(default=default, metadata={"why": why})


@dataclass(frozen=True, slots=True)
class Env:
    """The surroundings. Upper-cased field names are the names of the environment variables."""

    secret_key: str = setting("", "Long random text; required outside demo mode")
    secret_key_fallbacks: tuple[str, ...] = setting((), "Earlier secrets, so that sessions outlive a new one")
    debug: bool = setting(False, "Show tracebacks; never in production")
    demo_mode: bool = setting(False, "Fictional network with a role picker; only answers on loopback")
    allowed_hosts: tuple[str, ...] = setting(("localhost", "127.0.0.1", "[::1]"), "Host names the portal answers to")
    site_url: str = setting("http://127.0.0.1:8000", "Address used in mails and calendar links")
    database_url: str = setting("", "postgres://user:password@host/name; empty means the embedded SQLite")
    app_database_url: str = setting("", "The same database on a role that owns nothing: prepare makes it what web uses")
    redis_url: str = setting("", "redis://host:6379/0 for cache and tasks; empty means in process")
    var_dir: str = setting(str(BASE / "var"), "Folder for SQLite, demo mails and backups")
    email_url: str = setting("", "smtp://user:password@host:587; empty writes mails to VAR_DIR/mail")
    email_from: str = setting("SOM-portaal <portaal@som.example>", "Sender of every mail")
    reply_mailbox: str = setting("", "Takes answers of mail clients, as antwoord+tag@…; empty asks for none")
    incoming_mail: str = setting("", "Maildir or mbox file of that mailbox, read every minute; empty: by pipe or not")
    oidc_providers: str = setting("[]", "JSON list of OpenID Connect apps: Microsoft Entra, Google, ACM/IDM")
    trust_proxy_https: bool = setting(False, "Behind one proxy that sets X-Forwarded-Proto and -For")


def read_env() -> Env:
    """Read the process environment (and `.env` in the project folder) into a typed Env."""
    environ.Env.read_env(BASE / ".env")
    reader = environ.Env()
    casts = {bool: reader.bool, tuple: reader.tuple}
    return Env(
        **{
            item.name: casts.get(type(item.default), reader.str)(item.name.upper(), default=item.default)
            for item in fields(Env)
        }
    )


def refuse_a_demo_for_the_world(env: Env) -> None:
    """The secret in settings.py is public: a demo that other machines may see needs its own, as `./som run` makes."""
    if env.demo_mode and not env.secret_key and not LOOPBACK_NAMES.issuperset(env.allowed_hosts):
        raise ImproperlyConfigured("DEMO_MODE under names of other machines needs a SECRET_KEY of its own.")
