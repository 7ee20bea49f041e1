"""What is measured: pairs of analysed instruments with the answers that people gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit import pipeline
from toolkit.corpus.store import find
from toolkit.errors import BadOption
from toolkit.evaluation.gold import Gold, GoldLink, Pairs, gold_names, read_gold
from toolkit.model.norm import Analysis

Group = tuple[tuple[str, ...], tuple[str, ...]]
"""Provisions that answer each other: baseline ids, candidate ids."""


@dataclass(frozen=True)
class Case:
    """One pair to be aligned, and the gold.

    split: as in the gold (`Gold.split`), or "outside" where nothing was learnt from and nothing written for it.
    unmatched_*: what has no counterpart; a side of which the gold names none is not judged for it. typed: the gold says
    the relationships too. merged: baseline provisions whose links are merged or covered ones, measured apart.
    """

    name: str
    split: str
    baseline: Analysis
    candidate: Analysis
    links: tuple[GoldLink, ...]
    unmatched_baseline: frozenset[str] = frozenset()
    unmatched_candidate: frozenset[str] = frozenset()
    typed: bool = True
    merged: frozenset[str] = frozenset()
    gold: Gold | None = None

    @property
    def pairs(self) -> Pairs:
        """All linked pairs."""
        return frozenset(pair for link in self.links for pair in link.pairs)

    @property
    def traps(self) -> Pairs:
        """Pairs that only look alike: what the gold names so, and provisions of one number, or under headings of the
        same words, that it does not link. None for a set without a gold file."""
        return (self.gold.traps | _look_alike(self.baseline, self.candidate)) - self.pairs if self.gold else frozenset()


def _look_alike(baseline: Analysis, candidate: Analysis) -> Pairs:
    ones, others = (pipeline.units_of(side) for side in (baseline, candidate))
    return frozenset((one.id, other.id) for one in ones for other in others if _looks(one) & _looks(other))


def _looks(unit: pipeline.Unit) -> set[str]:
    heading = unit.headings.partition(". ")[0].casefold()
    return {f"number {unit.provision.cite}", *([f"heading {heading}"] if heading else [])}


def gold_files(folder: Path) -> dict[str, Path]:
    """The gold crosswalks of a corpora folder by name, in order."""
    return {path.stem: path for path in sorted((folder / "gold").glob("*.toml"))}


def gold_file(name: str, folder: Path) -> Path:
    """The gold crosswalk of that name. Raises BadOption."""
    files = gold_files(folder)
    if name not in files:
        raise BadOption(f"{name}: no such gold set; use one of {', '.join([*files, 'asvs'])}")
    return files[name]


def gold_case(path: Path, folder: Path) -> Case:
    """A gold crosswalk with its two instruments read and analysed. Raises BadData, UnknownInstrument."""
    candidate, baseline, split = gold_names(path)
    ones, others = (pipeline.analysis(find(name, folder)) for name in (baseline, candidate))
    gold = read_gold(path, others.instrument, ones.instrument)
    none = frozenset(gold.unmatched_baseline), frozenset(gold.unmatched_candidate)
    return Case(gold.name, split, ones, others, gold.links, *none, gold=gold)


def grouped(pairs: Iterable[tuple[str, str]]) -> tuple[Group, ...]:
    """Pairs that share a provision, directly or through others, as one group each, in the order of first mention.

    a1 - b1
    a2 - b1      two groups: a1 a2 with b1, and a3 with b2 b3
    a3 - b2, b3
    """
    lists = list(dict.fromkeys(pairs))
    return tuple(_group(part) for part in _components(lists))


def _group(pairs: list[tuple[str, str]]) -> Group:
    return tuple(dict.fromkeys(one for one, _ in pairs)), tuple(dict.fromkeys(other for _, other in pairs))


def _components(pairs: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    left = dict.fromkeys(pairs)
    while left:
        ones, others, size = {next(iter(left))[0]}, set[str](), -1
        while size != len(ones) + len(others):
            size = len(ones) + len(others)
            others |= {other for one, other in left if one in ones}
            ones |= {one for one, other in left if other in others}
        part = [pair for pair in left if pair[0] in ones]
        yield part
        for pair in part:
            del left[pair]
