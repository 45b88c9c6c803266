"""Cut the icons we use out of lucide-static (ISC licence) into one small sprite.

npm pack lucide-static && tar xzf lucide-static-*.tgz
python static/icons/cut.py package/icons
"""

import re
import sys
from pathlib import Path

NAMES = [
    "check",
    "chevron-down",
    "circle",
    "circle-x",
    "clock",
    "coffee",
    "coins",
    "download",
    "flask-conical",
    "key",
    "landmark",
    "pencil-ruler",
    "triangle-alert",
    "user",
]


def symbol(name: str, folder: Path) -> str:
    """One icon as a symbol of the sprite."""
    text = (folder / f"{name}.svg").read_text(encoding="utf-8")
    inside = re.sub(r"\s+", " ", text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]).strip()
    return f'<symbol id="{name}" viewBox="0 0 24 24">{inside}</symbol>'


if __name__ == "__main__":
    icons = "\n".join(symbol(name, Path(sys.argv[1])) for name in NAMES)
    sprite = f'<svg xmlns="http://www.w3.org/2000/svg">\n{icons}\n</svg>\n'
    Path(__file__).with_name("sprite.svg").write_text(sprite, encoding="utf-8")
