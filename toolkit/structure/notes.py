"""Footnotes: kept apart from the text, and their marks taken out of the sentences that call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.source import Line
from toolkit.structure.blocks import joined

_TYPED = re.compile(r"\[(\d{1,3}|\*{1,3})\]\s+(?=\S)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and the footnotes, one line each with its mark as label.

    Besides what the source calls a footnote, a run of "[1] ..." lines is one where "[1]" stands in the text before.
    """
    body, notes = (
        [line for line in lines if line.role != "footnote"],
        [line for line in lines if line.role == "footnote"],
    )
    body, typed = _typed(body)
    whole = _rejoined([*notes, *typed])
    marks = sorted({line.label.strip("[]().") for line in whole if line.label}, key=len, reverse=True)
    return [_uncalled(line, marks) for line in body] if marks else body, whole


def _typed(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    kept: list[Line] = []
    notes: list[Line] = []
    seen, inside = "", False
    for line in lines:
        match = _TYPED.match(line.text)
        inside = bool(match and f"[{match[1]}]" in seen) or (inside and not match and line.soft and not (line.gap or 0))
        if inside:
            notes.append(replace(line, label=match[1], text=line.text[match.end() :]) if match else line)
        else:
            kept.append(line)
            seen = f"{seen[-20000:]} {line.text}"
    return kept, notes


def _rejoined(notes: Sequence[Line]) -> list[Line]:
    whole: list[Line] = []
    for line in notes:
        if whole and line.soft and not line.label:
            whole[-1] = replace(whole[-1], text=joined(whole[-1].text, line.text))
        else:
            whole.append(line)
    return whole


def _uncalled(line: Line, marks: Sequence[str]) -> Line:
    """The line without "[1]" or a raised "¹" behind a word, where that is a footnote's mark."""
    text = line.text
    for mark in marks:
        text = text.replace(f"[{mark}]", "")
        if mark.isdigit():
            text = re.sub(rf"(?<=[\w.,;:)’”]){mark.translate(_RAISED)}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])", "", text)
    return replace(line, text=re.sub(r" {2,}", " ", text).strip()) if text != line.text else line
