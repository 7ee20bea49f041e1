"""Footnotes: kept apart from the text, and their marks taken out of the sentences that call them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from toolkit.model.provision import Exclusion
from toolkit.model.source import Line, SourceText
from toolkit.structure.doubled import undoubled
from toolkit.structure.joining import joined
from toolkit.structure.listing import is_contents_title, listed
from toolkit.structure.markers import bullet
from toolkit.structure.raised import with_raised_numbers
from toolkit.structure.wrapping import unwrapped

TOLD = frozenset({"akn-export", "akn", "clml"})
"""Formats whose readers give every line its depth in the tree of the text."""
_TYPED = re.compile(r"(?:\[(\d{1,3}|\*{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?:\s+(?=\S)|$)")
_UNIT = r"(?<!(?<![^\W\d_])m)(?<!(?<![^\W\d_])[kcdm]m)(?<!(?<![^\W\d_])ft)"
"""Not behind a measure: "50 m²" calls no note."""
_CALLING = re.compile(rf"[\w.,;:)’”]{_UNIT}([⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Parted(NamedTuple):
    """The lines of the text without the marks that call footnotes; the footnotes, one line each with its mark as label;
    the marks taken out, and the labels of lists whose items have typed numbers of their own."""

    body: list[Line]
    notes: list[Line]
    marks: list[Exclusion]


def lines_of_text(source: SourceText) -> list[Line]:
    """The lines that are neither furniture nor contents and hold a word, or a bullet whose words follow."""
    return [line for line in source.lines if line.role not in {"furniture", "contents"} and not is_wordless(line)]


def is_wordless(line: Line) -> bool:
    """Nothing but signs: a lone stop, a row of empty cells, a ruled line."""
    if any(character.isalnum() for character in line.text + line.label):
        return False
    return line.role != "body" or not (bullet(f"{line.text} ") or line.label)


def note_number(note: Line, place: int) -> str:
    """The number a footnote is cited by: its mark, or its place among the footnotes."""
    return note.label.strip("[]().") or str(place)


def _leads_to_page(text: str) -> bool:
    """Whether dotted leaders carry the line to a page number. Without a pattern, which would try every way to part a
    signing line's dots."""
    head = text.rstrip("0123456789")
    leaders = head[len(head.rstrip(" .…")) :]
    return 1 <= len(text) - len(head) <= 4 and (leaders.count(".") >= 5 or "…" in leaders)


def with_contents(source: SourceText) -> SourceText:
    """A line that dotted leaders carry to a page number is an entry of a contents list, whatever its format; the words
    over the first entry are its title. So are typed contents, each line of which comes again below.
    What mail and filing put around the document becomes furniture."""
    lines = [
        replace(line, role="contents") if line.role in {"body", "heading"} and _leads_to_page(line.text) else line
        for line in source.lines
    ]
    for place, (line, following) in enumerate(pairwise(lines)):
        if following.role == "contents" and is_contents_title(line):
            lines[place] = replace(line, role="contents")
    if source.format in TOLD:
        return replace(source, lines=tuple(lines))
    typed = listed(lines)
    lines = [replace(line, role="contents") if place in typed else line for place, line in enumerate(lines)]
    return replace(source, lines=tuple(unwrapped(lines)))


def parted(source: SourceText) -> Parted:
    """Part the footnotes from the text.

    Besides what the source calls a footnote, a run of "[1] ..." lines is one where "[1]" stands in the text before, and
    one of "¹ ..." where a raised 1 stands behind a word of it, unless these number the paragraphs. A source that tells
    its own tree has no marks left in its text. The source is one that `with_contents` has seen.
    """
    lines = lines_of_text(source)
    body = [line for line in lines if line.role != "footnote"]
    if source.format in TOLD:
        return Parted(body, [line for line in lines if line.role == "footnote"], [])
    body, labels = undoubled(body)
    body, typed = _typed(with_raised_numbers(body))
    notes = _rejoined([*(line for line in lines if line.role == "footnote"), *typed])
    marks = sorted({line.label.strip("[]().") for line in notes if line.label}, key=lambda mark: (-len(mark), mark))
    calls = _calls([mark for mark in marks if mark])
    if calls is None:
        return Parted(with_raised_numbers(body), notes, labels)
    taken = [Exclusion("footnote_mark", call, line.place) for line in body for call in calls.findall(line.text)]
    freed = [_uncalled(line, calls) for line in body]
    return Parted(with_raised_numbers([line for line in freed if line.text or line.label]), notes, [*labels, *taken])


def _typed(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    kept: list[Line] = []
    notes: list[Line] = []
    seen, inside, raised = "", False, set[str]()
    matches = [_TYPED.match(line.text) for line in lines]
    heads = Counter(match[2] for match in matches if match and match[2])
    single = max(heads.values(), default=0) == 1  # one number is no note twice
    for line, match in zip(lines, matches, strict=True):
        called = bool(match and (f"[{match[1]}]" in seen if match[1] else (single and match[2] in raised)))
        begun = bool(notes) and not notes[-1].text  # "[1]" on a line of its own
        inside = called or (inside and not match and (begun or (line.soft and not (line.gap or 0))))
        if inside:
            mark = (match[1] or match[2].translate(_PLAIN)) if match else ""
            notes.append(replace(line, label=mark, text=line.text[match.end() :]) if match else line)
        else:
            kept.append(line)
            seen = f"{seen[-20000:]} {line.text}"
            raised.update(_CALLING.findall(line.text))
    return kept, notes


def _rejoined(notes: Sequence[Line]) -> list[Line]:
    whole: list[Line] = []
    for line in notes:
        if whole and (line.soft or not whole[-1].text) and not line.label:
            whole[-1] = replace(whole[-1], text=joined(whole[-1].text, line.text))
        else:
            whole.append(line)
    return whole


def _calls(marks: Sequence[str]) -> re.Pattern[str] | None:
    """What calls a footnote: "[1]", or a raised "¹" behind a word."""
    typed = [re.escape(f"[{mark}]") for mark in marks]
    numbers = [mark.translate(_RAISED) for mark in marks if re.fullmatch("[0-9]+", mark)]
    raised = [rf"(?<=[\w.,;:)’”]){_UNIT}{number}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])" for number in numbers]
    return re.compile("|".join([*typed, *raised])) if marks else None


def _uncalled(line: Line, calls: re.Pattern[str]) -> Line:
    if not calls.search(line.text):
        return line
    cells = tuple(_folded(calls.sub("", cell)) for cell in line.cells)
    return replace(line, text=_folded(calls.sub("", line.text)), cells=cells)


def _folded(text: str) -> str:
    return re.sub(r" {2,}", " ", text).strip()
