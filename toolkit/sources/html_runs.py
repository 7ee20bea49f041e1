"""Inline boxes that a page's style sheet sets apart, where the sheet is not at hand: their words would run together.

<span>In this by-law—</span><span>"gift" means ...;</span><span>"member" means ...</span>     lines of their own
<h2><span>SCHEDULE 1</span><span>CODE OF CONDUCT</span></h2>                                 two words, not one
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from toolkit.sources.html_style import BLOCKS
from toolkit.sources.html_tree import Element

_MET = re.compile(r"(?:[;:\u2014]|(?<=[^\W\d_]{3})\.)\Z")
_BEGINS = re.compile(r"[“\"‘(]?[A-Z]|[“\"‘][a-z]|[a-z]{2}")
_WORD = re.compile(r"[^\W_]{4}|[^\W_]{3} ?\d")


def begins_line(before: Element | str | None, element: Element, running: Set[int]) -> bool:
    """The box stands straight behind another, whose words ended a clause. before: what was read last, if no blank
    stands between; running: boxes whose words run on (`going_on`)."""
    runs_on = id(element) in running or id(element.parent) in running
    words = "" if runs_on else _met(before, element)
    return bool(words) and _MET.search(words) is not None and _BEGINS.match(element.text()) is not None


def begins_word(before: Element | str | None, element: Element) -> bool:
    """The same within a heading: behind a word or number, another word with a capital."""
    words = _met(before, element)
    return bool(_WORD.search(words)) and words[-1:].isalnum() and element.text()[:1].isupper()


def going_on(children: Sequence[Element | str]) -> Iterator[int]:
    """The `id()` of inline boxes whose words run on into what stands behind them, so that they are no line of their
    own: "<span>they</span> must sign"; not where the next box touches, or nothing follows."""
    behind: Element | str = ""
    for child in reversed(children):
        if isinstance(child, str):
            ends = not child.strip() and (not behind or _is_edge(behind))
            behind = behind if ends else child
            continue
        if behind and not _is_edge(child) and not _is_edge(behind) and not _is_alike(child, behind):
            yield id(child)
        behind = child


def _is_alike(element: Element, behind: Element | str) -> bool:
    return isinstance(behind, Element) and behind.tag == element.tag


def _is_edge(node: Element | str) -> bool:
    """What ends a line."""
    return isinstance(node, Element) and (node.tag in BLOCKS or node.tag == "br")


def _met(before: Element | str | None, element: Element) -> str:
    """The words of the box straight before, "" where it is none, or a blank stands at either's edge."""
    if not isinstance(before, Element) or element.tag != "span" or before.tag != "span":
        return ""
    blank = _edge(before, -1)[-1:].isspace() or _edge(element, 0)[:1].isspace()
    return "" if blank or before.parent is not element.parent else before.text()


def _edge(element: Element, place: int) -> str:
    """The words with which an element begins (place 0) or ends (-1), as they stand in the page."""
    child: Element | str = element
    while isinstance(child, Element):
        child = child.children[place] if child.children else ""
    return child
