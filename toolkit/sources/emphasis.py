"""The words at the head of a line that other type sets apart from those after them: a term, before its meaning."""

from __future__ import annotations

from collections.abc import Iterable


def set_apart(pieces: Iterable[tuple[str, bool]]) -> str:
    """The head of a line's pieces, each with whether it is bold or italic; "" where the first is not, or all are.

    ("associate", True) (" of a Councillor means", False)     associate
    """
    head: list[str] = []
    for text, apart in pieces:
        if text.strip() and not apart:
            return " ".join("".join(head).split())
        head.append(text)
    return ""
