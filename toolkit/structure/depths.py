"""Where each marker stands: the one place that decides between (h)(i)(j) and (i)(ii)(iii).

Every block is an event, or several ("6.-(1)" is two). A state is the path of frames open above the next event. A marker
may carry on an open list, open a new one, carry on a numbering that a heading interrupted, or be no marker at all; each costs
something, the cheapest whole sequence wins (beam search: time grows with the number of blocks, not with its square).

The penalties are ordinal, not tuned: a step that needs no excuse is 0; one that is unusual but common in printed codes (a list under
a finished sentence) is under 1; a numbering error of the source (a repeat, a skip) is 1.5 to 3; what printed codes do not do (a list
inside a list of its own style) is 4 or more. Only their order matters: see tests/cases/depths.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from toolkit.structure.blocks import Block, runs_on
from toolkit.structure.markers import Reading, Token

BEAM = 12
"""States kept after each event. With 4 the styles read so far already came out the same."""

Kind = Literal["heading", "clause", "definition", "paragraph", "row"]


@dataclass(frozen=True, slots=True)
class Event:
    """One step: a heading, a token, a definition, an unnumbered paragraph or a table row of block number `block`."""

    index: int
    block: int
    kind: Kind
    token: Token | None
    follows: bool
    """It stands behind another token of its line."""
    last: bool
    """The block's words belong to this event (of "6.-(1) You must", to the second)."""
    opens: bool
    rank: int
    depth: int
    list_id: str
    indent: float
    hanging: bool
    lower: bool
    joinable: bool
    risky: bool
    """The words before run on into this number ("... paragraph" / "(2) above")."""
    page: int | None


class Frame(NamedTuple):
    """An open provision: the event that opened it and the reading chosen for it."""

    event: int
    kind: Kind
    reading: Reading | None
    rank: int
    division: int
    opens: bool
    depth: int
    list_id: str
    indent: float
    hanging: bool


class Placed(NamedTuple):
    """The answer for one event: parent: the event above it, -1 for none; reading: None for unnumbered; merged: not a
    marker, its words carry on the block before; flaw: "repeat", "skip", "order", "start" or ""."""

    parent: int
    reading: Reading | None
    merged: bool = False
    flaw: str = ""


class State(NamedTuple):
    cost: float
    frames: tuple[Frame, ...]
    memory: tuple[Reading, ...]
    trail: tuple[object, ...]


Choice = tuple[float, tuple[Frame, ...], tuple[Reading, ...], Placed]


def events_of(blocks: Sequence[Block]) -> list[Event]:
    """The events of all blocks in order."""
    events: list[Event] = []
    before = ""
    for number, block in enumerate(blocks):
        tokens: tuple[Token | None, ...] = block.tokens or (None,)
        for place, token in enumerate(tokens):
            events.append(_event(len(events), number, block, token, place, len(tokens), before))
        before = block.whole
    return events


def _event(index: int, number: int, block: Block, token: Token | None, place: int, count: int, before: str) -> Event:
    last = place == count - 1
    kind: Kind = "clause" if token else "definition" if block.defines else "paragraph"
    if block.first.role == "table_row" and not token:
        kind = "row"
    if block.rank and last:
        kind = "heading"
    first, indent = block.first, _left(block)
    hanging = len(block.lines) > 1 and (block.lines[1].indent or 0) > indent + 6
    return Event(
        index, number, kind, token, place > 0, last, block.unfinished or not last, block.rank, first.depth,
        first.list_id if block.automatic else "", indent, hanging, block.text[:1].islower(), block.joinable and place == 0,
        block.joinable and (runs_on(before) or bool(token and token.division and not block.rank)), first.page,
    )  # fmt: skip


def _left(block: Block) -> float:
    """The left edge in points; where the source gives none, as far in as its list is deep."""
    return block.first.indent if block.first.indent is not None else 36.0 * block.first.depth


