"""Where each marker stands: the one place that decides between (h)(i)(j) and (i)(ii)(iii).

Every block is an event, or several ("6.-(1)" is two). A state is the path of frames open above the next event. A marker
may carry on an open list, open a new one, carry on a numbering that a heading interrupted, or be no marker at all; each
costs something, and the cheapest whole sequence wins (beam search: time grows with the number of blocks).

The penalties are ordinal, not tuned: a step that needs no excuse is 0; one that is unusual but common in printed codes
(a list under a finished sentence) is under 1; a numbering error of the source (a repeat, a skip) is 1.5 to 3; what
printed codes do not do (a list inside a list of its own style) is 4 or more. Only their order matters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.structure.events import (
    Choice,
    Event,
    Frame,
    Path,
    Placed,
    State,
    down_to_heading,
    frame_of,
    parent_of,
    still_open,
)
from toolkit.structure.markers import Reading
from toolkit.structure.sequence import prefix_open, sequence, start, tier
from toolkit.structure.stacking import headed
from toolkit.structure.unnumbered import paragraph_path

BEAM = 12
"""States kept after each event. With 4 the styles read so far already came out the same."""


def _layout_cost(event: Event, frame: Frame) -> float:
    """How badly an item's place on the page or in the source's lists fits the item it would follow."""
    cost = 0.0
    if event.list_id and frame.list_id:
        cost -= 0.5 if event.list_id == frame.list_id else -0.3
    if event.depth and frame.depth:
        cost += 1.5 * min(abs(event.depth - frame.depth), 2)
    elif abs(event.indent - frame.indent) > 12:
        cost += 0.3
    return cost


def _step(event: Event, reading: Reading, state: State, above: tuple[Frame, ...], cost: float, flaw: str) -> Choice:
    return cost, (*above, frame_of(event, reading)), state.memory, Placed(parent_of(above), reading, flaw=flaw)


def _carry_on(event: Event, reading: Reading, state: State) -> list[Choice]:
    """The marker is the next of a list that is still open."""
    found: list[Choice] = []
    for place in range(len(state.frames) - 1, -1, -1):
        frame = state.frames[place]
        if frame.reading is None or not _same_list(frame.reading, reading):
            continue
        if (
            reading.style == "dotted"
            and prefix_open(reading, state.frames[:place])
            and frame.reading.parts[:-1] != reading.parts[:-1]
        ):
            continue
        cost, flaw = sequence(frame.reading, reading)
        cost += _layout_cost(event, frame) + (0.0 if frame.reading.style == reading.style else 0.6)
        if reading.style.startswith("bullet") and _is_inside(event, frame):
            cost += 1.0
        above = state.frames[:place]
        found.append(_step(event, reading, state, above, cost, flaw))
    return found


def _same_list(one: Reading, other: Reading) -> bool:
    """Of one kind of number; a list that changes its brackets half way ("c." then "(d)") is still one list."""
    bare_one, bare_other = one.style.strip("()."), other.style.strip("().")
    return (
        len(one.parts) == len(other.parts)
        and bare_one == bare_other
        and (one.style == other.style or not one.style.isalpha())
    )


def _is_inside(event: Event, frame: Frame) -> bool:
    """Further right, or deeper in the source's own lists, than the item."""
    if event.depth and frame.depth:
        return event.depth > frame.depth
    return event.indent > frame.indent + 8


def _under_prefix(event: Event, reading: Reading, state: State) -> list[Choice]:
    path = prefix_open(reading, state.frames) if reading.style == "dotted" else ()
    if not path:
        return []
    inside = state.frames[len(path) :]
    while inside and inside[0].kind == "heading" and (not event.rank or inside[0].rank < event.rank):
        path, inside = (*path, inside[0]), inside[1:]  # an unnumbered heading within 5 stands between 5 and 5.4
    last = next(
        (
            frame.reading
            for frame in state.frames
            if frame.reading
            and len(frame.reading.parts) == len(reading.parts)
            and frame.reading.parts[:-1] == reading.parts[:-1]
        ),
        None,
    )
    last = last or next((r for r in state.memory if r.style == "dotted" and r.parts[:-1] == reading.parts[:-1]), None)
    cost, flaw = sequence(last, reading) if last else start(reading)
    return [
        (min(cost, 2.5), (*path, frame_of(event, reading)), state.memory, Placed(parent_of(path), reading, flaw=flaw))
    ]


