"""Plain text: each line as it stands, soft where the next may continue it, with what the typing says of its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from toolkit.model.source import Caution, Line, Role, SourceText
from toolkit.sources.decoding import decode
from toolkit.sources.limits import Limits, check_size
from toolkit.sources.result import source_text
from toolkit.sources.text_pages import pages_of, running_heads
from toolkit.sources.text_side_notes import Noted, side_notes
from toolkit.sources.text_spacing import idle_blanks, without_idle
from toolkit.sources.text_tables import TypedRow, typed_rows

_TAB = 8
_POINTS_PER_BLANK = 6.0
_POINTS_PER_LINE = 12.0
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){3,}\.?|…{2,}|(?:_ ?){4,})\s*(?:\d{1,4}|[ivxlc]{1,6})$", re.I)
_QUOTED = re.compile(r"(?:> ?)+")
_UNDERLINE = re.compile(r"(=|-|~)\1{2,}")
_SENTENCE_ENDS = re.compile(r"[.;][\"”’')\]]*$")
_SIDES = 2
_RULE_LEAST = 3
_LEADERS_MOST = 200
_HEADING_MOST = 150
_WIDEST = 120
"""Letters: longer lines than this nobody wraps."""
_NARROWEST = 50
"""Letters: nobody wraps at less."""
_STOPS = (".", ";", ":", ",", "!", "?", "”", '"', "-", "–", "—", " and", " or")
_RUNS_ON = re.compile(r"[a-z]{2,}(?= |$)")
_DEFINES = re.compile(r"[a-z][\w’'/-]*(?: [\w’'/-]+){0,4}? (?:means|includes)\b")
"""`complaint means ...`: a term without quotation marks."""
_ENDS = (".", ";", ":", "!", "?", "”", '"')


def read_text(data: bytes, name: str, *, limits: Limits = Limits()) -> SourceText:
    """The lines of a text file. indent: 6 points a leading blank; gap: 12 points a blank line above.

    Raises:
        UnreadableSource: empty, too large, or binary.
    """
    check_size(data, name, limits)
    text, warnings = decode(data, name)
    pages, quoted = _unquoted(pages_of(text.rstrip("\x1a")))
    cautions = [
        *warnings,
        *([Caution("quoting_removed", f"The > of an e-mail was taken off {quoted} lines.")] * bool(quoted)),
    ]
    return source_text(data, name, format="txt", lines=plain_lines(pages), title="", warnings=cautions, limits=limits)


def plain_lines(pages: list[str]) -> list[Line]:
    """The lines of pages of plain text; `page` is None where there is only one."""
    rows = [[_unboxed(text) for text in page.split("\n")] for page in pages]
    furniture = running_heads(rows)
    lines: list[Line] = []
    last: Line | None = None
    wrapped = _is_wrapped([" ".join(text.split()) for texts in rows for text in without_idle(texts)])
    for page, texts in enumerate(rows):
        found = _page([(row, text, (page, row) in furniture) for row, text in enumerate(texts)])
        found = found if wrapped else [replace(line, soft=False) for line in found]
        number = page + 1 if len(rows) > 1 else None
        found = [
            replace(line, page=number, place=f"page {number}, {line.place}" if number else line.place) for line in found
        ]
        lines.extend(_continued(last, found))
        last = next((line for line in reversed(found) if line.role == "body"), last)
    return lines


def _unboxed(text: str) -> str:
    """`| Remember: ... |` without the sides of a box drawn with signs; with a third bar it is a row of cells."""
    words = text.strip()
    boxed = words.startswith("| ") and words.endswith(" |") and words.count("|") == _SIDES
    return text.replace("|", " ") if boxed else text


def _is_wrapped(lines: list[str]) -> bool:
    """Somebody or some program broke the lines at a width. Where more lines run on beyond every such width than are
    broken inside a sentence, each is a paragraph of its own, also without white space between them."""
    long = sum(len(line) > _WIDEST for line in lines)
    return sum(_is_broken(above, line) for above, line in pairwise(lines)) >= long


def _is_broken(above: str, line: str) -> bool:
    """A sentence that goes on in the next line, the first word of which had no room left on any line that is usual."""
    goes_on = _RUNS_ON.match(line) if above and not (above.endswith(_STOPS) or _DEFINES.match(line)) else None
    return goes_on is not None and len(above) + 1 + len(goes_on[0]) > _NARROWEST


def _page(rows: list[tuple[int, str, bool]]) -> list[Line]:
    lines: list[Line] = []
    blank, broken = 0, True
    noted = side_notes([text for _, text, _ in rows])
    rows = [(number, text, furniture) for (number, _, furniture), text in zip(rows, noted.rows, strict=True)]
    idle = idle_blanks([text for _, text, _ in rows])
    typed = {row.start: row for row in typed_rows(["" if furniture else text for _, text, furniture in rows])}
    end = 0
    for place, (number, text, furniture) in enumerate(rows):
        words = " ".join(text.split())
        if place < end:
            continue
        if place in typed:
            lines.append(_row(typed[place], text, blank * _POINTS_PER_LINE, number))
            blank, broken, end = 0, True, typed[place].end
        elif not words:
            blank += place not in idle
        elif _is_rule(words) and not furniture:
            if not blank and lines and _is_underline(words, lines[-1]):
                lines[-1] = replace(lines[-1], role="heading", rank=1 if words[0] == "=" else 2, soft=False)
            broken = True
        else:
            line = _line(words, text, blank * _POINTS_PER_LINE, number, furniture=furniture)
            lines += _margin(line, noted, place)
            lines.append(replace(line, soft=not (blank or broken)))
            blank, broken = 0, furniture
    return lines


def _margin(line: Line, noted: Noted, place: int) -> Iterator[Line]:
    """What stands in the margin beside a line: the heading of the clause that it opens, or words kept apart."""
    if place in noted.over:
        yield replace(line, text=noted.over[place], role="heading", gap=_POINTS_PER_LINE)
    if place in noted.beside:
        yield replace(line, text=noted.beside[place], role="furniture")


def _line(words: str, text: str, gap: float, number: int, *, furniture: bool) -> Line:
    role: Role = "furniture" if furniture else "contents" if _LEADERS.search(words[-_LEADERS_MOST:]) else "body"
    return Line(words, role=role, indent=_indent(text), right=_right(text), gap=gap, place=f"line {number + 1}")


def _row(row: TypedRow, text: str, gap: float, number: int) -> Line:
    return Line(
        " | ".join(row.cells),
        role="table_row",
        indent=_indent(text),
        gap=gap,
        cells=row.cells,
        place=f"line {number + 1}",
    )


def _is_rule(words: str) -> bool:
    """Signs without a letter or digit: a line drawn under a heading, between paragraphs, or to be filled in."""
    return len(words) >= _RULE_LEAST and not any(character.isalnum() for character in words)


def _is_underline(rule: str, above: Line) -> bool:
    """A row of = or - about as long as the words above it; a longer or shorter one only parts paragraphs."""
    fits = 0.5 * len(above.text) <= len(rule) <= 2 * len(above.text) + 4 and not _SENTENCE_ENDS.search(above.text)
    return bool(_UNDERLINE.fullmatch(rule)) and fits and above.role == "body" and len(above.text) <= _HEADING_MOST


def _indent(text: str) -> float:
    wide = text.replace("\xa0", " ").expandtabs(_TAB)
    return _POINTS_PER_BLANK * (len(wide) - len(wide.lstrip()))


def _right(text: str) -> float:
    """Where the words end: blanks between a label and its words, or in lines filled up to one edge, count."""
    return _indent(text) + _POINTS_PER_BLANK * len(text.replace("\xa0", " ").strip())


def _continued(last: Line | None, page: list[Line]) -> list[Line]:
    """A page's first words may continue the sentence the page before broke off."""
    first = next((place for place, line in enumerate(page) if line.role != "furniture"), None)
    if last is None or first is None or page[first].role != "body":
        return page
    if last.text.endswith(_ENDS) and not page[first].text[0].islower():
        return page
    return [*page[:first], replace(page[first], soft=True), *page[first + 1 :]]


def _unquoted(pages: list[str]) -> tuple[list[str], int]:
    """Take off the ">" of quoted e-mail, where at least two lines in a row carry it: one alone may be a sign."""
    count = 0
    kept: list[str] = []
    for page in pages:
        rows = page.split("\n")
        marked = [row.startswith(">") for row in rows]
        for place, row in enumerate(rows):
            beside = marked[place - 1 : place] + marked[place + 1 : place + 2]
            if marked[place] and any(beside):
                rows[place] = _QUOTED.sub("", row, count=1)
                count += 1
        kept.append("\n".join(rows))
    return kept, count
