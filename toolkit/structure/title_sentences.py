"""Which lines before the first number are sentences, and no part of a title: "Be honest with everybody." is a rule."""

from __future__ import annotations

import re

from toolkit.structure.blocks import Block
from toolkit.structure.dates import DATE
from toolkit.structure.identity import AUTHORITY, STATED, TITLE_WORDS

_STATED_MOST, _NAMED_MOST, _OTHER_MOST = 8, 5, 2
"""Words of a line of a title with a stop at its end: of one that says when it was adopted, of one that names a body or
a kind of document, and of any other: "Be honest with everybody." is a rule."""
_TWO = re.compile(r"[a-z]{3}\.\s+[A-Z][a-z]* [a-z]")
"""One sentence and another."""
_MODAL = re.compile(r"\b(?:must|shall|should|may|will)\b")


def is_sentence(block: Block) -> bool:
    """It says something, and names nothing."""
    words = len(block.text.split())
    if (
        TITLE_WORDS.search(block.text)
        and words <= 40
        and not re.search(r"[.;:?!]$|\b(?:must|shall|should|may|will)\b", block.text)
    ):
        return False
    ended = block.text.rstrip().endswith((".", ";", "?", "; and")) or _TWO.search(block.text) is not None
    return block.opens or block.defines or words > 20 or (ended and (words > _most(block.text) or _asks(block.text)))


def _asks(text: str) -> bool:
    return _MODAL.search(text) is not None


def _most(text: str) -> int:
    """The most words that a line of a title has which ends in a stop."""
    if STATED.search(text) or DATE.search(text):
        return _STATED_MOST
    return _NAMED_MOST if TITLE_WORDS.search(text) or AUTHORITY.search(text) else _OTHER_MOST
