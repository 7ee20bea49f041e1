"""What stands at the heads of a document's lines, and which of it counts: see learnt.py."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from toolkit.structure.numbers import DASH, LATIN, Reading, one_token
from toolkit.structure.placed import PLACED, placed_pattern, placed_reading
from toolkit.structure.worded import number_reading, worded_token, words

CODE = re.compile(
    rf"[\[(]?((?=\S{{0,12}}\d)[A-Za-z]{{1,5}}(?:(?:[./_:]|{DASH})?(?:[A-Za-z]{{1,5}}|\d{{1,3}})){{1,6}})[\])]?[.:)]?(?=\s|$|\()"
)
STROKE = re.compile(r"(\d{1,3}[A-Z]?/\d{1,3}[A-Z]?)[.:)]?(?=\s+[A-Z“\"‘(\[]|$)")
"""`1/2 A member ...`, `21/47 CODE OF CONDUCT`: numbers with a stroke; a share or a date unless they count up."""
LONG = re.compile(r"(\d{1,3})[.\-](\d{4})(?:[.:](?=\s|$)|(?=\s|\(|$))")
"""`3.1000`, `2-0110`: numbers that leave room for more; a year ("1.2019") unless they rise from line to line."""
SIGN = re.compile(r"([^\w\s([{<\"'‘“«£$€%&@§]|[-=~]{1,2}>|>>)\s+\S")
"""A sign alone before words: not one that belongs to them, as an opening quotation mark or a currency does."""
_LED_BY_LETTER = re.compile(r"^[A-Z](?![A-Za-z])")
"""The letter of a shape that may be another from one rule to the next: `A-#`, `B-#`."""
_SPEAKS = re.compile(r"([A-Z]):\s+\S")
_LONG_LEAST = 3
_SHARE = 0.6
"""Of the times that a shape is seen, its counter goes up by one in at least this share."""
Counters = tuple[int, ...]
LONG_SHAPE, STROKE_SHAPE = "#.####", "#/#"


@dataclass(slots=True)
class Heads:
    """The heads of the lines seen so far. codes, families, names: the counters of each shape, of the shapes that differ
    in their first letter alone, of each word; carried: what dotted numbers carry in front; signs, speaking: signs and
    letters before words; runs: the counters of the other kinds; sections: the numbers that come with a known word."""

    codes: defaultdict[str, list[Counters]] = field(default_factory=lambda: defaultdict(list))
    families: defaultdict[str, list[tuple[str, Counters]]] = field(default_factory=lambda: defaultdict(list))
    names: defaultdict[str, list[Counters]] = field(default_factory=lambda: defaultdict(list))
    carried: set[Counters] = field(default_factory=set)
    signs: Counter[str] = field(default_factory=Counter)
    speaking: list[str] = field(default_factory=list)
    runs: defaultdict[str, list[Counters]] = field(default_factory=lambda: defaultdict(list))
    sections: list[Reading] = field(default_factory=list)

    def see(self, text: str) -> None:
        """Take in the head of a line."""
        if match := SIGN.match(text):
            self.signs[match[1]] += 1
        if match := _SPEAKS.match(text):
            self.speaking.append(match[1])
        worded, plain = worded_token(text), one_token(text)
        if worded:
            self.sections.append(worded[0].readings[0])
        if plain:
            self.carried.update(reading.parts[:-1] for reading in plain[0].readings if reading.style == "dotted")
        if not (worded or plain):
            self._see_unknown(text)

    def _see_unknown(self, text: str) -> None:
        if match := LONG.match(text):
            self.runs[LONG_SHAPE].append(long_reading(match).parts)
        elif match := STROKE.match(text):
            self.runs[STROKE_SHAPE].append(coded(match[1]).parts)
        elif match := placed_pattern().match(text):
            self.runs[PLACED].append(placed_reading(match[1]).parts)
        elif (match := CODE.match(text)) and re.search(r"\d[A-Za-z]?$", match[1]):
            code, parts = shape(match[1]), coded(match[1]).parts
            self.codes[code].append(parts)
            self.families[_LED_BY_LETTER.sub("@", code)].append((code, parts))
        elif (match := name_pattern().match(text)) and (reading := number_reading("", match[2])):
            self.names[match[1].lower().rstrip(".")].append(reading.parts)

    def counted(self) -> frozenset[str]:
        """The shapes that count."""
        found = {code for code, seen in self.codes.items() if _counts_up(seen)} | _lettered(self.families)
        strokes = self.runs[STROKE_SHAPE]
        others = {
            LONG_SHAPE: _rises(self.runs[LONG_SHAPE]),
            STROKE_SHAPE: _counts_up(strokes) or _runs_on(strokes),
            PLACED: _counts_up(self.runs[PLACED]),
        }
        return frozenset(found | {code for code, counts in others.items() if counts})

    def named(self) -> frozenset[str]:
        """The words whose numbers count."""
        captions = set(words()["words"]["captions"])
        return frozenset(
            name
            for name, seen in self.names.items()
            if name not in captions and (_counts_up(seen) or _by_tens(seen) or _is_carried(seen, self.carried))
        )

    def speakers(self) -> frozenset[str]:
        """Q, A, Q, A: letters before colons that come again and again, none of which follows the one before it."""
        counts = any(ord(after) == ord(before) + 1 for before, after in pairwise(self.speaking))
        return frozenset(() if counts or len(self.speaking) - len(set(self.speaking)) < 2 else self.speaking)

    def shortens(self) -> bool:
        """Every number behind "section" is a first one, and "sec." counts on from it."""
        whole = [reading.parts for reading in self.sections if reading.style == "section"]
        short = [reading.parts for reading in self.sections if reading.style == "sec."]
        first, later = all(parts[-1] == 1 for parts in whole), all(parts[-1] > 1 for parts in short)
        return bool(whole and short) and first and later


def _lettered(families: Mapping[str, Sequence[tuple[str, Counters]]]) -> set[str]:
    """Shapes that count up together, letter after letter, though one of them may stand once: A-1, A-2, B-1, C-1."""
    return {shape for run in families.values() if _counts_up([parts for _, parts in run]) for shape, _ in run}


@cache
def name_pattern() -> re.Pattern[str]:
    """A word or two, and their number, before words that begin with a capital."""
    ordinals = "|".join(words()["words"]["ordinals"])
    number = rf"(?:\d{{1,4}}[A-Z]?(?:\.\d{{1,3}})*|[IVXL]{{1,6}}|(?i:{ordinals})|[A-Z]){LATIN}?"
    end = rf"\s*[.:)]?{DASH}*(?:(?:\s+|(?<=[\u2013\u2014]))(?=[A-Z“\"‘(\[])|$)"
    return re.compile(rf"([A-Z][A-Za-z]{{2,19}}(?:\.|(?: [A-Za-z]{{2,14}})?)|[A-Z][a-z]\.) ({number})(?!\w){end}")


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


def long_reading(match: re.Match[str]) -> Reading:
    """`3.1000`."""
    return Reading("long", (int(match[1]), int(match[2])))


def _by_tens(seen: Sequence[Counters]) -> bool:
    """`Policy 4010`, `Policy 4020`, `Policy 4100`: numbers of three digits or more that leave room, thrice or more."""
    tens = all(len(parts) == 1 and parts[0] >= 100 and parts[0] % 10 == 0 for parts in seen)
    return tens and len(seen) >= _LONG_LEAST and all(before < after for before, after in pairwise(seen))


def _is_carried(seen: Sequence[Counters], carried: Collection[Counters]) -> bool:
    """`Item 7`, `Item 8` over 7.1 and 8.1: an extract, which need not begin with the first."""
    return len(seen) > 1 and all(parts in carried for parts in seen) and all(map(_next, seen, seen[1:]))


def _rises(seen: Sequence[Counters]) -> bool:
    """Each higher than the one before, at least three times."""
    return len(seen) > _LONG_LEAST and all(before < after for before, after in pairwise(seen))


def _runs_on(seen: Sequence[Counters]) -> bool:
    """21/46, 21/47, 21/48: at least three, each the next, wherever they begin, as minutes are numbered by the year."""
    return len(seen) >= _LONG_LEAST and all(_next(before, after) for before, after in pairwise(seen))


def shape(code: str) -> str:
    """A label with # for each of its numbers."""
    return re.sub(r"(?<=#)[A-Za-z]$", "", re.sub(r"\d+", "#", code))


def coded(code: str) -> Reading:
    """`S1/R1` carries S1 in front, as 5.4 does 5: letters are parts as well, above all numbers (see numbers.dotted)."""
    body, suffix = re.fullmatch(r"(.*\d)([A-Za-z]?)", code).groups()  # type: ignore[union-attr]
    parts: list[int] = []
    for piece in re.findall(r"[A-Za-z]|\d+", body):
        parts.append(int(piece) if piece.isdigit() else ord(piece.upper()) - 64 + 1000)
    return Reading("dotted", tuple(parts), suffix.upper())
