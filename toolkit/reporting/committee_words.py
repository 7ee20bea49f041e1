"""What the parts of a committee report share: the comparison, the fields, and sentences of `committee.toml`, filled."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from toolkit.model.finding import Assessment
from toolkit.reporting.brief import brief
from toolkit.reporting.cites import folded
from toolkit.reporting.front_matter import Fields
from toolkit.reporting.page import Inline
from toolkit.reporting.passages import Passage
from toolkit.reporting.rows import FindingView
from toolkit.reporting.spoken import capital, names, spoken
from toolkit.reporting.view import Report, titles
from toolkit.reporting.wording import count, prose, word

_TO_THE_NEXT = re.compile(r"\s*[;,]\s*(?:and|or)?\s*$")
POINTS = 5
"""Points at most in the summary: what fits the first page."""


@cache
def committee_words() -> dict[str, Any]:
    """The table committee.toml."""
    return tomllib.loads((files("toolkit.reporting") / "committee.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Draft:
    """A committee report in the making."""

    assessment: Assessment
    report: Report
    fields: Fields

    @cached_property
    def less(self) -> tuple[FindingView, ...]:
        """The findings on which the candidate asks less, the gravest first; minor ones are left to the appendix."""
        return tuple(one for one in self.report.findings if one.direction == "weaker" and one.severity != "minor")

    @property
    def points(self) -> tuple[FindingView, ...]:
        """The grave ones among them that the summary names."""
        return tuple(one for one in self.less if one.severity == "grave")[:POINTS]

    @property
    def unsure(self) -> int:
        """How many links need a person's review."""
        return sum(link.status == "needs_review" for link in self.assessment.crosswalk.correspondences)

    def fill(self, text: str, **more: str) -> str:
        """A sentence of committee.toml with its places filled."""
        return text.format(**self._places, **more)

    @cached_property
    def _places(self) -> dict[str, str]:
        ways = Counter(one.direction for one in self.report.findings)
        grave = sum(one.severity == "grave" for one in self.report.findings)
        candidate, baseline = names(self.report)
        candidate_title, baseline_title = titles(self.report.parties)
        order = list(committee_words()["heading"])
        kept = sum(link.status != "rejected" for link in self.report.links)
        return {
            "candidate": candidate,
            "baseline": baseline,
            "Candidate": capital(candidate),
            "Baseline": capital(baseline),
            "candidate_title": candidate_title,
            "baseline_title": baseline_title,
            "weaker": count(ways["weaker"], "place"),
            "stricter": count(ways["stricter"], "place"),
            "Weaker": capital(count(ways["weaker"], "place")),
            "Stricter": capital(count(ways["stricter"], "place")),
            "grave": f"{capital(count(grave, 'difference'))} {'is' if grave == 1 else 'are'}",
            "grave_count": str(grave),
            "links": str(kept),
            "comparison": str(order.index("comparison") + 1),
            "section": str(order.index("comparison") + 1),
            "options": str(order.index("options") + 1),
        }

    def point(self, one: FindingView) -> str:
        """A finding in a sentence or two, with the cites of both sides and without the words of the trade."""
        words = committee_words()["point"]
        name = _form(one)
        said = {
            "topic": word("topic", one.topic),
            "kind": one.kind_words,
            "baseline_cites": self.cites(one.baseline, "baseline"),
            "candidate_cites": self.cites(one.candidate, "candidate"),
            "baseline_value": spoken(one.baseline_value, one.facet) or prose("clause_silent"),
            "candidate_value": spoken(one.candidate_value, one.facet) or prose("clause_silent"),
            "words": "".join(run.text for run in first_words(one.baseline)),
        }
        return self.fill(words[name], **said)

    def cites(self, passages: Sequence[Passage], side: str) -> str:
        """The cites of some passages in a few words."""
        crosswalk = self.assessment.crosswalk
        analysis = crosswalk.baseline if side == "baseline" else crosswalk.candidate
        return folded(analysis.instrument, [one.id for one in passages])


def _form(one: FindingView) -> str:
    if one.kind in ("missing", "additional"):
        return one.kind if one.kind == "missing" else "other"
    if not (one.baseline and one.candidate):
        return "other"
    if one.kind == "reversed":
        return "conflict"
    wordy = one.kind in ("definition_changed", "moved", "broken_reference") or len(one.baseline_value) > 90
    return "other" if wordy or not (one.baseline_value or one.candidate_value) else "both"


def first_words(passages: Sequence[Passage], *, most: int = 160) -> Inline:
    """The beginning of the first passage that has words, without the sign and word that lead to the next item."""
    text = next((words_of(one) for one in passages if one.pieces), "")
    return brief(_TO_THE_NEXT.sub("", text), most=most)


def words_of(passage: Passage) -> str:
    """The words of a passage as one text."""
    return "".join(piece.text for piece in passage.pieces)
