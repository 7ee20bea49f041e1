"""Redlines against gold redlines: was every change reported, once, with the right effect?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import add
from pathlib import Path

from toolkit import pipeline
from toolkit.evaluation.findings import Found
from toolkit.evaluation.versions_gold import (
    GoldChange,
    GoldFlaw,
    GoldRedline,
    read_redline,
    redline_files,
    versions_data,
)
from toolkit.evaluation.versions_tally import RedlineScore, VersionTally
from toolkit.model.redline import Flaw, Redline

REFERENCES = ("reference_broken", "reference_redirected")
"""Flaws that are findings too, and are measured as such."""


def redline_scores(
    name: str | None, *, folder: Path, progress: Callable[[str], None] = lambda _: None
) -> list[RedlineScore]:
    """The named pair of `folder` (corpora/versions), or all and then each half's sum. Raises BadOption for a name that
    is none, BadData for gold that cannot be read."""
    found = []
    for path in redline_files(folder, name):
        progress(f"Measuring {path.stem}")
        found.append(_scored(path))
    halves = {split: [one for one in found if one.split == split] for split in ("development", "test")}
    return [*found, *(_sum(split, parts) for split, parts in halves.items() if len(parts) > 1)]


def _sum(split: str, parts: list[RedlineScore]) -> RedlineScore:
    whole = reduce(add, (part.tally for part in parts))
    return RedlineScore(f"all of the {split} half", split, tuple(part.name for part in parts), whole)


def _scored(path: Path) -> RedlineScore:
    data = versions_data(path)
    current, proposed = (pipeline.analysis(path.parent / data[side]) for side in ("current", "proposed"))
    gold = read_redline(path, current.instrument, proposed.instrument)
    # Forced: what is measured is how a redline is made, not whether it is refused.
    found = pipeline.redline(current, proposed, force=True)
    mistakes = tuple(redline_mistakes(found, gold)) if gold.split == "development" else ()
    return RedlineScore(path.stem, gold.split, (path.stem,), redline_tally(found, gold), mistakes)


def redline_tally(found: Redline, gold: GoldRedline) -> VersionTally:
    """One redline counted against its gold."""
    said, rows = found.assessment.findings, gold.changes
    needed = [row for row in rows if not row.optional]
    met = [[one for one in said if fits(one, row)] for row in needed]
    judged = [(ones, row) for ones, row in zip(met, needed, strict=True) if ones and row.direction]
    right, repeated = told(said, rows)
    moves = [one for one in said if one.kind == "moved"]
    moved = [ones for ones, row in zip(met, needed, strict=True) if row.kinds[0] == "moved"]
    return VersionTally(
        gold=len(needed),
        found=sum(map(bool, met)),
        said=len(said),
        right=len(right),
        repeated=len(repeated),
        judged=len(judged),
        directed=sum(any(one.direction == row.direction for one in ones) for ones, row in judged),
        false_reversed=sum(one.kind == "reversed" and not any(fits(one, row) for row in rows) for one in said),
        moved_gold=len(moved),
        moved_found=sum(map(bool, moved)),
        moved_said=len(moves),
        moved_right=sum(one in right for one in moves),
    ) + _beside(found, gold, list(zip(needed, met, strict=True)))


def _beside(found: Redline, gold: GoldRedline, met: Sequence[tuple[GoldChange, Sequence[Found]]]) -> VersionTally:
    """The counts that are not of findings alone."""
    numbers = _numbers(found, gold)
    repointed = [ones for row, ones in met if row.source == "repointed"]
    reached = [(row, ones) for row, ones in met if row.users]
    flaws, kept = _flaws(found), _kept(found)
    return VersionTally(
        numbers_gold=len(gold.renumbering),
        numbers_said=len(numbers),
        numbers_right=len(numbers & gold.renumbering),
        repointed_gold=len(repointed),
        repointed_found=sum(map(bool, repointed)),
        users_gold=sum(len(row.users) for row, _ in reached),
        users_found=sum(len({id for one in ones for id in one.candidate} & set(row.users)) for row, ones in reached),
        flaws_gold=len(gold.flaws),
        flaws_found=sum(any(_same_flaw(one, row) for one in flaws) for row in gold.flaws),
        flaws_said=len(flaws),
        flaws_right=sum(any(_same_flaw(one, row) for row in gold.flaws) for one in flaws),
        typography_gold=len(gold.typography),
        typography_right=len(kept & set(gold.typography)),
        unchanged_gold=gold.unchanged,
        unchanged_said=len(kept),
    )


def fits(one: Found, row: GoldChange) -> bool:
    """A finding tells a change where its kind could be right and it names a provision of the change on every side that
    both name; it may also stand at a provision which the change reaches, as an item stands under its opening words."""
    if one.kind not in row.kinds:
        return False
    sides = ((one.baseline, row.baseline), (one.candidate, row.candidate))
    common = [not (set(theirs) | row.reach).isdisjoint(ours) for ours, theirs in sides if ours and theirs]
    return bool(common) and all(common)


def told(said: Iterable[Found], rows: Iterable[GoldChange]) -> tuple[list[Found], list[Found]]:
    """The findings that tell a change, and those that tell one once more than it may be told; the rest are false."""
    room = {row: row.times for row in rows}
    right, repeated = [], []
    for one in said:
        fitting = sorted((row for row in room if fits(one, row)), key=lambda row: _closeness(one, row))
        free = next((row for row in fitting if room[row]), None)
        if free is not None:
            room[free] -= 1
            right.append(one)
        elif fitting:
            repeated.append(one)
    return right, repeated


def _closeness(one: Found, row: GoldChange) -> tuple[bool, bool]:
    """The gold's own kind and own provisions before those that could be defended."""
    own = not set(one.candidate or one.baseline).isdisjoint(row.candidate or row.baseline)
    return one.kind != row.kinds[0], not own


