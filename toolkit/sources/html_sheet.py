"""The list styles that a page's own style sheets ask for (`ol.legal { list-style-type: lower-alpha }`).

Only plain selectors are understood: tags, classes and ids, alone or inside one another. Sheets in other files are not
known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.sources.html_text import without
from toolkit.sources.html_tree import Element

_ASKED = re.compile(r"list-style(?:-type)?\s*:\s*([^;]{1,200})", re.I)
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)", re.I)
_STYLED = frozenset({"ol", "ul", "li", "menu", "dir"})
# No page needs more; each rule is tried on every list.
_RULES_MOST = 200


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    classes: frozenset[str]
    id: str

    def fits(self, element: Element) -> bool:
        if self.tag not in {"", "*", element.tag} or (self.id and element.get("id") != self.id):
            return False
        return self.classes <= set(element.get("class").split())


@dataclass(frozen=True, slots=True)
class _Rule:
    """weight: how particular the selector is (CSS Selectors, section 17), then its place: the heaviest wins."""

    selector: tuple[_Compound, ...]
    asked: str
    weight: tuple[int, int, int, int]

    def fits(self, element: Element) -> bool:
        *outer, last = self.selector
        if not last.fits(element):
            return False
        around = element.ancestors()
        return all(any(compound.fits(above) for above in around) for compound in reversed(outer))


def list_styles(top: Element, sheets: list[str]) -> None:
    """Set `sheet` of each list and item to the value of list-style-type the page's style sheets ask for."""
    rules = _rules(sheets)
    if not rules:
        return
    for element in top.descendants():
        if element.tag in _STYLED:
            asked = [rule.asked for rule in rules if rule.fits(element)]
            element.sheet = asked[-1] if asked else ""


def _rules(sheets: list[str]) -> list[_Rule]:
    """The rules about lists, lightest first."""
    found: list[_Rule] = []
    text, _ = without("\n".join(sheets), "/*", "*/")
    for rule in text.split("}"):
        before, _, inside = rule.rpartition("{")
        asked = _ASKED.search(inside)
        for selector in before.rpartition("{")[2].split(",") if asked else []:
            compounds = _selector(selector)
            if asked and compounds and len(found) < _RULES_MOST:
                found.append(_Rule(compounds, asked[1].strip(), _weight(compounds, len(found))))
    return sorted(found, key=lambda rule: rule.weight)


def _selector(text: str) -> tuple[_Compound, ...]:
    """The parts of a selector, outermost first; empty where it holds something that is not understood."""
    parts: list[_Compound] = []
    for word in text.replace(">", " ").split():
        found = _COMPOUND.fullmatch(word)
        if not found:
            return ()
        names = re.findall(r"[.#][\w-]+", found[2])
        classes = frozenset(name[1:] for name in names if name[0] == ".")
        parts.append(
            _Compound((found[1] or "").lower(), classes, "".join(name[1:] for name in names if name[0] == "#"))
        )
    return tuple(parts)


def _weight(compounds: tuple[_Compound, ...], place: int) -> tuple[int, int, int, int]:
    ids = sum(bool(compound.id) for compound in compounds)
    classes = sum(len(compound.classes) for compound in compounds)
    tags = sum(compound.tag not in {"", "*"} for compound in compounds)
    return ids, classes, tags, place
