"""The ways a number can step on: the next of an open list, under its own prefix, across a heading, or a new list.

What the costs mean is said in depths.py.
"""

from __future__ import annotations

from toolkit.structure.events import Event
from toolkit.structure.frames import Choice, Frame, Path, Placed, State, down_to_heading, frame_of, parent_of
from toolkit.structure.numbers import LETTERS, Reading
from toolkit.structure.sequence import prefix_open, remember, run_of, sequence, start, tier

_LAZY = 1.0
"""Less than to begin a list afresh."""
_SET_IN = 11.9
"""Points: two letters of plain text. Numbers of one list begin nearer to each other than this."""


def carry_on(event: Event, reading: Reading, state: State) -> list[Choice]:
    """The marker is the next of a list that is still open."""
    found: list[Choice] = []
    for place in range(len(state.frames) - 1, -1, -1):
        last, above = state.frames[place].reading, state.frames[:place]
        if last is not None and _same_list(last, reading) and not _belongs_elsewhere(last, reading, above):
            cost, flaw = sequence(last, reading)
            if flaw == "repeat" and _is_lazy(event, reading, state.frames[place]):
                cost = _LAZY
            elif flaw == "order" and _counts_down(event, reading, state.frames[place]):
                cost, flaw = 0.0, ""
            cost += _layout_cost(event, reading, state.frames[place])
            found.append(_step(event, reading, state, above, cost, flaw))
    return found


def _is_lazy(event: Event, reading: Reading, frame: Frame) -> bool:
    """1. straight under 1., as who leaves the counting to a program types it."""
    return reading.parts == (1,) and reading.style == "digit." and frame.event == event.index - 1


def _counts_down(event: Event, reading: Reading, frame: Frame) -> bool:
    """2 after 3 in one list of the source, which counts the items from its last."""
    before = frame.reading.parts if frame.reading else ()
    return bool(event.list_id) and event.list_id == frame.list_id and before == (reading.parts[-1] + 1,)


def _belongs_elsewhere(last: Reading, reading: Reading, above: Path) -> bool:
    """2.1 does not follow 1.9 where a 2 is open for it."""
    return reading.style == "dotted" and last.parts[:-1] != reading.parts[:-1] and bool(prefix_open(reading, above))


def _same_list(one: Reading, other: Reading) -> bool:
    """Of one kind of number; a list that changes its brackets half way ("c." then "(d)") is still one list."""
    bare_one, bare_other = one.style.strip("()."), other.style.strip("().")
    return (
        len(one.parts) == len(other.parts)
        and bare_one == bare_other
        and (one.style == other.style or not one.style.isalpha())
    )


def _layout_cost(event: Event, reading: Reading, frame: Frame) -> float:
    """How badly an item's place on the page or in the source's lists fits the item it would follow."""
    cost = 0.0 if frame.reading and frame.reading.style == reading.style else 0.6
    if reading.style.startswith("bullet") and _is_inside(event, frame):
        cost += 1.0
    if event.list_id and frame.list_id and not reading.style.startswith("bullet"):  # Word keeps all bullets in one list
        cost -= 0.5 if event.list_id == frame.list_id else -0.3
    if event.depth and frame.depth and event.depth != frame.depth:
        cost += 1.5 * min(abs(event.depth - frame.depth), 2)
    elif abs(event.indent - frame.indent) >= _SET_IN:
        cost += 0.3
    return cost


def _is_inside(event: Event, frame: Frame) -> bool:
    """Deeper in the source's own lists than the item, or further right: Word's "List Bullet 2" is a list of its own."""
    if event.depth and frame.depth and event.depth != frame.depth:
        return event.depth > frame.depth
    return event.indent > frame.indent + 8


def under_prefix(event: Event, reading: Reading, state: State) -> list[Choice]:
    """The marker carries the number of an open provision in front: 5.4 stands under 5."""
    path = prefix_open(reading, state.frames) if reading.style == "dotted" else ()
    if not path:
        return []
    inside = state.frames[len(path) :]
    while inside and _stands_between(inside[0], reading, event):
        path, inside = (*path, inside[0]), inside[1:]  # an unnumbered heading within 5 stands between 5 and 5.4
    last = _last_of_prefix(reading, state)
    cost, flaw = sequence(last, reading) if last else start(reading)
    state = state._replace(memory=remember(state.memory, _of_series(inside)))
    return [_step(event, reading, state, path, min(cost, 2.5), flaw)]


def _stands_between(frame: Frame, reading: Reading, event: Event) -> bool:
    """A heading that 5.4 does not stand beside (as it does beside 5.3); "5.4 covers ..." stands under heading 5.4. Also
    the words that open a list of such numbers: "5 Respect" / "As a councillor:" / "5.1 I treat ..."."""
    if frame.kind == "paragraph" and frame.promises:
        return event.kind == "clause"
    other = frame.reading
    beside = other is not None and other.style == "dotted" and other.parts != reading.parts
    return frame.kind == "heading" and not (beside or frame.aside) and (not event.rank or frame.rank < event.rank)


