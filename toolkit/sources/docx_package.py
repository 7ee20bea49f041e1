"""The outer shell of a .docx: an archive of XML parts, taken as hostile until it has been looked at."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.errors import UnreadableSource
from toolkit.sources.archive import safe_xml, unpacked
from toolkit.sources.docx_xml import W
from toolkit.sources.limits import MEGABYTE, Limits, check_size

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
        if raw is None:
            return None
        return _transitional(safe_xml(raw, f"{self.name}: the part {path}", self.limits, advice=RESAVE))

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
    parts = unpacked(data, name, limits, wanted=_holds_text, advice=RESAVE)
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


def _holds_text(path: str) -> bool:
    return path.endswith((".xml", ".rels")) and not path.startswith("customxml/")


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
