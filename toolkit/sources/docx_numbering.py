"""Automatic numbering, worked out as Word prints it (ECMA-376 part 1, 17.9), for no library does.

A paragraph says "list 7, level 2"; what stands before it depends on every numbered paragraph above it:

    w:num 7 ──> w:abstractNum 3 ──> nine w:lvl: "%1." "(%2)" ...     one count for each level of an abstractNum,
    w:num 9 ──> w:abstractNum 3     (7 and 9 continue each other)    shared by every w:num that points to it
      └ w:lvlOverride level 1: w:startOverride 1                     9 begins level 1 anew, the first time it is used

A level that a deeper paragraph needs and that nothing has used yet counts as used: "1.1" at the head of a document is
followed by "2.", not "1.". Word and LibreOffice 7.4 differ here, and Word is followed: LibreOffice knows neither
w:isLgl nor w:lvlRestart, takes from each w:num only the override of the level it is first used at, and prints decimal
figures for hex, numberInDash, enclosed and full-width formats. That they agree elsewhere is shown by
`tests/sources/test_docx_numbering_against_libreoffice.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.sources.docx_formats import formatted
from toolkit.sources.docx_styles import Indent, Style, Styles, indent_of
from toolkit.sources.docx_xml import W, children, number, switch, value
from toolkit.sources.paragraphs import BULLET

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DEEPEST = 8
LONGEST_TEXT = 255
PLACEHOLDER = re.compile(r"%([1-9])")
UNSAID = Indent()


@dataclass(frozen=True, slots=True)
class Level:
    """One w:lvl. restart: None as usual, 0 never, n only after a paragraph of level n (from 1) or above."""

    start: int = 0  # 17.9.25: where w:start is absent the level starts at 0
    format: str = "decimal"
    pattern: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    indent: Indent = UNSAID
    picture: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One w:num with its overrides laid in. starts: the levels it begins anew, and at which number."""

    num_id: str
    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    @property
    def identity(self) -> str:
        """The same for lists whose top levels continue each other; a list begun anew is a list of its own."""
        return f"{self.abstract}.{self.num_id}" if 0 in self.starts else self.abstract

    def start(self, level: int) -> int:
        """The number this level begins with."""
        return self.starts.get(level, self.levels[level].start if level in self.levels else 1)

    def level_of(self, style: Style) -> int:
        """Which level a style stands at: the one linked to it (w:pStyle), else the one it names; else as its basis."""
        linked = {level.style: index for index, level in sorted(self.levels.items(), reverse=True) if level.style}
        for identity in style.chain:
            if identity in linked:
                return linked[identity]
            if identity == style.level_style:
                break
        return style.num_level or 0


def read_numbering(root: Element | None, styles: Styles) -> dict[str, NumberedList]:
    """The lists of word/numbering.xml by w:numId."""
    if root is None:
        return {}
    abstracts = {str(a.get(W + "abstractNumId")): a for a in root.iter(W + "abstractNum")}
    levels = {own: {_index(e): _level(e) for e in a.iterchildren(W + "lvl")} for own, a in abstracts.items()}
    links = {own: value(a, "numStyleLink") for own, a in abstracts.items()}
    defined = {value(a, "styleLink"): own for own, a in abstracts.items()}
    pointed = {str(n.get(W + "numId")): value(n, "abstractNumId") for n in root.iter(W + "num")}

    def target(own: str) -> str:
        """The abstractNum whose levels hold: w:numStyleLink leads by a numbering style to the one that defines them."""
        for _ in range(DEEPEST):
            link = links.get(own)
            if not link:
                break
            style = styles.by_id.get(link)
            own = pointed.get((style and style.num_id) or "") or defined.get(link, "")
        return own

    nums = ((str(n.get(W + "numId")), n) for n in root.iter(W + "num"))
    return {i: _list(i, n, pointed[i], levels.get(target(pointed[i]), {})) for i, n in nums}


