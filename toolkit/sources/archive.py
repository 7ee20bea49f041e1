"""Zip archives and the XML in them, taken as hostile until they have been looked at; nothing is written to the disc."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from toolkit.errors import UnreadableSource
from toolkit.sources.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CENTRAL = b"PK\x01\x02"
CHUNK = 256 * 1024


def unpacked(data: bytes, name: str, limits: Limits, *, wanted: Callable[[str], bool], advice: str) -> dict[str, bytes]:
    """The wanted entries of an archive: path, in lower case and with slashes, to bytes.

    wanted: says of such a path whether it can hold text; every entry's path is looked at all the same.
    advice: what to do with a damaged file, the end of a sentence.

    Raises:
        UnreadableSource: damaged, protected by a password, with unsafe paths, or larger than `limits`.
    """
    # Counted before zipfile builds an object per entry: the count in the archive's own footer may lie.
    if data.count(CENTRAL) > limits.max_entries:
        raise UnreadableSource(f"{name}: the archive holds more than {limits.max_entries} files; {advice}")
    parts: dict[str, bytes] = {}
    left = limits.max_unpacked
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for path, entry in _entries(archive, name, advice):
                if wanted(path):
                    parts[path] = _inflated(archive, entry, name, min(left, _most(entry, limits)))
                    left -= len(parts[path])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as fault:
        raise UnreadableSource(f"{name}: the file is damaged; {advice}") from fault
    return parts


def safe_xml(raw: bytes, what: str, limits: Limits, *, advice: str) -> Element:
    """The root of an XML document, read without entities, network, comments and processing instructions.

    what: the file, or the part of it, at the head of a message. advice: what to do where it is damaged.

    Raises:
        UnreadableSource: damaged, with a document type, or nested deeper than `limits.max_depth`.
    """
    from lxml import etree

    # A document type is the door of every entity attack; no format that is read here has one (of Word: ECMA-376
    # part 2, 8.2.2). UTF-16 is looked through by dropping its zero bytes; rarer encodings are seen after parsing.
    if b"<!DOCTYPE" in raw.replace(b"\0", b""):
        raise UnreadableSource(f"{what} declares a document type; do not trust this document.")
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    parser = etree.XMLParser(remove_pis=True, remove_comments=True, **safe)
    try:
        root: Element = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableSource(f"{what} is damaged; {advice}") from fault
    if root.getroottree().docinfo.doctype:
        raise UnreadableSource(f"{what} declares a document type; do not trust this document.")
    if root.xpath("boolean(" + "/*" * (limits.max_depth + 1) + ")"):
        raise UnreadableSource(f"{what} is nested more than {limits.max_depth} deep; do not trust this document.")
    return root


def _entries(archive: zipfile.ZipFile, name: str, advice: str) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    seen: set[str] = set()
    for entry in archive.infolist():
        path = entry.filename.replace("\\", "/").lower()  # some programs write the separators of Windows
        if path.startswith("/") or ":" in path or ".." in path.split("/"):
            raise UnreadableSource(f"{name}: the archive holds a file with an unsafe path; do not trust this document.")
        if path in seen:
            raise UnreadableSource(f"{name}: the archive holds two files of one name; {advice}")
        seen.add(path)
        yield path, entry


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
