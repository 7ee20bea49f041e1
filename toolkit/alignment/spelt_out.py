"""Words that spell out what "all" covers already, so that they widen nothing.

baseline    must return all papers
candidate   must return all papers, *on paper or in electronic form*      covers the same
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of


def spelt_out(text: str, place: int, other: str) -> bool:
    """Whether the words at a place spell out an "all" of their side that the other side has too."""
    return any(
        start <= place < end and re.search(rf"\b(?:{whole})\b", other, re.IGNORECASE)
        for start, end, whole in ((*match.span("detail"), _whole(match)) for match in _details().finditer(text))
    )


def _whole(match: re.Match[str]) -> str:
    """ "all papers", in whatever words for all."""
    words = data_of("spelt_out")
    return str(words["all_persons"]) if not match["noun"] else rf"(?:{words['all']})\s+{match['noun'].rstrip('s')}s?"


@cache
def _details() -> re.Pattern[str]:
    words = data_of("spelt_out")
    on = rf"(?:(?!\b(?:{words['clause']})\b)[^.;:])"
    return re.compile(
        rf"\b(?:(?:{words['all']})\s+(?P<noun>\w+)|{words['all_persons']})\b{on}{{0,60}}?,\s*(?P<detail>(?:{words['opening']}){on}{{0,80}})",
        re.IGNORECASE,
    )
