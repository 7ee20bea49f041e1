"""What a link's confidence rests on, part by part, in words; the words are in `explain.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.model.crosswalk import Correspondence, Side
from toolkit.model.finding import Assessment
from toolkit.reporting.rows import percent
from toolkit.reporting.wording import word


@cache
def words() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("toolkit.reporting") / "explain.toml").read_text(encoding="utf-8"))


def say(name: str) -> str:
    return str(words()["prose"][name])


def least(assessment: Assessment) -> str:
    """The bar that a link had to reach, where the report says it."""
    try:
        share = float(dict(assessment.crosswalk.options)["min_confidence"])
        return f"; a link needs {percent(share)}% or more"
    except (KeyError, ValueError, OverflowError):
        return ""


def part_lines(assessment: Assessment, link: Correspondence) -> Iterator[tuple[str, str]]:
    """Each similarity in words with its share; of headings and topics what they are."""
    for part in ("lexical", "semantic", "heading", "topic"):
        share, told = getattr(link.rationale, part), words()[part]
        said = told.get("absent", "") if share is None else f"{_told(told['shares'], share)} ({percent(share)}%)"
        both = "; ".join(
            f"{side} {names}"
            for side, ids in (("baseline", link.baseline), ("candidate", link.candidate))
            if (names := _named(assessment, side, ids, part))  # type: ignore[arg-type]
        )
        yield told["name"], f"{said}: {both}" if both else said


def _told(shares: Sequence[tuple[float, str]], share: float) -> str:
    return next((words for least, words in shares if share >= least), shares[-1][1])


def _named(assessment: Assessment, side: Side, ids: Sequence[str], part: str) -> str:
    """The headings over provisions, or the topics they are on, each once."""
    analysis = assessment.crosswalk.side(side)
    found: list[str] = []
    for one in ids:
        provision = analysis.instrument.by_id[one]
        if part == "heading":
            nearest = (
                above.heading for above in (provision, *analysis.instrument.ancestors(provision)) if above.heading
            )
            found += [f"“{heading}”" for heading in nearest][:1]
        if part == "topic":
            found += [word("topic", score.topic) for score in analysis.by_id[one].topics]
    return ", ".join(dict.fromkeys(found))
