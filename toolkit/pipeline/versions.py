"""Versions of one instrument: what a proposed one changes, by two sides too, and as tracked changes in Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from toolkit.alignment.redline import exact_edits
from toolkit.alignment.versions import refuse_unrelated, versions
from toolkit.assessment.version_three import three_way
from toolkit.assessment.versions import judge
from toolkit.model.norm import Analysis
from toolkit.model.redline import Redline, ThreeWay
from toolkit.model.source import Caution
from toolkit.pipeline.documents import STAGES, Stages
from toolkit.pipeline.questions import topic_names
from toolkit.reporting import redline_files


def redline(
    current: Analysis,
    proposed: Analysis,
    *,
    others: Sequence[tuple[str, Analysis]] = (),
    force: bool = False,
    stages: Stages = STAGES,
) -> Redline:
    """What a proposed version changes. others: papers beside it, by name; force: also where the two are unrelated.

    Raises UnrelatedVersions where they share too few words to be versions of one instrument.
    """
    stages.progress("Aligning the two versions")
    found = versions(proposed, current)
    if not force:
        refuse_unrelated(found)
    stages.progress("Judging the changes")
    return judge(found, topics=topic_names(), others=others)


def redline_three_ways(
    base: Analysis, ours: Analysis, theirs: Analysis, *, force: bool = False, stages: Stages = STAGES
) -> ThreeWay:
    """What we had changed in a model, what the model re-issued changes, and where they clash."""
    first, second = (redline(base, side, force=force, stages=stages) for side in (ours, theirs))
    return three_way(first, second)


def tracked_copy(
    found: Redline, files: tuple[bytes, bytes] | None, *, author: str, date: str, warn: Callable[[Caution], None]
) -> bytes:
    """The tracked-changes Word file of a redline. files: both documents, where both are Word files."""
    return redline_files.tracked_copy(found, files, author=author, date=date, words=exact_edits, warn=warn)