def _resume(event: Event, reading: Reading, state: State) -> list[Choice]:
    """The numbering runs on across a heading: 6, heading, 7."""
    found: list[Choice] = []
    above = down_to_heading(state.frames)
    for last in state.memory:
        if last.style != reading.style or len(last.parts) != len(reading.parts):
            continue
        cost, flaw = sequence(last, reading)
        found.append(
            (
                cost + 0.05,
                (*above, frame_of(event, reading)),
                state.memory,
                Placed(parent_of(above), reading, flaw=flaw),
            )
        )
    return found


def _open(event: Event, reading: Reading, state: State) -> list[Choice]:
    """The marker begins a new list: under what stands open last, under the paragraph's parent, or afresh under the
    heading."""
    first, flaw = start(reading)
    beside_row = event.row and bool(state.frames) and state.frames[-1].kind == "row"  # rows stand in no row
    paths = [] if beside_row else [state.frames]
    if state.frames and state.frames[-1].kind in {"paragraph", "definition", "row"}:
        paths.append(_without_passed_end(state.frames[:-1]))
    outer = down_to_heading(state.frames)
    if outer not in paths:
        paths.append(outer)
    found: list[Choice] = []
    for path in paths:
        cost = first + _nesting_cost(event, reading, path) + (0.0 if path == state.frames else 0.2)
        if path == outer and path != state.frames and any(frame.reading for frame in state.frames[len(outer) :]):
            cost += 1.2 if tier(reading) <= 2 else 3.0  # a numbered list begins afresh; (a) or (i) hardly does
        found.append(
            (cost, (*path, frame_of(event, reading)), state.memory, Placed(parent_of(path), reading, flaw=flaw))
        )
    return found


def _without_passed_end(path: Path) -> Path:
    return path[:-1] if path and path[-1].passed else path


def _nesting_cost(event: Event, reading: Reading, path: tuple[Frame, ...]) -> float:
    if not path:
        return 0.0
    top = path[-1]
    cost = 0.0 if top.opens or top.kind == "heading" else 0.4
    if top.kind in {"paragraph", "row"} and not top.opens:
        cost += 0.0 if reading.style.startswith("bullet") else 1.0
    same = [
        frame for frame in path if frame.reading and frame.reading.style == reading.style and frame.kind != "heading"
    ]
    if same and not (
        (event.list_id and event.list_id != same[-1].list_id)
        or event.depth > same[-1].depth > 0
        or reading.style.startswith("bullet")
    ):
        cost += 4.0
    if reading.style.startswith("bullet") and same and not _is_inside(event, same[-1]):
        cost += 3.0
    if top.kind == "clause" and tier(reading) <= tier(top.reading) and not same:
        cost += 0.8
    if top.depth and event.depth and event.depth <= top.depth and top.kind == "clause":
        cost += 1.5
    if reading.style == "dotted" and any(frame.reading and frame.kind == "clause" for frame in path):
        cost += 2.5  # 4.2 stands under 4, nowhere within 3
    return cost


def _no_marker(event: Event, state: State) -> list[Choice]:
    """The number only looks like a marker: the words carry on those before."""
    if not event.joinable or not state.frames:
        return []
    bare = event.token is not None and event.token.bare
    cost = 0.0 if event.risky else 1.0 if bare else 2.2
    if event.stopped and not event.risky:
        cost += 2.0 if bare or event.lower else 6.0  # a line seldom breaks where a sentence begins with a number
    return [(cost, state.frames, state.memory, Placed(-1, None, merged=True))]


