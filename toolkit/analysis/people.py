"""Who is spoken of: every mention of a post, a body or a person, in its normal form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from toolkit.analysis.wordlists import words


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a possible bearer. normal: the bearer's normal form, "addressee" or "anaphor"."""

    start: int
    end: int
    normal: str


@cache
def _lexicon() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """The words for bearers, without groups and with one for each, and what each group means. A group at the head of
    every branch makes a search four times slower, so places are sought without them."""
    table = words("bearers")
    rows = [
        (expression, normal)
        for normal, expressions in table.items()
        if isinstance(expressions, list)
        for expression in expressions
    ]
    rows += [(re.escape(word), normal) for normal, pronouns in table["pronouns"].items() for word in pronouns]
    # The longest expression first: "members of staff" before "members".
    rows.sort(key=lambda row: (-len(row[0]), row[0]))
    groups = {f"g{place}": normal for place, (_, normal) in enumerate(rows)}
    whole = "|".join(f"(?P<g{place}>{expression})" for place, (expression, _) in enumerate(rows))
    plain = "|".join(expression for expression, _ in rows)
    sought, told = (re.compile(rf"(?<![\w-])(?:{some})(?!\w|-\w)", re.IGNORECASE) for some in (plain, whole))
    return sought, told, groups


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every mention in the text, in order, none inside another."""
    sought, told, groups = _lexicon()
    places = (told.match(text, match.start()) for match in sought.finditer(text))
    found = (Mention(match.start(), match.end(), groups[match.lastgroup or ""]) for match in places if match)
    return tuple(mention for mention in found if not _is_possessive(text, mention))


def is_person_at(people: tuple[Mention, ...], start: int, end: int) -> bool:
    """A person or body is named by the word between two places."""
    return any(mention.start < end and start < mention.end for mention in people)


def _is_possessive(text: str, mention: Mention) -> bool:
    """ "the Council's reputation" does not speak of what the Council does."""
    return text[mention.end : mention.end + 2] in {"'s", "’s"} and not text[
        mention.start : mention.end
    ].lower().startswith("your")


LINKED = re.compile(
    r"\b(?:of|by|to|for|with|from|per|than|in|on|at|and|or|between|as|notif(?:y|ied)|inform(?:ed)?|tell|told|advised?|consult(?:ed)?)"
    r"\s+(?:(?:the|a|an|any|each|every|our|your|their|his|her|its|this|that|such)\s+)?$",
    re.IGNORECASE,
)
"""Words after which a person is the object of another phrase, not a subject."""


def person_before(text: str, place: int, people: tuple[Mention, ...]) -> Mention | None:
    """The person right before a place, when it is not part of another phrase ("a reply to the Council must")."""
    for person in people:
        if person.end <= place and not text[person.end : place].strip():
            return None if LINKED.search(text[: person.start]) else person
    return None


def described(text: str, place: int, people: tuple[Mention, ...]) -> Mention | None:
    """ "An officer whose work brings plans into his hands shall": the person a sentence opens with and then describes,
    where the parser lost the way to the verb."""
    start = max(text.rfind(sign, 0, place) for sign in (". ", "; ", ": ")) + 1
    first = next((one for one in people if start <= one.start <= start + _OPENING and one.end <= place), None)
    if first is None or first.normal == "anaphor" or not _ALONE.fullmatch(text[start : first.start]):
        return None
    named = (one for one in people if first.end < one.start <= first.end + 1 and one.normal != "anaphor")
    first = next(named, first)  # "board members"
    between = text[first.end : place]
    return first if _DESCRIBED.match(between) and not _MODAL.search(between) else None


_OPENING = 24
"""Code points at most before the person who opens a sentence."""
_ALONE = re.compile(r"\W*(?:(?:an?|any|every|each|no|the|all|some|such|those)\s+)?(?:[\w-]+\s)?", re.IGNORECASE)
_DESCRIBED = re.compile(
    r",?\s(?:who|(?:(?:to|for|of|by|from|with|on|upon|in|at|under|over|behind|through|against|about|towards?)\s)?who(?:m|se)|that|elected|"
    r"appointed|employed|engaged|acting|serving|holding|having|working)\b"
)
_MODAL = re.compile(r"[.;:]\s|\b(?:must|shall|will|may|should|can|cannot|ought)\b", re.IGNORECASE)
