"""The door of the room: a file is read by what its first bytes say it is, whatever its name says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from toolkit.errors import UnreadableSource
from toolkit.model.source import Caution, SourceText
from toolkit.sources.limits import Limits, check_size

Kind = Literal["pdf", "docx", "html", "md", "txt"]
Tracked = Literal["accepted", "original"]

_SUFFIXES: dict[str, Kind] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".php": "html",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
}
_ADVICE = {
    ".doc": "open it in a word processor and save it as DOCX or PDF",
    ".rtf": "open it in a word processor and save it as DOCX or PDF",
    ".odt": "open it in a word processor and save it as DOCX or PDF",
    ".docm": "save it as DOCX, without macros",
    ".dotx": "save it as DOCX",
    ".pages": "export it as DOCX or PDF",
    ".mht": "save the page as HTML",
    ".mhtml": "save the page as HTML",
}
_READ = "PDF, DOCX, HTML, Markdown and plain text (.pdf .docx .html .htm .xhtml .php .md .markdown .txt .text)"
# A PDF may have other bytes before its mark (ISO 32000-1, annex H.3: within the first 1024).
_PDF_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = (b"<!doctype html", b"<html")


def read(path: Path, *, tracked: Tracked = "accepted", limits: Limits = Limits()) -> SourceText:
    """The lines of a file. tracked: how the tracked changes of a DOCX are taken; other kinds have none.

    Raises:
        UnreadableSource: in one plain line: missing, a folder, empty, too large, not allowed to be read, of a kind that
            is not read, damaged, encrypted, a scan.
    """
    name = "".join(character if character.isprintable() else "?" for character in path.name) or str(path)
    named = _named(path, name)
    data = _bytes(path, name, limits)
    kind = _kind(data, name, named)
    source = _read(kind, data, name, tracked, limits)
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
    except OSError as error:
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


def _unopened(name: str, error: OSError) -> UnreadableSource:
    reason = error.strerror or "the system gives no reason"
    return UnreadableSource(f"{name}: cannot be opened ({reason}); check that you may read it.")


def _kind(data: bytes, name: str, named: Kind) -> Kind:
    """What the bytes are.

    Raises:
        UnreadableSource: they are of a kind that is not read, or not what the name promises.
    """
    start = data[:_PDF_HEAD].lstrip()
    if b"%PDF-" in data[:_PDF_HEAD] and not start.lower().startswith(_HTML):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        raise UnreadableSource(
            f"{name}: this is an old Word file or locked with a password; save it as DOCX or PDF without one."
        )
    if start.startswith(b"{\\rtf"):
        raise UnreadableSource(f"{name}: this is an RTF file; open it in a word processor and save it as DOCX or PDF.")
    if start.removeprefix(b"\xef\xbb\xbf").lower().startswith(_HTML):
        return "html"
    if named in {"pdf", "docx"}:
        raise UnreadableSource(
            f"{name}: this is no {named.upper()} file, or it is damaged; save it again from its program."
        )
    return named


def _zipped(data: bytes, name: str) -> Kind:
    """A zip is read when it is a Word document: its entries are named plainly in the archive."""
    if b"word/" in data:
        return "docx"
    raise UnreadableSource(
        f"{name}: this is an archive or another office file, no Word document; save it as DOCX or PDF."
    )


def _read(kind: Kind, data: bytes, name: str, tracked: Tracked, limits: Limits) -> SourceText:
    if kind == "pdf":
        from toolkit.sources.pdf import read_pdf

        return read_pdf(data, name, limits=limits)
    if kind == "docx":
        from toolkit.sources.docx import read_docx

        return read_docx(data, name, tracked=tracked, limits=limits)
    if kind == "html":
        from toolkit.sources.html import read_html

        return read_html(data, name, limits=limits)
    if kind == "md":
        from toolkit.sources.markdown import read_markdown

        return read_markdown(data, name, limits=limits)
    from toolkit.sources.text import read_text

    return read_text(data, name, limits=limits)
