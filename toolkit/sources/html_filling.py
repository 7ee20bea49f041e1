"""The line that is being filled while a page is walked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from toolkit.model.source import Line
from toolkit.sources.emphasis import set_apart
from toolkit.sources.html_around import Around
from toolkit.sources.html_cues import is_phrase
from toolkit.sources.html_lists import BULLET
from toolkit.sources.html_text import clean, is_marker, starts_with_number

_POINTS_PER_BLANK = 6.0
_BARS_LEAST = 2
_UNFOLDS = re.compile(r"(?<=\w)\s+[+\u2212\u2013\u203a\u00bb\u2304\u02c5\u25b2-\u25bf\u276f]$")
"""The sign behind the heading of a part that is to be opened."""


@dataclass(slots=True)
class Filling:
    """pieces: the words so far, and what stands around each; prefix: a number from the cell beside, not printed yet."""

    pieces: list[tuple[str, Around]] = field(default_factory=list)
    around: Around = field(default_factory=Around)
    filled: bool = False
    soft: bool = False
    breaks: int = 0
    term: str = ""
    prefix: str = ""

    def add(self, text: str, around: Around) -> None:
        """Add words as the page holds them; the first that are not blank say what the line is."""
        if not self.filled:
            self.around = around
            self.filled = not text.isspace() and text != ""
        self.pieces.append((text, around))

    def set_term(self) -> None:
        """The words so far are a term; its meaning follows."""
        self.term = " ".join("".join(text for text, _ in self.pieces).split())
        self.pieces.append((" ", self.around))

    def ended(self, removed: Counter[str]) -> Line | None:
        """The line, None where it holds no words."""
        pieces, self.pieces, self.filled = self.pieces, [], False
        raw = _set_apart(pieces)
        text = clean(raw, removed)
        if not text:
            return None
        worded = [around for piece, around in pieces if piece.strip()]
        edge = _POINTS_PER_BLANK * (len(raw) - len(raw.lstrip(" "))) if self.around.pre else self.around.indent
        around = self.around
        text = _UNFOLDS.sub("", text) if around.role == "heading" else text
        if is_phrase(text, linked=all(near.link for near in worded)) or _is_of_links(pieces):
            around = replace(around, role="furniture", item=None)
        line = self.line(text, around, bold=all(near.bold for near in worded), edge=edge)
        return replace(line, emphasis=set_apart((piece, near.bold or near.slanted) for piece, near in pieces))

    def line(self, text: str, around: Around, *, bold: bool = False, edge: float | None = None) -> Line:
        """A line of these words, with the label of its item if that was not printed yet."""
        text, self.prefix = f"{self.prefix} {text}".strip(), ""
        term, self.term = self.term, ""
        item, label, list_id = around.item, "", ""
        if item is not None and not item.printed:
            label = "" if item.label == BULLET and starts_with_number(text) else item.label
            list_id, item.printed = item.list_id, around.role != "heading" or item.label != BULLET
            item.label = item.label if item.printed else ""  # of the words under the heading, not of the heading
        return Line(
            text=text,
            role=around.role,
            label=label,
            soft=self.soft,
            depth=around.depth,
            list_id=list_id,
            rank=around.rank,
            indent=edge,
            bold=bold,
            place=around.place,
            term=term if text.startswith(term) and text != term else "",
        )

    def broken(self, *, filled: bool, paragraph: bool) -> None:
        """A line ended. A second <br> in a row parts paragraphs, like a block's edge."""
        if paragraph:
            self.soft, self.breaks = False, 0
            return
        at_edge = not filled and not self.breaks
        self.breaks = 0 if at_edge else 1 if filled else self.breaks + 1
        self.soft = self.breaks == 1


def _is_of_links(pieces: list[tuple[str, Around]]) -> bool:
    """Links side by side, each of them such a phrase ("Print  Email this page"), or several with bars between them
    ("Home | News | Contact us")."""
    worded = [(" ".join(text.split()), around) for text, around in pieces if any(map(str.isalnum, text))]
    if not worded or not all(around.link for _, around in worded):
        return False
    bars = sum("|" in text for text, around in pieces if not around.link)
    return bars >= _BARS_LEAST or all(is_phrase(text, linked=True) for text, _ in worded)


def _set_apart(pieces: list[tuple[str, Around]]) -> str:
    """The words run together, but a number in an element of its own at the line's start is set apart from them:
    pages part `<span>1.1</span><span>Gifts</span>` by their style sheet."""
    texts = [text for text, _ in pieces]
    first = next((place for place, text in enumerate(texts) if text.strip()), len(texts))
    after = "".join(texts[first + 1 : first + 2])
    if after[:1].isalnum() and is_marker(texts[first].strip()):
        texts[first] += " "
    return "".join(texts)


def superscript(text: str) -> str:
    """Raised digits stay raised ("2000¹"): set on the line they would change the number before them."""
    return text.translate(_RAISED) if text.strip().isdecimal() else text


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
