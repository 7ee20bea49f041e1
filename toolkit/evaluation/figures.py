"""What the bench measures, as it hands it on to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.evaluation.timing import Pass


@dataclass(frozen=True)
class Cold:
    """Runs of the command, each in a new process. seconds: the median; peak: bytes, 0 where not measured."""

    seconds: float
    peak: int


@dataclass(frozen=True)
class Measured:
    """One pair of codes: in new processes, the first time in this process, and warm."""

    name: str
    cold: Cold
    first: Pass
    warm: Sequence[Pass]


@dataclass(frozen=True)
class Aligned:
    """Two codes from JSON to links, in seconds. provisions: with words of their own, of candidate and baseline; encode:
    what the encoder needs for those words alone; again: a second run, with the rows of the first kept."""

    provisions: tuple[int, int]
    encode: float
    align: float
    again: float


@dataclass(frozen=True)
class Speed:
    """What one reader does."""

    form: str
    pages: int
    seconds: float


@dataclass(frozen=True)
class Long:
    """A redline of two versions of a long document. pages: chapters of a page each; words: of the current version;
    peak, workers: bytes of the command and of the largest process it started, 0 where not measured."""

    pages: int
    words: int
    seconds: float
    peak: int
    workers: int


@dataclass(frozen=True)
class Rival:
    """One method on one pair of versions. seconds: None where it did not run; revisions: insertions, deletions and
    moves marked; moves: of the gold's `moves_gold`, those marked as moves, None where that is not asked."""

    pair: str
    method: str
    seconds: float | None
    revisions: int | None
    moves: int | None
    moves_gold: int
