"""Markdown: CommonMark with tables, but every number as its author typed it, never renumbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.errors import UnreadableSource
from toolkit.model.source import Caution, Line, Role, SourceText
from toolkit.sources.decoding import decode
from toolkit.sources.html_text import starts_with_number
from toolkit.sources.limits import Limits, check_size
from toolkit.sources.markdown_front import front_matter
from toolkit.sources.markdown_words import Words, words
from toolkit.sources.result import source_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_BULLET = "•"
_POINTS_PER_BLANK = 6.0
# A heading longer than this is a paragraph that a row of dashes was set under to part it from the next.
_HEADING_MOST = 200
_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\]:\s+(.+)", re.S)
_MARK = re.compile(r" ?\[\^([^\]\s]{1,20})\](?!:)")
_NOTE_LINE = re.compile(r"^( {0,3})(?=\[\^([^\]\s]{1,20})\]:)", re.M)


def read_markdown(data: bytes, name: str, *, limits: Limits = Limits()) -> SourceText:
    """The lines of a Markdown file; a list item's number is its label exactly as typed ("3.", "7)").

    Raises:
        UnreadableSource: empty, too large, binary, or nested beyond `limits.max_depth`.
    """
    check_size(data, name, limits)
    text, warnings = decode(data, name)
    front, body, said = front_matter(text)
    reading = _Reading(
        source=body.split("\n"),
        first=text[: len(text) - len(body)].count("\n"),
        limits=limits,
        notes=frozenset(found[2] for found in _NOTE_LINE.finditer(body)),
    )
    # "[^1]: Act" is a footnote; left as it is, CommonMark would take it for the address of a link.
    lines = [*front, *reading.run(_tokens(_NOTE_LINE.sub(r"\1\\", body), name, limits))]
    struck = [Caution("struck_text", f"Passages struck out and left out: {reading.struck}.")] * bool(reading.struck)
    return source_text(
        data, name, format="md", lines=lines, title=said or _title(lines), warnings=(*warnings, *struck), limits=limits
    )


def _tokens(body: str, name: str, limits: Limits) -> list[Token]:
    from markdown_it import MarkdownIt

    # Text four blanks in is a clause its author set in, not code: the rule for code is off.
    parser = (
        MarkdownIt("commonmark", {"maxNesting": limits.max_depth}).enable(["table", "strikethrough"]).disable("code")
    )
    try:
        tokens = parser.parse(body)
    except RecursionError as error:
        raise UnreadableSource(f"{name}: its lists or quotations are nested too deep; flatten them.") from error
    if any(token.level >= limits.max_depth - 1 for token in tokens):
        raise UnreadableSource(f"{name}: its lists or quotations are nested too deep; flatten them.")
    return tokens


def _title(lines: list[Line]) -> str:
    first = [line.text for line in lines if line.role == "heading" and line.rank == 1]
    return first[0] if len(first) == 1 else ""


@dataclass(slots=True)
class _Item:
    label: str
    list_id: str
    printed: bool = False


@dataclass(slots=True)
class _Reading:
    """One pass over the tokens. first: how many lines of the file stood before `source`."""

    source: list[str]
    first: int
    limits: Limits
    notes: frozenset[str] = frozenset()
    items: list[_Item] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    count: int = 0
    struck: int = 0
    gone: list[str] = field(default_factory=list)

    def run(self, tokens: list[Token]) -> Iterator[Line]:
        row: list[str] = []
        start = 0
        for place, token in enumerate(tokens):
            before = tokens[place - 1] if place else token
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    yield from self._unprinted()
                    self.count += 1
                    self.lists.append(f"list {self.count}")
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    label = f"{token.info}{token.markup}" if token.info else _BULLET
                    self.items.append(_Item(label, self.lists[-1]))
                case "list_item_close":
                    self.items.pop()
                case "inline" if before.type in {"td_open", "th_open"}:
                    row.append(" ".join(piece.text for piece in self._words(token)))
                case "tr_open":
                    row, start = [], self.first + (token.map[0] if token.map else 0) + 1
                case "tr_close":
                    text = " | ".join(row)
                    yield Line(text, role="table_row", cells=tuple(row), depth=len(self.items), place=f"line {start}")
                    yield from self._furniture(f"line {start}")
                case "inline":
                    yield from self._block(token, before)
                case "fence" | "html_block":
                    yield from self._verbatim(token)

    def _words(self, token: Token) -> list[Words]:
        found, struck = words(token)
        self.struck += len(struck)
        self.gone.extend(passage for passage in struck if passage)
        return [replace(piece, text=" ".join(_MARK.sub(self._mark, piece.text).split())) for piece in found]

    def _mark(self, found: re.Match[str]) -> str:
        """The mark of a footnote is left out: the note's label says as much."""
        return "" if found[1] in self.notes else found[0]

    def _unprinted(self) -> Iterator[Line]:
        """An item that begins with a list: its own number stands before the inner one's."""
        item = self.items[-1] if self.items else None
        if item is not None and not item.printed and item.label != _BULLET:
            item.printed = True
            yield Line("", label=item.label, depth=len(self.items), list_id=item.list_id)

    def _block(self, token: Token, before: Token) -> Iterator[Line]:
        heading = before.type == "heading_open" and len(token.content) <= _HEADING_MOST
        role: Role = "heading" if heading else "body"
        rank = int(before.tag[1:]) if heading else 0
        start = token.map[0] if token.map else 0
        for number, piece in enumerate(self._words(token)):
            if not piece.text:
                continue
            place = f"line {self.first + start + piece.row + 1}"
            kind: Role = "contents" if piece.inward and self.items else role
            line = Line(piece.text, role=kind, rank=rank, soft=number > 0, bold=piece.bold, place=place)
            line = replace(line, emphasis=piece.emphasis)
            yield self._labelled(replace(line, indent=self._indent(start + piece.row)))
        yield from self._furniture(f"line {self.first + start + 1}")

    def _furniture(self, place: str) -> list[Line]:
        """What was struck out, kept for the audit."""
        gone, self.gone = self.gone, []
        return [Line(passage, role="furniture", place=place) for passage in gone]

    def _labelled(self, line: Line) -> Line:
        note = _NOTE.match(line.text)
        if note:
            return replace(line, text=note[2], role="footnote", label=note[1], soft=False)
        if not self.items:
            return line
        item = self.items[-1]
        line = replace(line, depth=len(self.items))
        if item.printed:
            return line
        item.printed = True
        # "- 2.1 text": the number is the author's, the dash only Markdown's.
        label = "" if item.label == _BULLET and starts_with_number(line.text) else item.label
        return replace(line, label=label, list_id=item.list_id)

    def _indent(self, row: int) -> float | None:
        """Leading blanks in points, outside lists only: inside, they are part of Markdown's own signs."""
        if self.items or row >= len(self.source):
            return None
        wide = self.source[row].expandtabs(4)
        blanks = len(wide) - len(wide.lstrip())
        return _POINTS_PER_BLANK * blanks if blanks else None

    def _verbatim(self, token: Token) -> Iterator[Line]:
        """Fenced text is plain text, HTML is read as a page is; both keep the depth they stand at."""
        from toolkit.sources.html import html_lines
        from toolkit.sources.text import plain_lines

        found = html_lines(token.content, self.limits) if token.type == "html_block" else plain_lines([token.content])
        start = self.first + (token.map[0] if token.map else 0) + 1
        if token.info.strip():
            yield Line(" ".join(token.info.split()), role="furniture", place=f"line {start}")  # the name of a language
        for line in found:
            yield replace(line, depth=line.depth + len(self.items), place=f"line {start}")
