"""How words end and look: whether a sentence is over, a list is to follow, a number is to come."""

from __future__ import annotations

import re
from functools import cache

from toolkit.structure.worded import words

OPENS = re.compile(r"(?:[:\-\u2010-\u2015])\s*$")
COMPLETE = re.compile(r"[.;:!?][\"”’')\]]*\s*$")
ENDS_ITEM = re.compile(r"[,;:.!?][\"”’')\]]*\s*$|\b(?:and|or)$")
LIST_LINK = re.compile(r"[;,]\s*(?:and|or)$")
LINK_WORD = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|to|in|for|by|with|any|your|their|its|his|her|our|on|at|from|that|which|than|within"
    r"|between|at least|the last|every|each|as|into|upon|against|exceeding))$"
)
"""A word that hardly any heading ends with: the sentence goes on."""
_STRANDED = re.compile(
    r"(?:(?:Who|What|Whom|Which|Where|How|When)\b|[^.;:]*\b(?:we|you|they|it|this)\s+\w)"
    r"[^.;:,]*\b(?:to|in|for|by|with|on|at|from|of|into|against|upon)$"
)
"""Such a word at its own end, for what it belongs to stands first: "Who it applies to", "People we work with"."""
MODAL = re.compile(r"\b(?:must|shall|should|may|will|cannot)\b", re.I)
"""A word that says what is to be done: a sentence, no heading."""

FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|applies|apply|takes|take|comes|come)\b")
"""A verb that makes a sentence, where no word such as "must" does."""
GOES_ON = re.compile(r"(?:and|but|or)\s+(?:must|shall|should|may|will|cannot)\b")
"""A verb that asks is added to one before it."""

CITED = re.compile(r"(?:or|and|to|above|below|of|in|is|are|may|must|shall|should|will|does|do|applies|apply)\b")
"""What follows a number that a sentence speaks of: "2.1 or 2.2 may happen online"."""


def goes_on(text: str) -> bool:
    """The words end with one that calls for more, as no heading does: "Gifts of", not "Who the code is for"."""
    return bool(LINK_WORD.search(text)) and not _STRANDED.match(text)


def is_opening(text: str) -> bool:
    """The words end in a colon or dash: a list is to follow."""
    return bool(OPENS.search(text))


def is_bracketed(text: str) -> bool:
    """All in brackets: `(section 4)`, `(r. 5(2))` under the title of a schedule says what it belongs to."""
    return re.fullmatch(r"[(\[](?:[^()\[\]]|\([^()\[\]]*\))*[)\]]", text) is not None


def is_capitals(text: str) -> bool:
    """Set in capitals: at least four letters, none of them small."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and not any(letter.islower() for letter in letters)


@cache
def _enacted() -> re.Pattern[str]:
    """In brackets, with a number and a word of how rules are made; "(Adopted by the Council in May 2015)"."""
    names = "|".join(re.escape(name) for name in words()["words"]["enacted"])
    return re.compile(rf"[(\[](?=[^)\]]*\d)(?=[^)\]]*\b(?:{names})(?!\w))[^)\]]{{4,}}[)\]]", re.I)


@cache
def _emptied() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in words()["words"]["emptied"])
    how = r"(?:\s+(?:by|on|from|in|with|under|pursuant)\b[^;:]{0,80}|\s*[(\[][^)\]]{0,80}[)\]])?"
    noted = rf"\[(?:{names})\b[^\]]{{0,80}}\]|\((?:{names})\b[^)]{{0,80}}\)"  # "[Repealed, B-40, s. 2]"
    return re.compile(rf"(?:{noted}|[\[(]?(?:{names}){how})[.)\]\s]*$", re.I)


def is_emptied(text: str) -> bool:
    """What stands in the place of a clause that is gone: "Repealed by By-law 7."."""
    return bool(_emptied().match(text)) and not MODAL.search(text)


def is_enactment(text: str) -> bool:
    """A note of how a section was made or changed, and nothing that asks."""
    return text[:1] in "([" and bool(_enacted().match(text)) and not MODAL.search(text)


def runs_on(text: str, *, plain: bool = True) -> bool:
    """The words end in a way that a number on the next line would complete ("... sub-paragraph").

    plain: that number has neither bracket nor point; no other completes "no." ("Say no." / "5.2 You may accept").
    """
    if not plain and text.casefold().endswith("no."):
        return False
    tail = re.sub(r"[\s(]+$", "", text.lower())
    return any(re.search(rf"(?:^|\W){re.escape(word)}$", tail) for word in words()["words"]["references"])
