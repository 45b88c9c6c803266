"""Which mail domains say where somebody works."""

LONGEST_DOMAIN = 190
PUBLIC_PROVIDERS = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "outlook.be",
        "hotmail.com",
        "hotmail.be",
        "hotmail.fr",
        "live.com",
        "live.be",
        "msn.com",
        "yahoo.com",
        "yahoo.fr",
        "yahoo.co.uk",
        "ymail.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "aol.com",
        "gmx.com",
        "gmx.net",
        "gmx.de",
        "mail.com",
        "proton.me",
        "protonmail.com",
        "pm.me",
        "tutanota.com",
        "tuta.io",
        "zoho.com",
        "fastmail.com",
        "yandex.com",
        "mail.ru",
        "telenet.be",
        "skynet.be",
        "proximus.be",
        "scarlet.be",
        "pandora.be",
        "edpnet.be",
        "belgacom.net",
        "voo.be",
        "orange.be",
        "mobistar.be",
    ]
)
"""Where anybody can have an address: such an address says nothing about where somebody works."""


def domain_of(address: str) -> str:
    """What stands after the last @, in lower case; empty when there is no @."""
    return address.rpartition("@")[2].lower() if "@" in address else ""


def is_domain(text: str) -> bool:
    """Two labels at least, of letters, digits and inner hyphens, the last one of letters: 'school.example'."""
    labels = text.split(".")
    return len(text) <= LONGEST_DOMAIN and len(labels) > 1 and all(map(_is_label, labels)) and labels[-1].isalpha()


def is_public(domain: str) -> bool:
    """Whether anybody can have an address there, or at a domain above it."""
    labels = domain.split(".")
    return any(".".join(labels[start:]) in PUBLIC_PROVIDERS for start in range(len(labels)))


def _is_label(label: str) -> bool:
    is_plain = label.isascii() and label.replace("-", "").isalnum() and label == label.lower()
    return is_plain and len(label) < 64 and not label.startswith("-") and not label.endswith("-")
