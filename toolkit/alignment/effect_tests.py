"""Other tests: how a thing seems or is, how likely it must be, and whose view counts; larger and smaller places."""

from __future__ import annotations

import re

from toolkit.alignment.effect_sentences import around
from toolkit.alignment.effect_spots import Effect, Spot, data, joined, pattern
from toolkit.alignment.group import Group
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Direction


def tested(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """How a thing seems for what it is or is meant to be: "seems to support" for "is meant to support"; how likely it
    must be; whose view counts; or others with whom those concerned are compared: "more than most who live in the |
    county"."""
    ways = [
        {name for name in ("seems", "is") if pattern("tested", name).fullmatch(words)}
        for words in (spot.gone, spot.new)
    ]
    if ways in ([{"seems"}, {"is"}], [{"is"}, {"seems"}]):
        return "test", "weaker" if ways[1] == {"is"} else "stricter"
    if aimed := _aimed(spot):
        return "test", aimed
    if likelier := _likelier(spot):
        return "test", likelier
    if spot.gone and spot.new and (way := viewed(baseline, candidate, spot)):
        return "test", way
    return ("test", extent(spot) or "neutral") if spot.gone and spot.new and _MOST.search(spot.left[-300:]) else None


def viewed(baseline: Group, candidate: Group, spot: Spot) -> Direction | None:
    """Whose view counts in the words exchanged: that of others who look on is stricter than one's own; a duty on
    "good reason to think" begins later than one on mere suspicion."""
    one, other = around(spot, joined(baseline), joined(candidate))
    bound = [bool(_BOUND_ONE.fullmatch(words)) for words in (spot.gone, spot.new)]
    if bound[0] != bound[1] and _JUDGES.match(spot.right):
        return "weaker" if bound[1] else "stricter"  # "where the | member | is satisfied" that it would do harm
    for name in ("others", "grounds"):
        seen = [bool(pattern("tested", name).search(text)) for text in (one, other)]
        here = pattern("tested", name).search(f"{spot.gone} {spot.new} {spot.right[:20]}")
        own = pattern("tested", "own").search((other if seen[0] else one).lower())
        if seen[0] != seen[1] and here and own:
            return "stricter" if seen[1] == (name == "others") else "weaker"
    return None


_BOUND_ONE = re.compile(
    r"(?:the |an? )?(?:councillor|member|employee|official|officer|trustee|you|he or she|they)(?: concerned)?"
)
_JUDGES = re.compile(
    r"\s*(?:(?:is|are) (?:\w+ )?(?:satisfied|of the (?:view|opinion))|"
    r"considers?|thinks?|believes?|feels?|judges?|decides?)\b"
)


def _aimed(spot: Spot) -> Direction | None:
    """What an act is meant to do for what it is likely to do: "material | with the aim of offending |"."""
    after = "".join(spot.right.split()[:1])  # "is likely | to"
    both = [f"{words} {after}" if words else "" for words in (spot.gone, spot.new)]
    sides = [[bool(pattern("tested", name).search(words)) for name in ("effect", "aim")] for words in both]
    if sides == [[True, False], [False, True]]:
        return "weaker"
    return "stricter" if sides == [[False, True], [True, False]] else None


def _likelier(spot: Spot) -> Direction | None:
    """ "could reasonably think" for "would reasonably think"; "would be certain to think" for "might think"."""
    gone, new = (_LIKELY_WORDS.match(words) for words in (spot.gone, spot.new))
    if not gone or not new or gone[1] == new[1]:
        return None
    if not all(
        _THINKS.match(f"{words[match.end() :]} {spot.right}") for words, match in ((spot.gone, gone), (spot.new, new))
    ):
        return None
    ranks = _LIKELY[gone[1]], _LIKELY[new[1]]
    return None if ranks[0] == ranks[1] else "stricter" if ranks[1] > ranks[0] else "weaker"


_LIKELY_WORDS = re.compile(r"(would|will|should|might|may|could|can)\b(?: be (?:certain|sure|bound|likely) to)?")
_LIKELY = {"would": 0, "will": 0, "should": 0, "might": 1, "may": 1, "could": 1, "can": 1}
_THINKS = re.compile(
    r"\s*(?:reasonably |fairly |properly |well )*(?:be )?(?:reasonably )?"
    r"(?:think|thought|regard|see|seen|perceive|conclude|consider|believe|suppose|suspect|view|judge|take|taken|infer|assume|"
    r"understood|feel|doubt|question)"
)
""" "a member of the public | would | reasonably think"."""

_MOST = re.compile(
    r"\b(?:more|greater|other)\b[^.;]{0,120}?\b(?:most|the majority of|the generality of)\b[^.;,]{0,120}$"
)


def placed(spot: Spot) -> Effect | None:
    """A smaller or a larger place, outside a comparison of persons."""
    way = extent(spot)
    return ("scope", way) if way else None


def broader(spot: Spot) -> Effect | None:
    """A wider kind of thing for a narrower: "to which you belong" for "in which you hold an office"."""
    for ladder in data()["quantity"]["ladders"]:
        gone, new = (_rung(ladder, words) for words in (spot.gone, spot.new))
        if gone is not None and new is not None and gone != new:
            return "scope", "stricter" if new > gone else "weaker"
    return None


def _rung(ladder: list[str], words: str) -> int | None:
    """The widest rung that some words name, and nothing else beside it but its articles."""
    rows = reversed(list(enumerate(ladder)))
    match = next(((at, row) for at, row in rows if re.search(rf"(?<!\w)(?:{row})(?!\w)", words)), None)
    if match is None:
        return None
    rest = re.sub(rf"(?<!\w)(?:{match[1]})(?!\w)", " ", words)
    return match[0] if len(terms(rest)) <= 1 else None


def extent(spot: Spot) -> Direction | None:
    """A smaller place for a larger one, or the other way about: "in the | ward" for "in the | borough"."""
    rows = [re.compile(rf"(?:[\w’'-]+ ){{0,2}}(?:{row})s?") for row in data()["quantity"]["extent"]]
    gone, new = ([at for at, row in enumerate(rows) if row.fullmatch(words)] for words in (spot.gone, spot.new))
    if (
        not gone
        or not new
        or gone[0] == new[0]
        or not re.match(r"\W*(?:$|[.,;)]|and\b|or\b|who\b|which\b|must\b|may\b)", spot.right)
    ):
        return None
    return "weaker" if new[0] < gone[0] else "stricter"
