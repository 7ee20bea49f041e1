"""The labels of this one document, learnt from how they recur.

No list names every label: `S1/R1`, `R-1`, `Commitment One:`. What stands at the head of lines again and again, in one
shape, with a counter that goes up by one, is a label, whatever letters stand around the counter:

    R-1  Staff declare ...        R-# counts 1, 2, 3: a label
    Covid-19 leave ...            Covid-# stands once, at 19: a word
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from toolkit.model.source import Line
from toolkit.structure.bare_letters import bare_letter, lettered_lines
from toolkit.structure.numbers import DASH, LATIN, Reading, Token, one_token
from toolkit.structure.worded import number_reading, number_readings, unshouted, worded_token, words

_CODE = re.compile(
    rf"[\[(]?((?=\S{{0,12}}\d)[A-Za-z]{{1,5}}(?:(?:[./_:]|{DASH})?(?:[A-Za-z]{{1,5}}|\d{{1,3}})){{1,6}})[\])]?[.:)]?(?=\s|$|\()"
)
_LONG = re.compile(r"(\d{1,3})[.\-](\d{4})(?:[.:](?=\s|$)|(?=\s|\(|$))")
"""`3.1000`, `2-0110`: numbers that leave room for more; a year ("1.2019") unless they rise from line to line."""
_SIGN = re.compile(r"([^\w\s([{<\"'‘“«£$€%&@§]|[-=~]{1,2}>|>>)\s+\S")
"""A sign alone before words: not one that belongs to them, as an opening quotation mark or a currency does."""
_LED_BY_LETTER = re.compile(r"^[A-Z](?![A-Za-z])")
"""The letter of a shape that may be another from one rule to the next: `A-#`, `B-#`."""
_SPEAKS = re.compile(r"([A-Z]):\s+\S")
_LONG_LEAST = 3
_SHARE = 0.6
"""Of the times that a shape is seen, its counter goes up by one in at least this share."""
Counters = tuple[int, ...]


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
    lettered: frozenset[str] = frozenset()
    """Lines that a run of letters without bracket or stop numbers."""

    def token(self, text: str) -> tuple[Token, int] | None:
        """The token at the head of a text that this document alone uses, and how many characters it takes."""
        if "#.####" in self.codes and (match := _LONG.match(text)):
            return Token(match[0].rstrip(".:"), (_long(match),)), match.end()
        match = _CODE.match(text) if self.codes else None
        if match is not None and _shape(match[1]) in self.codes:
            return Token(match[1], (_coded(match[1]),)), match.end()
        if text in self.lettered:
            return bare_letter(text)
        return self._named(text) if self.names else None

    def speaks(self, text: str) -> bool:
        """The text begins with a letter for who speaks."""
        return text[:1] in self.speakers and text[1:2] == ":"

    def bullet(self, text: str) -> str:
        """The bullet at the head of a text that this document alone uses, "" for none."""
        match = _SIGN.match(text) if self.bullets else None
        return match[1] if match and match[1] in self.bullets else ""

    def _named(self, text: str) -> tuple[Token, int] | None:
        match = _name_pattern().match(text)
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
    codes: dict[str, list[Counters]] = {}
    families: dict[str, list[tuple[str, Counters]]] = {}
    names: dict[str, list[Counters]] = {}
    signs: Counter[str] = Counter()
    speaking: list[str] = []
    long: list[Counters] = []
    for line in lines:
        text = f"{line.label} {line.text}".strip() if line.role in {"body", "heading"} else ""
        if match := _SIGN.match(text):
            signs[match[1]] += 1
        if match := _SPEAKS.match(text):
            speaking.append(match[1])
        if one_token(text) or worded_token(text):
            continue
        if match := _LONG.match(text):
            long.append(_long(match).parts)
        elif (match := _CODE.match(text)) and re.search(r"\d[A-Za-z]?$", match[1]):
            shape, parts = _shape(match[1]), _coded(match[1]).parts
            codes.setdefault(shape, []).append(parts)
            families.setdefault(_LED_BY_LETTER.sub("@", shape), []).append((shape, parts))
        elif (match := _name_pattern().match(text)) and (reading := number_reading("", match[2])):
            names.setdefault(match[1].lower().rstrip("."), []).append(reading.parts)
    captions = set(words()["words"]["captions"])
    counted = {shape for shape, seen in codes.items() if _counts_up(seen)} | _lettered(families)
    return Grammar(
        frozenset([*counted, *["#.####"] * _rises(long)]),
        frozenset(
            name for name, seen in names.items() if name not in captions and (_counts_up(seen) or _by_tens(seen))
        ),
        frozenset(sign for sign, count in signs.items() if count > 1),
        _speakers(speaking),
        lettered_lines(lines),
    )


def _lettered(families: Mapping[str, Sequence[tuple[str, Counters]]]) -> set[str]:
    """Shapes that count up together, letter after letter, though one of them may stand once: A-1, A-2, B-1, C-1."""
    return {shape for run in families.values() if _counts_up([parts for _, parts in run]) for shape, _ in run}


def _speakers(seen: Sequence[str]) -> frozenset[str]:
    """Q, A, Q, A: letters before colons that come again and again, none of which follows the one before it."""
    counts = any(ord(after) == ord(before) + 1 for before, after in pairwise(seen))
    return frozenset(() if counts or len(seen) - len(set(seen)) < 2 else seen)


@cache
def _name_pattern() -> re.Pattern[str]:
    ordinals = "|".join(words()["words"]["ordinals"])
    number = rf"(?:\d{{1,4}}[A-Z]?(?:\.\d{{1,3}})*|[IVXL]{{1,6}}|(?i:{ordinals})|[A-Z]){LATIN}?"
    end = rf"\s*(?:[.:)]|{DASH}+)?(?:(?:\s+|(?<=[\u2013\u2014]))(?=[A-Z“\"‘(\[])|$)"
    return re.compile(rf"([A-Z][A-Za-z]{{2,19}}(?:\.|(?: [A-Za-z]{{2,14}})?)) ({number})(?!\w){end}")


def _counts_up(seen: Sequence[Counters]) -> bool:
    """It begins with its first number, and mostly steps to the next one, or to the first of the next group."""
    if len(set(seen)) < 2 or seen[0][-1] > 1:
        return False
    steps = sum(_next(before, after) for before, after in pairwise(seen))
    return steps >= _SHARE * (len(seen) - 1)


def _next(before: Counters, after: Counters) -> bool:
    if before[:-1] == after[:-1]:
        return after[-1] == before[-1] + 1
    return after[:-1] > before[:-1] and after[-1] <= 1


def _long(match: re.Match[str]) -> Reading:
    return Reading("long", (int(match[1]), int(match[2])))


def _by_tens(seen: Sequence[Counters]) -> bool:
    """`Policy 4010`, `Policy 4020`, `Policy 4100`: numbers of three digits or more that leave room, thrice or more."""
    tens = all(len(parts) == 1 and parts[0] >= 100 and parts[0] % 10 == 0 for parts in seen)
    return tens and len(seen) >= _LONG_LEAST and all(before < after for before, after in pairwise(seen))


def _rises(seen: Sequence[Counters]) -> bool:
    """Each higher than the one before, at least three times."""
    return len(seen) > _LONG_LEAST and all(before < after for before, after in pairwise(seen))


def _shape(code: str) -> str:
    return re.sub(r"(?<=#)[A-Za-z]$", "", re.sub(r"\d+", "#", code))


def _coded(code: str) -> Reading:
    """`S1/R1` carries S1 in front, as 5.4 does 5: letters are parts as well, above all numbers (see numbers.dotted)."""
    body, suffix = re.fullmatch(r"(.*\d)([A-Za-z]?)", code).groups()  # type: ignore[union-attr]
    parts: list[int] = []
    for piece in re.findall(r"[A-Za-z]|\d+", body):
        parts.append(int(piece) if piece.isdigit() else ord(piece.upper()) - 64 + 1000)
    return Reading("dotted", tuple(parts), suffix.upper())
