"""What a page's own style sheets say of its lists and margins.

    ol.legal { list-style-type: lower-alpha }                          a, b, c
    ol.legal > li::marker { content: "(" counter(list-item) ") " }     (1), (2), (3)
    .level-2 { margin-left: 4em }                                      how far a paragraph is set in

Only plain selectors are understood: tags, classes, ids and attributes, alone or inside one another. Sheets in other
files are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.sources.html_text import without
from toolkit.sources.html_tree import Element

_ASKED = {
    "sheet": re.compile(r"list-style(?:-type)?\s*:\s*([^;]{1,200})", re.I),
    "marker": re.compile(r"content\s*:\s*([^;]{0,100}counters?\([^;]{1,100})", re.I),
    "edge": re.compile(r"(?:margin|padding)-left\s*:\s*([^;]{1,40})", re.I),
}
"""What is looked for in a rule, by the field of the element that takes it."""
_PRINTED = re.compile(r"::?(?:marker|before)$", re.I)
_ATTRIBUTE = re.compile(r"""\[([\w-]+)(?:([*^$~|]?=)["']?([^\]"']*)["']?)?\]""")
_COMPOUND = re.compile(rf"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)((?:{_ATTRIBUTE.pattern})*)", re.I)
_STYLED = frozenset({"ol", "ul", "li", "menu", "dir"})
# No page needs more; each rule is tried on every list.
_RULES_MOST = 200


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    classes: frozenset[str]
    id: str
    attributes: tuple[tuple[str, str, str], ...] = ()

    def fits(self, element: Element) -> bool:
        if self.tag not in {"", "*", element.tag} or (self.id and element.get("id") != self.id):
            return False
        said = all(_says(element, *attribute) for attribute in self.attributes)
        return said and self.classes <= set(element.get("class").split())


def _says(element: Element, name: str, sign: str, value: str) -> bool:
    """An attribute selector, `[type="a"]` or `[style*="decimal"]`, fits (CSS Selectors, section 6)."""
    said = element.get(name.lower())
    match sign:
        case "":
            return name.lower() in element.attributes
        case "=":
            return said == value
        case "^=" | "|=":
            return bool(value) and said.startswith(value)
        case "$=":
            return bool(value) and said.endswith(value)
        case _:
            return bool(value) and value in (said.split() if sign == "~=" else said)


@dataclass(frozen=True, slots=True)
class _Rule:
    """field: of the element, for which it asks; weight: how particular the selector is (CSS
    Selectors, section 17), then its place: the heaviest wins."""

    field: str
    selector: tuple[_Compound, ...]
    asked: str
    weight: tuple[int, int, int, int]

    def fits(self, element: Element) -> bool:
        *outer, last = self.selector
        if not last.fits(element):
            return False
        around = element.ancestors()
        return all(any(compound.fits(above) for above in around) for compound in reversed(outer))


def set_styles(top: Element, sheets: list[str]) -> None:
    """Set what the page's style sheets ask for: `sheet` (list-style-type) and `marker` (the content printed before an
    item) of lists and items, `edge` (the left margin) of all else."""
    rules = _rules(sheets)
    for element in top.descendants() if rules else ():
        listed = element.tag in _STYLED
        for rule in rules:
            if listed == (rule.field != "edge") and rule.fits(element):
                setattr(element, rule.field, rule.asked)


def _rules(sheets: list[str]) -> list[_Rule]:
    """The rules about lists and margins, lightest first."""
    found: list[_Rule] = []
    text, _ = without("\n".join(sheets), "/*", "*/")
    for rule in text.split("}"):
        before, _, inside = rule.rpartition("{")
        selectors = before.rpartition("{")[2].split(",")
        for name, pattern in _ASKED.items():
            if asked := pattern.search(inside):
                found += [_Rule(name, *said) for said in _asking(name, selectors, asked[1].strip(), len(found))]
    return sorted(found[:_RULES_MOST], key=lambda rule: rule.weight)


def _asking(
    name: str, selectors: list[str], asked: str, place: int
) -> Iterator[tuple[tuple[_Compound, ...], str, tuple[int, int, int, int]]]:
    """The selectors that are understood, with what they ask for and their weights; only `content` is asked of what a
    browser prints before an element."""
    for selector in selectors:
        plain = _PRINTED.sub("", selector.strip())
        compounds = _selector(plain) if (plain != selector.strip()) == (name == "marker") else ()
        if compounds:
            yield compounds, asked, _weight(compounds, place)


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
            _Compound(
                (found[1] or "").lower(),
                classes,
                "".join(name[1:] for name in names if name[0] == "#"),
                tuple(_ATTRIBUTE.findall(found[3] or "")),
            )
        )
    return tuple(parts)


def _weight(compounds: tuple[_Compound, ...], place: int) -> tuple[int, int, int, int]:
    ids = sum(bool(compound.id) for compound in compounds)
    classes = sum(len(compound.classes) + len(compound.attributes) for compound in compounds)
    tags = sum(compound.tag not in {"", "*"} for compound in compounds)
    return ids, classes, tags, place
