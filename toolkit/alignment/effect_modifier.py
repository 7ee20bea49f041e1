"""A word put before a noun or a verb that no other rule knows: it limits what it stands with, or asks more."""

from __future__ import annotations

import re

from toolkit.alignment.effect_scope import is_aside
from toolkit.alignment.effect_spots import Effect, Spot, joined, meant, pattern, sentence, shape
from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.words import stem, terms

_NEAR = 20
"""Characters beside a place in which another word of a name is looked for."""
_SMALL = frozenset({"of", "the", "and", "for"})
"""Words of a name that have no capital."""


def modifier(baseline: Group, candidate: Group, spot: Spot, *, turned: bool, rules: bool) -> Effect | None:
    """A word put before a noun limits it ("a financial interest"), in a rule (rules); in a statement that binds nobody
    it is wording. turned: the place stands in what is left free."""
    gone, new = meant(spot.gone), meant(spot.new)
    if not shape("modifier", "order").search(f"{spot.gone} {spot.new}"):
        gone, new = _apart(gone, new)
    if bool(gone) == bool(new) or not (rules or _rules(baseline, candidate, spot)):
        return None
    other = spot.gone if new else spot.new
    if shape("modifier", "pronoun").search(other) and not meant(other):
        return None  # "a gift" for "it" says no more
    if sentence(spot) or (is_aside(spot.gone or spot.new) and not turned):
        return None  # one that none of the rules knows explains; an aside limits only what is excepted
    if not terms(gone or new) or _is_name(baseline, candidate, spot):
        return None
    if _how(baseline, spot, gone or new):
        return "modality", "stricter" if new else "weaker"
    return "scope", "weaker" if bool(new) != turned else "stricter"


def one_more(spot: Spot) -> bool:
    """All words of one side are in the other, which has more: "is paid to lobby" for "lobbies"."""
    if spot.inserted or spot.deleted:
        return False
    gone, new = _apart(meant(spot.gone), meant(spot.new))
    return bool(gone) != bool(new)


def _apart(gone: str, new: str) -> tuple[str, str]:
    """Without the words that both have, in the singular or the plural: "formal meetings" for "every meeting"."""
    sides = [{stem(word): word for word in words.split()} for words in (gone, new)]
    both = sides[0].keys() & sides[1].keys()
    both |= {bare for side in sides for bare, word in side.items() if both and pattern("light").fullmatch(word)}
    one, other = (" ".join(word for bare, word in side.items() if bare not in both) for side in sides)
    return one, other


def manners(baseline: Group, spot: Spot) -> Effect | None:
    """One more adverb in a row of them: "promptly | and impartially"."""
    words = (spot.gone or spot.new).strip(" ,")
    beside = shape("modifier", "adverb_before").search(spot.left) or shape("modifier", "adverb_after").match(spot.right)
    bare = shape("modifier", "joined").sub("", words)
    if not (spot.inserted or spot.deleted) or not beside or not _how(baseline, spot, bare):
        return None
    return "modality", "stricter" if spot.new else "weaker"


def _how(baseline: Group, spot: Spot, words: str) -> bool:
    """An adverb with the verb of a duty asks more of it: "must answer fully"; with a ban, it limits the ban."""
    adverb = shape("modifier", "adverb").fullmatch(words) and not shape("modifier", "no_adverb").search(words)
    duty = baseline.strongest[0].facts.modality in {"obligation", "recommendation"}
    return bool(adverb) and duty and not shape("modifier", "case").search(spot.left)


def _is_name(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """Part of a name in capitals, beside a word in capitals: a post or body called otherwise."""
    text, span = (joined(candidate), spot.after) if spot.new else (joined(baseline), spot.before)
    words = [word for word in re.findall(r"[^\W\d_]+", text[slice(*span)]) if word.lower() not in _SMALL]
    beside = f"{text[max(0, span[0] - _NEAR) : span[0]]} | {text[span[1] : span[1] + _NEAR]}"
    close = re.search(r"\b[A-Z][\w-]+\W*\|", beside) or re.search(r"\|\W*[A-Z]", beside)
    return bool(words) and all(word[:1].isupper() for word in words) and bool(close)


def _rules(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """The provision binds or frees somebody, or says to whom the code applies."""
    said = shape("modifier", "binds").search(spot.left)
    applies = shape("modifier", "applies").search(f"{spot.left} {spot.right}")
    units = (*baseline.units, *candidate.units)
    return bool(said or applies) or any(FORCE[unit.facts.modality] > 0 for unit in units)
