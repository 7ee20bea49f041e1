"""Whether a sentence in other words says the same: the places of change in it then do nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from toolkit.alignment.effect_bearers import swapped
from toolkit.alignment.effect_due import due, looking_back, reckoned
from toolkit.alignment.effect_likely import at_least, likelier, needed, oftener
from toolkit.alignment.effect_matter import (
    BREAK,
    COUNTED,
    LONGEST,
    content_of,
    counted_alike,
    force_of,
    left_of,
    matter_data,
    pair_of,
)
from toolkit.alignment.effect_recast import recast
from toolkit.alignment.effect_sentences import sentences
from toolkit.alignment.effect_spots import Spot, joined, shape, spots_of
from toolkit.alignment.effect_strange import says_alike
from toolkit.alignment.effect_ways import changed_over, put_for_another, turned_about
from toolkit.alignment.group import Group
from toolkit.alignment.redline import wording

_GENERAL = frozenset({"member", "officer", "other", "addressee"})
"""Those whom a code addresses as a whole, under whatever name."""


def carried(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Words that only went to another place of the sentence, with more beside them there: "copy | or photograph | a
    paper | or photograph it inside the hall |" puts in "it inside the hall" alone."""
    left = list(spots)
    into, out = [spot for spot in spots if spot.inserted], [spot for spot in spots if spot.deleted]
    pairs = [*product(into, out), *product(out, into)] if len(into) * len(out) <= _MANY else []
    for one, other in pairs:
        rest = _beyond(one, other)
        if rest is not None and one in left and other in left:
            left[left.index(one)] = rest
            left.remove(other)
    return tuple(_carried_with_changes(left))


def _carried_with_changes(spots: Sequence[Spot]) -> list[Spot]:
    """A case or an exception went to another place and was changed on the way: what was changed in it is the place."""
    left = list(spots)
    clauses = [spot for spot in spots if (spot.inserted or spot.deleted) and _CLAUSE.match(spot.gone or spot.new)]
    into, out = [spot for spot in clauses if spot.inserted], [spot for spot in clauses if spot.deleted]
    for one, other in product(into, out) if len(into) * len(out) <= _MANY else ():
        words = content_of(one.new), content_of(other.gone)
        if one in left and other in left and len(words[0] & words[1]) > len(words[0] ^ words[1]):
            at = left.index(one)
            left[at : at + 1] = _within(one, other)
            left.remove(other)
    return left


_CLAUSE = re.compile(r"\W*(?:unless|if|where|when|except|save|provided)\b")


def _within(one: Spot, other: Spot) -> list[Spot]:
    before, after = other.gone.strip(" ,;."), one.new.strip(" ,;.")
    inner = spots_of(wording(before, after).stretches, before, after)
    return [replace(spot, before=other.before, after=one.after, left=f"{one.left}{spot.left}") for spot in inner]


_MANY = 10_000
"""Pairs of places beyond which nothing of a sentence stayed so whole that its words are looked for elsewhere."""


def _beyond(longer: Spot, shorter: Spot) -> Spot | None:
    """What the longer of two has after all words of the shorter."""
    words, row = shorter.gone or shorter.new, (longer.gone or longer.new).lstrip(" ,;")
    kept = words.strip(" ,;")
    if len(kept.split()) < 2 or not row.startswith(f"{kept} "):
        return None
    rest = row[len(kept) :].strip()
    left = f"{longer.left}{kept} "
    return replace(longer, new=rest, left=left) if longer.inserted else replace(longer, gone=rest, left=left)


