"""Footnotes of a page: raised links ("¹", "[1]") and the blocks they lead to."""

from __future__ import annotations

import re

from toolkit.sources.html_style import BLOCKS, heading_rank
from toolkit.sources.html_tree import Element

_MARK = re.compile(r"[\[(]?(\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})[\])]?", re.I)
_BACK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3}|[↩↑^⏎\ufe0e]{1,2})[\])]?", re.I)
_NAMES = re.compile(r"foot-?note|end-?note|fn-?ref|note-?ref|_ftnref", re.I)


def notes(top: Element) -> tuple[dict[int, str], frozenset[int]]:
    """The mark of each note by the `id()` of its block, and the `id()` of the links that only lead there or back."""
    order = {id(element): place for place, element in enumerate(top.descendants())}
    targets = _targets(top)
    found: dict[int, str] = {}
    links: set[int] = set()
    blocks: list[Element] = []
    for link in top.descendants():
        target = targets.get(link.get("href")[1:]) if _is_mark(link) else None
        block = _block(target) if target is not None else None
        # A link back, or to a heading, or within one paragraph, is no note's mark.
        if block is None or order[id(block)] <= order[id(link)] or heading_rank(block):
            continue
        links.add(id(link))
        if id(block) not in found:
            blocks.append(block)
            found[id(block)] = _MARK.sub(r"\1", link.text())
    links.update(id(link) for block in blocks for link in block.descendants() if _leads_back(link))
    return found, frozenset(links)


def _targets(top: Element) -> dict[str, Element]:
    targets: dict[str, Element] = {}
    for element in top.descendants():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else ""):
            if name:
                targets.setdefault(name, element)
    return targets


def _is_mark(link: Element) -> bool:
    if link.tag != "a" or not link.get("href").startswith("#") or link.words != 1:
        return False
    text = link.text()
    if not _MARK.fullmatch(text):
        return False
    raised = any(child.tag == "sup" for child in link.elements) or (
        link.parent is not None and link.parent.tag == "sup"
    )
    named = _NAMES.search(
        f"{link.get('class')} {link.get('id')} {link.get('name')} {link.get('role')} {link.get('href')}"
    )
    return raised or bool(named)


def _leads_back(link: Element) -> bool:
    return link.tag == "a" and link.get("href").startswith("#") and bool(_BACK.fullmatch(link.text()))


def _block(target: Element) -> Element | None:
    return next((element for element in (target, *target.ancestors()) if element.tag in BLOCKS), None)
