"""Every mail about an account has our own words."""

from pathlib import Path

import allauth

from governance.people.adapters import CHANGES
from tests.house.source import ROOT

TEMPLATES = Path(allauth.__file__).parent / "templates"
NEVER_SENT = {"password_changed", "password_reset", "password_reset_code", "password_reset_key", "password_set"}


def allauth_mails() -> set[str]:
    """Every mail that allauth can send, as `account/email/login_code`; those about passwords aside."""
    found = (path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.glob("*/email/*_message.txt"))
    names = {name.removesuffix("_message.txt") for name in found}
    return {name for name in names if Path(name).name not in NEVER_SENT | {"base"}}


def test_every_change_of_an_account_has_a_sentence() -> None:
    notices = {
        name
        for name in allauth_mails()
        if "base_notification" in (TEMPLATES / f"{name}_message.txt").read_text(encoding="utf-8")
    }
    assert notices == set(CHANGES)


def test_every_other_mail_is_our_own_template() -> None:
    missing = [
        f"{name}_{part}.txt"
        for name in allauth_mails() - set(CHANGES)
        for part in ("subject", "message")
        if not (ROOT / "templates" / f"{name}_{part}.txt").exists()
    ]
    assert missing == []