def _sequence(last: Reading, new: Reading) -> tuple[float, str]:
    """What it costs to print `new` after `last` in one list."""
    if new.style.startswith("bullet") or new.style == "worded":
        return 0.0, ""
    before, after = last.parts[-1], new.parts[-1]
    if last.parts[:-1] != new.parts[:-1]:  # 1.9 to 2.1 without a "2" between
        return (0.4, "") if new.parts[:-1] > last.parts[:-1] and after <= 1 else (2.0, "order")
    if after == before and new.suffix != last.suffix:  # 3, 3A, 3B
        return 0.1, ""
    if after == before + 1:
        return 0.0, ""
    if after == before:
        return 2.5, "repeat"
    return (1.5 + 0.3 * min(after - before - 1, 6), "skip") if after > before else (5.0, "order")


def _start(reading: Reading) -> tuple[float, str]:
    """What it costs to begin a list with this number."""
    if reading.style.startswith("bullet") or reading.style == "worded" or reading.parts[-1] <= 1:
        return 0.0, ""
    if reading.parts[-1] > 1000:  # A.1, 3A.1: letters carried in front
        return 0.0, ""
    return 3.0 + 0.2 * min(reading.parts[-1], 10), "start"


def _tier(reading: Reading | None) -> int:
    """The usual order of styles from the outside in."""
    style = reading.style if reading else ""
    if style in {"digit.", "dotted", "ROMAN.", "worded"} or style.isalpha() and style not in {"alpha", "roman"}:
        return 1
    if style.startswith("bullet"):
        return 9
    if "digit" in style:
        return 2
    if "alphaalpha" in style or "ALPHAALPHA" in style:
        return 5
    return 4 if "roman" in style else 3


def _frame(event: Event, reading: Reading | None, kind: Kind | None = None) -> Frame:
    division = event.token.division if event.token else 0
    return Frame(
        event.index,
        kind or event.kind,
        reading,
        event.rank,
        division,
        event.opens,
        event.depth,
        event.list_id,
        event.indent,
        event.hanging,
    )


def _parent(frames: tuple[Frame, ...]) -> int:
    return frames[-1].event if frames else -1


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


def _carry_on(event: Event, reading: Reading, state: State) -> list[Choice]:
    """The marker is the next of a list that is still open."""
    found: list[Choice] = []
    for place in range(len(state.frames) - 1, -1, -1):
        frame = state.frames[place]
        if frame.reading is None or not _same_list(frame.reading, reading):
            continue
        if (
            reading.style == "dotted"
            and _prefix_open(reading, state.frames[:place])
            and frame.reading.parts[:-1] != reading.parts[:-1]
        ):
            continue
        cost, flaw = _sequence(frame.reading, reading)
        cost += _layout_cost(event, frame) + (0.0 if frame.reading.style == reading.style else 0.6)
        if reading.style.startswith("bullet") and _is_inside(event, frame):
            cost += 1.0
        above = state.frames[:place]
        found.append((cost, (*above, _frame(event, reading)), state.memory, Placed(_parent(above), reading, flaw=flaw)))
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


