"""Who may see a register or statement: words of one degree of openness for those of another."""

from __future__ import annotations

import re

from toolkit.alignment.effect_sentences import around
from toolkit.alignment.effect_spots import Effect, Spot, joined, pattern, sentence
from toolkit.alignment.group import Group

_SEEN = {"online": 2, "on_request": 1, "public": 2, "internal": 0}
"""Where "any person may see it on request", the asking counts."""


def opened(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """Who may see a thing, where the words that tell it stand in several places: "put it on the website", "show it to
    anyone who comes to the counter"."""
    texts = [text.lower() for text in around(spot, joined(baseline), joined(candidate))]
    if not any(_RECORDS.search(text) for text in texts) or not all(
        _RECORDS.search(text) or _SHOWN.search(text) for text in texts
    ):
        return None
    before, after = (_openness(text) for text in texts)
    here = before in {_openness(spot.gone)} or after in {_openness(spot.new)}
    if before is None or after is None or before == after or not here or sentence(spot):
        return None
    return "register_access", "weaker" if after < before else "stricter"


_SHOWN = re.compile(r"\b(?:publish\w*|web ?site|web ?pages?|inspect\w*)\b")
_RECORDS = re.compile(
    r"\b(?:registers?|lists?|books?|logs?|records?|minutes|returns?|statements?|declarations?|entr(?:y|ies)|forms?|files?|"
    r"affidavits?|reports?|findings?|decisions?|names?|copy|copies)\b"
)


def shut(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """ "where | no | resident may read it" for "any resident": nobody, or not everybody, may see a thing."""
    texts = [text.lower() for text in around(spot, joined(baseline), joined(candidate))]
    if not all(_RECORDS.search(text) and _LOOKS.search(text) for text in texts):
        return None
    denied = [bool(_NOBODY.search(words)) for words in (spot.gone, spot.new)]
    anybody = [bool(_ANYBODY.search(words)) for words in (spot.gone, spot.new)]
    if denied[0] == denied[1] or anybody[0] != denied[1] or anybody[1] != denied[0]:
        return None
    return "register_access", "weaker" if denied[1] else "stricter"


def session(spot: Spot) -> Effect | None:
    """ "meets in | private" for "in public"."""
    if {spot.gone, spot.new} not in ({"public", "private"}, {"in public", "in private"}, {"open", "closed"}):
        return None
    if not re.search(
        r"\b(?:meets?|meetings?|sits?|sit|heard|hears?|considered|hearings?)\b[^.;]*$", spot.left
    ) or re.match(
        r"\s*(?!and\b|or\b|unless\b|if\b|when\b|where\b|save\b|except\b|by\b|at\b|before\b|session\b|sessions\b)[A-Za-z]",
        spot.right,
    ):
        return None
    return "register_access", "weaker" if spot.new.split()[-1] in {"private", "closed"} else "stricter"


_LOOKS = re.compile(
    r"\b(?:look(?:ed)?|see|seen|inspect(?:ed)?|read|view(?:ed)?|consult(?:ed)?|examined?|shown|copied)\b"
)
_NOBODY = re.compile(r"(?:(?:by|to) )?(?:no|nobody|no one|none)\b")
_ANYBODY = re.compile(r"(?:(?:by|to) )?(?:any|every|each|all|an?|the|anyone|anybody|everyone|everybody)\b")


def access(spot: Spot) -> Effect | None:
    """Who may see a register or statement: words of one degree of openness for those of another."""
    asked = re.match(rf"\W*{pattern('access', 'looks').pattern}", spot.right, re.IGNORECASE)
    named = bool(asked) or bool(pattern("access", "seen_by").search(spot.left))
    both = spot.gone and spot.new
    gone, new = (_audience(words) if named and both else _openness(words) for words in (spot.gone, spot.new))
    more = gone if new is None else new
    joined_on = re.match(r"\W*(?:and|or)\b", spot.gone or spot.new) and pattern("access", "kept").search(spot.left)
    if not both and joined_on and more in {1, 2} and not sentence(spot):
        return "register_access", "stricter" if spot.new else "weaker"
    if not both and asked and re.match(r"\W*(?:and|or|nor)\b|.*\b(?:and|or)\s*$|,", spot.gone or spot.new):
        return "register_access", "stricter" if spot.new else "weaker"  # "Councillors | and residents | may see it"
    if not both and asked and re.match(r"(?:who|that|of|in|with|from|living|working)\b", spot.gone or spot.new):
        return "register_access", "weaker" if spot.new else "stricter"  # "Anyone | who works here | may look"
    if both and re.search(r"\b(?:inspected|read|seen|viewed|consulted) by (?:any|every) \w+$", spot.left):
        limits = [bool(re.match(r"(?:who|if|on|upon|with|at|by)\b", words)) for words in (spot.gone, spot.new)]
        if limits[0] != limits[1]:
            return "register_access", "weaker" if limits[1] else "stricter"
    read = pattern("access", "looks").search(spot.left) or pattern("access", "kept").search(spot.left)
    if not both and read and more == 1 and not sentence(spot):
        return "register_access", "weaker" if spot.new else "stricter"
    if both and read and _paid(spot.gone) != _paid(spot.new) and not sentence(spot):
        return "register_access", "weaker" if _paid(spot.new) else "stricter"
    if both and read and (gone is None) != (new is None) and re.search(_LOOK, f"{spot.gone} {spot.new}"):
        closed = 0 in (gone, new)
        return "register_access", "weaker" if (new is None) != closed else "stricter"
    if gone is None or new is None or gone == new:
        return None
    return "register_access", "weaker" if new < gone else "stricter"


def _paid(words: str) -> bool:
    """Who looks must pay."""
    return bool(re.search(r"\b(?:payment|fee|charge|paying)\b", words)) and not re.search(
        r"\b(?:without|no|free)\b", words
    )


_LOOK = r"\b(?:look|see|seen|inspect|inspected|inspection|read|view|viewed|public|website)\b"


def _openness(words: str) -> int | None:
    if re.search(r"\b(?:not|never) (?:be )?(?:published|open|public|available)", words):
        return 0
    return next((rank for name, rank in _SEEN.items() if pattern("access", name).search(words)), None)


def _audience(words: str) -> int:
    """How many may look: everybody, those within, or one post."""
    crowd = {"admitted": 0, "within": 1, "locals": 2, "everyone": 3}
    return next((rank for name, rank in crowd.items() if pattern("access", name).search(words)), 0)
