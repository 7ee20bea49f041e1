"""The archive around a Word document, taken as hostile: opened under limits, written again byte for byte the same."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.errors import UnreadableSource
from toolkit.reporting.tracked_xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEGABYTE = 1024 * 1024
MOST_UNPACKED = 500 * MEGABYTE
MOST_ENTRIES = 20_000
DEEPEST = 200
CHUNK = 256 * 1024
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every entry written, for no clock may be seen in an output."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RESAVE = "open it in Word and save it again as a Word document (.docx)"


@dataclass
class Package:
    """A Word document being worked on, unlike the frozen data elsewhere: parts by path, trees where parsed.

    name: what messages call it ("the current document").
    """

    name: str
    parts: dict[str, bytes]
    main: str = ""
    trees: dict[str, Element] = field(default_factory=dict)
    rows: dict[str, Element] = field(default_factory=dict)

    def tree(self, path: str) -> Element | None:
        """The root of an XML part, parsed once; None where there is none. Raises UnreadableSource."""
        if path not in self.trees:
            if path not in self.parts:
                return None
            self.trees[path] = parse(self.parts[path], f"{self.name}: the part {path}")
        return self.trees[path]

    def body(self) -> Element:
        """The w:body. Raises UnreadableSource where the document has none."""
        root = self.tree(self.main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise UnreadableSource(f"{self.name}: it has no text of a Word document; {RESAVE}.")
        return body

    def relations(self, path: str | None = None) -> Element:
        """The relations of a part (of the main one by default), made where it has none."""
        place = relations_path(self.main if path is None else path)
        found = self.tree(place)
        if found is None:
            found = self.trees[place] = parse(_NO_RELATIONS, place)
        return found

    def relation(self, identity: str | None) -> Element | None:
        """The main part's relation of this id; None where there is none."""
        if not self.rows:
            self.rows = {row.get("Id", ""): row for row in self.relations()}
        return self.rows.get(identity or "")

    def related(self, kind: str) -> str:
        """The path of the main part's one relation of a kind ("styles"); "" where there is none."""
        for row in self.relations():
            if row.get("Type", "").rpartition("/")[2] == kind and row.get("TargetMode") != "External":
                return target(self.main, row)
        return ""

    def relate(self, kind: str, aim: str, *, external: bool = False) -> str:
        """The id of the main part's relation to `aim` (a part's path or an address), added where there is none."""
        rows = self.relations()
        aimed = aim if external else posixpath.relpath(aim, posixpath.dirname(self.main))
        wanted = {"Type": f"{OFFICE}/{kind}", "Target": aimed, **({"TargetMode": "External"} if external else {})}
        taken = {row.get("Id", "") for row in rows}
        for row in rows:
            if all(row.get(key) == said for key, said in wanted.items()):
                return str(row.get("Id"))
        new = next(f"rIdT{count}" for count in range(1, len(taken) + 2) if f"rIdT{count}" not in taken)
        rows.append(rows.makeelement(RELATIONS + "Relationship", {"Id": new, **wanted}))
        self.rows = {}
        return new

    def content_type(self, path: str) -> str:
        """What [Content_Types].xml says of a part, by its path or its ending."""
        rows = self._types()
        for row in rows.iter(TYPES + "Override"):
            if row.get("PartName", "").lower() == f"/{path}".lower():
                return str(row.get("ContentType", ""))
        ending = path.rpartition(".")[2].lower()
        found = (row for row in rows.iter(TYPES + "Default") if row.get("Extension", "").lower() == ending)
        return next((str(row.get("ContentType", "")) for row in found), "")

    def add(self, path: str, data: bytes, content_type: str) -> str:
        """Put a new part in under this path, or the first like it that is free; the path taken."""
        stem, dot, ending = path.rpartition(".")
        count, free = 1, path
        while free in self.parts:
            count, free = count + 1, f"{stem}_{count}{dot}{ending}"
        self.parts[free] = data
        if self.content_type(free) != content_type:
            rows = self._types()
            named = {"PartName": f"/{free}", "ContentType": content_type}
            rows.append(rows.makeelement(TYPES + "Override", named))
        return free

    def drop(self, path: str) -> None:
        """Take a part, its relations and its content type out; the relation to it is the caller's."""
        for gone in (path, relations_path(path)):
            self.parts.pop(gone, None)
            self.trees.pop(gone, None)
        for row in [r for r in self._types().iter(TYPES + "Override") if r.get("PartName") == f"/{path}"]:
            self._types().remove(row)

    def written(self) -> bytes:
        """The archive's bytes: parts in the order they came, new ones after them, all with the same old date."""
        from lxml import etree

        for path, root in self.trees.items():
            self.parts[path] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, data in self.parts.items():
                entry = zipfile.ZipInfo(path, EARLIEST)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, data)
        return out.getvalue()

    def _types(self) -> Element:
        found = self.tree("[Content_Types].xml")
        if found is None:
            raise UnreadableSource(f"{self.name}: it is not a Word document; {RESAVE}.")
        return found


