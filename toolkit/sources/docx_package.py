"""The outer shell of a .docx: an archive of XML parts, taken as hostile until it has been looked at."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.errors import UnreadableSource
from toolkit.sources.docx_xml import W
from toolkit.sources.limits import MEGABYTE, Limits, check_size

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CENTRAL = b"PK\x01\x02"
CHUNK = 256 * 1024
STRICT = "http://purl.oclc.org/ooxml/"
TRANSITIONAL = "http://schemas.openxmlformats.org/"
RESAVE = "open it in Word and save it again as a Word document (.docx)."
# What a user may have renamed to .docx: the first bytes, and what to say.
STRANGERS = (
    (b"%PDF", "it is a PDF, not a Word document; give it its own name, ending in .pdf."),
    (b"{\\rtf", f"it is a Rich Text file; {RESAVE}"),
    (b"<", f"it is a web page or XML file, not a Word document; {RESAVE}"),
)
# Other archives, by an entry that only they hold.
OTHER_ARCHIVES = (
    ("content.xml", "it is an OpenDocument file; give it its own name, ending in .odt."),
    ("xl/workbook.xml", "it is an Excel workbook, not a Word document."),
    ("ppt/presentation.xml", "it is a PowerPoint presentation, not a Word document."),
)


@dataclass(frozen=True, slots=True)
class Package:
    """The XML parts of a document, unpacked but not yet parsed.

    name: of the file, for messages; parts: path within the archive, in lower case, to the part's bytes; main: path of
    the main part; relations: of the main part, each with its id, kind and target; limits: those it was unpacked under.
    """

    name: str
    parts: Mapping[str, bytes]
    limits: Limits
    main: str = ""
    relations: tuple[tuple[str, str, str], ...] = ()

    def xml(self, path: str) -> Element | None:
        """The root of a part, None where the archive has no such part.

        Raises:
            UnreadableSource: the part is damaged, declares a document type, or is nested too deep.
        """
        raw = self.parts.get(path.lower())
        return None if raw is None else _parsed(raw, f"{self.name}: the part {path}", self.limits)

    def related(self, kind: str) -> dict[str, str]:
        """Relation id to part path, for the main part's relations of this kind ("styles", "header"), as they stand."""
        return {identity: path for identity, relation, path in self.relations if relation == kind}


def open_package(data: bytes, name: str, limits: Limits) -> Package:
    """Unpack the XML parts of a .docx under `limits`; nothing is ever written to the disc.

    Raises:
        UnreadableSource: not a Word document, protected by a password, damaged, or larger than the limits.
    """
    check_size(data, name, limits)
    _refuse_strangers(data, name)
    parts = _unpacked(data, name, limits)
    package = Package(name, parts, limits)
    main = next((path for _, kind, path in _relations(package, "") if kind == "officeDocument"), "word/document.xml")
    return Package(name, parts, limits, main, tuple(_relations(package, main)))


def main_part(package: Package) -> Element:
    """The root w:document.

    Raises:
        UnreadableSource: it is missing, damaged, or the archive is another kind of file.
    """
    root = package.xml(package.main)
    if root is None or root.tag != W + "document":
        known = (why for entry, why in OTHER_ARCHIVES if entry in package.parts)
        raise UnreadableSource(f"{package.name}: {next(known, f'it has no text of a Word document; {RESAVE}')}")
    return root


def _refuse_strangers(data: bytes, name: str) -> None:
    if data.startswith(OLE):
        raise UnreadableSource(f"{name}: {_ole_reason(data)}")
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, reason in STRANGERS:
        if head.startswith(magic):
            raise UnreadableSource(f"{name}: {reason}")
    if b"PK" not in data[:MEGABYTE]:  # an archive may have something before it, as a self-extracting one has
        raise UnreadableSource(f"{name}: it is not a Word document (.docx); {RESAVE}")


def _ole_reason(data: bytes) -> str:
    # Names in an OLE directory are UTF-16; an encrypted .docx lies in one as the stream "EncryptedPackage".
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "it is protected by a password; open it in Word, remove the password and save it."
    if "WordDocument".encode("utf-16-le") in data:
        return f"it is in the old Word format (.doc); {RESAVE}"
    return f"it is an old Office file, not a .docx; {RESAVE}"


