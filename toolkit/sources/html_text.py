"""The words of a line: blanks folded, remnants of templates and broken tags taken out and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

# Zero-width characters and the soft hyphen are printed as nothing.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None)
_TEMPLATE = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
_CODE = (("<?php", "?>"), ("<?=", "?>"), ("<? ", "?>"), ("<?\n", "?>"), ("<%", "%>"))
_ASSIGNED = re.compile(r"""\$(\w+)\s*=\s*(?:"([^"$\\]*)"|'([^'\\]*)')\s*;""")
_ECHOED = re.compile(r"\s*(?:echo\s*)?\$(\w+)\s*;?\s*")
# "or>/li>": an end tag whose "<" was lost; "and<" before a blank: a "<" whose tag was lost. "a < b" is left alone.
_BROKEN = re.compile(r">/?(?:li|p|ol|ul|div|span|td|tr|h[1-6]|b|i|em|strong|a|br)\s?/?>", re.I)
_STRAY = re.compile(r"(?<=[\w,.;:)])<+(?=\s|$)")


def _letters(group: int) -> str:
    """A letter, alone or repeated (aa), or a Roman number below 90; "Mr." and "civil." are none of them."""
    return rf"(?:(?=[ivxl])(?:l?x{{0,3}}|xl)(?:ix|iv|v?i{{0,3}})|([a-z])\{group}{{0,2}})"


_NUMBER = re.compile(
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}})+[.)]?|\(?\d{{1,3}}[.)]|\({_letters(1)}\)|{_letters(2)}[.)])(?:\s|$)", re.I
)


def clean(raw: str, removed: Counter[str]) -> str:
    """The line as printed; what was taken out is counted in `removed` under "template" and "broken"."""
    text = raw.translate(_UNSEEN)
    for opening, closing in _TEMPLATE:
        text, count = without(text, opening, closing)
        removed["template"] += count
    for pattern in (_BROKEN, _STRAY):
        text, count = pattern.subn("", text)
        removed["broken"] += count
    return " ".join(text.split())


def without_code(page: str) -> tuple[str, int]:
    """The page without PHP and ASP code, and how many pieces there were. PHP left open runs to the page's end.

    A PHP page that sets a text and prints it (`$title = "Code";` ... `<?=$title?>`) keeps it: it is seen.
    """
    total, known = 0, dict[str, str]()

    def printed(code: str) -> str:
        known.update((found[1], found[2] or found[3] or "") for found in _ASSIGNED.finditer(code))
        echoed = _ECHOED.fullmatch(code)
        return known.get(echoed[1], "") if echoed else ""

    for opening, closing in _CODE:
        page, count = without(page, opening, closing, to_end=opening == "<?php", instead=printed)
        total += count
    return page, total


def starts_with_number(text: str) -> bool:
    """The words begin with a clause number: "2.1 The Code", "(a) to", "3) any"."""
    return _NUMBER.match(text) is not None


def is_marker(text: str) -> bool:
    """The words are a clause number and nothing else."""
    found = _NUMBER.match(text)
    return found is not None and found.end() == len(text)


def _nothing(_: str) -> str:
    return ""


def without(
    text: str, opening: str, closing: str, *, to_end: bool = False, instead: Callable[[str], str] = _nothing
) -> tuple[str, int]:
    """The text without what stands between the two signs, or with `instead` of it; what is never closed stays, unless
    `to_end`."""
    folded = text.lower()
    if len(folded) != len(text):  # a few letters (İ) change their length: positions would shift
        folded = text
    kept: list[str] = []
    start = count = 0
    while (found := folded.find(opening, start)) >= 0:
        end = folded.find(closing, found + len(opening))
        if end < 0 and not to_end:
            break
        inner = text[found + len(opening) : end if end >= 0 else len(text)]
        kept.extend((text[start:found], instead(inner)))
        start = end + len(closing) if end >= 0 else len(text)
        count += 1
    kept.append(text[start:])
    return "".join(kept), count