def _prefix_open(reading: Reading, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The path down to the open provision whose number this dotted number begins with: 5.4 stands under 5."""
    for place in range(len(frames) - 1, -1, -1):
        other = frames[place].reading
        if other is None or other.style.startswith(("(", "bullet")):
            continue
        whole = other.parts + ((ord(other.suffix[0]) - 64 + 2000,) if other.suffix else ())
        letters = tuple(part + 1000 for part in whole) if len(whole) == 1 and not other.style.islower() or other.style.isalpha() else ()
        if (
            reading.parts[:-1] in (whole, letters)
            or reading.parts[: len(whole)] == whole
            and len(whole) == len(reading.parts) - 1
        ):
            return frames[: place + 1]
    return ()


def _under_prefix(event: Event, reading: Reading, state: State) -> list[Choice]:
    path = _prefix_open(reading, state.frames) if reading.style == "dotted" else ()
    if not path:
        return []
    inside = state.frames[len(path) :]
    while inside and inside[0].kind == "heading" and (not event.rank or inside[0].rank < event.rank):
        path, inside = (*path, inside[0]), inside[1:]  # an unnumbered heading within 5 stands between 5 and 5.4
    last = next((frame.reading for frame in state.frames if frame.reading and len(frame.reading.parts) == len(reading.parts)
                 and frame.reading.parts[:-1] == reading.parts[:-1]), None)  # fmt: skip
    last = last or next((r for r in state.memory if r.style == "dotted" and r.parts[:-1] == reading.parts[:-1]), None)
    cost, flaw = _sequence(last, reading) if last else _start(reading)
    return [(min(cost, 2.5), (*path, _frame(event, reading)), state.memory, Placed(_parent(path), reading, flaw=flaw))]


def _resume(event: Event, reading: Reading, state: State) -> list[Choice]:
    """The numbering runs on across a heading: 6, heading, 7."""
    found: list[Choice] = []
    above = _down_to_heading(state.frames)
    for last in state.memory:
        if last.style != reading.style or len(last.parts) != len(reading.parts):
            continue
        cost, flaw = _sequence(last, reading)
        found.append(
            (cost + 0.05, (*above, _frame(event, reading)), state.memory, Placed(_parent(above), reading, flaw=flaw))
        )
    return found


def _down_to_heading(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    while frames and frames[-1].kind != "heading":
        frames = frames[:-1]
    return frames


def _open(event: Event, reading: Reading, state: State) -> list[Choice]:
    """The marker begins a new list: under what stands open last, under the paragraph's parent, or afresh under the heading."""
    start, flaw = _start(reading)
    paths = [state.frames]
    if state.frames and state.frames[-1].kind in {"paragraph", "definition", "row"}:
        paths.append(state.frames[:-1])
    outer = _down_to_heading(state.frames)
    if outer not in paths:
        paths.append(outer)
    found: list[Choice] = []
    for path in paths:
        cost = start + _nesting_cost(event, reading, path) + (0.0 if path == state.frames else 0.2)
        if path == outer and path != state.frames and any(frame.reading for frame in state.frames[len(outer) :]):
            cost += 1.2 if _tier(reading) <= 2 else 3.0  # a numbered list begins afresh; (a) or (i) hardly does
        found.append((cost, (*path, _frame(event, reading)), state.memory, Placed(_parent(path), reading, flaw=flaw)))
    return found


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
        event.list_id
        and event.list_id != same[-1].list_id
        or event.depth > same[-1].depth > 0
        or reading.style.startswith("bullet")
    ):
        cost += 4.0
    if reading.style.startswith("bullet") and same and not _is_inside(event, same[-1]):
        cost += 3.0
    if top.kind == "clause" and _tier(reading) <= _tier(top.reading) and not same:
        cost += 0.8
    if top.depth and event.depth and event.depth <= top.depth and top.kind == "clause":
        cost += 1.5
    return cost


def _no_marker(event: Event, state: State) -> list[Choice]:
    """The number only looks like a marker: the words carry on those before."""
    if not event.joinable or not state.frames:
        return []
    bare = event.token is not None and event.token.bare
    cost = 0.0 if event.risky else 1.0 if bare else 2.2
    return [(cost, state.frames, state.memory, Placed(-1, None, merged=True))]


def _outranks(frame: Frame, event: Event) -> bool:
    """A heading frame stays open above a new heading."""
    division = event.token.division if event.token else 0
    if frame.division and not division:
        return True if not frame.rank or not event.rank or event.rank >= frame.rank else False
    if division and not frame.division:
        return frame.rank < event.rank and frame.rank == 1 and event.rank > 1 and frame.reading is None and False
    if division and frame.division:
        return frame.division < division
    return frame.rank < event.rank


def _heading(event: Event, state: State) -> list[Choice]:
    frames = state.frames
    readings: tuple[Reading | None, ...] = event.token.readings if event.token else (None,)
    found: list[Choice] = []
    for reading in readings:
        above, flaw, cost = _above_heading(event, reading, frames)
        closed = tuple(f.reading for f in frames[len(above) :] if f.reading and f.kind == "clause")[:1]
        memory = _remember(state.memory, closed, keep=reading is None)
        if reading is not None:
            memory = _remember(memory, (reading,), keep=True)
            last = _last_heading(reading, state)
            cost, flaw = _sequence(last, reading) if last else (min(_start(reading)[0], 1.0), "")
        found.append((cost, (*above, _frame(event, reading)), memory, Placed(_parent(above), reading, flaw=flaw)))
    return found


