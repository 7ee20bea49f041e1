"""What follows from a breach, in words put in or struck out, and how heavy it is; ranks of words in lists."""

from __future__ import annotations

import re

from toolkit.alignment.effect_numbers import numbers_in
from toolkit.alignment.effect_spots import Effect, Spot, data, joined, pattern, sentence
from toolkit.alignment.group import Group
from toolkit.model.crosswalk import Direction


def consequence(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """Words for a sanction come or go where a provision tells what follows from a breach."""
    if _ACCUSED.search(spot.left):
        return None
    gone, new = (frozenset(pattern("sanction", "words").findall(words)) for words in (spot.gone, spot.new))
    if case := _case_of_sanction(spot):
        return "sanction", case
    if (spot.inserted or spot.deleted) and _EACH.match(spot.gone or spot.new) and _FINE.search(spot.left):
        return "sanction", "stricter" if spot.new else "weaker"
    if longer := _penalty_lasts(spot):
        return "sanction", longer
    told = all(pattern("sanction", "of").search(under(group)) for group in (baseline, candidate))
    if (
        told
        and (spot.inserted or spot.deleted)
        and _REQUIRED.search(spot.left)
        and re.match(r"\W*(?:and|or)\b", spot.gone or spot.new)
    ):
        return "sanction", "stricter" if spot.new else "weaker"
    if told and (reach := _up_to(spot)):
        return "sanction", reach
    falls = rf"\b(?:{data()['sanction']['falls']})(?:{data()['sanction']['words']})\b"
    joined_on = re.match(r"[\W]*(?:and|or)\b", spot.gone or spot.new)
    row = rf"\b(?:{data()['sanction']['words']})\W*$"  # "may recommend suspension | or removal from office"
    alone = (sentence(spot) or joined_on) and re.search(falls, spot.gone or spot.new, re.IGNORECASE)
    alone = alone or (joined_on and re.search(row, spot.left, re.IGNORECASE))
    falling = gone and new and re.search(r"\b(?:will|may|shall|can|must|could|should)(?: also)?(?: be)?\s*$", spot.left)
    if gone == new or not (told or alone or falling):
        return None
    return "sanction", heavier(spot) if gone and new else "stricter" if new else "weaker"


_REQUIRED = re.compile(
    r"\b(?:may|shall|will|can|must) (?:also )?be (?:required|ordered|directed|made|asked|told) to [^.;]*$"
)
""" "may be required to apologise | and to attend training"."""
_EACH = re.compile(r"(?:for|per|in respect of) (?:each|every|any)\b|(?:per|a) \w+$")
_FINE = re.compile(r"\b(?:fines?|fined|penalt(?:y|ies)|surcharge|forfeits?)\b[^.;]*$")
""" "a fine of 500 dollars | for each day |"."""


def _up_to(spot: Spot) -> Direction | None:
    """ "action | short of | dismissal" for "up to and including"."""
    if not re.match(rf"\s*(?:{data()['sanction']['words']})\b", spot.right, re.IGNORECASE):
        return None
    out = [bool(_SHORT_OF.search(words)) for words in (spot.gone, spot.new)]
    within = [bool(_INCLUDING.search(words)) for words in (spot.gone, spot.new)]
    if out[0] == out[1] or (spot.gone and spot.new and within != out[::-1]):
        return None
    return "weaker" if out[1] else "stricter"


_SHORT_OF = re.compile(r"\b(?:short of|but not|not including|excluding|other than|except|save|stopping short of)$")
_INCLUDING = re.compile(r"\b(?:including|up to|even|as far as|extending to|or)$")

_ACCUSED = re.compile(
    r"\b(?:charged with|convicted of|accused of|arrested (?:for|on suspicion of)|cautioned for|prosecuted for|"
    r"found guilty of|pleads? guilty to|suspected of|under investigation for)(?: having)?[^.;,]{0,40}$"
)
""" "if you are charged with | an offence punishable by prison": the case of a rule, no consequence of a breach."""


def _penalty_lasts(spot: Spot) -> Direction | None:
    """How long or how heavy a penalty is: "ineligible for | five | years", "a fine not exceeding | two | days' pay"."""
    gone, new = numbers_in(spot.gone), numbers_in(spot.new)
    ever = [bool(_FOR_LONG.search(words)) for words in (spot.gone, spot.new)]
    if ever[0] != ever[1] and (gone or new) and _led_by_penalty(spot.left):
        return "stricter" if ever[1] else "weaker"
    if not (gone and new and _led_by_penalty(spot.left)) or max(gone) == max(new):
        return _warned(spot)
    return "stricter" if max(new) > max(gone) else "weaker"


_FOR_LONG = re.compile(
    r"\b(?:(?:rest|remainder|whole|end) of|indefinite(?:ly)?|permanent(?:ly)?|(?:for )?life|"
    r"until further notice|without limit)\b"
)


def _led_by_penalty(left: str) -> bool:
    words = rf"\b(?:{data()['sanction']['words']})\b(?:(?!\b(?:and|who|which|if|where|within|appeal)\b)[^.;])*"
    before = (
        r"\b(?:for|of|by|up to|exceed(?:ing)?|(?:more|longer) than)(?: an?| the)*(?: period| term)?(?: of)?(?: up to)?"
    )
    return bool(re.search(rf"{words}{before}\s*$", left))


def _warned(spot: Spot) -> Direction | None:
    """ "a | verbal | warning"."""
    if not re.match(r"\s*(?:written )?(?:warning|reprimand|caution)", spot.right):
        return None
    gone, new = (
        next((at for at, row in enumerate(_WARNINGS) if re.search(row, words)), None) for words in (spot.gone, spot.new)
    )
    if gone is None or new is None or gone == new:
        return None
    return "stricter" if new > gone else "weaker"


_WARNINGS = (r"\b(?:verbal|oral|informal|first)", r"\b(?:written|formal|public)", r"\bfinal")
"""From the lightest."""


def _case_of_sanction(spot: Spot) -> Direction | None:
    """ "be warned or | , in a grave case, | dismissed": the case in which a consequence falls."""
    words = rf"(?:{data()['sanction']['words']})"
    limits = re.match(r",?\s*(?:in|if|where|for|only|as)\b[^.;]*,$", spot.gone or spot.new)
    falls = re.search(rf"\b(?:{data()['sanction']['falls']})", spot.left, re.IGNORECASE)
    if (
        not (spot.inserted or spot.deleted)
        or not (limits and falls)
        or not re.match(rf"\W*{words}\b", spot.right, re.IGNORECASE)
    ):
        return None
    return "weaker" if spot.new else "stricter"


def under(group: Group) -> str:
    """The words of a side with the headings and opening words over them."""
    return f"{group.units[0].headings} {group.units[0].facts.context} {joined(group)}"


def punishes(group: Group) -> bool:
    """A provision on what follows from a breach: it names both, or says that a penalty may fall."""
    words = under(group)
    both = pattern("sanction", "of").search(words) and pattern("sanction", "words").search(words)
    falls = rf"\b(?:may|will|shall|can|must|could)(?: also| then)? (?:be )?(?:{data()['sanction']['words']})\b"
    return bool(both or re.search(falls, words, re.IGNORECASE))


def heavier(spot: Spot) -> Direction:
    """By the heaviest thing that either wording threatens."""
    return lower(rank("sanction", "ranks", spot.gone), rank("sanction", "ranks", spot.new))


def lower(gone: int | None, new: int | None) -> Direction:
    return "neutral" if gone is None or new is None or gone == new else "weaker" if new > gone else "stricter"


def rank(table: str, name: str, words: str) -> int | None:
    """The first of a row of ranks, strictest first, that some words reach."""
    rows = (re.compile(rf"(?<!\w)(?:{row})(?!\w)", re.IGNORECASE) for row in data()[table][name])
    return next((at for at, row in enumerate(rows) if row.search(words)), None)


def ranks(table: str, words: str) -> set[int]:
    """Every rank that some words reach."""
    rows = enumerate(data()[table]["ranks"])
    return {at for at, row in rows if re.search(rf"(?<!\w)(?:{row})(?!\w)", words, re.IGNORECASE)}
