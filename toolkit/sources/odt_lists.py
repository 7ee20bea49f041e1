"""Automatic numbering of OpenDocument lists (ODF 1.3 part 3, 5.3, 16.30 to 16.37), worked out as LibreOffice does.

    <list style="L1">              a list of its own, with its own counts
      <list-item>  <p>  1.         the first paragraph of an item is numbered, the further ones are not
         <list>                    one level deeper in the same list
           <list-item> <p>  1.1
    <list style="L1" continue-numbering>   goes on where the list before it ended: same style only
    <list style="L1" continue-list="id">   goes on where the list of that id ended

An item without a paragraph of its own is not counted. A level that a deeper paragraph needs and nothing has used yet
counts as used, as in Word. That this holds is shown by tests/sources/test_odt_numbering_against_libreoffice.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.sources.docx_formats import formatted
from toolkit.sources.docx_styles import Indent
from toolkit.sources.odt_xml import EXTRA, FO, OFFICE, STYLE, TEXT, level_of, points, whole, words
from toolkit.sources.paragraphs import BULLET

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LONGEST_TEXT = 255
PLACEHOLDER = re.compile(r"%(10|[1-9])%")
PADDED = re.compile(r"0+1(?=,)")
OUTLINE = "\0outline"
"""The list of the numbered headings, by a name that no list of a document has."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style. shown: how many levels its number has; pattern: LibreOffice's "%1%.%2%)", which comes
    before prefix, suffix and shown; synced: letters go on aa, bb instead of aa, ab."""

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    pattern: str | None = None
    synced: bool = False
    bullet: str = ""
    indent: Indent = field(default_factory=Indent)


@dataclass(slots=True)
class Run:
    """One list as it is counted, over all the pieces that continue it. style: of the last of them; counts: by level,
    from 0."""

    identity: str
    style: str
    counts: dict[int, int] = field(default_factory=dict)


def read_lists(roots: Iterable[Element | None]) -> dict[str, dict[int, Level]]:
    """The list styles of a document by name, each with its levels from 0; the outline's under OUTLINE."""
    found: dict[str, dict[int, Level]] = {}
    for part in (part for root in roots if root is not None for part in _styles(root)):
        for style in part.iterchildren(TEXT + "list-style"):
            found[style.get(STYLE + "name", "")] = _levels(style)
        for style in part.iterchildren(TEXT + "outline-style"):
            found[OUTLINE] = _levels(style)
    return found


def outline_name(roots: Iterable[Element | None]) -> str:
    """The name of the headings' own list style, under which lists of headings may name it."""
    for root in (root for root in roots if root is not None):
        for style in (style for part in _styles(root) for style in part.iterchildren(TEXT + "outline-style")):
            return str(style.get(STYLE + "name", "Outline"))
    return ""


def _styles(root: Element) -> Iterable[Element]:
    return (part for name in ("styles", "automatic-styles") for part in root.iterchildren(OFFICE + name))


def _levels(style: Element) -> dict[int, Level]:
    return {level_of(e.get(TEXT + "level")): _level(e) for e in style if e.get(TEXT + "level") is not None}


def _level(element: Element) -> Level:
    bullet = element.get(TEXT + "bullet-char", "")
    if element.tag == TEXT + "list-level-style-image":
        bullet = BULLET
    return Level(
        format=element.get(STYLE + "num-format", ""),
        prefix=element.get(STYLE + "num-prefix", "")[:LONGEST_TEXT],
        suffix=element.get(STYLE + "num-suffix", "")[:LONGEST_TEXT],
        shown=max(whole(element.get(TEXT + "display-levels"), 1), 1),
        start=max(whole(element.get(TEXT + "start-value"), 1), 0),
        pattern=None if bullet else element.get(EXTRA + "num-list-format"),
        synced=element.get(STYLE + "num-letter-sync") == "true",
        bullet=bullet,
        indent=_indent(element.find(STYLE + "list-level-properties")),
    )


def _indent(properties: Element | None) -> Indent:
    """Either the newer label-alignment, or the older space before the label and its width."""
    if properties is None:
        return Indent()
    aligned = properties.find(STYLE + "list-level-label-alignment")
    if aligned is not None:
        return Indent(points(aligned.get(FO + "margin-left")), points(aligned.get(FO + "text-indent")))
    space, width = points(properties.get(TEXT + "space-before")), points(properties.get(TEXT + "min-label-width"))
    return Indent() if space is None and width is None else Indent((space or 0.0) + (width or 0.0), -(width or 0.0))


def count(run: Run, levels: Mapping[int, Level], level: int, start: int | None) -> str:
    """Count one paragraph of a list and give what is printed before it, blanks at the ends cut.

    start: the number the item itself asks for.
    """
    for above in range(level):
        run.counts.setdefault(above, levels.get(above, Level()).start)
    if start is not None:
        run.counts[level] = start
    elif level in run.counts:
        run.counts[level] += 1
    else:
        run.counts[level] = levels.get(level, Level()).start
    restart(run, level + 1)
    return printed(levels, level, run.counts)


def pass_over(run: Run, level: int) -> None:
    """A paragraph of a list that is not numbered: what follows one level deeper goes on, what is deeper begins anew."""
    restart(run, level + 2)


def restart(run: Run, level: int) -> None:
    """What is numbered next at this level or deeper begins anew."""
    for deeper in [at for at in run.counts if at >= level]:
        del run.counts[deeper]


def printed(levels: Mapping[int, Level], level: int, counts: Mapping[int, int]) -> str:
    """The label of a paragraph at this level."""
    shape = levels.get(level, Level())
    if shape.bullet:
        return _bullet(shape.bullet)
    if shape.pattern is not None:
        text = _filled(shape.pattern[:LONGEST_TEXT], levels, counts)
    else:
        joined = "".join(
            f"%{at + 1}%" + ("." if at < level else "") for at in range(max(level - shape.shown + 1, 0), level + 1)
        )
        text = shape.prefix + _filled(joined, levels, counts) + shape.suffix
    return " ".join(text.split())


def _filled(pattern: str, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    """The pattern with its numbers; a level without a number takes what stands between it and the next with it."""
    pieces = PLACEHOLDER.split(pattern)
    out = pieces[0]
    for at, between in zip(map(int, pieces[1::2]), pieces[2::2], strict=True):
        level = levels.get(at - 1, Level())
        last = at == int(pieces[-2])
        if level.format or level.bullet:
            out += ("" if level.bullet else figure(level, counts.get(at - 1, 0))) + between
        elif last:
            out += between
    return out


def figure(level: Level, number: int) -> str:
    """One number in the format of its level."""
    if level.format in ("a", "A"):
        found = formatted(number, "lowerLetter") if level.synced else _alphabetic(number)
        return found.upper() if level.format == "A" else found
    padded = PADDED.match(level.format)
    if padded:
        return str(number).zfill(len(padded[0])) if number else "0"
    return formatted(number, words()["formats"].get(level.format, "decimal"))


def _alphabetic(number: int) -> str:
    """a..z, aa, ab, as a spreadsheet counts."""
    if number <= 0:
        return str(number)
    out = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        out = chr(ord("a") + place) + out
    return out


def _bullet(sign: str) -> str:
    return BULLET if not sign.isalnum() or len(sign.strip()) == 1 else " ".join(sign.split())
