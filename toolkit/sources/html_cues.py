"""Names and phrases that tell menus, banners and the like from the document: `html_cues.toml`, and its use."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from toolkit.sources.html_tree import Element

LINKED = 0.5
"""Share of links from which a box is what a name that may mean anything says."""


_ASKED_LINE_MOST = 14
"""Words of a line that asks about the page, answers included."""


_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@dataclass(frozen=True)
class Cues:
    """The names in `html_cues.toml`."""

    certain: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    likely: frozenset[str]
    content: frozenset[str]
    contents: frozenset[str]
    opened: frozenset[str]
    phrases: frozenset[str]
    asked: tuple[str, ...]
    files: tuple[str, ...]


@cache
def cues() -> Cues:
    """The names in `html_cues.toml`, read once."""
    data = tomllib.loads(Path(__file__).with_name("html_cues.toml").read_text(encoding="utf-8"))
    return Cues(
        certain=frozenset(data["certain"]),
        pairs=frozenset((first, second) for first, second in data["pairs"]),
        likely=frozenset(data["likely"]),
        content=frozenset(data["content"]),
        contents=frozenset(data["contents"]),
        opened=frozenset(data["opened"]),
        phrases=frozenset(data["phrases"]),
        asked=tuple(data["asked"]),
        files=tuple(f".{suffix}" for suffix in data["files"]),
    )


def named_furniture(element: Element) -> bool:
    """A class or id names the element as furniture, and where the name may mean anything, its links bear it out."""
    words = words_of(element)
    if set(words) & cues().certain or any(pair in cues().pairs for pair in pairwise(words)):
        return True
    if not set(words) & cues().likely:
        return False
    return element.linked >= LINKED * element.words


def is_phrase(text: str, *, linked: bool) -> bool:
    """A line that pages print beside any document ("Print this page"); a word or two ("Home") only where they are a
    link: a list of a member's interests may name a home. So is the name of a file that the page offers."""
    words = text.casefold().strip(" .:>»›↑")
    if words.startswith(cues().asked) and len(words.split()) <= _ASKED_LINE_MOST:
        return True
    if linked and words.endswith(cues().files) and " " not in words:
        return True
    return words in cues().phrases and (linked or words.count(" ") >= 2)


def words_of(element: Element) -> list[str]:
    """The words of an element's class and id, in small letters, each name also whole."""
    named = f"{element.get('class')} {element.get('id')}"
    whole = [word.lower() for word in named.split()]
    return [part.lower() for part in _NAME_PARTS.findall(named)] + whole
