"""The documents of the demo, set from words."""

from datetime import datetime

from som_portal.kit.pdf import tagged_pdf
from som_portal.kit.uploads import Upload


def paper_of(title: str, words: str, at: datetime) -> Upload:
    """A PDF of one page."""
    facts = {"about": "Een stuk uit het demonetwerk.", "parts": [{"head": "Waarover het gaat", "words": words}]}
    return Upload(tagged_pdf("demo/paper.typ", facts, title=title, language="nl", at=at))
