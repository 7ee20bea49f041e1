"""Words as they are compared: folded, stemmed, and with each code's words for the same role exchanged."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from toolkit.alignment.data import data_of

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|£?\d[\d,.]*\d|£?\d")


@cache
def _data() -> dict[str, Any]:
    return data_of("counterparts")


@cache
def _roles() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word: role for role, row in _data()["roles"].items() for word in row}
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    pattern = re.compile(
        r"\b(?:your |the |their |his |her |our )?(" + "|".join(map(re.escape, longest_first)) + r")\b(?:['’]s?)?"
    )
    return pattern, table


@cache
def _stop() -> frozenset[str]:
    return frozenset(_data()["stop"]["words"])


@cache
def clause_openers() -> tuple[str, ...]:
    """Words that open a clause after a comma."""
    return tuple(_data()["clauses"]["openers"])


@cache
def common_words() -> tuple[str, ...]:
    """Words for roles, and such as any rule may have, in lines that an encoder reads whole."""
    words = {word for row in _data()["roles"].values() for role in row for word in role.split()}
    found = sorted(words | _stop() | set(_data()["anywhere"]["words"]))
    return tuple(" ".join(found[first : first + _LINE]) for first in range(0, len(found), _LINE))


_LINE = 60
"""Words to a line: an encoder cuts long texts."""


@cache
def stem(word: str) -> str:
    """A word without its endings, by Snowball's English stemmer."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def exchanged(text: str) -> str:
    """The text in small letters, each word for a counterpart role replaced by the role in capitals."""
    pattern, table = _roles()
    return pattern.sub(lambda match: table[match[1]].upper(), text.lower().replace("’", "'"))


def roles_out(text: str) -> str:
    """The text with every word for a counterpart role blanked out, each character in its place."""
    plain = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text.replace("’", "'"))
    return _roles()[0].sub(lambda match: " " * len(match[0]), plain)


@lru_cache(maxsize=16_384)
def terms(text: str) -> tuple[str, ...]:
    """The stems that carry content, in order, roles exchanged, link words left out."""
    found = (match[0].strip(".,") for match in _WORD.finditer(exchanged(text)))
    return tuple(
        word if word.isupper() else stem(word.split("'")[0])
        for word in found
        if word not in _stop() and word not in {"PERSONS"}
    )


def folded(text: str) -> str:
    """The text as compared for equality: case, white space, quotes, dashes and end stops do not count."""
    plain = text.lower().translate(
        {
            0x2019: "'",
            0x2018: "'",
            0x201C: '"',
            0x201D: '"',
            0x2013: "-",
            0x2014: "-",
            0x2010: "-",
            0x2011: "-",
            0xA0: " ",
        }
    )
    return re.sub(r"\s+", " ", plain).strip(" .;:,-")
