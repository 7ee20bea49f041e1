"""Who is bound: another bearer in the words of a place of change, and when the same one is only named elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.alignment.effect_spots import Spot, joined, meant, offsets
from toolkit.alignment.group import Group, Told, difference_of, names_of
from toolkit.model.crosswalk import Difference, Evidence
from toolkit.model.provision import Span


def bound(baseline: Group, candidate: Group, spot: Spot) -> list[tuple[Spot | None, Difference]]:
    """Another bearer in the words of this place, also where a comparison of whole clauses would let it pass."""
    if re.search(r"\d", spot.gone + spot.new) or not meant(_EVERYONE.sub(" ", f"{spot.gone} {spot.new}")):
        return []  # an amount; "all who" for "everyone"
    ones, others = _bearers(baseline, spot.before), _bearers(candidate, spot.after)
    if ones and others and swapped(baseline, candidate):
        values = spot.gone, spot.new
        return [(spot, difference_of("bearer", "neutral", baseline, candidate, values, (ones, others)))]
    one, other = ", ".join(names_of(ones)), ", ".join(names_of(others))
    values = (one, other) if one != other else (spot.gone, spot.new)
    if not (one and other and all(values)) or values[0] == values[1] or _same(baseline, candidate, ones, others):
        return []
    return [(spot, difference_of("bearer", "neutral", baseline, candidate, values, (ones, others)))]


def _bearers(group: Group, place: Span) -> list[Told]:
    """Those whose naming words stand in a place of the joined words."""
    rows = (row for row in group.facets("bearer") if row.own)
    return [row for row in rows if touches(row.facet.span, offsets(group)[row.id], place)]


def _same(baseline: Group, candidate: Group, ones: Sequence[Told], others: Sequence[Told]) -> bool:
    """The same are bound, under one name; or those whom the code addresses, named on either side, elsewhere."""
    one, other = ", ".join(names_of(ones)), ", ".join(names_of(others))
    if one == other:
        return _general(one) or _named(baseline, ones) == _named(candidate, others)
    everywhere = _everywhere(baseline, ones, candidate) and _everywhere(candidate, others, baseline)
    return _general(one) and _general(other) and everywhere


def swapped(baseline: Group, candidate: Group) -> bool:
    """ "The Clerk must tell the Treasurer", "the Treasurer must tell the Clerk": each side binds whom the other names
    elsewhere, both in the active voice."""
    texts = [joined(group).lower() for group in (baseline, candidate)]
    if any(_PASSIVE.search(text) for text in texts):
        return False
    rows = ([row for row in group.facets("bearer") if row.own] for group in (baseline, candidate))
    ones, others = (_named(group, row) for group, row in zip((baseline, candidate), rows, strict=True))
    if not ones or not others or ones & others or (ones | others) & _POINTING:
        return False
    return ones <= _singular(texts[1]) and others <= _singular(texts[0])


_PASSIVE = re.compile(
    r"\b(?:is|are|be|been|being) (?:[\w-]+ )?(?:\w+(?:ed|en|[lp]t|ld|nt|de|id)|(?:sho|kno|dra|thro)wn)\b"
)
_POINTING = frozenset(
    {"you", "i", "we", "he", "she", "they", "it", "who", "one", "this", "that", "each", "every", "any", "no", "duty"}
)
"""Words that stand for those who are bound: "it is the responsibility of each member"."""

_EVERYONE = re.compile(r"\b(?:everyone|everybody|anyone|anybody|persons?|people|no one|nobody|none)\b")


def _everywhere(group: Group, rows: Sequence[Told], other: Group) -> bool:
    """The words for those who are bound stand on the other side too, in another place of the sentence."""
    return _named(group, rows) <= _singular(joined(other))


def _named(group: Group, rows: Sequence[Told]) -> set[str]:
    """The words, singular, that name those who are bound: the same in "directors must" and "by directors"."""
    words = (unit.provision.text[slice(*row.facet.span)] for unit in group.units for row in rows if row.id == unit.id)
    return {word for one in words for word in _singular(one)}


def _general(bearer: str) -> bool:
    """Those whom a code addresses as a whole, under whatever name; else one normal form may stand for two posts."""
    return bearer in {"member", "officer", "other", "authority", "addressee"} or "," in bearer


def both_name(item: Difference, baseline: Group, candidate: Group) -> bool:
    """Those who are bound are named on either side, in another place: "bullying by officials" and "officials must"."""
    sides = {"baseline": (baseline, joined(candidate)), "candidate": (candidate, joined(baseline))}
    for proof in item.evidence:
        group, other = sides[proof.side]
        if whole(group, proof):
            continue
        text = next((unit.provision.text for unit in group.units if unit.id == proof.id), "")
        if _singular(text[slice(*proof.span)]) - _singular(other):
            return False
    return True


def _singular(words: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"\w+", words.lower())} - {"the", "a", "an", "all"}


def whole(group: Group, proof: Evidence) -> bool:
    """The whole text stands for a side that says nothing of the facet: that proves no place."""
    return any(
        unit.id == proof.id and len(unit.provision.text) == proof.span[1] - proof.span[0] for unit in group.units
    )


def touches(span: Span, at: int, place: Span) -> bool:
    """A span of a provision that begins at `at` in the joined words meets a place there."""
    return at + span[0] < place[1] and place[0] < at + span[1]
