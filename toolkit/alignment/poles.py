"""All of a row of alternatives against some of them: "paid or unpaid" covers more than "for payment".

    baseline    must not represent a person, for payment, before the Council        one
    candidate   must not appear for another before the Council, paid or unpaid      both    -> covers more

The rows are of words that share a field out between them, so that naming one more says "in this case too".
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of, spelt
from toolkit.alignment.group import Group, gives_leave
from toolkit.alignment.spelt_out import spelt_out
from toolkit.model.crosswalk import Difference, Direction, Evidence
from toolkit.model.provision import Span

Row = tuple[re.Pattern[str], ...]
Hits = tuple[list[Evidence], ...]
"""Where a side names each of a row."""


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(tuple(map(_kinds_of, row)) for row in data_of("poles")["poles"])


def _kinds_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def poles(baseline: Group, candidate: Group) -> list[Difference]:
    """The first row of which one side names all that the other names, and more."""
    for row in _rows():
        ones, others = _hits(row, baseline), _hits(row, candidate)
        one, other = _widened(baseline, ones, others), _widened(candidate, others, ones)
        if one and other and (one < other or other < one) and _joined(baseline, candidate, ones, others):
            wider = one < other  # the candidate names more
            stricter = wider == (not gives_leave(baseline, candidate))
            direction: Direction = "stricter" if stricter else "weaker"
            proof = tuple(dict.fromkeys(item for hits in (*ones, *others) for item in hits))
            return [Difference("scope", direction, _words(baseline, ones), _words(candidate, others), proof)]
    return []


def _widened(group: Group, hits: Hits, answer: Hits) -> frozenset[int]:
    """What a side names; all that the other names too, where it says "anywhere", or "even after leaving"."""
    texts = {unit.id: unit.provision.text for unit in group.units}
    named = [(texts[proof.id], proof.span) for found in hits for proof in found]
    wide = any(
        _everywhere().fullmatch(text[slice(*span)]) or spelt("poles", "even").search(text[: span[0]])
        for text, span in named
    )
    return _named(hits) | (_named(answer) if wide else frozenset())


@cache
def _everywhere() -> re.Pattern[str]:
    return _kinds_of(data_of("poles")["everywhere"])


def _named(hits: Hits) -> frozenset[int]:
    return frozenset(place for place, found in enumerate(hits) if found)


def _hits(row: Row, group: Group) -> Hits:
    """Where a side names each of a row; what stands within the words for a later one is not counted twice."""
    found: list[list[tuple[str, Span]]] = []
    for place, pattern in enumerate(row):
        later = [_places(other, group) for other in row[place + 1 :]]
        wider = [item for places in later for item in places]
        found.append([item for item in _places(pattern, group) if not any(_part(item, one, group) for one in wider)])
    return tuple([Evidence(group.side, id, span) for id, span in places] for places in found)


def _places(pattern: re.Pattern[str], group: Group) -> list[tuple[str, Span]]:
    return [(unit.id, match.span()) for unit in group.units for match in pattern.finditer(unit.provision.text)]


def _part(item: tuple[str, Span], other: tuple[str, Span], group: Group) -> bool:
    """Not within "whether or not paid", which names both."""
    text = next(unit.provision.text for unit in group.units if unit.id == other[0])
    return item[0] == other[0] and _inside(item[1], other[1]) and not spelt("poles", "either").match(text, other[1][0])


def _inside(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _joined(baseline: Group, candidate: Group, ones: Hits, others: Hits) -> bool:
    """The side that names more does so in one breath ("paid or unpaid", "also off duty"), not by the way."""
    wide = len(_widened(baseline, ones, others)) > len(_widened(candidate, others, ones))
    group, hits, fewer = (baseline, ones, others) if wide else (candidate, others, ones)
    if _widened(group, hits, fewer) != _named(hits):
        return True
    texts = {unit.id: unit.provision.text for unit in group.units}
    less = (baseline if group is candidate else candidate).text
    more = [proof for place in sorted(_named(hits) - _named(fewer)) for proof in hits[place]]
    more = [proof for proof in more if not spelt_out(texts[proof.id], proof.span[0], less)]
    if any(_added(texts[proof.id], proof.span) for proof in more):
        return True
    both = [proof for place in sorted(_named(fewer)) for proof in hits[place]]
    return any(_beside(texts[one.id], one.span, other.span) for one in both for other in more if one.id == other.id)


def _added(text: str, span: Span) -> bool:
    before, after = text[max(span[0] - _NEAR, 0) : span[0]], text[span[1] : span[1] + _NEAR]
    return bool(spelt("poles", "adds").search(before) or spelt("poles", "as_well").match(after))


def _beside(text: str, one: Span, other: Span) -> bool:
    return _inside(one, other) or bool(spelt("poles", "joins").search(_between(text, one, other)))


def _between(text: str, one: Span, other: Span) -> str:
    """The words between two places; none where they are far apart or a sentence ends there."""
    first, second = sorted((one, other))
    words = text[first[1] : second[0]]
    return "" if len(words) > _FAR or spelt("poles", "apart").search(words) else words


_NEAR, _FAR = 30, 40


def _words(group: Group, hits: Hits) -> str:
    texts = {unit.id: unit.provision.text for unit in group.units}
    return ", ".join(dict.fromkeys(texts[proof.id][slice(*proof.span)].lower() for row in hits for proof in row))
