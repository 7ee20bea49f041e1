"""Two versions of one instrument: what became of every provision, and what is wrong with the proposed text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from toolkit.model.crosswalk import Correspondence, Crosswalk, Evidence
from toolkit.model.crosswalk import Edit as Edit
from toolkit.model.crosswalk import EditOp as EditOp
from toolkit.model.finding import Assessment, Finding

FlawCode = Literal[
    "reference_broken",
    "reference_redirected",
    "term_unused",
    "term_undefined",
    "number_repeated",
    "number_missing",
    "number_order",
    "amount_inconsistent",
    "period_inconsistent",
    "force_words_mixed",
]
"""What can be wrong with a proposed text. The first two are told as findings of the kind broken_reference too."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the provisions of one correspondence.

    link: its id; edits: of the words, of several provisions a line each; heading_edits: of the headings printed over
    them, () where none changed; typography: places where only white space, quotation marks or dashes differ; moved:
    it stands elsewhere among its neighbours, or under another heading; share: of the words kept, 0 to 1.
    """

    link: str
    edits: tuple[Edit, ...]
    heading_edits: tuple[Edit, ...] = ()
    typography: int = 0
    moved: bool = False
    share: float = 1.0

    @property
    def reworded(self) -> bool:
        """Words were deleted or inserted, in the text or in the heading."""
        return any(edit.op != "keep" for edit in (*self.edits, *self.heading_edits))


@dataclass(frozen=True, slots=True)
class Renumbering:
    """A numbered provision whose cite changed: ids on both sides, and both cites."""

    baseline: str
    candidate: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with the proposed text. provisions: of the proposed version, in document order; earlier: the
    current version has it too; other: the name of the other document it disagrees with, or ""."""

    code: FlawCode
    message: str
    provisions: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    earlier: bool = False
    other: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """Ids of the entries of a version's schedules and annexes. bound: a duty or ban refers to them ("every interest in
    Schedule 1"); free: an exception or a leave does ("other than a gift of a kind in Annex 1")."""

    bound: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Versions:
    """What version alignment gives. alike: the share, 0 to 1, of the shorter version's words that the other keeps;
    lists: of the current version, then of the proposed one."""

    crosswalk: Crosswalk
    changes: tuple[Change, ...]
    renumbering: tuple[Renumbering, ...]
    alike: float
    lists: tuple[Lists, Lists] = (Lists(), Lists())


@dataclass(frozen=True)
class Redline:
    """The proposed version (candidate) against the current one (baseline): findings, edits, flaws."""

    assessment: Assessment
    changes: tuple[Change, ...]
    renumbering: tuple[Renumbering, ...]
    flaws: tuple[Flaw, ...] = ()
    alike: float = 1.0
    others: tuple[str, ...] = field(default=())

    @property
    def crosswalk(self) -> Crosswalk:
        """Which provisions answer each other."""
        return self.assessment.crosswalk

    @property
    def by_link(self) -> dict[str, Change]:
        """Every change by the id of its correspondence."""
        return {change.link: change for change in self.changes}


Clash = Literal["ours_only", "theirs_only", "same", "clash"]


@dataclass(frozen=True, slots=True)
class ThreeWayRow:
    """One provision of the base that either side changed. ours, theirs: its counterpart there, () where struck out;
    clash: both changed it, and not alike. Of a provision that only one side has, base is ()."""

    kind: Clash
    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    ours_findings: tuple[Finding, ...] = ()
    theirs_findings: tuple[Finding, ...] = ()
    ours_edits: tuple[Edit, ...] = ()
    theirs_edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class ThreeWay:
    """An adapted model code when the model is issued again: both redlines from the base, and where they meet."""

    ours: Redline
    theirs: Redline
    rows: tuple[ThreeWayRow, ...]


def links_of(crosswalk: Crosswalk) -> dict[str, Correspondence]:
    """Every correspondence by the id of each of its baseline provisions."""
    return {one: link for link in crosswalk.correspondences for one in link.baseline}
