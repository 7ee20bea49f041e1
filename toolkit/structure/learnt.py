"""The labels of this one document, learnt from how they recur.

No list names every label: `S1/R1`, `R-1`, `Commitment One:`. What stands at the head of lines again and again, in one
shape, with a counter that goes up by one, is a label, whatever letters stand around the counter:

    R-1  Staff declare ...        R-# counts 1, 2, 3: a label
    Covid-19 leave ...            Covid-# stands once, at 19: a word
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.model.source import Line
from toolkit.structure.bare_letters import bare_letter, lettered_lines
from toolkit.structure.label_heads import (
    CODE,
    LONG,
    LONG_SHAPE,
    SIGN,
    STROKE,
    Heads,
    coded,
    long_reading,
    name_pattern,
    shape,
)
from toolkit.structure.numbers import Token
from toolkit.structure.placed import PLACED, placed_pattern, placed_reading
from toolkit.structure.worded import number_readings, unshouted, worded_token, words


@dataclass(frozen=True, slots=True)
class Grammar:
    """What opens the clauses of one document besides the usual forms. codes: shapes, with # for each number ("S#/R#");
    names: words that come with a number ("commitment"); bullets: signs before items that no list of
    bullets has ("->")."""

    codes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    bullets: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    """Letters that say who speaks and count nothing: `Q: May I?`, `A: You may.`"""
    shortened: bool = False
    """`SECTION 1.`, and then `SEC. 2.`: one series, the first number of which has the whole word."""
    lettered: frozenset[str] = frozenset()
    """Lines that a run of letters without bracket or stop numbers."""

    def token(self, text: str) -> tuple[Token, int] | None:
        """The token at the head of a text that this document alone uses, and how many characters it takes."""
        if LONG_SHAPE in self.codes and (match := LONG.match(text)):
            return Token(match[0].rstrip(".:"), (long_reading(match),)), match.end()
        match = (CODE.match(text) or STROKE.match(text)) if self.codes else None
        if match is not None and shape(match[1]) in self.codes:
            return Token(match[1], (coded(match[1]),)), match.end()
        if PLACED in self.codes and (match := placed_pattern().match(text)):
            return Token(match[1].capitalize(), (placed_reading(match[1]),)), match.end()
        if text in self.lettered:
            return bare_letter(text)
        return self._named(text) if self.names else None

    def worded(self, text: str) -> tuple[Token, int] | None:
        """The number with a word at the head of a text."""
        found = worded_token(text)
        if not (found and self.shortened and found[0].readings[0].style == "section"):
            return found
        readings = tuple(reading._replace(style="sec.") for reading in found[0].readings)
        return replace(found[0], readings=readings, division=0), found[1]

    def speaks(self, text: str) -> bool:
        """The text begins with a letter for who speaks."""
        return text[:1] in self.speakers and text[1:2] == ":"

    def bullet(self, text: str) -> str:
        """The bullet at the head of a text that this document alone uses, "" for none."""
        match = SIGN.match(text) if self.bullets else None
        return match[1] if match and match[1] in self.bullets else ""

    def _named(self, text: str) -> tuple[Token, int] | None:
        match = name_pattern().match(text)
        name = match[1].lower().rstrip(".") if match else ""
        if match is None or name not in self.names:
            return None
        readings = number_readings(name, match[2])
        spelt = match[2].lower() in words()["words"]["ordinals"]
        number = f"{unshouted(match[1])} {unshouted(match[2]) if spelt else match[2]}"
        return (Token(number, readings), match.end()) if readings else None


NONE = Grammar()
"""The grammar of a document that uses the usual forms only."""


def grammar_of(lines: Sequence[Line]) -> Grammar:
    """Learn the labels of a document from the heads of its lines, in order; rows of tables tell nothing."""
    heads = Heads()
    for line in lines:
        heads.see(f"{line.label} {line.text}".strip() if line.role in {"body", "heading"} else "")
    bullets = frozenset(sign for sign, count in heads.signs.items() if count > 1)
    return Grammar(heads.counted(), heads.named(), bullets, heads.speakers(), heads.shortens(), lettered_lines(lines))
