"""The few words of WordprocessingML that every part of the reader spells the same way."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TWIPS = 20  # twentieths of a point
OFF = frozenset({"0", "false", "off", "none"})


def value(parent: Element | None, tag: str, default: str = "") -> str:
    """The w:val of a direct child, `default` where child or attribute is absent."""
    child = None if parent is None else parent.find(W + tag)
    return default if child is None else str(child.get(W + "val", default))


def number(text: str | None) -> int | None:
    """A whole number as XML writes it; None for anything else, and for what no document means."""
    try:
        found = int(float(text or ""))
    except (ValueError, OverflowError):
        return None
    return found if abs(found) < 10**7 else None


def switch(parent: Element | None, tag: str) -> bool | None:
    """An on/off child (w:b): True where it stands without a value, None where it is absent."""
    child = None if parent is None else parent.find(W + tag)
    return None if child is None else child.get(W + "val", "1").lower() not in OFF


def children(parent: Element) -> Iterator[Element]:
    """The element's children; of alternatives (mc:AlternateContent) only the one that is read, in its place."""
    for child in parent:
        if child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                yield from children(chosen)
        else:
            yield child


def branch(alternate: Element) -> Element | None:
    """The first branch that holds text; else the first: a text box stands in both the choice and the fallback."""
    branches = [part for part in alternate if part.tag in (CHOICES + "Choice", CHOICES + "Fallback")]
    with_text = (part for part in branches if next(part.iter(W + "t", W + "sym"), None) is not None)
    return next(with_text, branches[0] if branches else None)


@cache
def words() -> dict[str, Any]:
    """The tables of docx_words.toml."""
    return tomllib.loads(Path(__file__).with_name("docx_words.toml").read_text(encoding="utf-8"))
