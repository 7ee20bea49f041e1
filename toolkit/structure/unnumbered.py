"""Where an unnumbered paragraph, a table row or a definition stands."""

from __future__ import annotations

from toolkit.structure.events import Event, Frame
from toolkit.structure.sequence import tier


def paragraph_path(event: Event, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The provision an unnumbered paragraph belongs to.

    4.2 Employees must not-        <- a small letter, or the left edge of this, puts a tail here
      (a) accept gifts             <- the left edge of these words puts a second paragraph here
    or be seen to do so.
    """
    beside = frames[-1].indent if frames and frames[-1].kind == "paragraph" else event.indent
    while frames and (
        frames[-1].kind == "row" or (frames[-1].kind == "paragraph" and not (event.kind == "row" and frames[-1].opens))
    ):
        frames = frames[:-1]
    if event.kind == "definition":
        return _definition_path(frames)
    if event.kind == "row":
        return _row_path(frames)
    while frames and frames[-1].kind == "definition" and not event.lower:
        frames = frames[:-1]
    if not frames or frames[-1].kind == "heading":
        return frames
    if event.depth:
        inside = [
            place for place, frame in enumerate(frames) if 0 < frame.depth <= event.depth and frame.kind != "heading"
        ]
        return frames[: inside[-1] + 1] if inside else frames
    return _by_indent(event, frames, beside)


def _row_path(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    while frames and frames[-1].reading is not None and tier(frames[-1].reading) > 2 and frames[-1].kind == "clause":
        frames = frames[:-1]
    return frames


def _definition_path(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    for place in range(len(frames) - 1, -1, -1):
        if frames[place].kind == "definition":
            return frames[:place]
        if frames[place].kind == "heading":
            break
    while frames and frames[-1].kind != "heading" and not frames[-1].opens and len(frames) > 1:
        frames = frames[:-1]
    return frames


def _by_indent(event: Event, frames: tuple[Frame, ...], beside: float) -> tuple[Frame, ...]:
    """By the left edges. beside: that of the unnumbered paragraph just before, which may stand further in."""
    places = [place for place, frame in enumerate(frames) if frame.kind != "heading"]
    outermost, innermost = places[0], places[-1]
    listed = innermost > outermost
    if event.lower and frames[innermost].promises and event.indent >= frames[innermost].indent - 6:
        return frames[: innermost + 1]  # "(ii) any body-" / "directed to charitable purposes;"
    if event.lower:
        tail_of = [place for place in reversed(places[:-1]) if event.indent >= frames[place].indent - 6]
        return frames[: (tail_of[0] if tail_of else outermost) + 1] if listed else frames[: innermost + 1]
    if frames[outermost].hanging and event.indent <= frames[outermost].indent + 6:
        return frames[:outermost]  # its text hangs further right than this paragraph begins
    lefts = [frames[place].indent for place in places] + [event.indent, beside]
    if max(lefts) - min(lefts) < 6:  # flush left throughout: the edges tell nothing
        return _after_list(event, frames, innermost if listed else innermost + 1)
    for place in reversed(places):
        if event.indent > frames[place].indent + 6:
            return frames[: place + 1]
    return frames[:outermost]


def _after_list(event: Event, frames: tuple[Frame, ...], end: int) -> tuple[Frame, ...]:
    """A new sentence after a list under an unnumbered paragraph is a paragraph beside that one, not its tail."""
    return frames[: end - 1] if not event.lower and frames[end - 1].kind == "paragraph" else frames[:end]
