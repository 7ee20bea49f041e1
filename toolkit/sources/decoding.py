"""Bytes become text: byte order marks, a declared charset, UTF-8, and Windows-1252 as the last resort."""

from __future__ import annotations

import codecs

from toolkit.errors import UnreadableSource
from toolkit.model.source import Caution

# UTF-32 stands before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Labels that browsers take for Windows-1252 (WHATWG Encoding Standard, section 4.2).
_WINDOWS = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin-1", "latin1", "cp1252"})
# What pages are written in (WHATWG Encoding Standard, section 4): Python's other codecs are traps (punycode, escapes).
_OF_PAGES = ("utf-8", "cp125", "cp874", "iso8859", "koi8", "mac", "gb", "big5", "shift_jis", "cp932", "euc", "cp949")
_BLANK_CONTROLS = "\t\n\r\f\v\x85\x1a"
_SAMPLE = 4096


def decode(data: bytes, name: str, *, declared: str = "") -> tuple[str, tuple[Caution, ...]]:
    """The text of `data` with line ends as "\\n" and without a byte order mark, and what had to be guessed.

    declared: the charset the document states of itself, "" for none; a byte order mark overrules it.

    Raises:
        UnreadableSource: the bytes are no text (NULs, or more than one control character in ten).
    """
    text, warnings = _decoded(data, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    _refuse_binary(text, name)
    return text, warnings


def _decoded(data: bytes, declared: str) -> tuple[str, tuple[Caution, ...]]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _counted(data[len(mark) :].decode(codec, errors="replace"))
    wide = _wide_codec(data)
    if wide:
        return _counted(data.decode(wide, errors="replace"))
    codec = _known(declared)
    if codec:
        try:
            return data.decode(codec), ()
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guessed(data)


def _known(declared: str) -> str:
    """The codec of a declared charset, "" for one unknown or impossible (a page in ASCII bytes is not UTF-16)."""
    label = declared.strip().strip("\"'").lower()
    if label in _WINDOWS:
        return "cp1252"
    try:
        codec = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    return codec if codec.startswith(_OF_PAGES) else ""


def _wide_codec(data: bytes) -> str:
    """UTF-16 without a mark shows as a NUL beside nearly every Latin letter, always on the same side."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs and odd > pairs * 0.4 and even <= pairs * 0.05:
        return "utf-16-le"
    if pairs and even > pairs * 0.4 and odd <= pairs * 0.05:
        return "utf-16-be"
    return ""


def _guessed(data: bytes) -> tuple[str, tuple[Caution, ...]]:
    """Mostly UTF-8 with a few damaged bytes stays UTF-8; anything else is taken for Windows-1252."""
    damaged = data.decode("utf-8", errors="replace")
    lost = damaged.count("\ufffd")
    sound = sum(character > "\x7f" and character != "\ufffd" for character in damaged)
    if sound > 9 * lost:
        return _counted(damaged)
    text, cautions = _counted(data.decode("cp1252", errors="replace"))
    guess = Caution("charset_guessed", "The file is not UTF-8; it was read as Windows-1252.")
    return text, (guess, *cautions)


def _counted(text: str) -> tuple[str, tuple[Caution, ...]]:
    lost = text.count("\ufffd")
    if not lost:
        return text, ()
    return text, (Caution("unreadable_characters", f"{lost} damaged characters were read as \ufffd."),)


def _refuse_binary(text: str, name: str) -> None:
    controls = sum(character < " " and character not in _BLANK_CONTROLS for character in text)
    if "\x00" in text or controls * 10 > len(text):
        raise UnreadableSource(
            f"{name}: this is no text but binary data; give a PDF, DOCX, HTML, Markdown or text file."
        )
