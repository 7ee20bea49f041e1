"""What somebody asked for, as words, quotations and patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.errors import BadOption

MOST = 30
"""Words and quotations of a question; each costs one look at every text."""
_QUOTED = re.compile(r'["“”]([^"“”]*)["“”]')
_ENDINGS = ("ing", "ied", "ies", "es", "ed", "s", "e", "y")
_SHORTEST = 3
"""Letters of a word that stay when its ending is taken off."""
_SEEN_AS = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"}


@dataclass(frozen=True, slots=True)
class Asked:
    """terms: single words; phrases: what must stand there as it is; meant: all of it, as it is to be understood."""

    terms: tuple[str, ...]
    phrases: tuple[str, ...]
    meant: str


def asked(text: str) -> Asked:
    """The words of a question. Raises BadOption where it has none, or too many."""
    phrases = tuple(dict.fromkeys(words for found in _QUOTED.findall(text) if (words := _flat(found))))
    rest = _flat(_QUOTED.sub(" ", text))
    terms = tuple(dict.fromkeys(re.findall(r"[^\W_]+(?:'[^\W_]+)*", rest)))
    if not terms and not any(letter.isalnum() for phrase in phrases for letter in phrase):
        raise BadOption("search: give words to look for, such as: conduct search gifts --corpus FOLDER")
    if len(terms) + len(phrases) > MOST:
        raise BadOption(f"search: more than {MOST} words and quotations; give those that tell most")
    return Asked(terms, phrases, " ".join(text.replace('"', " ").split()))


def _flat(text: str) -> str:
    """Small letters, plain quotation marks and dashes, one blank between words: as `plain` has it of texts."""
    return " ".join("".join(_SEEN_AS.get(letter, letter) for letter in text.lower()).split())


def plain(column: str) -> str:
    """The same of a column, as SQL."""
    old, new = "".join(_SEEN_AS), "".join(_SEEN_AS.values()).replace("'", "''")
    return f"regexp_replace(translate(lower({column}), '{old}', '{new}'), '[\\s\\x{{a0}}]+', ' ', 'g')"


def pattern(words: str, *, exact: bool = False) -> str:
    """A pattern of RE2 for whole words; unless `exact` a word may have another of the usual endings.

    declares -> declare, declares, declared, declaring
    """
    stem, ends = (words, "") if exact else (_stem(words), rf"(?:{'|'.join(_ENDINGS)})?(?:'s)?")
    # Not `\b`, which in RE2 knows English letters alone.
    return rf"(?:^|[^\pL\pN]){_escaped(stem)}{ends}(?:[^\pL\pN]|$)"


def _stem(word: str) -> str:
    """Without its ending: "gifts" -> "gift", "parties" -> "part", "business" -> "business"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def _escaped(text: str) -> str:
    return "".join(letter if letter.isalnum() else rf"\x{{{ord(letter):x}}}" for letter in text)
