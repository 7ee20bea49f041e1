"""The words of one Markdown paragraph, without its signs, in the lines its author meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.sources.emphasis import set_apart
from toolkit.sources.html_style import BLOCKS
from toolkit.sources.html_text import starts_with_number

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
# Anything else between "<" and ">" is a blank to be filled in ("<name of council>"), and is kept.
_KNOWN = BLOCKS | frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
    }
    | {
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
    }
    | {"tt", "u", "var", "wbr"}
)
# A field of a form ("To:" and a tab), or a footnote.
_SECTION = re.compile(
    r"(?:§+|(?:Sec(?:tion|t)?|Art(?:icle)?|Rule|Clause|Regulation|Standard)\b\.?)\s*[A-Z]{0,2}-?\d[\w.-]*(?:[.:)]|\s[–—-])?\s+[A-Z]"
)
_ENDS = frozenset(".;:!?")
_FIELD = re.compile(r"[^\t:]{1,40}:\t|\[\^[^\]\s]{1,20}\]:\s")


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a paragraph. row: how many source lines into the paragraph it begins; inward: it is nothing but links
    into the same document."""

    text: str
    bold: bool
    row: int
    inward: bool = False
    emphasis: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    bold: bool = False
    inward: bool = False
    slanted: bool = False


def words(token: Token) -> tuple[list[Words], list[str]]:
    """The lines of an inline token, and the passages that were struck out.

    A hard break or <br> ends a line; so does a source line that begins with a clause number or a field of a form ("To:"
    and a tab): authors put "(b) ..." under "(a) ..." and CommonMark would run them together.
    """
    lines: list[list[_Piece]] = [[]]
    rows = [0]
    gone: list[str] = []
    bold = slanted = struck = row = 0
    inward = False
    for child in token.children or []:
        bold += (child.type == "strong_open") - (child.type == "strong_close")
        slanted += (child.type == "em_open") - (child.type == "em_close")
        struck += (child.type == "s_open") - (child.type == "s_close")
        if child.type == "s_open" and struck == 1:
            gone.append("")
        row += child.type in {"hardbreak", "softbreak"}
        if child.type in {"link_open", "link_close"}:
            inward = str(child.attrs.get("href", "")).startswith("#")
        if struck:
            gone[-1] += " " if child.type in {"hardbreak", "softbreak"} else _printed(child)
        elif child.type == "hardbreak" or (child.type == "html_inline" and _BREAK.fullmatch(child.content)):
            lines.append([])
            rows.append(row)
        elif child.type == "softbreak":
            lines[-1].append(_Piece("\n"))
        else:
            lines[-1].append(_Piece(_printed(child), bool(bold), inward, bool(slanted)))
    found = [line for pieces, start in zip(lines, rows, strict=True) for line in _numbered(pieces, start)]
    return found, [" ".join(passage.split()) for passage in gone]


def _printed(child: Token) -> str:
    if child.type in {"text", "code_inline", "text_special"}:
        return child.content
    if child.type != "html_inline":
        return ""
    tag = _TAG.match(child.content)
    return child.content if tag and tag[1].lower() not in _KNOWN else ""


def _numbered(pieces: list[_Piece], row: int) -> list[Words]:
    """The source lines of one paragraph line, joined but where one begins with a number."""
    found: list[Words] = []
    open_: list[_Piece] = []
    start = row
    for source, texts in enumerate(_source_lines(pieces), row):
        begun = "".join(piece.text for piece in texts).lstrip()
        if open_ and (starts_with_number(begun) or _FIELD.match(begun) or _section(open_, begun)):
            found.append(_joined(open_, start))
            open_, start = [], source
        open_.extend([*texts, _Piece(" ")])
    return [*found, _joined(open_, start)]


def _section(before: list[_Piece], begun: str) -> bool:
    """A line that a section opens, "Sec. 2. No officer ...", after one that ended: else it is a reference in
    mid-sentence that the author's editor wrapped."""
    ended = "".join(piece.text for piece in before).rstrip()[-1:] in _ENDS
    return ended and _SECTION.match(begun) is not None


def _source_lines(pieces: list[_Piece]) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece.text == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    return lines


def _joined(pieces: list[_Piece], row: int) -> Words:
    text = " ".join("".join(piece.text for piece in pieces).split())
    worded = [piece for piece in pieces if piece.text.strip()]
    bold, inward = all(piece.bold for piece in worded), all(piece.inward for piece in worded)
    emphasis = set_apart((piece.text, piece.bold or piece.slanted) for piece in pieces)
    return Words(text, bool(text) and bold, row, bool(text) and inward, emphasis)
