"""What kind of instrument a text is, by its title, by whom it speaks of, and by what befalls those it speaks to."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from toolkit.model.provision import InstrumentKind
from toolkit.structure.identity import TITLE_WORDS, first_lines

_LEAST = 3
"""Times that a text must speak of officers or members before that says whose code it is."""
_LEAST_SIGNS = 2


@cache
def _words() -> dict[str, dict[InstrumentKind, re.Pattern[str]]]:
    """The patterns of kinds.toml by table and kind; a title may name the people too."""
    tables = tomllib.loads((resources.files("toolkit.structure") / "kinds.toml").read_text(encoding="utf-8"))
    tables["title"] = {kind: [*words, *tables["people"].get(kind, [])] for kind, words in tables["title"].items()}
    return {
        name: {kind: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for kind, words in rows.items()}
        for name, rows in tables.items()
    }


def kind_of(title: str, words: str, *, head: str = "") -> InstrumentKind:
    """The kind: from the title's words where it names one, else from a title that stands further down, under the
    covering words of a mail, else from whom the text speaks of most, else, in a text that says "you" throughout, from
    what only officers (a line manager, dismissal) or only members (taking office, a vote) meet with.
    head: the text with its lines, for that title."""
    for named in (title, *(line for line in first_lines(head) if TITLE_WORDS.search(line))):
        for kind, pattern in _words()["title"].items():
            if pattern.search(named):
                return kind
    if not any(pattern.search(f"{title} {words}") for pattern in _words()["about"].values()):
        return "other"
    return _more_of("people", words, least=_LEAST) or _more_of("signs", words, least=_LEAST_SIGNS) or "other"


def _more_of(table: str, words: str, *, least: int) -> InstrumentKind | None:
    """The kind that more of the words speak for; None where neither is spoken for often enough, or both alike."""
    counts = {kind: len(pattern.findall(words)) for kind, pattern in _words()[table].items()}
    best = max(counts.values())
    found = [kind for kind, count in counts.items() if count == best]
    return found[0] if best >= least and len(found) == 1 else None
