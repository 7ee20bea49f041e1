"""The few words of OpenDocument (ODF 1.3) that every part of its reader spells the same way."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_ODF}office:1.0}}"
TEXT = f"{{{_ODF}text:1.0}}"
TABLE = f"{{{_ODF}table:1.0}}"
STYLE = f"{{{_ODF}style:1.0}}"
DRAW = f"{{{_ODF}drawing:1.0}}"
FO = f"{{{_ODF}xsl-fo-compatible:1.0}}"
SVG = f"{{{_ODF}svg-compatible:1.0}}"
MANIFEST = f"{{{_ODF}manifest:1.0}}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
# LibreOffice's own additions, under the namespace of its releases.
EXTRA = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)\s*(in|pt|cm|mm|pc|px)")
_POINTS = {"in": 72.0, "pt": 1.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "px": 0.75}
_ESCAPED = re.compile("_([0-9a-fA-F]{2})_")
DEEPEST = 10  # levels of a list (ODF 1.3 part 3, 19.880.3)


def points(length: str | None) -> float | None:
    """A length ("0.5in") in points; None for anything else."""
    found = _LENGTH.fullmatch((length or "").strip())
    return round(float(found[1]) * _POINTS[found[2]], 2) if found else None


def whole(text: str | None, default: int) -> int:
    """A whole number, `default` for anything else and for what no document means."""
    found = (text or "").strip()
    return int(found) if re.fullmatch(r"-?\d{1,7}", found) else default


def level_of(text: str | None) -> int:
    """A level of a list or an outline, counted from 0."""
    return min(max(whole(text, 1), 1), DEEPEST) - 1


def spoken(name: str) -> str:
    """A style's name as people see it: "Contents_20_1" is "contents 1", in lower case."""
    return " ".join(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), name).lower().split())


def local(element: Element) -> str:
    """The element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@cache
def words() -> dict[str, Any]:
    """The tables of odt_words.toml."""
    return tomllib.loads(Path(__file__).with_name("odt_words.toml").read_text(encoding="utf-8"))
