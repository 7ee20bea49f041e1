"""The places where two wordings differ, each with the words around it: what an effect is judged on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group
from toolkit.alignment.redline import Stretch
from toolkit.model.crosswalk import Direction, Evidence
from toolkit.model.provision import Span

Effect = tuple[str, Direction]
"""A facet and a direction, as a Difference has them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of change. before, after: spans in the joined words of each side; gone, new: the words there, in small
    letters, without outer blanks; left, right: the kept words around it, up to the end of the sentence."""

    before: Span
    after: Span
    gone: str
    new: str
    left: str
    right: str

    @property
    def inserted(self) -> bool:
        """Words were put in and none struck out."""
        return not self.gone

    @property
    def deleted(self) -> bool:
        """Words were struck out and none put in."""
        return not self.new


def joined(group: Group) -> str:
    """The words of a side, a line for each unit that has any."""
    return "\n".join(unit.provision.text for unit in group.units if unit.provision.text)


def spots_of(stretches: Sequence[Stretch], before: str, after: str) -> tuple[Spot, ...]:
    """Every place of change; neighbouring deletions and insertions are one place."""
    found: list[Spot] = []
    open_: tuple[Span, Span] | None = None
    for one in (*stretches, Stretch("keep", (len(before), len(before)), (len(after), len(after)))):
        if one.op != "keep":
            start = open_ or (one.before, one.after)
            open_ = (start[0][0], one.before[1]), (start[1][0], one.after[1])
        elif open_ is not None and one.after[1] >= one.after[0]:
            found += [
                _spot(two, before, after)
                for one in _around(open_, before, after)
                for two in _parted(one, before, after)
            ]
            open_ = None
    return tuple(found)


_SAYS = re.compile(r"\b(?:must|shall|should|may|will|can|is|are|be|has|have)\b", re.IGNORECASE)
"""A sentence turned round has its verb elsewhere: its words were not exchanged place by place."""
RUN = 3
"""Words in a row, one of more than four letters among them, that two exchanged wordings must share to be two places."""


LONGEST = 40_000
"""Largest product of the numbers of words of two wordings in which such a row is looked for."""


def _around(spans: tuple[Span, Span], before: str, after: str) -> Iterator[tuple[Span, Span]]:
    """What changed before and after words that stand in a row on both sides: "£30 or more | from a supplier | or a
    tenant" for "more than £30 | from a supplier"."""
    from difflib import SequenceMatcher

    ones, others = (
        [*re.finditer(r"[^\s,;]+", text[slice(*span)])] for text, span in zip((before, after), spans, strict=True)
    )
    if len(ones) * len(others) > LONGEST:
        yield spans
        return
    sides = [[match[0].lower() for match in row] for row in (ones, others)]
    run = SequenceMatcher(None, sides[0], sides[1], autojunk=False).find_longest_match()
    words = sides[0][run.a : run.a + run.size]
    turned = any(_SAYS.search(text[slice(*span)]) for text, span in zip((before, after), spans, strict=True))
    if turned or run.size < RUN or not any(len(word) > RUN + 1 for word in words):
        yield spans
        return
    (start, end), (begin, stop) = spans
    ends = (ones[run.a + run.size - 1].end(), others[run.b + run.size - 1].end())
    first = (start, start + ones[run.a].start()), (begin, begin + others[run.b].start())
    last = (start + ends[0], end), (begin + ends[1], stop)
    for part in (first, last):
        if re.search(r"\w", before[slice(*part[0])] + after[slice(*part[1])]):
            yield from _around(part, before, after)


_ACT = re.compile(r",?\s+and\s+(?:also\s+|then\s+)?(?:must|shall|should|will|is to|are to)\s", re.IGNORECASE)


