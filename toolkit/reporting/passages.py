"""The words of a provision as a report quotes them: cut into marked and unmarked pieces, with cite and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from toolkit.model.crosswalk import Side
from toolkit.model.norm import Analysis
from toolkit.model.provision import Span
from toolkit.reporting.cites import cite_of

EXCERPT = 700
"""Characters up to which a quotation stays whole in a finding; the clause comparison always has all of it."""
NEAR = 160
"""Characters kept on each side of marked words in a longer one."""
GAP = " […] "
"""Stands for the words left out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of quoted words; marked: they prove the finding."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A provision quoted. place: cite and page ("10(1), page 4"); lead_in: the words that complete its sense."""

    side: Side
    id: str
    cite: str
    place: str
    heading: str
    lead_in: str
    pieces: tuple[Piece, ...]

    @property
    def long(self) -> bool:
        """Too long to be kept on one page, or whole in a finding."""
        return sum(len(piece.text) for piece in self.pieces) > EXCERPT


def quote(analysis: Analysis, side: Side, provision_id: str, *, spans: Iterable[Span] = ()) -> Passage:
    """A provision with the words under `spans` marked; of one that has no words of its own, its heading."""
    provision = analysis.instrument.by_id[provision_id]
    cite = cite_of(analysis.instrument, provision)
    return Passage(
        side=side,
        id=provision.id,
        cite=cite,
        place=cite if provision.page is None else f"{cite}, page {provision.page}",
        heading=provision.heading if provision.text else "",
        lead_in=analysis.by_id[provision_id].context,
        pieces=tuple(_cut(provision.text, spans)) if provision.text else (Piece(provision.heading),),
    )


def together(analysis: Analysis, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages that are quoted one after another: a lead-in stands in brackets once, before the first of its items; not
    at all where it is quoted itself, with its own above it."""
    shown = tuple(passages)
    parents = {one.id: analysis.instrument.by_id[one.id].parent for one in shown}
    said: set[str | None] = set(parents)
    told = []
    for one in shown:
        told.append(replace(one, lead_in="") if parents[one.id] in said else one)
        said.add(parents[one.id])
    return tuple(told)


def excerpt(passage: Passage) -> Passage:
    """The passage with what lies far from its marked words left out, if it is long; the gaps say so."""
    if not passage.long:
        return passage
    last = len(passage.pieces) - 1
    pieces = (
        piece if piece.marked else Piece(_shorten(piece.text, first=index == 0, last=index == last))
        for index, piece in enumerate(passage.pieces)
    )
    return replace(passage, pieces=tuple(pieces))


def _cut(text: str, spans: Iterable[Span]) -> Iterator[Piece]:
    """Pieces in order, overlapping spans as one: [2,5) and [4,9) mark [2,9). A span beyond the text is cut to it."""
    at = 0
    for start, end in _merged(spans, len(text)):
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Piece(text[at:])


def _merged(spans: Iterable[Span], length: int) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _shorten(text: str, *, first: bool, last: bool) -> str:
    """An unmarked stretch without its middle: of the first only the end lies near a mark, of the last only the
    beginning. Where nothing is marked the one stretch is both, and its beginning stays."""
    head = EXCERPT if first and last else 0 if first else NEAR
    tail = 0 if last else NEAR
    if len(text) <= head + tail + NEAR:
        return text
    before = text[:head].rpartition(" ")[0] or text[:head]
    after = text[len(text) - tail :].partition(" ")[2] or text[len(text) - tail :]
    return (before + GAP + after).lstrip() if first else before + GAP + after