def _list(num_id: str, element: Element, abstract: str, defined: Mapping[int, Level]) -> NumberedList:
    levels, starts = dict(defined), dict[int, int]()
    for override in element.iterchildren(W + "lvlOverride"):
        for own in override.iterchildren(W + "lvl"):
            levels[_index(override)] = _level(own)
        start = number(value(override, "startOverride"))
        if start is not None:
            starts[_index(override)] = start
    return NumberedList(num_id, abstract, levels, starts)


def _index(element: Element) -> int:
    return min(max(number(element.get(W + "ilvl")) or 0, 0), DEEPEST)


def _level(element: Element) -> Level:
    # Formats of newer Words stand in alternatives: a custom "001" in the choice, decimal in the fallback.
    parts = list(children(element))
    formats = [part for part in parts if part.tag == W + "numFmt"]
    level = Level(
        start=max(number(value(element, "start")) or 0, 0),
        text=value(element, "lvlText")[:LONGEST_TEXT],
        restart=number(value(element, "lvlRestart")),
        legal=switch(element, "isLgl") is True,
        style=value(element, "pStyle"),
        indent=indent_of(element.find(W + "pPr")),
        picture=element.find(W + "lvlPicBulletId") is not None,
        hidden=switch(element.find(W + "rPr"), "vanish") is True,
    )
    if not formats:
        return level
    return replace(level, format=formats[0].get(W + "val", "decimal"), pattern=formats[0].get(W + "format", ""))


@dataclass(slots=True)
class Counters:
    """The counts of one story (the body; the notes) as its paragraphs are read in order."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, numbered: NumberedList, level: int) -> str:
        """Count one paragraph and give what is printed before it, its punctuation included, blanks at the ends cut."""
        counts = self.counts.setdefault(numbered.abstract, {})
        for above in range(level):
            if above not in counts:
                counts[above] = numbered.start(above)
                self.begun.add((numbered.num_id, above))
        anew = level in numbered.starts and (numbered.num_id, level) not in self.begun
        counts[level] = numbered.start(level) if anew or level not in counts else counts[level] + 1
        self.begun.add((numbered.num_id, level))
        for deeper in [d for d in counts if d > level and _restarts(numbered.levels.get(d, Level()), d, level)]:
            del counts[deeper]
        return _printed(numbered, level, counts)


def _restarts(deeper: Level, index: int, used: int) -> bool:
    """Whether a paragraph of level `used` makes a deeper one begin again; both count from 0, w:lvlRestart from 1."""
    if deeper.restart is None or deeper.restart > index:
        return True  # 17.9.10: a level that is not above this one is ignored
    return used < deeper.restart


def _printed(numbered: NumberedList, level: int, counts: Mapping[int, int]) -> str:
    shape = numbered.levels.get(level, Level())
    if shape.hidden:
        return ""
    if shape.picture or (shape.format == "bullet" and _is_glyph(shape.text)):
        return BULLET

    def figure(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        return _figure(numbered.levels.get(at, Level()), counts[at], legal=shape.legal) if at in counts else ""

    return " ".join(_glyphs(PLACEHOLDER.sub(figure, shape.text)).split())


def _figure(level: Level, count: int, *, legal: bool) -> str:
    # 17.9.4 isLgl: every figure of the label in decimal, whatever its own level says ("I" but "1.1")
    legal = legal and level.format not in ("none", "bullet")
    return formatted(count, "decimal" if legal else level.format, pattern=level.pattern)


def _is_glyph(text: str) -> bool:
    """One sign, whatever its font makes of it ("o" in Courier is a ring); a word is not a bullet."""
    return len(text.strip()) == 1 or (bool(text.strip()) and not any(sign.isalnum() for sign in text))


def _glyphs(text: str) -> str:
    return "".join(BULLET if "\ue000" <= sign <= "\uf8ff" else sign for sign in text)