def _parted(spans: tuple[Span, Span], before: str, after: str) -> Iterator[tuple[Span, Span]]:
    """Two changes on either side of one joining word that stands once on both: "the Clerk | by | 31 January"."""
    (start, end), (begin, stop) = spans
    acts = _ACT.search(before, start, end), _ACT.search(after, begin, stop)
    if start < end and begin < stop and bool(acts[0]) != bool(acts[1]):
        cut = acts[0].start() if acts[0] else end, acts[1].start() if acts[1] else stop
        if start < cut[0] and begin < cut[1]:
            yield (start, cut[0]), (begin, cut[1])
            yield (cut[0], end), (cut[1], stop)
            return
    ones, others = list(_HINGE.finditer(before, start, end)), list(_HINGE.finditer(after, begin, stop))
    one, other = (ones[0], others[0]) if len(ones) == len(others) == 1 else (None, None)
    if one is None or other is None or one[0].strip() != other[0].strip():
        yield spans
        return
    yield (start, one.start()), (begin, other.start())
    yield (one.end(), end), (other.end(), stop)


_HINGE = re.compile(r"(?<=\w)\s+(?:by|within|before|after|unless|if)\s+(?=\w)")


def _spot(spans: tuple[Span, Span], before: str, after: str) -> Spot:
    old, new = _trimmed(spans, before, after)
    return Spot(
        old,
        new,
        before[slice(*old)].strip().lower(),
        after[slice(*new)].strip().lower(),
        re.split(r"[.;!?](?=\s)|\n", after[max(0, new[0] - 200) : new[0]])[-1].lower(),
        re.split(r"[.;!?](?=\s|$)|\n", after[new[1] : new[1] + 200])[0].lower(),
    )


def _trimmed(spans: tuple[Span, Span], before: str, after: str) -> tuple[Span, Span]:
    """Without the words at either end that differ by their capitals alone: "Senior employees" for "Employees". Only
    where one side has no more: in "paragraph 3" for "Paragraph 2" the whole is exchanged."""
    (start, end), (begin, stop) = spans
    while (one := _WORD.match(before[start:end])) and (other := _WORD.match(after[begin:stop])):
        if one[0].lower().strip() != other[0].lower().strip():
            break
        start, begin = start + one.end(), begin + other.end()
    while (one := _LAST.search(before[start:end])) and (other := _LAST.search(after[begin:stop])):
        if one[0].lower().strip() != other[0].lower().strip():
            break
        end, stop = start + one.start(), begin + other.start()
    return spans if start < end and begin < stop else ((start, end), (begin, stop))


_WORD, _LAST = re.compile(r"\s*[^\W\d_]+(?!\S)"), re.compile(r"(?<!\S)[^\W\d_]+\s*$")


def offsets(group: Group) -> dict[str, int]:
    """Where each unit's words begin in the joined words."""
    found: dict[str, int] = {}
    at = 0
    for unit in group.units:
        found[unit.id] = at
        at += len(unit.provision.text) + 1 if unit.provision.text else 0
    return found


def evidence_of(group: Group, span: Span) -> tuple[Evidence, ...]:
    """A span of the joined words as spans of the provisions' own; an empty one takes the whole provision."""
    found = []
    for id, at in offsets(group).items():
        length = next(len(unit.provision.text) for unit in group.units if unit.id == id)
        start, end = max(0, span[0] - at), min(length, span[1] - at)
        if start < end:
            found.append(Evidence(group.side, id, (start, end)))
    return tuple(found) or tuple(
        Evidence(group.side, unit.id, (0, len(unit.provision.text))) for unit in group.units[:1]
    )


def meant(words: str) -> str:
    """The words without those that change no rule."""
    return re.sub(r"\W+", " ", pattern("filler", "words").sub(" ", words)).strip()


def sentence(spot: Spot) -> bool:
    """One sentence or more come or go whole."""
    words = spot.new or spot.gone
    return (spot.inserted or spot.deleted) and bool(
        re.match(r"[.;!?]\s*\w", words) or (re.search(r"\w\w[.;!?]$", words))
    )


@cache
def data() -> dict[str, Any]:
    """The word lists of effects.toml."""
    return data_of("effects")


@cache
def pattern(table: str, name: str = "") -> re.Pattern[str]:
    """One list of words as an expression between word boundaries."""
    words = data()[table][name] if name else data()[table]
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def shape(table: str, name: str) -> re.Pattern[str]:
    """One turn of words of effect_shapes.toml as it stands, each "@table.name@" in it filled from effects.toml."""
    words = str(data_of("effect_shapes")[table][name])
    return re.compile(_LIST.sub(lambda match: str(data()[match[1]][match[2]]), words), re.IGNORECASE)


_LIST = re.compile(r"@(\w+)\.(\w+)@")
