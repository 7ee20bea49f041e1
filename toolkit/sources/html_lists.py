"""The labels a browser prints before list items (HTML Living Standard, sections 4.4.5 to 4.4.8; CSS Counter Styles)."""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.sources.html_style import declarations
from toolkit.sources.html_text import starts_with_number
from toolkit.sources.html_tree import Element

BULLET = "•"
LISTS = frozenset({"ol", "ul", "menu", "dir"})
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "disc": "disc",
    "circle": "circle",
    "square": "square",
    "none": "none",
}
_BULLETS = frozenset({"disc", "circle", "square"})
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_WHOLE = re.compile(r"\s*([+-]?\d{1,9})")
_CONTENT = re.compile(
    r"""(?P<q>["'])(?P<string>.*?)(?P=q)|counter(?P<all>s?)\(\s*(?P<name>[\w-]+)\s*(?:,\s*["'](?P<between>[^"']*)["']\s*)?(?:,\s*(?P<style>[\w-]+)\s*)?\)"""
)
_QUOTED = re.compile(r"""(["'])(.*?)\1""")


def labels(parent: Element, counted: dict[str, int] | None = None) -> dict[int, str]:
    """The printed label of each of a list's items, by the `id()` of its `<li>`. counted: where the counters stand that
    style sheets name, which this list moves on.

    `start`, `reversed`, `value` and `type` are obeyed, and `list-style-type` in style attributes or as a class name.
    """
    items = _items(parent)
    step = -1 if "reversed" in parent.attributes else 1
    number = _whole(parent.get("start"), len(items) if step < 0 else 1)
    found: dict[int, str] = {}
    counted = {} if counted is None else counted
    for item in items:
        number = _whole(item.get("value"), number)
        item.number = number
        style = _style(item) or _style(parent) or _default(parent)
        found[id(item)] = _drawn(item, counted) or _label(number, style)
        number += step
    return found


def _drawn(item: Element, counted: dict[str, int]) -> str:
    """The label that a style sheet draws with counters (`counters(item, ".")`), "" for none. Of several counters the
    last is the list's own; those before it stand where other lists left them."""
    pieces = list(_CONTENT.finditer(item.marker))
    names = [piece["name"] for piece in pieces if piece["name"]]
    counted |= dict.fromkeys(names[-1:], item.number)
    printed = "".join(_piece(piece, item, counted) for piece in pieces)
    return " ".join(printed.split()) if names else ""


def _piece(found: re.Match[str], item: Element, counted: dict[str, int]) -> str:
    if found["string"] is not None:
        return found["string"]
    system = _SYSTEMS.get((found["style"] or "decimal").lower(), str)
    if not found["all"]:
        return system(counted.get(found["name"], item.number))
    around = [item, *(above for above in item.ancestors() if above.tag == "li" and above.number)]
    return (found["between"] or "").join(system(element.number) for element in reversed(around))


def _items(parent: Element) -> list[Element]:
    """The list's own items: not those of lists inside, but also those in a `<div>` set around a few of them."""
    found: list[Element] = []
    waiting = list(reversed(parent.elements))
    while waiting:
        element = waiting.pop()
        if element.tag == "li":
            found.append(element)
        elif element.tag not in LISTS:
            waiting.extend(reversed(element.elements))
    return found


def _whole(value: str, otherwise: int) -> int:
    found = _WHOLE.match(value)
    return int(found[1]) if found else otherwise


def _default(parent: Element) -> str:
    return "decimal" if parent.tag == "ol" else "disc"


def _style(element: Element) -> str:
    """The list style an element asks for, "" for none: by its style attribute, the page's style sheets, its type
    attribute, or a class named after a CSS style."""
    style = declarations(element)
    inline = _named(style.get("list-style-type") or style.get("list-style") or "")
    sheet = _named(element.sheet)
    if sheet == "none" and not _numbers_itself(element):
        sheet = ""
    kind = element.get("type").strip()
    by_type = _TYPES.get(kind) or _TYPES.get(kind.lower(), "")
    by_class = next((word for word in element.get("class").lower().split() if word in _SYSTEMS), "")
    return inline or sheet or by_type or by_class


def _named(asked: str) -> str:
    """The counter style in the value of a list-style, or the string that stands for one."""
    quoted = _QUOTED.search(asked)
    if quoted:
        return quoted[0]
    return next((word for word in asked.lower().split() if word in _SYSTEMS or word in _BULLETS or word == "none"), "")


def _numbers_itself(element: Element) -> bool:
    """A sheet that takes all labels away ("ol { list-style: none }") mostly puts them back by other rules, in a file we
    do not have: it is believed only of bullets and where the numbers are typed."""
    first = next((item for item in element.descendants() if item.tag == "li"), None)
    typed = first is not None and starts_with_number(first.text())
    return typed or (element.tag != "ol" and first is not element)


def _label(number: int, style: str) -> str:
    if style == "none":
        return ""
    if style in _BULLETS:
        return BULLET
    if style not in _SYSTEMS:
        return style[1:-1].strip()  # a string: printed as it stands, for every item
    counted = _SYSTEMS[style](number) or str(number)
    # The full stop is the browser's, not the author's: a person cites item "a." under 4 as 4(a), never as 4a.
    return f"({counted})" if counted.isalpha() else f"{counted}."


def _alphabetic(letters: str) -> Callable[[int], str]:
    """a to z, then aa, ab: a number without a zero, as CSS counts (Word's doubled letters differ)."""

    def word(number: int) -> str:
        printed = ""
        while number > 0:
            number, place = divmod(number - 1, len(letters))
            printed = letters[place] + printed
        return printed

    return word


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return ""
    printed = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        printed += letters * count
    return printed


def _padded(number: int) -> str:
    return f"{number:03d}" if number < 0 else f"{number:02d}"


_SYSTEMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimal-leading-zero": _padded,
    "lower-alpha": _alphabetic(_LATIN),
    "lower-latin": _alphabetic(_LATIN),
    "upper-alpha": _alphabetic(_LATIN.upper()),
    "upper-latin": _alphabetic(_LATIN.upper()),
    "lower-roman": _roman,
    "upper-roman": lambda number: _roman(number).upper(),
    "lower-greek": _alphabetic(_GREEK),
}
