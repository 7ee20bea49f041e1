"""The door of the room: a file is read by what its first bytes say it is, whatever its name says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Literal

from toolkit.errors import UnreadableSource
from toolkit.model.source import Caution, SourceText
from toolkit.sources.limits import Limits, check_size, limits_in_force
from toolkit.sources.lost import lost_references

Kind = Literal["pdf", "docx", "odt", "html", "md", "txt", "xml", "doc", "rtf"]
Tracked = Literal["accepted", "original"]

_SUFFIXES: dict[str, Kind] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".fodt": "odt",
    ".doc": "doc",
    ".dot": "doc",
    ".rtf": "rtf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".php": "html",
    ".xml": "xml",
    ".akn": "xml",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
}
_ADVICE = {
    ".pages": "export it as DOCX or PDF",
    ".wpd": "open it in a word processor and save it as DOCX or PDF",
    ".sxw": "open it in LibreOffice and save it as ODT",
    ".mht": "save the page as HTML",
    ".mhtml": "save the page as HTML",
    ".eml": "save the message's text, or what is attached to it, as a file of its own",
    ".msg": "save the message's text, or what is attached to it, as a file of its own",
    ".zip": "unpack it and give one document in it",
}
_READ = (
    "PDF, Word (.docx .docm .dotx), OpenDocument (.odt .ott .fodt), HTML (.html .htm .xhtml .php), legislation XML "
    "(.xml .akn), Markdown (.md .markdown), plain text (.txt .text), and through LibreOffice .doc .dot and .rtf"
)
# A PDF may have other bytes before its mark (ISO 32000-1, annex H.3: within the first 1024).
_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = (b"<!doctype html", b"<html")
# The outermost element of the XML documents that are read, behind a declaration, comments and instructions.
_ROOT = re.compile(rb"\s*(?:<\?.{0,2000}?\?>\s*|<!--.{0,2000}?-->\s*){0,20}<(?:[\w.-]{1,40}:)?([\w.-]{1,40})", re.S)
_ROOTS: dict[bytes, Kind] = {b"akomaNtoso": "xml", b"Legislation": "xml", b"document": "odt", b"html": "html"}


def read(path: Path, *, tracked: Tracked = "accepted", ocr: bool = False, limits: Limits | None = None) -> SourceText:
    """The lines of a file.

    tracked: how the tracked changes of a word processor's file are taken; other kinds have none.
    ocr: whether a PDF without text is read by the picture, with tesseract.
    limits: what is taken of a file; by default what the surroundings say (`limits_in_force`).

    Raises:
        UnreadableSource: in one plain line: missing, a folder, empty, too large, not allowed to be read, of a kind that
            is not read, damaged, encrypted, a scan.
        BadOption: a limit in the surroundings that is no number.
    """
    limits = limits or limits_in_force()
    name = "".join(character if character.isprintable() else "?" for character in path.name) or str(path)
    named = _named(path, name)
    data = _bytes(path, name, limits)
    kind = _kind(data, name, named)
    source = _read(kind, data, name, tracked, ocr, limits)
    source = replace(source, warnings=(*source.warnings, *lost_references(source.lines)))
    if kind == named:
        return source
    caution = Caution(
        "wrong_suffix", f"{name} is named as {named.upper()} but holds {kind.upper()}; it was read as that."
    )
    return replace(source, warnings=(caution, *source.warnings))


def _named(path: Path, name: str) -> Kind:
    """What the file's name promises.

    Raises:
        UnreadableSource: no such file, no ordinary file, or a suffix that is not read.
    """
    try:
        found, folder, ordinary = path.exists(), path.is_dir(), path.is_file()
    except (OSError, ValueError) as error:
        raise _unopened(name, error) from error
    if not found:
        raise UnreadableSource(f"{name}: there is no such file; check the name and the folder.")
    if folder:
        raise UnreadableSource(f"{name}: this is a folder; name one document in it.")
    if not ordinary:
        raise UnreadableSource(f"{name}: this is a device or a pipe; save the document as a file.")
    suffix = path.suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix in _ADVICE:
        raise UnreadableSource(f"{name}: {suffix} files are not read; {_ADVICE[suffix]}.")
    raise UnreadableSource(f"{name}: a file of this kind is not read; give {_READ}.")


def _bytes(path: Path, name: str, limits: Limits) -> bytes:
    """The file's bytes, never more than the limit and one: the size a folder states may be out of date."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as error:
        raise _unopened(name, error) from error
    check_size(data, name, limits)
    return data


