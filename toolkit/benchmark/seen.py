"""What was seen of all peers, by either method; the rest of a benchmark is made of it."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.benchmark.stated import Stated
from toolkit.model.benchmark import Cell, Lack, Words
from toolkit.model.norm import Modality


@dataclass(frozen=True)
class Seen:
    """met: ids of ours that some peer answers; words: of what answers, where there are few peers."""

    cells: tuple[Cell, ...]
    met: frozenset[str]
    lacks: tuple[Lack, ...]
    stated: tuple[Stated, ...]
    forces: tuple[tuple[str, Modality, int], ...]
    words: tuple[Words, ...] = ()
