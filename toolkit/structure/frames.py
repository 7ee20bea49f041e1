"""The path of frames that is open above a step of an outline, and what is chosen for the step."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.structure.events import Event, Kind
from toolkit.structure.numbers import Reading


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
    promises: bool
    asks: bool = False
    aside: bool = False
    row: bool = False
    """A numbered row of a table."""
    passed: bool = False
    """A paragraph stands after it that is not in it: its list may go on, but nothing more is put into it."""


Path = tuple[Frame, ...]
"""The open frames, outermost first."""


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


def frame_of(event: Event, reading: Reading | None, kind: Kind | None = None) -> Frame:
    """The frame that an event opens under a reading."""
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
        event.promises,
        event.asks,
        event.aside,
        event.row,
    )


def parent_of(frames: Path) -> int:
    """The event of the innermost frame, -1 for none."""
    return frames[-1].event if frames else -1


def still_open(frames: Path) -> Path:
    """The path without the frames that were passed."""
    return tuple(frame for frame in frames if not frame.passed)


def down_to_heading(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The path down to its innermost heading."""
    while frames and frames[-1].kind != "heading":
        frames = frames[:-1]
    return frames
