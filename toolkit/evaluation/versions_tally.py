"""How good a redline is: counts that can be added up over pairs of versions, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass
from operator import add

from toolkit.evaluation.document import SCHEMA_VERSION, Table

COLUMNS = {
    "recall": "recall",
    "precision": "precision",
    "direction": "direction",
    "moves": "moves_recall",
    "renumbering R": "renumbering_recall",
    "P": "renumbering_precision",
    "re-pointed": "repointed",
    "users": "users",
    "flaws R": "flaws_recall",
    "P ": "flaws_precision",
    "typography": "typography",
}
"""Heads of the table and the figures under them."""


@dataclass(frozen=True, slots=True)
class VersionTally:
    """Counts of one pair of versions or, added, of several. *_said: the toolkit's, *_gold: the gold's, *_right: what
    both hold, *_found: how much of the gold was said; repeated: findings that told a change once more than it may be
    told; directed: of `judged` found changes, those with the right direction; users: of a changed
    term, those listed; typography: provisions left without an edit; unchanged: provisions whose words stay."""

    gold: int = 0
    found: int = 0
    said: int = 0
    right: int = 0
    repeated: int = 0
    judged: int = 0
    directed: int = 0
    false_reversed: int = 0
    moved_gold: int = 0
    moved_found: int = 0
    moved_said: int = 0
    moved_right: int = 0
    numbers_gold: int = 0
    numbers_said: int = 0
    numbers_right: int = 0
    repointed_gold: int = 0
    repointed_found: int = 0
    users_gold: int = 0
    users_found: int = 0
    flaws_gold: int = 0
    flaws_found: int = 0
    flaws_said: int = 0
    flaws_right: int = 0
    typography_gold: int = 0
    typography_right: int = 0
    unchanged_gold: int = 0
    unchanged_said: int = 0

    def __add__(self, other: VersionTally) -> VersionTally:
        return VersionTally(*map(add, astuple(self), astuple(other)))

    def figures(self) -> dict[str, float]:
        """The shares, 0 to 1, of what there was to find or was said; one of nothing is left out."""
        parts = {
            "recall": (self.found, self.gold),
            "precision": (self.right, self.said),
            "direction": (self.directed, self.judged),
            "moves_recall": (self.moved_found, self.moved_gold),
            "moves_precision": (self.moved_right, self.moved_said),
            "renumbering_recall": (self.numbers_right, self.numbers_gold),
            "renumbering_precision": (self.numbers_right, self.numbers_said),
            "repointed": (self.repointed_found, self.repointed_gold),
            "users": (self.users_found, self.users_gold),
            "flaws_recall": (self.flaws_found, self.flaws_gold),
            "flaws_precision": (self.flaws_right, self.flaws_said),
            "typography": (self.typography_right, self.typography_gold),
        }
        return {name: part / whole for name, (part, whole) in parts.items() if whole}


@dataclass(frozen=True, slots=True)
class RedlineScore:
    """One pair, or a half's sum. mistakes: what was missed or false, in words; of the development half only: whoever
    reads the test half's can no longer be measured by it."""

    name: str
    split: str
    sets: tuple[str, ...]
    tally: VersionTally
    mistakes: tuple[str, ...] = ()


def redline_table(scores: Iterable[RedlineScore]) -> Table:
    """A row for each pair and each half. Whole numbers: changes in the gold, findings, false reversals, repeats, and
    the provisions left as they were, said and in the gold."""
    columns = ("pair", "half", "changes", "found", *COLUMNS, "false reversed", "repeated", "unchanged")
    return Table("Redlines", columns, tuple(map(_row, scores)))


def _row(score: RedlineScore) -> tuple[str, ...]:
    tally, figures = score.tally, score.tally.figures()
    shares = (f"{figures[name]:.3f}" if name in figures else "-" for name in COLUMNS.values())
    counts = (str(tally.false_reversed), str(tally.repeated), f"{tally.unchanged_said}/{tally.unchanged_gold}")
    return (score.name, score.split, str(tally.gold), str(tally.said), *shares, *counts)


def redline_document(scores: Iterable[RedlineScore]) -> dict[str, object]:
    """Every figure and every count, as plain data."""
    return {"schema_version": SCHEMA_VERSION, "pairs": [_pair(score) for score in scores]}


def _pair(score: RedlineScore) -> dict[str, object]:
    about = {"name": score.name, "split": score.split, "sets": list(score.sets)}
    return about | {"figures": score.tally.figures(), "counts": asdict(score.tally)}
