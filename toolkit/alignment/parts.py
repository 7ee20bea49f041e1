"""A paragraph of several sentences is aligned sentence by sentence: handbooks put into one what statutes part.

    baseline                                        candidate
    3.1 A member shall register land. ------------- 7 Fill in the form: land you own.
    3.3 The register is open to the public. --------- Members may look at the forms; no one else may.
    3.4 A member with an interest shall withdraw. --- If a job touches your own land, let someone else do it.

As a whole, 7 is like none of the three. Each sentence is measured as if it stood alone; a provision is as near to
another as its nearest sentence, and its links are those of its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from toolkit.alignment.data import data_of
from toolkit.alignment.group import FORCE
from toolkit.alignment.joining import Pair
from toolkit.alignment.matching import Link
from toolkit.alignment.units import Unit
from toolkit.model.norm import Modality, Norm
from toolkit.model.provision import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

FEWEST = 5
"""Words of a sentence that may stand alone; a shorter one ("Tell her at once.") stays with the one before it."""
MANY = 3
"""Sentences from which a paragraph is parted in any case. One of two is where it has no number and each states a norm:
a drafter who numbers puts the next rule under the next number, and a sentence that does not bind explains the other."""
LARGEST = 1_000_000
"""Pairs of sentences above which paragraphs stay whole, for the memory that both tables need: a thousand sentences
beside a thousand, some five times what the longest codes have."""
LONGEST = 12
"""Characters in which an abbreviation is looked for."""
_END = re.compile(r"(?<=[.?!])['\"”’)]?\s+(?=['\"“‘(]?(\w))")


class Parted(NamedTuple):
    """What is measured of one side. units: sentences, and provisions that stay whole; home: the place of the provision
    that each belongs to, never falling."""

    units: tuple[Unit, ...]
    home: tuple[int, ...]

    def split(self) -> bool:
        """Whether any provision is in parts."""
        return len(set(self.home)) < len(self.home)


def parted(ones: Sequence[Unit], others: Sequence[Unit]) -> tuple[Parted, Parted]:
    """Both sides in parts; whole where that would be too many pairs."""
    found = _parted(ones), _parted(others)
    if len(found[0].units) * len(found[1].units) <= max(LARGEST, len(ones) * len(others)):
        return found
    return Parted(tuple(ones), tuple(range(len(ones)))), Parted(tuple(others), tuple(range(len(others))))


def _parted(units: Sequence[Unit]) -> Parted:
    parts = [list(_parts(unit)) for unit in units]
    found = [part for one in parts for part in one]
    home = tuple(place for place, one in enumerate(parts) for _ in one)
    return Parted(tuple(replace(part, order=order) for order, part in enumerate(found)), home)


def _parts(unit: Unit) -> Iterator[Unit]:
    """The unit itself, or one for each sentence: with its words after the lead-in, and the norms that it states."""
    spans = sentences(unit.provision.text)
    norms = [[norm for norm in unit.facts.norms if _states(span, norm)] for span in spans]
    two_rules = len(spans) > 1 and all(norms) and not unit.provision.number
    if unit.provision.level == "definition" or not (len(spans) >= MANY or two_rules):
        yield unit
        return
    for (start, end), stated in zip(spans, norms, strict=True):
        modality: Modality = max((norm.modality for norm in stated), key=lambda name: FORCE[name], default="none")
        text = f"{unit.facts.context} {unit.provision.text[start:end]}".strip()
        yield replace(unit, text=text, facts=replace(unit.facts, norms=tuple(stated), modality=modality))


def _states(span: Span, norm: Norm) -> bool:
    """What the lead-in's words carry belongs to the first sentence."""
    return span[0] <= (0 if norm.cue_in else norm.cue[0]) < span[1]


def sentences(text: str) -> list[Span]:
    """Where each stands, one after the other over the whole text; one of few words with the one before it."""
    ends = [match for match in _END.finditer(text) if match[1].isupper() and not _is_shortened(text, match.start())]
    starts, before = [0, *(match.end() for match in ends)], FEWEST
    found: list[Span] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        words = len(text[start:end].split())
        if found and min(words, before) < FEWEST:
            start, words = found.pop()[0], words + before
        found.append((start, end))
        before = words
    return found


def _is_shortened(text: str, end: int) -> bool:
    """The stop just before `end` ends an abbreviation or an initial ("J. Clerk"; not "Annex B.")."""
    return _shortened().search(text, max(0, end - LONGEST), end) is not None


@cache
def _shortened() -> re.Pattern[str]:
    data = data_of("parts")
    known = "|".join(map(re.escape, data["abbreviations"]))
    initial = "".join(rf"(?<!{word} )" for name in data["lettered"] for word in (name, name.capitalize()))
    return re.compile(rf"(?<!\w)(?:{known}|{initial}[A-Z])\.$")


def whole(table: Matrix, ones: Parted, others: Parted) -> Matrix:
    """The same of provisions: of each two the most that two of their parts have."""
    import numpy as np

    if not table.size or not (ones.split() or others.split()):
        return table
    rows, columns = (np.flatnonzero(np.diff(side.home, prepend=-1)) for side in (ones, others))
    return np.asarray(np.maximum.reduceat(np.maximum.reduceat(table, rows, axis=0), columns, axis=1))


def gathered(found: Sequence[Link], chances: Matrix, ones: Parted, others: Parted, *, joins: float) -> list[Link]:
    """Links of parts as links of their provisions. joins: the least chance with which a pair may join another's.

    1 "A. B." ----- 1 "A. C."     where two codes share out their sentences in other ways, one of the links is widened,
    2 "C. D." ---X- 2 "B. D."     and what else has no counterpart is a link of its own
    """
    if not (ones.split() or others.split()):
        return list(found)
    pairs = dict[Pair, float]()
    for one, other in (pair for link in found for pair in product(link.baseline, link.candidate)):
        pair = ones.home[one], others.home[other]
        pairs[pair] = max(pairs.get(pair, 0.0), float(chances[one, other]))
    stars = list(_stars(pairs, joins))
    rows, columns = ({place for link in stars for place in getattr(link, side)} for side in ("baseline", "candidate"))
    left = {
        pair: likely
        for pair, likely in pairs.items()
        if likely >= joins and (pair[0] not in rows or pair[1] not in columns)
    }
    return sorted([*stars, *_stars(left, joins)], key=lambda link: (link.baseline, link.candidate))


def _stars(pairs: Mapping[Pair, float], joins: float) -> Iterator[Link]:
    """The surest pairs first, each alone or beside others of the same hub."""
    rows, columns = dict[int, list[int]](), dict[int, list[int]]()
    for (row, column), likely in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        mine, theirs = rows.get(row, []), columns.get(column, [])
        alone = all(len(columns[one]) < 2 for one in mine) and all(len(rows[one]) < 2 for one in theirs)
        if not (mine or theirs) or (likely >= joins and alone and not (mine and theirs)):
            rows.setdefault(row, []).append(column)
            columns.setdefault(column, []).append(row)
    for members in {(tuple(sorted(columns[rows[row][0]])), tuple(sorted(rows[row]))) for row in rows}:
        yield Link(*members, min(pairs[pair] for pair in product(*members)))