def _unopened(name: str, error: OSError | ValueError) -> UnreadableSource:
    reason = getattr(error, "strerror", None) or "the system gives no reason"
    return UnreadableSource(f"{name}: cannot be opened ({reason}); check that you may read it.")


def _kind(data: bytes, name: str, named: Kind) -> Kind:
    """What the bytes are.

    Raises:
        UnreadableSource: they are of a kind that is not read, or not what the name promises.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in data[:_HEAD] and not head.lower().startswith(_HTML):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _ole(data, name)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.lower().startswith(_HTML):
        return "html"
    marked = "odt" if named == "odt" and head.startswith(b"<") else _marked_up(data, named)
    if marked is None and named in {"pdf", "docx", "odt", "doc", "rtf"}:
        raise UnreadableSource(
            f"{name}: this is no {named.upper()} file, or it is damaged; save it again from its program, or save it as "
            "DOCX or PDF."
        )
    return marked or named


def _marked_up(data: bytes, named: Kind) -> Kind | None:
    """What the outermost element says; text files may begin with any tag, and stay what they are named."""
    root = _ROOT.match(data[: 64 * _HEAD].removeprefix(b"\xef\xbb\xbf"))
    if root is None or (root[1] == b"document" and b"opendocument" not in data[: 4 * _HEAD]):
        return None
    kind = _ROOTS.get(root[1])
    return None if kind == "html" and named in {"md", "txt"} else kind


def _zipped(data: bytes, name: str) -> Kind:
    """A zip is read when it is a word processor's document: its entries are named plainly in the archive."""
    if b"word/" in data:
        return "docx"
    if b"content.xml" in data and b"mimetype" in data[:_HEAD]:  # a sheet or slides too: its reader tells them apart
        return "odt"
    raise UnreadableSource(
        f"{name}: this is an archive or another office file, no Word document or OpenDocument text; save it as DOCX or "
        "PDF."
    )


def _ole(data: bytes, name: str) -> Kind:
    # Names in an OLE directory are UTF-16; an encrypted .docx lies in one as the stream "EncryptedPackage".
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    raise UnreadableSource(
        f"{name}: this is an old Office file, no Word document, or one locked with a password; save it as DOCX or PDF "
        "without one."
    )


def _read(kind: Kind, data: bytes, name: str, tracked: Tracked, ocr: bool, limits: Limits) -> SourceText:
    if kind == "pdf":
        from toolkit.sources.pdf import read_pdf

        return read_pdf(data, name, ocr=ocr, limits=limits)
    if kind in ("docx", "odt", "doc", "rtf"):
        return _read_processed(kind, data, name, tracked, limits)
    if kind == "html":
        from toolkit.sources.html import read_html

        return read_html(data, name, limits=limits)
    if kind == "xml":
        from toolkit.sources.legislation import read_legislation

        return read_legislation(data, name, limits=limits)
    if kind == "md":
        from toolkit.sources.markdown import read_markdown

        return read_markdown(data, name, limits=limits)
    from toolkit.sources.text import read_text

    return read_text(data, name, limits=limits)


def _read_processed(kind: Kind, data: bytes, name: str, tracked: Tracked, limits: Limits) -> SourceText:
    """What a word processor has written."""
    if kind == "docx":
        from toolkit.sources.docx import read_docx

        return read_docx(data, name, tracked=tracked, limits=limits)
    if kind == "odt":
        from toolkit.sources.odt import read_odt

        return read_odt(data, name, tracked=tracked, limits=limits)
    from toolkit.sources.office import read_office

    return read_office(data, name, "doc" if kind == "doc" else "rtf", tracked=tracked, limits=limits)
