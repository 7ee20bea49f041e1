"""Who may see a register, read from its parts where no turn of `access.py` is met: what is seen, the act, and who.

    The book of interests | is laid open | in the library            before everybody: "public"
    The return            | is read by   | nobody but the auditor    "internal"
    The statements        | are sent     | to whoever asks           "on_request"

The three stand in any order within one clause; what is seen may have been named in the clause before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.analysis.wordlists import words
from toolkit.model.norm import Facet


def shown(text: str) -> Iterator[Facet]:
    """Each clause that says who may see, in order. text: a provision's words."""
    named = False
    for clause in _CLAUSE.finditer(text):
        said = clause.group()
        named = named or _has("thing", said)
        value = _value(said) if named else ""
        if value:
            yield Facet("register_access", value, _trimmed(clause))


def _value(clause: str) -> str:
    """How open the clause leaves it; "" where it says nothing of that."""
    if _has("judging", clause):
        return ""
    if any(_has(name, clause) for name in ("shut", "inside", "few", "barred")):
        return "internal"
    if _has("denied", clause):
        return ""
    if _has("act", clause) and (_has("everybody", clause) or _has("place", clause)):
        return "on_request" if _has("asking", clause) else "public"
    return "on_request" if _has("handed", clause) and _has("asking", clause) else ""


def _has(name: str, clause: str) -> bool:
    return _pattern(name).search(clause) is not None


def _trimmed(clause: re.Match[str]) -> tuple[int, int]:
    said = clause.group()
    start = clause.start() + len(said) - len(said.lstrip())
    return start, clause.start() + len(said.rstrip())


_CLAUSE = re.compile(r"[^.;?]{1,600}")
"""No longer: what is searched for within it may stand in any order."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = words("access")["showing"]
    whole = "|".join(table[name])
    for part in ("thing", "everybody", "act", "post"):
        whole = whole.replace("{" + part + "}", f"(?:{'|'.join(table[part])})")
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE)
