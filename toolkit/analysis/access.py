"""Who may see a register, a record or a statement: everybody, whoever asks, or only some inside the authority.

Told by three things that any code must say somehow: what is seen, the act of seeing or showing, and to whom it is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.analysis.showing import shown
from toolkit.analysis.wordlists import words
from toolkit.model.norm import Facet
from toolkit.model.provision import Span


def register_access(text: str) -> Iterator[Facet]:
    """Each statement of who may see, in order. What is open to whoever asks first is "on_request"; words that close
    ("shown to nobody but") win over the same words without."""
    found = sorted(_met(text)) if _pattern("kept").search(text) else []
    yield from (Facet("register_access", value, span) for span, value in found) if found else shown(text)


def _met(text: str) -> Iterator[tuple[Span, str]]:
    """The turns of the lists that are met."""
    closed = list(_spans("closed", text))
    yield from ((span, "internal") for span in closed)
    yield from (
        (span, "public") for span in _spans("published", text) if not _meets(span, closed) and not _denied(text, span)
    )
    yield from ((span, _how(text, span)) for span in _spans("open", text) if not _meets(span, closed))


def _denied(text: str, span: Span) -> bool:
    """ "is no longer on the website": of who may see it now nothing is told."""
    return _pattern("no_longer").search(text, *span) is not None


def _how(text: str, span: Span) -> str:
    """Whether the clause around the words also says that one must ask."""
    start = max(text.rfind(sign, 0, span[0]) + 1 for sign in ".;")
    ends = [place for sign in ".;" if (place := text.find(sign, span[1])) >= 0]
    return "on_request" if _pattern("asked").search(text, start, min(ends, default=len(text))) else "public"


def _spans(name: str, text: str) -> Iterator[Span]:
    for match in _pattern(name).finditer(text):
        yield match.start(), match.start() + len(match.group().rstrip())


def _meets(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = words("access")
    rows = [table[name]] if isinstance(table[name], str) else table[name]
    whole = "|".join(rows)
    for part in ("public", "thing", "seen", "see"):
        whole = whole.replace("{" + part + "}", str(table[part]))
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE)
