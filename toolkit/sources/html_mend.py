"""Lists that are never closed: what follows them is lifted out, from the first heading on.

<h3>Gifts</h3> ... <ol> <li>... <h3>Sanctions</h3> <p>5. ...</p>     the </ol> is missing: "Sanctions" is no part of
                                                                      the list, though a browser indents it so.
"""

from __future__ import annotations

import re

from toolkit.sources.html_lists import LISTS
from toolkit.sources.html_style import heading_rank
from toolkit.sources.html_tree import Element

_LIST_TAG = re.compile(r"<(/?)(?:ol|ul)\b", re.I)


def unclosed_lists(page: str) -> int:
    """How many more lists the page opens than it closes."""
    return sum(-1 if found[1] else 1 for found in _LIST_TAG.finditer(page))


def lift_headings(top: Element, unclosed: int) -> int:
    """Lift headings out of at most `unclosed` lists that hold words before them; how many lists were mended.

    Only a heading of a rank that also stands outside all lists earlier in the page is lifted: a list may hold headings.
    """
    mended = 0
    outside: set[int] = set()
    for element in list(top.descendants()) if unclosed > 0 else []:
        rank = heading_rank(element)
        if not rank:
            continue
        around = [above for above in element.ancestors() if above.tag in LISTS]
        if not around:
            outside.add(rank)
        elif rank in outside and mended < unclosed:
            _lift(element, around[-1])
            mended += 1
    return mended


def _lift(element: Element, outermost: Element) -> None:
    """Move the element and all that follows it inside the outermost list to just after that list."""
    moved: list[Element | str] = []
    above = element
    while above is not outermost and above.parent is not None:
        parent = above.parent
        place = next(number for number, child in enumerate(parent.children) if child is above)
        keep = place if above is element else place + 1
        moved.extend(parent.children[keep:])
        del parent.children[keep:]
        above = parent
    home = outermost.parent
    if home is None:
        return
    place = next(number for number, child in enumerate(home.children) if child is outermost)
    home.children[place + 1 : place + 1] = moved
    for child in moved:
        if isinstance(child, Element):
            child.parent = home
