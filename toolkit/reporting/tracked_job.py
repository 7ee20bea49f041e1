"""One document being woven: what every part of the writer has to know, and the keys by which blocks are matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_carry import Carrier
from toolkit.reporting.tracked_known import Known
from toolkit.reporting.tracked_pieces import Eye, Piece, key_of, pieces_of
from toolkit.reporting.tracked_words import Words
from toolkit.reporting.tracked_xml import local, make

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ENDS = {"tr": "\x01", "tc": "\x02", "tbl": "\x04", "sdt": "", "sdtContent": ""}
"""What ends a row, a cell, a table in a table's key; a content control is not seen."""


@dataclass
class Job:
    """One document being woven: who changed it and when, how its objects are told apart, what has been carried.

    near: any element of the current document, to make others by; known: provisions whose counterparts a comparison
    found; pieces: of paragraphs looked at before.
    """

    carrier: Carrier
    current: Eye
    proposed: Eye
    words: Words
    author: str
    date: str
    near: Element
    known: Sequence[Known] = ()
    moves: int = 0
    pieces: dict[Element, list[Piece]] = field(default_factory=dict)
    ranges: dict[str, str] = field(default_factory=dict)

    def range_id(self, name: str) -> str:
        """The id that the start and the end of one move's range share."""
        if name not in self.ranges:
            self.ranges[name] = self.carrier.next_id()
        return self.ranges[name]

    def stamp(self) -> dict[str, str]:
        """Id, author and date of one more change."""
        return {"id": self.carrier.next_id(), "author": self.author, "date": self.date}

    def mark(self, name: str) -> Element:
        """An empty w:ins, w:del, w:moveFrom or w:moveTo."""
        return make(self.near, name, **self.stamp())

    def taken_apart(self, paragraph: Element, eye: Eye) -> list[Piece]:
        """The paragraph's pieces, taken once."""
        if paragraph not in self.pieces:
            self.pieces[paragraph] = pieces_of(paragraph, eye)
        return self.pieces[paragraph]


def inner_key(element: Element, job: Job, eye: Eye) -> str:
    """Rows, cells and paragraphs with their words: equal for tables or rows that say the same in the same places."""
    out: list[str] = []
    for child in element:
        name = local(child)
        if name == "p":
            out.append(key_of(job.taken_apart(child, eye)) + "\x03")
        elif name in ENDS:
            out.append(inner_key(child, job, eye) + ENDS[name])
    return "".join(out)
