"""The outer shell of an OpenDocument text: an archive of XML parts, or all of them in one flat XML file (.fodt)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.errors import UnreadableSource
from toolkit.sources.archive import safe_xml, unpacked
from toolkit.sources.limits import Limits, check_size
from toolkit.sources.odt_xml import DUBLIN, MANIFEST, OFFICE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

RESAVE = "open it in LibreOffice or Word and save it again as ODT or DOCX."
PARTS = frozenset({"content.xml", "styles.xml", "meta.xml", "meta-inf/manifest.xml"})
LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class Opened:
    """content: the root that holds the body and its own styles; styles: the root with the named styles and the page
    heads, None where the archive has none (the same root in a flat file); title: of the document, "" for none."""

    content: Element
    styles: Element | None
    title: str

    @property
    def body(self) -> Element:
        """office:text."""
        found = self.content.find(f"{OFFICE}body/{OFFICE}text")
        assert found is not None
        return found


def open_odt(data: bytes, name: str, limits: Limits) -> Opened:
    """Unpack and parse the parts of an .odt, .ott or .fodt.

    Raises:
        UnreadableSource: no text document, protected by a password, damaged, or larger than the limits.
    """
    check_size(data, name, limits)
    opened = _zipped(data, name, limits) if b"PK" in data[:4] else _flat(data, name, limits)
    if opened.content.find(f"{OFFICE}body/{OFFICE}text") is None:
        raise UnreadableSource(f"{name}: it holds no OpenDocument text, but a sheet, slides or a drawing; {RESAVE}")
    return opened


def _flat(data: bytes, name: str, limits: Limits) -> Opened:
    if len(data) > limits.max_part:
        raise UnreadableSource(f"{name}: its XML is larger than a document holds; {RESAVE}")
    root = safe_xml(data, name, limits, advice=RESAVE)
    return Opened(root, root, _title(root))


def _zipped(data: bytes, name: str, limits: Limits) -> Opened:
    parts = unpacked(data, name, limits, wanted=PARTS.__contains__, advice=RESAVE)

    def parsed(path: str) -> Element | None:
        raw = parts.get(path)
        return None if raw is None else safe_xml(raw, f"{name}: the part {path}", limits, advice=RESAVE)

    manifest = parsed("meta-inf/manifest.xml")
    if manifest is not None and next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
        raise UnreadableSource(f"{name}: it is protected by a password; open it, remove the password and save it.")
    content, meta = parsed("content.xml"), parsed("meta.xml")
    if content is None:
        raise UnreadableSource(f"{name}: it has no text of an OpenDocument file; {RESAVE}")
    return Opened(content, parsed("styles.xml"), "" if meta is None else _title(meta))


def _title(root: Element) -> str:
    said = root.findtext(f"{OFFICE}meta/{DUBLIN}title") or ""
    return " ".join(said[:LONGEST_TITLE].split())
