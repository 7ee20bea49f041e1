"""Headings that a new page says again: no part of the text, as a running head is none.

1.2  Officers may accept        the foot of a page
     (a) a gift by will;
Gifts (continued)               "Gifts" stands over 1.2 on the page before
     (b) a gift to a museum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.model.source import Line
from toolkit.structure.markers import read_marker

_SAID_AGAIN = re.compile(r"(\S.*?)\s*[(\[,:\u2010-\u2015-]*\s*\b(?:continued|cont(?:[’']?d)?)\b[.)\]]*$", re.I)
_MOST = 18
"""Words of a heading."""


def continued(lines: Sequence[Line]) -> Iterator[int]:
    """The places of lines that say the words of a line before them again, and that these are continued."""
    seen: set[str] = set()
    for place, line in enumerate(lines):
        if line.role not in {"body", "heading"}:
            continue
        match = _SAID_AGAIN.fullmatch(line.text) if len(line.text.split()) <= _MOST else None
        if match is not None and seen & _words(match[1]):
            yield place
        seen |= _words(line.text)


def _words(text: str) -> set[str]:
    """The letters and digits of a text, with and without the number before it."""
    texts = (text, read_marker(text).rest)
    return {"".join(filter(str.isalnum, words.casefold())) for words in texts} - {""}
