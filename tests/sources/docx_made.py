"""Word documents made from raw XML in the test, so that every odd construction can be drawn."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{MAIN}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = ("styles", "numbering", "settings", "footnotes", "endnotes", "header", "footer")


def made(body: str, *, parts: Mapping[str, str] | None = None, raw: Mapping[str, bytes] | None = None) -> bytes:
    """A .docx of `body` (the inside of w:body); `parts`: "styles" -> the inside of w:styles, "header1" -> of w:hdr.

    `raw` adds or replaces whole entries of the archive by their path.
    """
    inner = dict(parts or {})
    entries: dict[str, bytes] = {
        "[Content_Types].xml": _content_types(inner).encode(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}).encode(),
        "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations({f"r_{p}": (_kind(p), f"{p}.xml") for p in inner}).encode(),
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for part, content in inner.items():
        entries[f"word/{part}.xml"] = _part(roots.get(_kind(part), _kind(part)), content)
    return zipped(entries | dict(raw or {}))


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """An archive of these entries, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in entries.items():
            archive.writestr(path, content)
    return out.getvalue()


def paragraph(text: str, *, style: str = "", num: int | None = None, level: int | None = None, extra: str = "") -> str:
    """One w:p with one run; `extra` goes into w:pPr."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None or level is not None:
        inside = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
        inside += f'<w:numId w:val="{num}"/>' if num is not None else ""
        properties += f"<w:numPr>{inside}</w:numPr>"
    return f"<w:p><w:pPr>{properties}{extra}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """One w:r with one w:t."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def level(index: int, text: str, *, fmt: str = "decimal", start: int | None = 1, extra: str = "") -> str:
    """One w:lvl; `extra` (w:lvlRestart, w:pStyle, w:isLgl, w:suff: in this order) stands before w:lvlText."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{index}">{begin}<w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(number: int, levels: str, *, extra: str = "") -> str:
    """One w:abstractNum; `extra` is w:styleLink or w:numStyleLink."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind}{extra}{levels}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    """One w:num over the abstract list `of`."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def _kind(part: str) -> str:
    return next(kind for kind in KINDS if part.startswith(kind))


def _part(root: str, inside: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inside}</w:{root}>'.encode()


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    rows = (f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, (kind, to) in targets.items())
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _content_types(parts: Mapping[str, str]) -> str:
    kinds = {"document": "document.main"} | {part: _kind(part) for part in parts}
    rows = (f'<Override PartName="/word/{p}.xml" ContentType="{WORD_TYPE}.{k}+xml"/>' for p, k in kinds.items())
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{defaults}{"".join(rows)}</Types>'
