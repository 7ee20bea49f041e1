"""Footnotes: small lines at the foot of a page that begin with a mark.

... as in the Local Government Act 2000.¹
________                                    a short rule, or a raised mark, or the mark raised in the text
1  Section 81(6), since repealed.           label "1", text without it
   Its heirs are elsewhere.                 goes on with the note above
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from toolkit.sources.pdf_lines import PLAIN_DIGITS, Printed
from toolkit.sources.pdf_rules import Rule

SMALL = 0.93  # of the text's size: a note is printed no larger
LOWER = 0.4  # of the page's height: notes stand below it
NOTE_RULE = 0.6  # of the text's width: the rule over notes is shorter
MARK = re.compile(r"^(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,3}|[*†‡§¶]{1,3})(?P<after>[\s.):]*)(?=\S)")
RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def mark_footnotes(
    pages: Sequence[Sequence[Printed]], rules: Sequence[Sequence[Rule]], heights: Sequence[float]
) -> list[list[Printed]]:
    """The same pages with role footnote, and its mark as label, on notes at the foot."""
    size = text_size(pages)
    return [_on_page(page, rules[at], heights[at], size) for at, page in enumerate(pages)]


def text_size(pages: Sequence[Sequence[Printed]]) -> float:
    """The size in which most letters of the document's body are printed."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            if line.role == "body":
                sizes[line.size] += len(line.text)
    return min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 0.0


def _on_page(page: Sequence[Printed], rules: Sequence[Rule], height: float, size: float) -> list[Printed]:
    start = _first_note(page, height, size)
    if start is None or not _proved(page, start, rules):
        return list(page)
    return [*page[:start], *(_note(line) for line in page[start:])]


def _first_note(page: Sequence[Printed], height: float, size: float) -> int | None:
    """Where the run of small lines at the foot begins, at its first mark."""
    start = None
    for at in range(len(page) - 1, -1, -1):
        line = page[at]
        if line.role == "furniture":
            continue
        if line.role != "body" or line.size > SMALL * size or line.top < LOWER * height:
            break
        if MARK.match(line.text):
            start = at
    return start


def _proved(page: Sequence[Printed], start: int, rules: Sequence[Rule]) -> bool:
    """A raised mark, the same mark raised in the text above, or a short rule right above the note."""
    match = MARK.match(page[start].text)
    if match is None:
        return False
    mark = match["mark"].translate(PLAIN_DIGITS)
    above = {found.translate(PLAIN_DIGITS) for line in page[:start] for found in RAISED.findall(line.text)}
    stars = not mark.isdecimal() and any(mark in line.text for line in page[:start])
    if match["mark"] != mark or mark in above or stars:
        return True
    width = max(line.right for line in page) - min(line.left for line in page)
    room = (page[start].top - 2 * page[start].size, page[start].top + 2)
    return any(
        rule.level and room[0] < rule.at < room[1] and rule.end - rule.start < NOTE_RULE * width for rule in rules
    )


def _note(line: Printed) -> Printed:
    if line.role == "furniture":
        return line
    match = MARK.match(line.text)
    if match is None:
        return replace(line, role="footnote")
    label = match["mark"].translate(PLAIN_DIGITS)
    return replace(line, role="footnote", label=label, text=line.text[match.end() :])