def _last_heading(reading: Reading, state: State) -> Reading | None:
    """The number this one follows: of an open frame of its style, or of one a heading closed."""
    open_ones = [f.reading for f in reversed(state.frames) if f.reading]
    for other in (*open_ones, *state.memory):
        if other.style == reading.style and len(other.parts) == len(reading.parts):
            if reading.style == "dotted" and other.parts[:-1] != reading.parts[:-1]:
                continue
            return other
    return None


def _above_heading(
    event: Event, reading: Reading | None, frames: tuple[Frame, ...]
) -> tuple[tuple[Frame, ...], str, float]:
    if reading is not None:
        for place in range(len(frames) - 1, -1, -1):
            other = frames[place].reading
            if other and frames[place].kind == "heading" and other.style == reading.style and len(other.parts) == len(reading.parts):
                if reading.style != "dotted" or other.parts[:-1] == reading.parts[:-1]:
                    return frames[:place], "", 0.0
        if path := _prefix_open(reading, frames) if reading.style == "dotted" else ():
            return path, "", 0.0
    above = frames
    while above and not (above[-1].kind == "heading" and _outranks(above[-1], event)):
        above = above[:-1]
    return above, "", 0.0


def _remember(memory: tuple[Reading, ...], closed: tuple[Reading, ...], *, keep: bool) -> tuple[Reading, ...]:
    """The last number of each outermost run, newest first."""
    styles = {(reading.style, len(reading.parts)) for reading in closed}
    return (*closed, *(old for old in memory if (old.style, len(old.parts)) not in styles))


def _paragraph(event: Event, state: State) -> list[Choice]:
    """An unnumbered paragraph, table row or definition. The list it interrupts may go on after it: both are kept open."""
    path = _paragraph_path(event, state.frames)
    placed = Placed(_parent(path), None)
    found: list[Choice] = [(0.0, (*path, _frame(event, None)), state.memory, placed)]
    if event.kind != "definition" and any(frame.reading for frame in state.frames[len(path) :]):
        found.append((0.05, state.frames, state.memory, placed))
    return found


def _paragraph_path(event: Event, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The provision an unnumbered paragraph belongs to.

    4.2 Employees must not-        <- a small letter, or the left edge of this, puts a tail here
      (a) accept gifts             <- the left edge of these words puts a second paragraph here
    or be seen to do so.
    """
    beside = frames[-1].indent if frames and frames[-1].kind == "paragraph" else event.indent
    while frames and (frames[-1].kind == "row" or frames[-1].kind == "paragraph" and not (event.kind == "row" and frames[-1].opens)):
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
        inside = [place for place, frame in enumerate(frames) if 0 < frame.depth <= event.depth and frame.kind != "heading"]
        return frames[: inside[-1] + 1] if inside else frames
    return _by_indent(event, frames, beside)


def _row_path(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    while frames and frames[-1].reading is not None and _tier(frames[-1].reading) > 2 and frames[-1].kind == "clause":
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


def _goes_with(event: Event, state: State) -> bool:
    """The token before it on the same line was taken for plain words: "... paragraphs" / "6(1)(a) and 7"."""
    return event.follows and bool(state.trail) and state.trail[1].merged  # type: ignore[attr-defined]


def _choices(event: Event, state: State) -> list[Choice]:
    if _goes_with(event, state):
        return [(0.0, state.frames, state.memory, Placed(-1, None, merged=True))]
    if event.kind == "heading":
        return _heading(event, state) + (_no_marker(event, state) if event.token else [])
    if event.token is None:
        return _paragraph(event, state)
    found: list[Choice] = _no_marker(event, state)
    for reading in event.token.readings:
        penalty = (0.6 if event.token.bare else 0.0) + (3.0 if event.risky else 0.0)
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
        trail, placed = trail  # type: ignore[assignment,misc]
        answers.append(placed)  # type: ignore[arg-type]
    return answers[::-1]
