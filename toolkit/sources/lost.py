"""Cross-references that a word processor itself could not follow, and printed so:

3.2 A declaration under paragraph Error! Reference source not found. must be made within 28 days.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path

from toolkit.model.source import Caution, Line


def lost_references(lines: Sequence[Line]) -> tuple[Caution, ...]:
    """One caution for all of them, with the place of the first; none where there is none."""
    found = [
        (line, match[0])
        for line, following in zip_longest(lines, lines[1:], fillvalue=Line(""))
        for match in _printed().finditer(f"{line.text} {following.text}")  # of a PDF, the words may run over a line end
        if match.start() < len(line.text)
    ]
    if not found:
        return ()
    first, words = found[0]
    times = "once" if len(found) == 1 else f"{len(found)} times"
    told = f"A cross-reference was lost ({times}): the text says “{' '.join(words.split())}” in its place."
    return (Caution("reference_lost", told, first.place or (f"page {first.page}" if first.page else "")),)


@cache
def _printed() -> re.Pattern[str]:
    known = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["phrases"]
    return re.compile("|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in known))
