"""A tree of provisions as the blocks that are printed one under another, and lines of a given width."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toolkit.corpus.style_source import NOTE_CALL, TRAP, Node, Style


@dataclass(frozen=True, slots=True)
class Block:
    """One printed paragraph, heading or table row.

    kind: "heading", "body" or "row"; label: the number as printed; rank: of a heading, from 0; depth: of the body, from
    0; key: the node's level with its nesting (`item2`, `bullet`), by which a style says how it is numbered.
    """

    kind: str
    label: str
    text: str
    depth: int
    rank: int
    key: str
    node: Node

    @property
    def line(self) -> str:
        """Label and words, the call of a footnote left out."""
        return " ".join(filter(None, (self.label, NOTE_CALL.sub("", self.text.replace(TRAP, "")))))


def blocks_of(style: Style) -> tuple[Block, ...]:
    """Everything that is printed between the title and the footnotes, in order."""
    nodes = tuple(node for node in style.nodes if node.level != "footnote")
    body = tuple(block for node in nodes for block in _blocks(style, node, (), ""))
    return (*_loose(style.control, "row"), *body, *_loose(style.closing, "body"))


def _loose(lines: tuple[str, ...], kind: str) -> tuple[Block, ...]:
    """Lines of the title block or of the end, which belong to no provision."""
    return tuple(Block(kind, "", line, 0, 0, "loose", Node("loose", text=line)) for line in lines)


def footnotes_of(style: Style) -> dict[str, str]:
    """The words of each footnote by its number."""
    return {node.number: node.text for node in style.nodes if node.level == "footnote"}


def contents_of(style: Style) -> tuple[Block, ...]:
    """The headings that a contents page lists."""
    return tuple(block for block in blocks_of(style) if block.kind == "heading" and block.rank == 0)


def key_of(node: Node, above: tuple[Node, ...]) -> str:
    """`item` for the first depth of items, `item2` for items in items; `bullet` where they have no number."""
    kind = "bullet" if node.level == "item" and not node.number else node.level
    nested = sum(1 for parent in above if parent.level == "item") if node.level == "item" else 0
    return f"{kind}{nested + 1}" if nested else kind


def label_of(style: Style, node: Node, key: str) -> str:
    """The number as the style prints it: `1.`, `(a)`, `•`. Figures alone may have a form of their own (`single
    paragraph`), as where an appendix counts 1., 2. and the body 1.1, 1.2."""
    if key.startswith("bullet"):
        return style.bullets[int(key[6:] or 1) - 1]
    form = style.labels.get(f"single {key}" if node.number.isdigit() else key, style.labels.get(key, "{n}"))
    return form.format(n=node.number) if node.number else ""


def standing(style: Style, node: Node, above: tuple[Node, ...]) -> tuple[int, int]:
    """How many headings stand over a node, and how deep it is set in. `1.—` adds no depth to `(1)` and `(2)`; a tail
    stands where the words of its parent stand: one step in where those have a label, else at the parent's own edge."""
    over = [parent for parent in above if parent.is_heading and parent.level not in style.run_in]
    steps = [parent for parent in above if parent not in over and not parent.is_opening]
    bare = node.level == "tail" and not label_of(style, above[-1], key_of(above[-1], above[:-1]))
    return len(over), len(steps) - bare


def _blocks(style: Style, node: Node, above: tuple[Node, ...], carried: str) -> Iterator[Block]:
    rank, depth = standing(style, node, above)
    key = key_of(node, above)
    label = carried + label_of(style, node, key)
    if node.level == "table_row":
        yield Block("row", "", node.text, depth, rank, key, node)
        return
    if node.is_heading:
        yield from _heading(style, node, label, rank, key)
    elif node.heading:
        yield Block("heading", "", node.heading, depth, rank, "over", node)
    if node.text and node.level not in style.run_in:
        own = "" if node.is_heading else label
        yield Block("body", own, node.text, depth, rank, "own" if node.is_heading else key, node)
    carry = style.labels.get("opening", "{n} ").format(n=node.number) if node.is_opening else ""
    for place, child in enumerate(node.children):
        yield from _blocks(style, child, (*above, node), "" if place else carry)


def _heading(style: Style, node: Node, label: str, rank: int, key: str) -> Iterator[Block]:
    if node.level in style.stacked and node.number and node.heading:
        yield Block("heading", label, "", 0, rank, key, node)
        yield Block("heading", "", node.heading, 0, rank, "under", node)
    elif node.level in style.run_in:
        words = " ".join(filter(None, (node.heading and f"{node.heading}.", node.text)))
        yield Block("body", label, words, 0, rank, key, node)
    else:
        yield Block("heading", label, node.heading, 0, rank, key, node)


@cache
def _hyphenated() -> dict[str, tuple[int, ...]]:
    words = tomllib.loads(Path(__file__).with_name("style_hyphens.toml").read_text(encoding="utf-8"))["words"]
    return {word.replace("-", ""): _places(word) for word in words}


def _places(word: str) -> tuple[int, ...]:
    parts = word.split("-")
    return tuple(sum(map(len, parts[:count])) for count in range(len(parts) - 1, 0, -1))


def _splits(word: str, *, hyphenate: bool) -> Iterator[tuple[str, str]]:
    """The ways to break a word over a line end, longest beginning first."""
    for match in reversed(list(re.finditer(r"(?<=\w)-(?=\w)", word))):
        yield word[: match.end()], word[match.end() :]
    core = re.sub(r"^\W+|\W+$", "", word)
    if hyphenate:
        start = word.find(core)
        for place in _hyphenated().get(core.lower(), ()):
            yield word[: start + place] + "-", word[start + place :]


def wrap(
    text: str,
    *,
    width: float,
    measure: Callable[[str], float],
    hyphenate: bool = False,
    force: bool = False,
    first: float = 0,
) -> list[str]:
    """Greedy lines no wider than `width` (the first one narrower by `first`), in the unit of `measure`. Words marked
    as traps keep their mark; with `force` each begins a line, whether the one before is full or not."""
    lines, current, room = [], "", width - first
    for word in text.split():
        joined = f"{current} {word}" if current else word
        if measure(joined.replace(TRAP, "")) <= room and not (force and word.startswith(TRAP) and current):
            current = joined
            continue
        for head, rest in _splits(word, hyphenate=hyphenate and TRAP not in word):
            if current and measure(f"{current} {head}".replace(TRAP, "")) <= room:
                current, word = f"{current} {head}", rest
                break
        lines.append(current)
        current, room = word, width
    return [*filter(None, lines), current]


def is_trapped(lines: list[str]) -> bool:
    """Every marked word begins a line, and not the first."""
    return all(TRAP not in line.lstrip(TRAP) for line in lines) and not lines[0].startswith(TRAP)
