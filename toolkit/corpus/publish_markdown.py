"""A code's Markdown as blocks: the title, and then headings, tables and paragraphs with their printed labels."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.errors import BadData

LISTS = Path(__file__).with_name("publish_lists.toml")
HEADING = re.compile(r"(#{2,4}) +(.*)")
BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Level:
    """One kind of label and the automatic list that prints it; `publish_lists.toml` explains each field."""

    name: str
    shape: str
    list: str
    depth: int
    format: str
    text: str
    start: int = 1
    heading: int = 0
    indent: float = 0
    hang: float = 1
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (rank 2 to 4) or a paragraph (rank 0). level: None where no list counts it; rows: cells of a
    table."""

    rank: int
    label: str
    text: str
    level: Level | None = None
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """One code ready to be set: its title, the lines under it, its running head, its blocks and its lists."""

    title: str
    subtitle: tuple[str, ...]
    head: str
    unlabelled_indent: float
    levels: tuple[Level, ...]
    blocks: tuple[Block, ...] = field(default=())

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the automatic lists, in the order of the data file."""
        return tuple(dict.fromkeys(level.list for level in self.levels))


def published() -> tuple[str, ...]:
    """The ids of the instruments that have generated forms."""
    return tuple(_lists())


def read_code(path: Path, *, instrument: str) -> Code:
    """The code in a Markdown file of the corpora. Raises BadData where the file has no title or the id no lists."""
    plan = _lists().get(instrument)
    if plan is None:
        raise BadData(f"{instrument} has no entry in {LISTS.name}: add one to publish it")
    levels = tuple(Level(**level) for level in plan["level"])
    title, *parts = BLANK.split(path.read_text(encoding="utf-8").strip())
    if not title.startswith("# "):
        raise BadData(f"{path.name} does not begin with its title: put a line starting with '# ' first")
    first = next((place for place, part in enumerate(parts) if HEADING.match(part)), 0)
    blocks = tuple(_block(part, levels) for part in parts[first:])
    return Code(title[2:].strip(), tuple(parts[:first]), plan["head"], plan["unlabelled_indent"], levels, blocks)


def _lists() -> dict[str, Any]:
    return tomllib.loads(LISTS.read_text(encoding="utf-8"))


def _block(part: str, levels: tuple[Level, ...]) -> Block:
    if part.startswith("|"):
        return Block(0, "", "", rows=tuple(_cells(row) for row in part.splitlines() if set(row) - set("|-: ")))
    line = " ".join(part.split())
    heading = HEADING.fullmatch(line)
    rank, words = (len(heading[1]), heading[2]) if heading else (0, line.replace("\\", ""))
    for level in (level for level in levels if level.heading == rank):
        found = re.match(rf"({level.shape})(?:\s+|$)", words) if level.shape else re.match("()", words)
        if found:
            return Block(rank, found[1], words[found.end() :], level)
    return Block(rank, "", words)


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))