def _numbers(found: Redline, gold: GoldRedline) -> set[tuple[str, str]]:
    """The changed numbers of provisions with words, but for those that a move, a split or a merge brings with it."""
    words = {id for side in _instruments(found) for id, provision in side.items() if provision}
    owed = {(one, other) for row in gold.changes for one in row.baseline for other in row.candidate}
    said = {(row.baseline, row.candidate) for row in found.renumbering if {row.baseline, row.candidate} <= words}
    return {pair for pair in said if pair not in owed or pair in gold.renumbering}


def _instruments(found: Redline) -> list[dict[str, str]]:
    sides = (found.crosswalk.baseline, found.crosswalk.candidate)
    return [{provision.id: provision.text for provision in side.instrument.provisions} for side in sides]


def _kept(found: Redline) -> set[str]:
    """The proposed provisions, with words, that answer one of the current version and have its words."""
    links = {link.id: link for link in found.crosswalk.correspondences}
    texts = _instruments(found)[1]
    alone = [links[change.link] for change in found.changes if not change.reworded]
    return {link.candidate[0] for link in alone if len(link.baseline) == len(link.candidate) == 1} & {
        id for id, text in texts.items() if text
    }


def _flaws(found: Redline) -> list[Flaw]:
    """What the proposed version brings in: the gold says nothing of flaws that the current one has too."""
    return [flaw for flaw in found.flaws if not flaw.earlier and flaw.code not in REFERENCES]


def _same_flaw(flaw: Flaw, row: GoldFlaw) -> bool:
    return flaw.code == row.code and not set(flaw.provisions).isdisjoint(row.candidate)


def redline_mistakes(found: Redline, gold: GoldRedline) -> Iterable[str]:
    """Every change that was missed and every finding that is false or repeated, a line each; then the flaws."""
    said = found.assessment.findings
    right, repeated = told(said, gold.changes)
    for row in gold.changes:
        ways = [one.direction for one in said if fits(one, row)]
        if not ways and not row.optional:
            yield f"missed: {row.kinds[0]} {row.direction or 'any way'}, {row.place}"
        elif ways and row.direction not in ("", *ways):
            yield f"wrong way: {row.kinds[0]} {ways[0]} for {row.direction}, {row.place}"
    for one in said:
        if one not in right:
            word = "repeated" if one in repeated else "false"
            yield f"{word}: {one.kind} {one.direction}, {' '.join((*one.baseline, '->', *one.candidate))}"
    yield from _flaw_mistakes(_flaws(found), gold.flaws)


def _flaw_mistakes(said: list[Flaw], gold: tuple[GoldFlaw, ...]) -> Iterable[str]:
    for row in gold:
        if not any(_same_flaw(one, row) for one in said):
            yield f"missed: {row.code}, {' '.join(row.candidate)}"
    for one in said:
        if not any(_same_flaw(one, row) for row in gold):
            yield f"false: {one.code}, {' '.join(one.provisions)}"