def told_anew(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The places of change that may do something: those in sentences that say one thing are left out."""
    if another_post(baseline, candidate):
        return tuple(spots)
    before, after = joined(baseline), joined(candidate)
    left: list[Spot] = []
    for bunch, one, other in sentences(spots, before, after):
        if not _idle(bunch, one, other):
            left += _telling_places(bunch, one, other)
    return tuple(left)


def _telling_places(bunch: Sequence[Spot], one: str, other: str) -> Sequence[Spot]:
    """Of a sentence built anew that says the same but for a word or two, the places in which these stand."""
    if len(one) + len(other) > LONGEST:
        return bunch
    ones, others = pair_of(one, other)
    if not counted_alike(ones, others) or force_of(ones) != force_of(others) or not recast(one, other):
        return bunch
    gone, new = left_of(one, other)
    ways = (turned_about, changed_over, put_for_another)
    if not 0 < len(gone | new) <= FEW or any(rule(one, other) for rule in ways):
        return bunch
    places = carried(bunch)
    kept = [each for each in places if gone & content_of(each.gone) or new & content_of(each.new)]
    return kept or bunch


FEW = 4
"""Words of both sides that the other has not, up to which only their places may do something."""


def _idle(bunch: Sequence[Spot], one: str, other: str) -> bool:
    if any(rule(each) for each in bunch for rule in (at_least, needed, oftener, likelier)):
        return False
    if len(one) + len(other) > LONGEST:
        return False
    if not any(_telling().search(words) for each in bunch for words in (each.gone, each.new)):
        return False  # commas, prepositions and words of force have rules of their own
    if any((each.inserted or each.deleted) and _about(each.gone or each.new) for each in bunch):
        return False
    if len({each.inserted for each in bunch}) == len({each.deleted for each in bunch}) == 1 and any(
        re.search(r"\b(?:and|or)\b", f"{each.gone} {each.new}") for each in bunch if not (each.gone and each.new)
    ):
        return False  # words were only put in, or only struck out: "and what it was"
    return says_same(one, other) or (_anew(bunch) and says_alike(one, other))


def _about(words: str) -> bool:
    """ "statements | about that business |"."""
    return bool(shape("scope", "about").match(words) and content_of(words))


def _anew(bunch: Sequence[Spot]) -> bool:
    """Words were struck out and others put in, and no day from which a period runs is another."""
    both = any(spot.gone for spot in bunch) and any(spot.new for spot in bunch)
    return both and not any(rule(spot) for spot in bunch for rule in (reckoned, due, looking_back))


@cache
def _telling() -> re.Pattern[str]:
    plain = "|".join(sorted({*matter_data()["plain"].split(), *COUNTED, "and", "no", "nor", "never"}))
    return re.compile(rf"\b(?!(?:{plain})\b)[^\W\d_]+")


def says_same(one: str, other: str) -> bool:
    """Two sentences have the same matter, in whatever order."""
    ones, others = pair_of(one, other)
    if not counted_alike(ones, others) or force_of(ones) != force_of(others):
        return False
    joins = [words["and"] + len(BREAK.findall(text.strip())) for words, text in ((ones, one), (others, other))]
    repeated = any(ones[word] != others[word] for word in content_of(one) & content_of(other))
    gone, new = left_of(one, other)
    return (
        not (gone or new)
        and not (repeated and joins[0] != joins[1])
        and not (turned_about(one, other) or changed_over(one, other))
    )


def another_post(baseline: Group, candidate: Group) -> bool:
    """Each side binds a post of its own: the same words with the persons changed over are another rule."""
    if swapped(baseline, candidate) or changed_over(joined(baseline), joined(candidate)):
        return True
    if bool(_BY.search(joined(baseline).lower())) != bool(_BY.search(joined(candidate).lower())):
        return False  # active and passive
    sides = [sorted(str(row.facet.value) for row in group.facets("bearer")) for group in (baseline, candidate)]
    ones, others = (set(names) - _GENERAL for names in sides)
    return (bool(ones) and bool(others) and ones != others) or (len(sides[0]) == len(sides[1]) and ones != others)


_BY = re.compile(r"\b(?:is|are|be|been) (?:[\w-]+ )?\w+(?:ed|en|[lp]t|ld|nt|de|id) (?:[\w-]+ ){0,3}?by\b")
