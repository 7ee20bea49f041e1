"""What the OpenDocument reader carries from paragraph to paragraph: lists, notes still to come, cautions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.model.source import Caution
from toolkit.sources.odt_lists import OUTLINE, PADDED, Level, Run
from toolkit.sources.odt_styles import Styles
from toolkit.sources.odt_xml import DEEPEST, words
from toolkit.sources.paragraphs import BULLET

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


BULLETS = {at: Level(bullet=BULLET) for at in range(DEEPEST)}
"""A list without a style: LibreOffice prints bullets."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note where it is called. kind: footnote or endnote; label: its mark, as the document stores it."""

    kind: str
    label: str
    body: Element
    place: str


@dataclass(slots=True)
class Reading:
    """The state of one reading, in document order.

    outline_name: under which a list or a style means the headings' own list. runs: the lists read so far by their
    xml:id; last: the outermost list read last; outline: the headings' count.
    story: what places begin with outside the body ("header, "). faults: a caution's code to how often and where first.
    """

    styles: Styles
    lists: Mapping[str, Mapping[int, Level]]
    outline_name: str = ""
    runs: dict[str, Run] = field(default_factory=dict)
    last: Run | None = None
    outline: Run | None = None
    begun: int = 0
    notes: list[NoteMark] = field(default_factory=list)
    faults: dict[str, tuple[int, str]] = field(default_factory=dict)
    story: str = ""
    paragraphs: int = 0
    tables: int = 0
    place: str = ""

    def fault(self, code: str, times: int = 1) -> None:
        """Remember something the user must be told."""
        count, place = self.faults.get(code, (0, self.place))
        self.faults[code] = (count + times, place)

    def cautions(self) -> tuple[Caution, ...]:
        """What was remembered, one caution a code, in the order they first came up."""
        texts = words()["cautions"]
        return tuple(Caution(code, texts[code].format(count=n), place) for code, (n, place) in self.faults.items())

    def levels(self, style: str) -> Mapping[int, Level]:
        """The levels of a list style; none for one that is not there."""
        if not style:
            return BULLETS
        if style not in self.lists:
            self.fault("unknown_list")
        return self.lists.get(style, {})

    def headings(self) -> Run:
        """The list of the numbered headings, begun when first asked for."""
        if self.outline is None:
            self.outline = self.open_run(OUTLINE)
        return self.outline

    def open_run(self, style: str) -> Run:
        """A list begins."""
        self.begun += 1
        return Run(f"list {self.begun}", style)

    def check(self, level: Level | None) -> None:
        """Tell of a number format that is not known."""
        said = level.format if level else ""
        if said and said not in ("a", "A") and said not in words()["formats"] and not PADDED.match(said):
            self.fault("unknown_format")

    def open_story(self, story: str, styles: Styles) -> None:
        """Begin a part with its own lists and automatic styles. story: what its places begin with."""
        self.styles, self.story, self.place = styles, story, story.rstrip(", ")
        self.paragraphs = self.tables = 0
        self.last = self.outline = None