def _paragraph(event: Event, state: State) -> list[Choice]:
    """An unnumbered paragraph, table row or definition: where its layout puts it, or further in.

    4.1 Officers may accept
      (a) pens and diaries;
      Small gifts need no entry.   <- the list it stands in may go on after it: the item before it stays in sight,
      (b) a meal at work.             passed, so that (b) can follow it but nothing can be put into it any more
    """
    path = _down_to(paragraph_path(event, still_open(state.frames)), state.frames)
    found = [_unnumbered(event, state, path, (), 0.0)]
    if event.kind == "definition":
        return found
    for place in range(len(path), len(state.frames)):
        frame, above = state.frames[place], state.frames[:place]
        if frame.reading is None or frame.kind == "heading":
            continue
        further = place - len(path)
        found.append(_unnumbered(event, state, above, (frame._replace(passed=True),), 0.05 + 0.2 * further))
        if not frame.passed:
            found.append(_unnumbered(event, state, (*above, frame), (), 0.3 + 0.2 * further))
    return found


def _plain_row(event: Event, state: State) -> list[Choice]:
    """A row whose first cell is a number of something else: a length of 112 bits, "X.509"."""
    plain = replace(event, kind="row")
    return [(cost + 1.2, frames, memory, placed) for cost, frames, memory, placed in _paragraph(plain, state)]


def _down_to(path: Path, frames: Path) -> Path:
    """All frames, passed ones too, down to the innermost of a path."""
    return frames[: frames.index(path[-1]) + 1] if path else ()


def _unnumbered(event: Event, state: State, above: Path, passed: Path, cost: float) -> Choice:
    return cost, (*above, *passed, frame_of(event, None)), state.memory, Placed(parent_of(above), None)


def _goes_with(event: Event, state: State) -> bool:
    """The token before it on the same line was taken for plain words: "... paragraphs" / "6(1)(a) and 7"."""
    return event.follows and bool(state.trail) and state.trail[1].merged  # type: ignore[attr-defined]


def _choices(event: Event, state: State) -> list[Choice]:
    if _goes_with(event, state):
        return [(0.0, state.frames, state.memory, Placed(-1, None, merged=True))]
    if event.kind == "heading":
        return headed(event, state) + (_no_marker(event, state) if event.token else [])
    if event.token is None:
        return _paragraph(event, state)
    found: list[Choice] = _no_marker(event, state)
    if event.row:
        found += _plain_row(event, state)
    for reading in event.token.readings:
        penalty = (0.6 if event.token.bare else 0.0) + (3.0 if event.risky else 0.0)
        if event.joinable and event.lower and not event.stopped and tier(reading) == 1:
            penalty += 1.5  # "... version" / "2.1 of the handbook"
        steps = _under_prefix(event, reading, state) + _carry_on(event, reading, state)
        steps += _resume(event, reading, state) + _open(event, reading, state)
        found += [(cost + penalty, frames, memory, placed) for cost, frames, memory, placed in steps]
    return found


def place(events: Sequence[Event]) -> list[Placed]:
    """The cheapest placing of all events, in order. Ties go to the earlier choice: same input, same tree."""
    states = [State(0.0, (), (), ())]
    for event in events:
        best: dict[tuple[tuple[Frame, ...], tuple[Reading, ...]], State] = {}
        for state in states:
            for cost, frames, memory, placed in _choices(event, state):
                total, key = state.cost + cost, (frames, memory)
                if key not in best or total < best[key].cost - 1e-9:
                    best[key] = State(total, frames, memory, (state.trail, placed))
        states = sorted(best.values(), key=lambda state: state.cost)[:BEAM]
    return _unwind(states[0].trail)


def _unwind(trail: tuple[object, ...]) -> list[Placed]:
    answers: list[Placed] = []
    while trail:
        trail, placed = trail  # type: ignore[assignment]
        answers.append(placed)  # type: ignore[arg-type]
    return answers[::-1]
