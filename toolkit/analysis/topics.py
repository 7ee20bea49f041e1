"""What a provision is about: topics of the closed list by weighted cue words, its own first, then those around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from toolkit.analysis.wordlists import words
from toolkit.model.norm import TopicScore

OWN, HEADING, LEAD, ABOVE = 1.0, 0.8, 0.55, 0.3
"""Weights of cue words in the provision itself, in its heading, in the lead-ins above it and in headings further up."""
ENOUGH = 0.24
"""Confidence under which a topic is not reported."""
_HALF = 2.2
"""Score at which confidence is one half: one strong cue (weight 3) alone gives .58."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the closed list. legal_hook: the provision of law it rests on, "" where there is none."""

    name: str
    description: str
    legal_hook: str


@cache
def topic_list() -> tuple[Topic, ...]:
    """The topics in their fixed order, with the rich description of each."""
    return tuple(Topic(name, row["description"], row.get("legal_hook", "")) for name, row in words("topics").items())


@dataclass(frozen=True, slots=True)
class _Cue:
    """An expression with its weight. needed: letters that are in every text it finds, "" where that cannot be said; to
    look for these first is ten times as fast."""

    expression: re.Pattern[str]
    weight: float
    needed: str


@cache
def _cues() -> tuple[tuple[str, tuple[_Cue, ...]], ...]:
    rows = []
    for name, row in words("topics").items():
        weighted = [
            (3.0, row.get("strong", [])),
            (1.5, row.get("fair", [])),
            (0.6, row.get("weak", [])),
            (-2.5, row.get("against", [])),
        ]
        compiled = [
            _Cue(re.compile(rf"(?<!\w){cue}(?!\w)", re.IGNORECASE), weight, _needed(cue))
            for weight, cues in weighted
            for cue in cues
        ]
        rows.append((name, tuple(compiled)))
    return tuple(rows)


_TIMES = r"(?:[?*+]|\{[^}]*\})?"
_PART = re.compile(rf"(?:\[[^\]]*\]|\((?:[^()\\]|\\.)*\)){_TIMES}")
_LOOSE = re.compile(rf"\0|(?:\\.|[.^$]){_TIMES}|.(?:[?*]|\{{[^}}]*\}})|\+")


def _needed(cue: str) -> str:
    """The longest row of letters that every match must have: " code" of "(?:this|the) codes? (?:of conduct)?"."""
    plain, before = cue, ""
    while plain != before:
        plain, before = _PART.sub("\0", plain), plain
    return "" if "|" in plain else max(_LOOSE.split(plain), key=len).casefold()


def topics(own: str, *, heading: str, lead: str, above: str) -> tuple[TopicScore, ...]:
    """The topics of a provision, the surest first, then in the order of the list; "other" where none is sure.

    own, heading, lead, above: its own words, those over it, the lead-ins it completes, the headings further up.
    """
    places = ((own, OWN), (heading, HEADING), (lead, LEAD), (above, ABOVE))
    weighed = [(weight, _scores(text)) for text, weight in places if text]
    totals = [
        (name, sum(weight * scores[place] for weight, scores in weighed)) for place, (name, _) in enumerate(_cues())
    ]
    sure = [TopicScore(name, round(score / (score + _HALF), 4)) for name, score in totals if score > 0]
    kept = sorted((topic for topic in sure if topic.confidence >= ENOUGH), key=lambda topic: -topic.confidence)[:5]
    return tuple(kept) or (TopicScore("other", 0.1),)


@lru_cache(maxsize=20_000)
def _scores(text: str) -> tuple[float, ...]:
    """The score of each topic in one text. A cue counts once: repeating a word does not make a text more about it."""
    low = text.casefold()
    return tuple(
        sum(cue.weight for cue in cues if cue.needed in low and cue.expression.search(text)) for _, cues in _cues()
    )
