"""How much of a file a reader takes before it gives up: every input is taken to be hostile."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.errors import UnreadableSource

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
