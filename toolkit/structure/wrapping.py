"""What mail and filing put around a document and is no part of it: what a mail adds, tables of document control, forms
to sign. Only what is sure is taken; it stays in the source as furniture, for the audit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.source import Line
from toolkit.structure.continued import continued
from toolkit.structure.endings import COMPLETE
from toolkit.structure.mail import PARTED, without_mail
from toolkit.structure.markers import read_marker
from toolkit.structure.worded import words

_CONTROL_SHARE = 0.6
_CONTROL_LEAST = 3
_FIELD_MOST = 12
"""Words of a line of a title, of a field's name, and of what is filled in."""
_ASKS = re.compile(r"\b(?:must|shall|should|may|will|cannot)\b")
"""Small letters: "3 May 2020" asks nothing."""
_TITLE_MOST = 8
"""Lines of a title."""


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The same lines; what mail or filing added has the role furniture."""
    lines = without_mail(lines)
    forms = set(_forms(lines))
    taken = {*_control(lines), *forms, *_statements(lines, forms), *continued(lines)}
    return [replace(line, role="furniture") if place in taken else line for place, line in enumerate(lines)]


def _control(lines: Sequence[Line]) -> Iterator[int]:
    """Tables of which most rows, or most cells of the first, name what files are kept by; and the words over them."""
    labels = set(words()["words"]["control"])
    for start, end in _tables(lines):
        firsts = [_plain(line.cells[0]) in labels for line in lines[start:end] if line.cells]
        head = [_plain(cell) in labels for cell in lines[start].cells if cell]
        by_rows = len(firsts) >= _CONTROL_LEAST and sum(firsts) >= _CONTROL_SHARE * len(firsts)
        named = any(firsts) and _stands_first(lines, start) and _is_of_fields(lines[start:end])
        if by_rows or named or (len(head) >= _CONTROL_LEAST and all(head)):
            titled = start > 0 and _plain(lines[start - 1].text) in set(words()["words"]["control_titles"])
            yield from range(start - titled, end)


def _stands_first(lines: Sequence[Line], start: int) -> bool:
    """Nothing but a few lines of a title stands before it."""
    before = [line for line in lines[:start] if line.role not in {"furniture", "contents"}]
    short = (len(line.text.split()) <= _FIELD_MOST and not COMPLETE.search(line.text) for line in before)
    return len(before) <= _TITLE_MOST and all(short)


def _is_of_fields(rows: Sequence[Line]) -> bool:
    """Each row holds names of fields and what is filled in, side by side, and no sentence."""
    cells = [[cell for cell in row.cells if cell] for row in rows]
    filled = all(len(row.cells) % 2 == 0 for row in rows) and len(rows) > 1
    return filled and not any(
        len(cell.split()) > _FIELD_MOST or cell.endswith(".") or _ASKS.search(cell) for row in cells for cell in row
    )


def _tables(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for place, line in enumerate((*lines, Line(""))):
        if line.role == "table_row":
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None


_ATTESTS = re.compile(
    r"(?:I\b|We\b|By signing|The undersigned)[^.;:]{0,80}\b(?:read|understood|understand|received|acknowledge|confirm"
    r"|certify|declare|agree|accept|undertake|promise|keep to|comply|abide by)\b",
    re.I,
)
_STATEMENT_MOST = 4
"""Words over a statement to sign; without a number before them."""
_BLANK = re.compile(r"[_.…]{3,}(?:\s*[_.…]{3,})*|[:|]")


def _forms(lines: Sequence[Line]) -> Iterator[int]:
    """Lines of fields with nothing filled in, side by side or one under the other, one of them to sign:
    "Signed: ........ Date: ........"."""
    signs = set(words()["words"]["signed"])
    run: list[int] = []
    for place, line in enumerate((*lines, Line(""))):
        if line.role in {"body", "table_row", "heading"} and (_fields(line) or (run and _is_blank(line))):
            run.append(place)
            continue
        if any(field in signs for at in run for field in _fields(lines[at])):
            yield from run
        run = []


def _statements(lines: Sequence[Line], forms: set[int]) -> Iterator[int]:
    """What the signer says, straight over a form at the end of the text: "I have read the Code." """
    said = [place for place, line in enumerate(lines) if line.role not in {"furniture", "contents", "footnote"}]
    while said and said[-1] in forms:
        said.pop()
    if not said or said[-1] + 1 not in forms:
        return
    begun = next(place for place in range(said[-1], -1, -1) if not place or _begins_paragraph(lines[place]))
    whole = " ".join(line.text for line in lines[begun : said[-1] + 1])
    if lines[begun].role == "body" and not read_marker(lines[begun].text).tokens and _ATTESTS.match(whole):
        yield from range(begun - _is_title(lines, begun - 1), said[-1] + 1)


def _is_title(lines: Sequence[Line], place: int) -> bool:
    """ "Declaration" alone over what the signer says."""
    if place < 1 or lines[place].role not in {"body", "heading"} or lines[place].label:
        return False
    text = lines[place].text
    begins = _begins_paragraph(lines[place]) and _begins_paragraph(lines[place + 1])
    return begins and len(text.split()) <= _STATEMENT_MOST and text[:1].isupper() and text[-1:].isalpha()


def _begins_paragraph(line: Line) -> bool:
    return bool(line.label) or not line.soft or (line.gap or 0.0) > PARTED


def _is_blank(line: Line) -> bool:
    """Nothing but lines to write on: "__________    __________"."""
    return bool(line.text) and not any(map(str.isalnum, line.text)) and _BLANK.search(line.text) is not None


def _fields(line: Line) -> list[str]:
    """The names of a line's fields; none where it holds other words, or no place to fill."""
    pieces = [_plain(piece) for piece in _BLANK.split(f"{line.label} {line.text}".strip())]
    named = [piece for piece in pieces if piece]
    return named if _BLANK.search(line.text) and all(name in words()["words"]["fields"] for name in named) else []


def _plain(text: str) -> str:
    return text.casefold().strip(" .:*#")
