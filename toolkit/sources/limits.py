"""How much of a file a reader takes before it gives up: every input is taken to be hostile."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from toolkit.errors import BadOption, UnreadableSource

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a reader takes of each thing; the defaults are far above any council's constitution.

    max_bytes: of the file as it lies on the disc, in bytes.
    max_unpacked: of everything decompressed from it together, in bytes as they come out, never as the file declares.
    max_part: of one XML part or page of text decompressed, in bytes; its tree in memory takes some ten times as much.
    max_ratio: of decompressed to compressed bytes in one entry of an archive (or one compressed stream); deflate cannot
        pass about 1032, and real documents stay under 100, but a form of many like lines may reach it: entries that
        come out under `ratio_floor` are let off.
    ratio_floor: bytes that may come out of one entry before its ratio is looked at.
    max_entries: of an archive.
    max_pages: of a paged document (PDF).
    max_depth: of nesting: XML or HTML elements within each other, tables within tables count by their elements.
    max_lines: that a reader may hand on; a document with more is refused, not cut short.
    max_line: of the characters in one line or paragraph.
    max_seconds: that a program called for help (LibreOffice; tesseract, for all pages together) may take.
    max_ocr_pages: of a scan that are read by the picture.
    max_fetched: of a page or document that `conduct fetch` loads, in bytes.
    max_fetch_seconds: that loading it may take, all redirects together.
    """

    max_bytes: int = 200 * MEGABYTE
    max_unpacked: int = 500 * MEGABYTE
    max_part: int = 100 * MEGABYTE
    max_ratio: float = 250.0
    ratio_floor: int = 32 * MEGABYTE
    max_entries: int = 20_000
    max_pages: int = 5_000
    max_depth: int = 200
    max_lines: int = 1_000_000
    max_line: int = 1_000_000
    max_seconds: int = 600
    max_ocr_pages: int = 500
    max_fetched: int = 50 * MEGABYTE
    max_fetch_seconds: int = 60


PREFIX = "CONDUCT_"
_BEGINNING = f"{PREFIX}MAX_"


def limits_in_force(surroundings: Mapping[str, str] = os.environ) -> Limits:
    """The defaults, but where a variable of the surroundings says otherwise: CONDUCT_MAX_PAGES=8000.

    Every limit has a variable, CONDUCT_ and its name in capitals. Raises BadOption for one that is no number above 0,
    or that begins with CONDUCT_MAX_ and names no limit.
    """
    known = {f"{PREFIX}{field.name.upper()}": field.name for field in fields(Limits)}
    if unknown := sorted(name for name in surroundings if name.startswith(_BEGINNING) and name not in known):
        raise BadOption(f"{unknown[0]}: there is no such limit; use one of {', '.join(known)}")
    given = {known[name]: _number(name, value) for name, value in surroundings.items() if name in known}
    return replace(Limits(), **given)


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and 0 < len(value) <= 15 and int(value) > 0):
        raise BadOption(f"{name}={value}: must be a whole number above 0")
    return int(value)


def check_size(data: bytes, name: str, limits: Limits) -> None:
    """Refuse an empty file and one larger than `limits.max_bytes`.

    Raises:
        UnreadableSource: in one plain line that names the file.
    """
    if not data:
        raise UnreadableSource(f"{name}: the file is empty; give a document that holds text.")
    if len(data) > limits.max_bytes:
        most = limits.max_bytes // MEGABYTE
        raise UnreadableSource(f"{name}: the file is larger than {most} MB; split it or save it without pictures.")
