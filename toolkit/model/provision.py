"""An instrument and its provisions: the frozen tree that every later fact stands beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from toolkit.model.source import Caution

Level = Literal[
    "part",
    "chapter",
    "section",
    "heading",
    "paragraph",
    "subparagraph",
    "item",
    "tail",
    "definition",
    "schedule",
    "appendix",
    "table_row",
    "footnote",
]
InstrumentKind = Literal[
    "officer_code", "member_code", "protocol", "constitution", "guidance", "report", "statute", "other"
]
HEADING_LEVELS: frozenset[Level] = frozenset({"part", "chapter", "section", "heading", "schedule", "appendix"})
Span = tuple[int, int]
"""Start and end (exclusive) in code points."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit of an instrument, at any depth.

    id: a unique path (`part-2/10/1/a`); cite: how a person writes it (`10(1)(a)`); number: as printed (`(a)`), "" if
    none; parent: an id or None; heading: the words printed over it; text: its own words, without label, heading and
    children; span: where `text` stands in the instrument's text; lead_in: it opens a list and asks nothing by itself.
    """

    id: str
    cite: str
    number: str
    level: Level
    parent: str | None
    heading: str
    text: str
    span: Span
    lead_in: bool = False
    page: int | None = None

    @property
    def is_heading(self) -> bool:
        """A part, chapter, section, schedule, appendix or heading that holds no words of its own."""
        return self.level in HEADING_LEVELS and not self.text


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Which bytes an instrument was read from."""

    name: str
    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Words that were read and are no provision. reason: "title", "furniture", "contents", "empty_number"."""

    reason: str
    text: str
    place: str = ""


@dataclass(frozen=True)
class Instrument:
    """A whole code in one dated version: its text as read and its provisions in document order.

    `text[p.span[0]:p.span[1]] == p.text` for every provision `p`. date: ISO 8601, "" where the document states none.
    """

    id: str
    title: str
    kind: InstrumentKind
    authority: str
    date: str
    source: SourceInfo
    text: str
    provisions: tuple[Provision, ...]
    warnings: tuple[Caution, ...] = field(default=())
    exclusions: tuple[Exclusion, ...] = field(default=())

    @cached_property
    def by_id(self) -> dict[str, Provision]:
        """Every provision by its id."""
        return {provision.id: provision for provision in self.provisions}

    @cached_property
    def children(self) -> dict[str | None, tuple[Provision, ...]]:
        """The children of each id in document order; those without a parent under None."""
        found: dict[str | None, list[Provision]] = {}
        for provision in self.provisions:
            found.setdefault(provision.parent, []).append(provision)
        return {parent: tuple(children) for parent, children in found.items()}

    @cached_property
    def repeated(self) -> frozenset[str]:
        """Cites that more than one provision has, where numbers begin again under each heading."""
        counted = Counter(provision.cite for provision in self.provisions if provision.cite)
        return frozenset(cite for cite, count in counted.items() if count > 1)

    def ancestors(self, provision: Provision) -> Iterator[Provision]:
        """The provisions above one, nearest first."""
        parent = provision.parent
        while parent is not None:
            above = self.by_id[parent]
            yield above
            parent = above.parent

    def family(self, provision: Provision) -> Iterator[Provision]:
        """A provision and all that stands below it, in document order."""
        yield provision
        for child in self.children.get(provision.id, ()):
            yield from self.family(child)
