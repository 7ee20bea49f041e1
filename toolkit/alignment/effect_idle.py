"""Places of change that change nothing: the same words stand elsewhere in the provision, or give a reason."""

from __future__ import annotations

import re

from toolkit.alignment.effect_compare import compared
from toolkit.alignment.effect_denials import negation, plainly
from toolkit.alignment.effect_matter import content_of, matter
from toolkit.alignment.effect_pace import as_soon
from toolkit.alignment.effect_scope import opens_exception, wider
from toolkit.alignment.effect_sentences import around
from toolkit.alignment.effect_spots import Spot, data, joined, meant, shape
from toolkit.alignment.group import Group
from toolkit.alignment.words import terms

ROOT = 5
"""Letters that an adverb and the noun made of it have in common."""


def idle(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """The place says nothing new: its words moved, point at the provision's own other part, give a reason, or deny
    twice ("must declare" for "must not fail to declare")."""
    moved = _same_stems(baseline, candidate, spot) and not compared(baseline, candidate, spot)
    return moved or _names_itself(candidate, spot) or _explains(spot) or plainly(spot.gone) == plainly(spot.new)


def empty(spot: Spot) -> bool:
    """Words put in or struck out that only help the reader ("see paragraph 6") or lend weight ("in every case")."""
    one_sided = spot.inserted or spot.deleted
    words = spot.new or spot.gone
    return one_sided and any(shape("modifier", name).fullmatch(words) for name in ("see", "weight"))


def _explains(spot: Spot) -> bool:
    """A reason is given, or no longer: it changes no rule."""
    return bool(shape("modifier", "explains").match(spot.new or spot.gone)) and (spot.inserted or spot.deleted)


def _names_itself(candidate: Group, spot: Spot) -> bool:
    """Of a provision that was split, "under 2.3" in the second part points at the first: nothing is limited by it."""
    if len(candidate.units) < 2 or spot.gone:
        return False
    words = f" {spot.new} "
    for cite in sorted((unit.provision.cite.lower() for unit in candidate.units), key=len, reverse=True):
        words = re.sub(rf"(?<![\w.]){re.escape(cite)}(?![\w.])", " ", words)
    bare = shape("modifier", "points").sub(" ", words)
    return words != f" {spot.new} " and not re.search(r"\w", meant(bare))


def _same_stems(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """Every word that carries meaning in this place stands elsewhere on the other side too, if it was not there before:
    "this section describes" for "described in this section". A word that forbids, or joins, is not meant."""
    gone, new = set(terms(meant(spot.gone))), set(terms(meant(spot.new)))
    some = bool(gone or new)
    gone, new = _qualities(spot, gone, new)
    if some and not (gone or new):
        return True
    if not some or _tells(baseline, candidate, spot):
        return False
    if _repeats(baseline, spot.deleted, new) or _repeats(candidate, spot.inserted, gone):
        return True
    ones, others = (terms(joined(group)) for group in (baseline, candidate))
    if len(baseline.units) + len(candidate.units) > 2:  # what was said twice may now be said once
        return all(word in ones and word in others for word in gone | new)
    even = all(ones.count(word) == others.count(word) > 0 for word in gone | new)
    return even or _elsewhere(baseline, candidate, spot)


def _tells(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """A figure, a "not", an exception, or words that take cases in: their place matters."""
    if re.search(r"\d", spot.gone + spot.new):
        figures = [sorted(re.findall(r"\d+", joined(group))) for group in (baseline, candidate)]
        if not (spot.inserted or spot.deleted) or figures[0] != figures[1]:  # else a period told in another place
            return True
    return bool(negation(spot) or wider(spot) or opens_exception(spot))


def _elsewhere(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """What is put in or struck out here stands on the other side in another form: "in writing", "written"."""
    words = content_of(spot.gone) | content_of(spot.new)
    one_sided = bool(meant(spot.gone)) != bool(meant(spot.new))  # "a written account" for "an account"
    one, other = (matter(text) for text in around(spot, joined(baseline), joined(candidate)))
    return one_sided and bool(words) and all(one[word] == other[word] > 0 for word in words)


def _qualities(spot: Spot, gone: set[str], new: set[str]) -> tuple[set[str], set[str]]:
    """Without an adverb and the noun or adjective made of it, and without words for one haste: "courteously and
    promptly" for "with courtesy and without delay"."""
    adverbs = re.findall(r"\b(\w{3,})ly\b", f"{spot.gone} {spot.new}")
    roots = {adverb[:ROOT] for adverb in adverbs}
    both = {root for root in roots if all(any(word.startswith(root) for word in side) for side in (gone, new))}
    rest = [{word for word in side if word[:ROOT] not in both} for side in (gone, new)]
    hasty = set(terms(data()["haste"])) if as_soon(spot.gone, spot.new) else set()
    return rest[0] - hasty, rest[1] - hasty


def _repeats(group: Group, silent: bool, words: set[str]) -> bool:
    """The words that one side alone has are those of the other's lead-in, written out."""
    context = set(terms(" ".join(unit.facts.context for unit in group.units)))
    return bool(words) and not silent and words <= context