_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


def open_package(data: bytes, name: str) -> Package:
    """The parts of a .docx, unpacked in memory only.

    Raises:
        UnreadableSource: damaged, no Word document, with macros, in the strict form, or larger than any document.
    """
    try:
        package = Package(name, _unpacked(data, name))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as fault:
        raise UnreadableSource(f"{name}: it is not a Word document, or damaged; {RESAVE}.") from fault
    package.main = next(_main_parts(package), "word/document.xml")
    package.body()
    if "macroEnabled" in package.content_type(package.main):
        raise UnreadableSource(f"{name}: it holds macros, which are not carried; {RESAVE}, without macros.")
    return package


def _main_parts(package: Package) -> Iterator[str]:
    rows = package.tree("_rels/.rels")
    found = [] if rows is None else list(rows)
    return (target("", row) for row in found if row.get("Type", "").endswith("/officeDocument"))


def parse(raw: bytes, what: str) -> Element:
    """The root of an XML part, read without entities, network, comments and processing instructions.

    Raises:
        UnreadableSource: damaged, with a document type (the door of every entity attack), or nested too deep.
    """
    from lxml import etree

    if b"<!DOCTYPE" in raw.replace(b"\0", b""):
        raise UnreadableSource(f"{what} declares a document type; do not trust this document.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        root: Element = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableSource(f"{what} is damaged; {RESAVE}.") from fault
    if root.xpath("boolean(" + "/*" * (DEEPEST + 1) + ")"):
        raise UnreadableSource(f"{what} is nested more than {DEEPEST} deep; do not trust this document.")
    return root


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    # Counted before zipfile builds an object per entry: the count in the archive's own footer may lie.
    if data.count(b"PK\x01\x02") > MOST_ENTRIES:
        raise UnreadableSource(f"{name}: the archive holds more than {MOST_ENTRIES} files; do not trust this document.")
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            path = entry.filename.replace("\\", "/")
            if path.startswith("/") or ":" in path or ".." in path.split("/") or path in parts:
                raise UnreadableSource(f"{name}: the archive holds an unsafe path; do not trust this document.")
            if not path.endswith("/"):
                parts[path] = _inflated(archive, entry, left, name)
                left -= len(parts[path])
    return parts


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, name: str) -> bytes:
    out = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            out += chunk
            if len(out) > most:
                raise UnreadableSource(f"{name}: it unpacks to far more than a document holds; do not trust it.")
    return bytes(out)


def relations_path(path: str) -> str:
    """Where the relations of a part lie: word/document.xml -> word/_rels/document.xml.rels."""
    folder, leaf = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{leaf}.rels")


def target(source: str, relation: Element) -> str:
    """The path of the part that a relation of `source` names."""
    aim = posixpath.join("/", posixpath.dirname(source), relation.get("Target", ""))
    return posixpath.normpath(aim).lstrip("/")
