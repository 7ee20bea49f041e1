"""Proper names that would tell whose words are quoted: those that one authority of the corpus has and no other.

"Gifts are handed in at the Guildhall."     Guildhall: a capital inside a sentence, in the codes of one authority only,
                                            and nowhere with a small letter: hidden wherever it stands
"Write to the Communications Officer."      nothing: somebody writes "communications" with a small letter
"Write to legal@ashdale.example."           an address, whoever has it: hidden
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source, among, held_texts

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INSIDE = re.compile(r"[^\W_][,’']? $")
"""What stands before a word inside a sentence."""
_REACH = 3


@dataclass
class _Seen:
    """What the corpus shows of a word. authority: the only one that has it, -1 of several; inside: it has a capital
    inside a sentence; small: somebody writes it with a small letter."""

    authority: int
    inside: bool = False
    small: bool = False


def hiding(shelf: Shelf, held: Iterable[Source], ours: str) -> Callable[[str], str]:
    """What hides the proper names in quoted words. ours: the words of our own code, of which none is hidden. Raises
    BadData."""
    own = {_bare(match[0]) for match in _WORD.finditer(ours)}
    names = {word for word in _proper(shelf, list(held)) if word not in own}

    def hide(text: str) -> str:
        for pattern in _addresses():
            text = pattern.sub(_data()["address"], text)
        masked = _WORD.sub(lambda match: _data()["name"] if _is_name(match[0], names) else match[0], text)
        return _doubled().sub(_data()["name"], masked)

    return hide


def _is_name(word: str, names: set[str]) -> bool:
    return word[0].isupper() and _bare(word) in names


def _bare(word: str) -> str:
    """ "Mary's" -> "mary"."""
    return re.sub(r"['’]s?$", "", word.casefold())


def _proper(shelf: Shelf, held: list[Source]) -> Iterator[str]:
    general = _data()["general"]
    for word, seen in _words(shelf, held).items():
        if seen.authority >= 0 and seen.inside and not seen.small and word not in general and len(word) >= _REACH:
            yield word


def _words(shelf: Shelf, held: list[Source]) -> Mapping[str, _Seen]:
    """Every word of the corpus, in small letters."""
    places = {name: place for place, name in enumerate(sorted({one.authority for one in held}))}
    asked = [Source(places[one.authority], one.id, one.parsed, one.authority, one.date, one.kind) for one in held]
    found: dict[str, _Seen] = {}
    with among(shelf, asked) as connection:
        for batch in held_texts(connection):
            for text, first, last in batch:
                _count(found, text, first if first == last else -1)
    return found


def _count(found: dict[str, _Seen], text: str, authority: int) -> None:
    for match in _WORD.finditer(text):
        word = _bare(match[0])
        seen = found.setdefault(word, _Seen(authority))
        seen.authority = authority if seen.authority == authority else -1
        seen.small |= match[0][0].islower()
        seen.inside |= bool(_INSIDE.search(text[max(match.start() - _REACH, 0) : match.start()]))


@cache
def _addresses() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _data()["addresses"])


@cache
def _doubled() -> re.Pattern[str]:
    """Several names in a row are one."""
    name = re.escape(_data()["name"])
    return re.compile(rf"{name}(?:[ ,-]+{name})+")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("toolkit.benchmark") / "proper.toml").read_text(encoding="utf-8"))
