"""What the elements around a word say of the line it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.source import Role


@dataclass(slots=True)
class Item:
    """A list item (or a footnote) whose label is printed once, on its first line."""

    label: str
    list_id: str
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """role, rank, depth, bold: of the line; slanted: in italics; link: the words are a link or a button; pre: line ends
    are kept.

    inside: within the document's box; edge, first: the margins around the line and the extra indent of its first line,
    in points, None where none is said; place: the block it stands in; tables: how many tables it stands in.
    """

    role: Role = "body"
    rank: int = 0
    depth: int = 0
    bold: bool = False
    slanted: bool = False
    link: bool = False
    pre: bool = False
    inside: bool = False
    edge: float | None = None
    first: float | None = None
    place: str = ""
    tables: int = 0
    item: Item | None = None

    @property
    def indent(self) -> float | None:
        """The left edge of the block's first line in points."""
        if self.edge is None and self.first is None:
            return None
        return round((self.edge or 0.0) + (self.first or 0.0), 2)
