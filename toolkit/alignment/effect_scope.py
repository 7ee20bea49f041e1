"""Words put in or struck out that say what a rule covers: exceptions, rows, commas, lists referred to."""

from __future__ import annotations

import re

from toolkit.alignment.effect_spots import Effect, Spot, data, joined, meant, pattern, sentence, shape
from toolkit.alignment.group import Group


def comma(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """A comma before "who ..." makes words that picked some out speak of all; one before a closing "in a matter ..."
    after "a or b" makes these words limit both; one before "or b in the borough" makes them limit b alone."""
    right = spot.right.strip()
    if {spot.gone, spot.new} != {",", ""} or not spot.left.strip():
        return None
    if re.match(rf"(?:{data()['comma']['relative']})\b", right):
        return "scope", "stricter" if spot.new else "weaker"
    if abs(joined(baseline).count(",") - joined(candidate).count(",")) == 2:
        return None  # a pair of them sets words off, no more
    if re.match(rf"(?:{data()['comma']['limit']})\b", right) and re.search(r"\b(?:and|or)\b", spot.left):
        return "scope", "weaker" if spot.new else "stricter"
    if shape("scope", "limited").match(right) and "," not in spot.left[-60:]:  # after another comma it only ends a row
        return "scope", "stricter" if spot.new else "weaker"
    return None


def opens_exception(spot: Spot) -> bool:
    """A clause that begins as an exception comes or goes whole: what it says of a time or a person is part of it."""
    words = re.sub(r"^\W+", "", spot.new or spot.gone)
    clause = (spot.inserted or spot.deleted) and pattern("narrowing", "exception").match(words)
    return bool(clause) and not re.search(r"[.;]\s", words)


def whole_exception(spot: Spot) -> Effect | None:
    """An exception that comes or goes as a clause."""
    return excepted(spot) if opens_exception(spot) else None


def excepted(spot: Spot) -> Effect | None:
    """An exception that only one wording has."""
    gone, new = (pattern("narrowing", "exception").search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new):
        return None
    return "exception", "weaker" if new else "stricter"


def places(spot: Spot) -> Effect | None:
    """Fewer of the lists to which a rule refers: "Appendix A" for "Appendices A and B"."""
    gone, new = (_labels(words) for words in (spot.gone, spot.new))
    if not gone or not new or not (gone < new or new < gone):
        return None
    return "scope", "stricter" if gone < new else "weaker"


def _labels(words: str) -> set[str]:
    match = shape("scope", "lists").fullmatch(words)
    return set(re.findall(r"\b\w{1,3}\b", match["labels"])) - {"and", "or"} if match else set()


def wider(spot: Spot) -> Effect | None:
    """Words that take more cases in: "whether or not", "also applies"."""
    name = "applying" if sentence(spot) else "also"
    gone, new = (pattern("widening", name).search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new):
        return None
    return "scope", "stricter" if new else "weaker"


def whichever(spot: Spot) -> Effect | None:
    """Words that only take more cases in come or go: "whether on duty or off duty"."""
    words = (spot.new or spot.gone).lstrip(" ,;")
    alone = (spot.inserted or spot.deleted) and shape("scope", "takes_in").match(words)
    return wider(spot) if alone and not sentence(spot) else None


def is_aside(words: str) -> bool:
    """ "a solicitor, who has agreed not to pass it on": no member of a row."""
    return bool(shape("scope", "aside").match(words))


def alternative(spot: Spot) -> Effect | None:
    """One more, or one fewer, of a row: "gifts or hospitality"; the words of the shorter row are all in the longer."""
    if spot.inserted or spot.deleted:
        words = spot.gone or spot.new
        if shape("scope", "bare_verb").fullmatch(words):
            return "scope", "stricter" if spot.new else "weaker"
        if shape("scope", "limits").match(words):
            return None  # "with a student | for whom they have a duty"
        if _both_qualities(spot):
            return "scope", "weaker" if spot.new else "stricter"
    return _longer_row(spot)


def _longer_row(spot: Spot) -> Effect | None:
    gone, new = _singular(spot.gone), _singular(spot.new)
    longer = shape("scope", "pronouns").sub(" ", spot.new if gone < new else spot.gone)
    if not (gone < new or new < gone) or not shape("scope", "joins").search(longer) or is_aside(longer):
        return None
    set_off = shape("scope", "modal").search(spot.left) and longer.startswith(",")
    if set_off or shape("scope", "adverbial").fullmatch(longer):
        return "scope", "weaker" if gone < new else "stricter"
    return "scope", "stricter" if gone < new else "weaker"


def _both_qualities(spot: Spot) -> bool:
    """ "any | lawful and | reasonable instruction" must be both; "criminal and civil matters" are two."""
    one = shape("scope", "quality").fullmatch(spot.gone or spot.new)
    return bool(one and shape("scope", "with_quality").match(spot.right))


def _singular(words: str) -> set[str]:
    """The words that count, of singular and plural one: "the planning and licensing committees"."""
    return {shape("scope", "plural").sub("", word) for word in meant(words).split()}
