"""The bars of a chart as small pictures, drawn point by point: no library, no fonts, the same bytes on every machine.

A tone is told by its pattern too, so that a bar can be read in grey and by those who see colours otherwise:

    good ████  partial ▨▨▨▨ (slanted lines)  bad ▥▥▥▥ (upright lines)  neutral ░░░░ (plain, light)
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

WIDTH, HEIGHT = 480, 26
"""Points of the longest bar of a chart, and of every bar."""

WHITE, TONES = 0, {"good": 1, "partial": 2, "bad": 3, "neutral": 4}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PALETTE = bytes((255, 255, 255, 31, 78, 121, 127, 96, 0, 156, 28, 28, 166, 166, 166))


def lengths(values: Sequence[int], *, most: int) -> tuple[int, ...]:
    """Points of each part of a bar; `most` is what the longest bar of the chart counts. What is there is seen."""
    return tuple(max(2, round(WIDTH * value / most)) if value > 0 and most > 0 else 0 for value in values)


def bar(values: Sequence[int], tones: Sequence[str], *, most: int) -> bytes:
    """A PNG with one part for each value; b"" where there is nothing to draw."""
    parts = [(width, tone) for width, tone in zip(lengths(values, most=most), tones, strict=True) if width]
    lines = [b"\0" + b"".join(_part(width, tone, y) for width, tone in parts) for y in range(HEIGHT)]
    return _png(lines, len(lines[0]) - 1) if parts else b""


def width_of(png: bytes) -> int:
    """The points across of a picture made here; 0 for none."""
    return int.from_bytes(png[16:20], "big")


def swatch(tone: str) -> bytes:
    """A small square of a tone, for the legend."""
    return _png([b"\0" + _part(HEIGHT, tone, y) for y in range(HEIGHT)], HEIGHT)


def picture_xml(relation: str, size: tuple[int, int], words: str, number: int) -> str:
    """A run that shows a picture of the file in its line (ISO/IEC 29500-1, 20.4.2.8).

    relation: of the picture's part; size: across and down, in EMU; words: its alternative text, quoted for XML.
    """
    said, area = f'id="{number}" name="Bar {number}" descr={words}', f'cx="{size[0]}" cy="{size[1]}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {area}/><wp:docPr {said}/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {area}/>'
        f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing></w:r>"
    )


def _part(width: int, tone: str, y: int) -> bytes:
    colour = TONES[tone]
    if y in {0, HEIGHT - 1} or tone in {"good", "neutral"}:
        return bytes([colour]) * width
    inner = bytes(colour if (x + (y if tone == "partial" else 0)) % 8 < 3 else WHITE for x in range(1, width - 1))
    return bytes([colour]) + inner + bytes([colour])


def _png(lines: Sequence[bytes], width: int) -> bytes:
    # Stored, not packed: how well zlib packs differs between its makers, and the file that holds it packs anyway.
    head = struct.pack(">IIBBBBB", width, HEIGHT, 8, 3, 0, 0, 0)
    data = zlib.compress(b"".join(lines), 0)
    chunks = ((b"IHDR", head), (b"PLTE", PALETTE), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
