"""The person whose traces the tests look for."""

import json
import unicodedata

from som_portal.kit.folding import fold

NAME = "Zoë D'Hondt-Ÿzerman"
EMAIL = "zoe.dhondt@som.example"
OTHER_EMAIL = "zoe@elders.som.example"
ADDRESS = "192.0.2.7"


def found(text: str) -> set[str]:
    """Which words of Zoë stand in a text: in capitals or not, composed or not, escaped, quoted or folded."""
    low = unicodedata.normalize("NFC", text).casefold()
    quoted = {NAME.replace("'", quote) for quote in ("'", "''", r"\'", "&#x27;")}
    words = quoted | {json.dumps(NAME)[1:-1], fold(NAME), EMAIL, OTHER_EMAIL, ADDRESS}
    return {word for word in words if unicodedata.normalize("NFC", word).casefold() in low}
