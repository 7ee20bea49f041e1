"""Text with a blank line between all lines, as viewers of PDF files and old typescripts give it.

1. No member shall borrow from anyone who does business

   with the town unless that is a bank.

2. No member shall lend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_SHARE = 0.8
"""Of the lines so many have blank lines above them."""
_BROKEN_LEAST, _BROKEN_SHARE = 3, 0.15
"""So many lines, and of all lines such a share, go on with a sentence."""
_FULL = 0.6
"""Of the longest line; a shorter one nobody broke at the edge."""
_WIDEST, _NARROWEST = 130, 50
_ENDED = re.compile(r"[.;:!?][\"”’')\]]*$")


def idle_blanks(rows: Sequence[str]) -> frozenset[int]:
    """The places of blank lines that part nothing; none where the lines are not spaced so."""
    filled = [place for place, row in enumerate(rows) if row.strip()]
    lines = [" ".join(rows[place].split()) for place in filled]
    longest = max((len(line) for line in lines if len(line) <= _WIDEST), default=0)
    broken = _broken(lines, longest)
    apart = sum(after - before > 1 for before, after in pairwise(filled))
    if apart < _SHARE * len(broken) or sum(broken) < max(_BROKEN_LEAST, _BROKEN_SHARE * len(broken)):
        return frozenset()
    pairs = [pair for pair, goes_on in zip(pairwise(filled), broken, strict=True) if goes_on]
    return frozenset(place for before, after in pairs for place in range(before + 1, after))


def without_idle(rows: Sequence[str]) -> list[str]:
    """The lines without the blank ones that part nothing."""
    idle = idle_blanks(rows)
    return [row for place, row in enumerate(rows) if place not in idle]


def _broken(lines: Sequence[str], longest: int) -> list[bool]:
    """Of each line but the first, whether it goes on with the one above. Behind a line in small letters that does not,
    others are items of a list without marks, long or short."""
    found: list[bool] = []
    listed = False
    for above, line in pairwise(lines):
        small, goes_on = line[:1].islower(), _goes_on(above, line, longest)
        listed = small and (listed or not goes_on)
        found.append(goes_on and not listed)
    return found


def _goes_on(above: str, line: str, longest: int) -> bool:
    """A small letter after a full line that ends no sentence."""
    full = max(_NARROWEST, _FULL * longest) <= len(above) <= _WIDEST
    return full and line[:1].islower() and not _ENDED.search(above)
