"""Where a heading stands: beside the last one of its numbering, under its number's parent, or by its rank."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from toolkit.structure.events import Event
from toolkit.structure.frames import Choice, Frame, Placed, State, frame_of, parent_of
from toolkit.structure.numbers import Reading
from toolkit.structure.sequence import prefix_open, remember, sequence, start
from toolkit.structure.worded import SECTION, words

_WITHIN = 0.5
_MAIN = frozenset({"part", "chapter", "section"})


def _outranks(frame: Frame, event: Event) -> bool:
    """A heading frame stays open above a new heading.

    Parts, chapters and sections stand over headings without a number, unless the source itself ranks those higher.
    """
    division = event.token.division if event.token else 0
    if frame.division and division:
        return frame.division < division or (frame.division == division and _is_first_under(frame, event))
    if frame.division:
        return event.rank >= frame.rank
    if division and division != SECTION and _is_first_under(frame, event):
        return True
    if division == SECTION and frame.reading is not None:
        return frame.rank < event.rank  # ARTICLE II over Section 2.01
    return not division and frame.rank < event.rank


def _is_first_under(frame: Frame, event: Event) -> bool:
    """ARTICLE V straight over DIVISION 1: what is divided, though other codes have no Division under an article. So is
    CHAPTER II straight over DIVISION I, though both words stand equally high."""
    numbers = event.token.readings if event.token else ()
    first = any(reading.parts[-1] <= 1 for reading in numbers)
    worded = frame.reading is not None and frame.reading.style.isalpha() and frame.reading.style != numbers[0].style
    return first and worded and frame.event == event.index - 1


def headed(event: Event, state: State) -> list[Choice]:
    """The ways to place a heading."""
    readings: tuple[Reading | None, ...] = event.token.readings if event.token else (None,)
    return [_headed(event, reading, state) for reading in readings] + _within(event, state)


def _within(event: Event, state: State) -> list[Choice]:
    """A note over the next of a list that is open, whatever its rank:

    Gifts                            over 2, or in the margin beside it
    2 (1) No member shall ...
    Exception                        over (2) alone: within 2
    (2) Subsection (1) does not ...
    """
    found: list[Choice] = []
    for place, frame in enumerate(state.frames):
        goes_on = frame.kind == "clause" and frame.reading is not None and _is_next(frame.reading, event.over)
        if goes_on and frame.reading is not None:
            above, memory = state.frames[:place], remember(state.memory, (frame.reading,))
            above = above[:-1] if above and above[-1].kind == "heading" and not _outranks(above[-1], event) else above
            found.append((_WITHIN, (*above, frame_of(event, None)), memory, Placed(parent_of(above), None)))
    return found


def _is_next(last: Reading, over: Sequence[Reading]) -> bool:
    return any(one.style == last.style and sequence(last, one) == (0.0, "") for one in over)


def _headed(event: Event, reading: Reading | None, state: State) -> Choice:
    above = _above_heading(event, reading, state.frames)
    closed = tuple(frame.reading for frame in state.frames[len(above) :] if frame.reading and frame.kind == "clause")
    memory = remember(state.memory, closed[:1])
    cost, flaw = 0.0, ""
    if reading is not None:
        memory = remember(memory, (reading,))
        last = _last_heading(reading, state)
        cost, flaw = sequence(last, reading) if last else (min(start(reading)[0], 1.0), "")
        again = flaw == "repeat" and all(frame.reading != reading for frame in state.frames)
        if (flaw == "order" or again) and reading.parts[-1] <= 1:
            cost, flaw = min(cost, 1.0), ""  # A, B, and A again under the next heading
        elif flaw == "repeat" and reading.parts == (1,):
            cost = 1.0  # nobody counted the headings: "1. DEBATE", "1. VOTES"
    return cost, (*above, frame_of(event, reading)), memory, Placed(parent_of(above), reading, flaw=flaw)


def _last_heading(reading: Reading, state: State) -> Reading | None:
    """The number this one follows: of an open heading of its style, or of what a heading closed."""
    headings = [frame.reading for frame in reversed(state.frames) if frame.reading and frame.kind == "heading"]
    return next((other for other in (*headings, *state.memory) if _beside(other, reading)), None)


def _above_heading(event: Event, reading: Reading | None, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """What a new heading stands under: that of the last of its numbering, its number's parent, or a higher rank."""
    if reading is not None:
        for place in range(len(frames) - 1, -1, -1):
            if frames[place].kind == "heading" and _beside(frames[place].reading, reading):
                if _by_hundreds(frames[place], event, reading):
                    return frames[: place + 1]
                if event.rank < frames[place].rank and reading.parts[-1] % 100 == 0:
                    continue  # 200 after 105: beside 100
                return frames[:place]
        if path := prefix_open(reading, frames) if reading.style == "dotted" else ():
            return (*path, *takewhile(lambda frame: _stands_between(frame, event), frames[len(path) :]))
    above = frames
    if reading is not None and reading.style in _MAIN and reading.parts[-1] <= 1:
        annexed = [
            place
            for place, frame in enumerate(frames)
            if frame.reading and frame.reading.style in words()["words"]["annexes"]
        ]
        if annexed:  # a schedule's own Part 1; a Part that counts on ends the schedule
            return frames[: annexed[-1] + 1]
    while above and not (above[-1].kind == "heading" and _outranks(above[-1], event)):
        above = above[:-1]
    return above


def _stands_between(frame: Frame, event: Event) -> bool:
    """`Principle 1` / `Standards of conduct` / `1.1 Honesty`: a higher heading without a number of its own."""
    return frame.kind == "heading" and frame.reading is None and frame.rank < event.rank


def _by_hundreds(frame: Frame, event: Event, reading: Reading) -> bool:
    """100 CONDUCT over 101 Gifts, which looks lower: 101 stands under 100, as 1.1 does under 1."""
    above = frame.reading.parts[-1] if frame.reading else 0
    return above > 0 and above % 100 == 0 and above < reading.parts[-1] < above + 100 and frame.rank < event.rank


def _beside(one: Reading | None, other: Reading) -> bool:
    """Numbers of one list of headings: 2 and 3, 2.1 and 2.2, but not 1.2 and 2.1."""
    if one is None or one.style != other.style or len(one.parts) != len(other.parts):
        return False
    return other.style != "dotted" or one.parts[:-1] == other.parts[:-1]