def _of_series(closed: Path) -> tuple[Reading, ...]:
    """The number of a series that another may interrupt: S1/R1, S1/G1, S1/R2."""
    lettered = (frame.reading for frame in closed[:1] if frame.reading and frame.reading.style == "dotted")
    return tuple(reading for reading in lettered if any(part > LETTERS for part in reading.parts[1:-1]))


def _last_of_prefix(reading: Reading, state: State) -> Reading | None:
    """The number before 5.4: of the open path, or of what a heading closed."""
    seen = (*(frame.reading for frame in state.frames if frame.reading), *state.memory)
    same = (
        other for other in seen if len(other.parts) == len(reading.parts) and other.parts[:-1] == reading.parts[:-1]
    )
    return next(same, None)


def resume(event: Event, reading: Reading, state: State) -> list[Choice]:
    """The numbering runs on across a heading: 6, heading, 7."""
    found: list[Choice] = []
    above = down_to_heading(state.frames)
    above = above[:-1] if above and above[-1].aside else above
    for last in state.memory:
        if run_of(last) == run_of(reading):
            cost, flaw = sequence(last, reading)
            found.append(_step(event, reading, state, above, cost + 0.05, flaw))
    return found


def open_list(event: Event, reading: Reading, state: State) -> list[Choice]:
    """The marker begins a new list: under what stands open last, under the paragraph's parent, or afresh under the
    heading."""
    first, flaw = start(reading)
    found: list[Choice] = []
    for path in _places_for_a_list(event, state.frames):
        cost = first + _nesting_cost(event, reading, path) + _leaving_cost(reading, path, state.frames)
        found.append(_step(event, reading, state, path, cost, flaw))
    return found


def _places_for_a_list(event: Event, frames: Path) -> list[Path]:
    beside_row = event.row and bool(frames) and frames[-1].kind == "row"  # rows stand in no row
    paths = [] if beside_row else [frames]
    if frames and frames[-1].kind in {"paragraph", "definition", "row"}:
        paths.append(_without_passed_end(frames[:-1]))
    outer = down_to_heading(frames)
    return paths if outer in paths else [*paths, outer]


def _leaving_cost(reading: Reading, path: Path, frames: Path) -> float:
    """A numbered list may begin afresh under a heading; (a) or (i) hardly does while a list is open."""
    if path == frames:
        return 0.0
    left = any(frame.reading for frame in frames[len(path) :]) and path == down_to_heading(frames)
    return 0.2 + (0.0 if not left else 1.2 if tier(reading) <= 2 else 3.0)


def _without_passed_end(path: Path) -> Path:
    return path[:-1] if path and path[-1].passed else path


def _nesting_cost(event: Event, reading: Reading, path: Path) -> float:
    """How strange it is to begin a list of this style just there."""
    if not path:
        return 0.0
    top = path[-1]
    bullets = reading.style.startswith("bullet")
    cost = 0.0 if top.opens or top.kind == "heading" else 0.1 if bullets and top.kind == "paragraph" else 0.4
    if top.kind in {"paragraph", "row"} and not (top.opens or bullets):
        cost += 1.0
    if top.kind == "clause" and top.depth and 0 < event.depth <= top.depth:
        cost += 1.5
    if reading.style == "dotted" and any(frame.reading and frame.kind == "clause" for frame in path):
        cost += 2.5  # 4.2 stands under 4, nowhere within 3
    same = [
        frame for frame in path if frame.kind != "heading" and frame.reading and frame.reading.style == reading.style
    ]
    if same:
        return cost + _repeating_cost(event, same[-1], bullets=bullets)
    within = bullets and (top.promises or _is_inside(event, top))  # "• a receipt for:" / "o travel;"
    return cost + (0.8 if top.kind == "clause" and tier(reading) <= tier(top.reading) and not within else 0.0)


def _repeating_cost(event: Event, same: Frame, *, bullets: bool) -> float:
    """A list inside a list of its own style: only bullets do that, or lists that the source itself keeps apart."""
    if bullets:
        return 0.0 if _is_inside(event, same) else 3.0
    apart = bool(event.list_id) and event.list_id != same.list_id
    if apart or event.depth > same.depth > 0:
        return 0.0
    set_in = same.promises and not event.depth and event.indent > same.indent + _SET_IN
    return 0.5 if set_in else 4.0  # "1. A member must:" / "   1. attend; and"


def _step(event: Event, reading: Reading, state: State, above: Path, cost: float, flaw: str) -> Choice:
    return cost, (*above, frame_of(event, reading)), state.memory, Placed(parent_of(above), reading, flaw=flaw)
