"""The words of a wording as they are compared: a number, an amount, a date or a cross-reference is one word."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = r"(?:\d+[A-Za-z]{0,2}(?:\.\d+)*(?:\s?\([\divxlca-z]{1,5}\))*|(?:\([\divxlca-z]{1,5}\))+|[A-Z]\d{0,2})"
_UNITS = (
    "(?:sub-?)?(?:paragraph|section|clause|rule|regulation)s?|paras?|arts?|articles?|parts?|schedules?|appendix|"
    "appendices|annex(?:es)?|chapters?|standing orders?|principles?|tables?"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TOKEN = re.compile(
    rf"\b(?i:{_UNITS})\s+{_LABEL}(?![\w])"  # a cross-reference
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})(?:,?\s+\d{{4}})?\b|\b(?:{_MONTHS})\s+\d{{1,2}},?\s+\d{{4}}\b"
    r"|(?:(?:\b[A-Z][A-Za-z]{0,2})?\$\s?|[£€₹]\s?|\bR|\b(?:Rs\.?|GBP|EUR|USD|INR)\s?)\d+(?:[, ]\d{3}\b|,\d+)*(?:\.\d+)?"
    r"(?:\s?(?:million|thousand|m|k)\b)?"
    r"|\d+-\d+(?:-\d+)*(?:\([\divxlca-z]{1,5}\))*"
    r"|\d+(?:[.,]\d+)*(?:\s?%|p\b)?(?:\([\divxlca-z]{1,5}\))*"
    r"|[^\W_]+(?:['’‐‑-][^\W_]+)*|\s+|.",
    re.DOTALL,
)
_TAIL = re.compile(r"[\s;,.:–—-]*(?:(?<=[;,\s])\b(and|or|but)\b[\s;,.:–—-]*)?$")
PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "…": "."}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"\u00a0": " ", "\u202f": " ", "\u00ad": "", "ﬁ": "fi", "ﬂ": "fl"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word with the white space before it; key: what it is compared by."""

    text: str
    key: str


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, each with the white space before it."""
    found: list[Token] = []
    space = ""
    for match in _TOKEN.finditer(text):
        if match[0].isspace():
            space = match[0]
            continue
        found.append(Token(space + match[0], key_of(match[0])))
        space = ""
    return tuple(found)


def key_of(piece: str) -> str:
    """What a word is compared by: without hyphens, with plain quotation marks."""
    if piece.isascii() and piece.isalnum():
        return piece
    plain = re.sub(r"\s+", " ", piece.translate(PLAIN))
    return plain.replace("-", "") if len(plain) > 1 and not plain[0].isdigit() else plain


def keys(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, without what ends an item of a list."""
    return tuple(token.key for token in tokens(parted(text)[0]))


def parted(text: str) -> tuple[str, str]:
    """The text and its tail: "gifts; and" -> "gifts", "; and"."""
    start = _tail(text)
    return text[:start], text[start:]


def _tail(text: str) -> int:
    # Only the end is looked at: a long row of blanks or dots in the middle must not be walked again and again.
    offset = max(0, len(text) - 40)
    found = _TAIL.search(text, offset)
    return found.start() if found else len(text)
