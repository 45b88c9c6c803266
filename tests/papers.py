"""A PDF read back by another program than the one that set it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


@dataclass(frozen=True, slots=True)
class Paper:
    """What pypdf finds in a file. `tags`: the structure types a screen reader walks, in reading order."""

    text: str
    title: str
    language: str
    standard: str
    is_tagged: bool
    tags: tuple[str, ...]
    links: tuple[str, ...]
    pages: int


def read_back(content: bytes) -> Paper:
    """Text, title, language and tags of a PDF."""
    reader = PdfReader(BytesIO(content))
    root: Any = reader.trailer["/Root"]
    raw = reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else ""
    is_tagged = bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root
    return Paper(
        text="\n".join(page.extract_text() for page in reader.pages),
        title=(reader.metadata.title or "") if reader.metadata else "",
        language=str(root.get("/Lang", "")),
        standard="ua-1" if "pdfuaid:part" in raw else "",
        is_tagged=is_tagged,
        tags=tuple(_tags(root["/StructTreeRoot"])) if is_tagged else (),
        links=tuple(_links(reader)),
        pages=len(reader.pages),
    )


def _tags(node: Any) -> list[str]:
    """Structure types below a node, depth first."""
    node = node.get_object()
    if not isinstance(node, DictionaryObject):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    return own + [tag for kid in kids for tag in _tags(kid)]


def _links(reader: PdfReader) -> list[str]:
    """Where the links of the file go, those inside it aside."""
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return [str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})]
