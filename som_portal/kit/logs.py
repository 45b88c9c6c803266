"""Logs are one JSON object a line, without personal data."""

import re
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

SECRET = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def without_secrets(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Links that open something without an account carry 64 hexadecimal digits or a UUID: a log keeps none of them."""
    return {name: SECRET.sub("…", value) if isinstance(value, str) else value for name, value in line.items()}


def json_formatter() -> structlog.stdlib.ProcessorFormatter:
    """The formatter that `logging_as_json` names."""
    return structlog.stdlib.ProcessorFormatter(
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            without_secrets,
            structlog.processors.JSONRenderer(),
        ],
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
    )


def logging_as_json() -> dict[str, Any]:
    """What settings.LOGGING holds: warnings and worse, one JSON object a line, on the console."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "som_portal.kit.logs.json_formatter"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
    }