def _unpacked(data: bytes, name: str, limits: Limits) -> dict[str, bytes]:
    # Counted before zipfile builds an object per entry: the count in the archive's own footer may lie.
    if data.count(CENTRAL) > limits.max_entries:
        raise UnreadableSource(f"{name}: the archive holds more than {limits.max_entries} files; {RESAVE}")
    parts: dict[str, bytes] = {}
    left = limits.max_unpacked
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in _wanted(archive, name):
                raw = _inflated(archive, entry, name, min(left, _most(entry, limits)))
                left -= len(raw)
                parts[_path(entry)] = raw
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as fault:
        raise UnreadableSource(f"{name}: the file is damaged; {RESAVE}") from fault
    return parts


def _wanted(archive: zipfile.ZipFile, name: str) -> Iterator[zipfile.ZipInfo]:
    """The entries that can hold text; every entry's path is looked at."""
    seen: set[str] = set()
    for entry in archive.infolist():
        path = _path(entry)
        if path.startswith("/") or ":" in path or ".." in path.split("/"):
            raise UnreadableSource(f"{name}: the archive holds a file with an unsafe path; do not trust this document.")
        if path in seen:
            raise UnreadableSource(f"{name}: the archive holds two files of one name; {RESAVE}")
        seen.add(path)
        if path.endswith((".xml", ".rels")) and not path.startswith("customxml/"):
            yield entry


def _path(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").lower()  # some programs write the separators of Windows


def _most(entry: zipfile.ZipInfo, limits: Limits) -> int:
    return min(limits.max_part, max(limits.ratio_floor, int(entry.compress_size * limits.max_ratio)))


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, most: int) -> bytes:
    if entry.flag_bits & 1:
        raise UnreadableSource(f"{name}: it is protected by a password; remove the password and save it.")
    out = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            out += chunk
            if len(out) > most:
                raise UnreadableSource(f"{name}: it unpacks to far more than a document holds; do not trust it.")
    return bytes(out)


def _parsed(raw: bytes, what: str, limits: Limits) -> Element:
    from lxml import etree

    # A document type is the door of every entity attack; OOXML has none (ECMA-376 part 2, 8.2.2).
    # UTF-16 is looked through by dropping its zero bytes; what hides in rarer encodings is seen after parsing.
    if b"<!DOCTYPE" in raw.replace(b"\0", b""):
        raise UnreadableSource(f"{what} declares a document type; do not trust this document.")
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    parser = etree.XMLParser(remove_pis=True, remove_comments=True, **safe)
    try:
        root: Element = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableSource(f"{what} is damaged; {RESAVE}") from fault
    if root.getroottree().docinfo.doctype:
        raise UnreadableSource(f"{what} declares a document type; do not trust this document.")
    if root.xpath("boolean(" + "/*" * (limits.max_depth + 1) + ")"):
        raise UnreadableSource(f"{what} is nested more than {limits.max_depth} deep; do not trust this document.")
    return _transitional(root)


def _transitional(root: Element) -> Element:
    """ "Strict" documents (ISO/IEC 29500-1) say the same under other namespaces: rename them in place."""
    if not str(root.tag).startswith("{" + STRICT):
        return root
    for element in root.iter("*"):
        element.tag = _renamed(str(element.tag))
        for key in [k for k in element.attrib if str(k).startswith("{" + STRICT)]:
            element.set(_renamed(str(key)), element.attrib.pop(key))
    return root


def _renamed(tag: str) -> str:
    # {http://purl.oclc.org/ooxml/wordprocessingml/main}p -> {http://schemas.openxmlformats.org/.../2006/main}p
    if not tag.startswith("{" + STRICT):
        return tag
    family, _, rest = tag.removeprefix("{" + STRICT).partition("/")
    return f"{{{TRANSITIONAL}{family}/2006/{rest}"


def _relations(package: Package, source: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind (the last word of the type) and part path of each relation of `source` ("" is the package itself)."""
    folder, leaf = posixpath.split(source)
    root = package.xml(posixpath.join(folder, "_rels", f"{leaf}.rels"))
    for row in [] if root is None else root.iter("{*}Relationship"):
        if row.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, row.get("Target", "")))
            yield row.get("Id", ""), row.get("Type", "").rpartition("/")[2], target.lstrip("/")
