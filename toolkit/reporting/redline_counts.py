"""What a redline comes to in numbers."""

from __future__ import annotations

from collections import Counter

from toolkit.model.redline import Change, Redline

Counts = tuple[tuple[str, int], ...]


def statistics(redline: Redline) -> Counts:
    """Provisions by what became of them (each provision of either version once), then findings by what they do.

    unchanged: same words, number and place; renumbered: only the number differs; moved: it stands elsewhere, in the
    same words or others; reworded: other words in the same place. Headings are not counted.
    """
    counted = Counter(dict.fromkeys(_PROVISIONS, 0))
    numbers = {one.baseline for one in redline.renumbering}
    by_id = redline.crosswalk.baseline.instrument.by_id
    changes = redline.by_link
    for link in redline.crosswalk.correspondences:
        for one in link.baseline:
            if by_id[one].text:
                counted[_state(changes[link.id], one in numbers)] += 1
    counted["struck_out"] += len(redline.crosswalk.unmatched_baseline)
    counted["new"] += len(redline.crosswalk.unmatched_candidate)
    counted["typography"] += sum(change.typography > 0 for change in redline.changes)
    return (*((name, counted[name]) for name in _PROVISIONS), *_effects(redline))


_PROVISIONS = ("unchanged", "renumbered", "reworded", "moved", "struck_out", "new", "typography")


def _state(change: Change, numbered: bool) -> str:
    if change.moved:
        return "moved"
    if any(edit.op != "keep" for edit in change.edits):
        return "reworded"
    return "renumbered" if numbered else "unchanged"


def _effects(redline: Redline) -> Counts:
    kinds = Counter(finding.kind for finding in redline.assessment.findings)
    ways = Counter(finding.direction for finding in redline.assessment.findings)
    return (
        ("findings", len(redline.assessment.findings)),
        ("weaker", ways["weaker"]),
        ("stricter", ways["stricter"]),
        ("neutral", ways["neutral"]),
        *((kind, kinds[kind]) for kind in sorted(kinds)),
        ("flaws", len(redline.flaws)),
    )
