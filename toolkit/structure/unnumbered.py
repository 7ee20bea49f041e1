"""Where an unnumbered paragraph, a table row or a definition stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from toolkit.structure.events import Event
from toolkit.structure.frames import (
    Choice,
    Frame,
    Path,
    Placed,
    State,
    down_to_heading,
    frame_of,
    parent_of,
    still_open,
)
from toolkit.structure.numbers import Reading
from toolkit.structure.sequence import remember, run_of, sequence, tier
from toolkit.structure.worded import SECTION


def unnumbered(event: Event, state: State) -> list[Choice]:
    """An unnumbered paragraph, table row or definition: where its layout puts it, or further in.

    4.1 Officers may accept
      (a) pens and diaries;
      Small gifts need no entry.   <- the list it stands in may go on after it: the item before it stays in sight,
      (b) a meal at work.             passed, so that (b) can follow it but nothing can be put into it any more
    """
    frames = _without_rows(event, state.frames)
    path = _down_to(paragraph_path(event, still_open(frames)), frames)
    found = [_placed_at(event, state, path, (), 0.0)]
    if event.kind == "definition":
        return found
    for place in range(len(path), len(frames)):
        frame, above = frames[place], frames[:place]
        if frame.reading is None or frame.kind == "heading":
            continue
        further = place - len(path)
        found.append(_placed_at(event, state, above, (frame._replace(passed=True),), 0.05 + 0.2 * further))
        if not frame.passed:
            found.append(_placed_at(event, state, (*above, frame), (), 0.3 + 0.2 * further))
    return found


def _without_rows(event: Event, frames: Path) -> Path:
    """Words under a table stand in none of its rows, whatever number the last one has."""
    first = next((place for place, frame in enumerate(frames) if frame.row and not event.row), len(frames))
    return frames[:first]


def plain_row(event: Event, state: State) -> list[Choice]:
    """A row whose first cell is a number of something else: a length of 112 bits, "X.509"."""
    plain = replace(event, kind="row")
    return [(cost + 1.2, frames, memory, placed) for cost, frames, memory, placed in unnumbered(plain, state)]


def _down_to(path: Path, frames: Path) -> Path:
    """All frames, passed ones too, down to the innermost of a path."""
    return frames[: frames.index(path[-1]) + 1] if path else ()


def _placed_at(event: Event, state: State, above: Path, passed: Path, cost: float) -> Choice:
    kept = len(above) + len(passed)
    closed = tuple(one.reading for one in state.frames[kept:] if one.reading and one.kind == "clause")
    memory = remember(state.memory, closed[:1]) if event.kind == "definition" else state.memory
    return cost, (*above, *passed, frame_of(event, None)), memory, Placed(parent_of(above), None)


def paragraph_path(event: Event, frames: Path) -> Path:
    """The provision an unnumbered paragraph belongs to.

    4.2 Employees must not-        <- a small letter, or the left edge of this, puts a tail here
      (a) accept gifts             <- the left edge of these words puts a second paragraph here
    or be seen to do so.
    """
    beside = frames[-1].indent if frames and frames[-1].kind == "paragraph" else event.indent
    while frames and (frames[-1].kind == "row" or (frames[-1].kind == "paragraph" and not _announced(event, frames))):
        frames = frames[:-1]
    if event.kind == "definition":
        return _definition_path(frames)
    if event.kind == "row":
        return _row_path(frames)
    if event.enacted:
        return _section_path(frames)
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


def _announced(event: Event, frames: Path) -> bool:
    """A list of definitions stands under the paragraph that announces it ("In this code:"), as a list of items does."""
    return event.kind == "definition" and frames[-1].promises


def _row_path(frames: Path) -> Path:
    """Beside the row before it, also where the last cell of that one holds a list."""
    frames = tuple(takewhile(lambda frame: frame.kind != "row", frames))
    while frames and frames[-1].reading is not None and tier(frames[-1].reading) > 2 and frames[-1].kind == "clause":
        frames = frames[:-1]
    return frames


def _section_path(frames: Path) -> Path:
    """The section that a note of its making stands under: a numbered heading, else the clause nearest to one."""
    inside = down_to_heading(frames)
    top = inside[-1] if inside else None
    if top is not None and top.reading is not None and top.division in {0, SECTION}:
        return inside
    return frames[: len(inside) + 1] if frames[len(inside) :] and frames[len(inside)].kind == "clause" else inside


def _definition_path(frames: Path) -> Path:
    for place in range(len(frames) - 1, -1, -1):
        if frames[place].kind == "definition":
            return frames[:place]
        if frames[place].kind == "heading":
            break
    while frames and frames[-1].kind != "heading" and not frames[-1].opens and len(frames) > 1:
        frames = frames[:-1]
    return frames


def _by_indent(event: Event, frames: Path, beside: float) -> Path:
    """By the left edges. beside: that of the unnumbered paragraph just before, which may stand further in."""
    places = [place for place, frame in enumerate(frames) if frame.kind != "heading"]
    outermost, innermost = places[0], places[-1]
    listed = innermost > outermost
    if event.lower and frames[innermost].promises and event.indent >= frames[innermost].indent - 6:
        return frames[: innermost + 1]  # "(ii) any body-" / "directed to charitable purposes;"
    if event.lower:
        asking = [place for place in reversed(places[:-1]) if frames[place].asks] if event.goes_on else []
        if asking and _is_flush(event, frames, places):
            return frames[: asking[0] + 1]  # "Your manager may:" ... "and must give the reason"
        tail_of = [place for place in reversed(places[:-1]) if _may_end(event, frames[place])]
        return frames[: (tail_of[0] if tail_of else outermost) + 1] if listed else frames[: innermost + 1]
    if frames[outermost].hanging and event.indent <= frames[outermost].indent + 6:
        return frames[:outermost]  # its text hangs further right than this paragraph begins
    if listed and _set_in_with(event, frames, outermost):
        return frames[: outermost + 1]
    if listed and (interrupted := _interrupted(event, frames)):
        return interrupted
    if abs(event.indent - beside) < 6 and _is_flush(event, frames, places):
        if not listed and _is_bullet(frames[innermost]):
            return frames[:innermost]  # the words of a bullet hang right of it
        opened = [place for place in places[:-1] if frames[place].promises]  # of "6.-(2) You must-" not the 6
        if not opened and _is_dotted(frames[innermost]):
            return frames[: innermost + 1]  # 4.1 is no item of a list in 4
        return _after_list(event, frames, (opened[0] + 1 if opened else innermost) if listed else innermost + 1)
    for place in reversed(places):
        if event.indent > frames[place].indent + 6:
            return frames[: place + 1]
    return frames[:outermost]


def _is_bullet(frame: Frame) -> bool:
    return frame.reading is not None and frame.reading.style.startswith("bullet")


def _is_dotted(frame: Frame) -> bool:
    return frame.reading is not None and frame.reading.style == "dotted" and frame.kind == "clause"


def _is_flush(event: Event, frames: Path, places: Sequence[int]) -> bool:
    """All begin at one left edge: the edges tell nothing."""
    lefts = [event.indent, *(frames[place].indent for place in places)]
    return max(lefts) - min(lefts) < 6


def _set_in_with(event: Event, frames: Path, outermost: int) -> bool:
    """After a list, at the edge of the number that opened it, and further in than the heading over both:

    Gifts
      4 Officers must declare
        (a) gifts; and
      A declaration is made ...    <- goes on with 4, for a paragraph of "Gifts" would stand under its first letter
    """
    heading = frames[outermost - 1] if outermost else None
    inside = heading is not None and heading.kind == "heading" and frames[outermost].indent > heading.indent + 6
    return inside and frames[outermost].reading is not None and abs(event.indent - frames[outermost].indent) < 6


def _interrupted(event: Event, frames: Path) -> Path:
    """The numbered paragraph after whose bullets the words stand, where the source gives no edges and its numbering
    goes straight on: among 6, 7, 8 a person looks for them in 6.

    6 You have to:
    - go out; and
    - stay out.
    You may still write.          <- 7 follows
    """
    for place in range(len(frames) - 1, -1, -1):
        last = frames[place].reading if frames[place].kind == "clause" and not frames[place].depth else None
        if last is not None and any(_is_next(last, new) for new in event.before):
            return frames[: place + 1]
    return ()


def _is_next(last: Reading, new: Reading) -> bool:
    return run_of(last) == run_of(new) and sequence(last, new) == (0.0, "")


def _may_end(event: Event, frame: Frame) -> bool:
    """The tail of a list stands under the words that opened it, which may hang right of their number:

    (c) disclosure is:
        (i) in the public interest,
    and in each case ...          <- under the number (c): not the tail of its list but of the one (c) is in
    """
    return event.indent >= frame.indent + (6 if frame.hanging else -6)


def _after_list(event: Event, frames: Path, end: int) -> Path:
    """A new sentence after a list under an unnumbered paragraph is a paragraph beside that one, not its tail."""
    return frames[: end - 1] if not event.lower and frames[end - 1].kind == "paragraph" else frames[:end]
