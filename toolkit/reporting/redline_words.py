"""The words of a redline's report, kept as data in redline.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence, Set
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.model.finding import Finding
from toolkit.model.provision import Instrument
from toolkit.model.redline import Redline
from toolkit.reporting.redline_counts import statistics
from toolkit.reporting.wording import count, word


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("toolkit.reporting") / "redline.toml").read_text(encoding="utf-8"))


def said(name: str, **values: str) -> str:
    """A standing phrase with its values."""
    return str(_tables()["prose"][name]).format(**values)


def heads(name: str) -> tuple[str, ...]:
    """The head cells of a table."""
    return tuple(_tables()["prose"][name])


def named(table: str, term: str) -> str:
    """The words for a kind, a flaw, a statistic or a clash."""
    return str(_tables()[table].get(term, term.replace("_", " ")))


def effect(finding: Finding) -> str:
    """What a change does, and whether that is weaker or stricter: "Amount changed (weaker)"."""
    toward = "" if finding.direction == "neutral" else f" ({word('direction', finding.direction)})"
    return named("kind", finding.kind) + toward


def statistic_rows(redline: Redline) -> list[tuple[str, int]]:
    """The figures that a reader is shown, in words."""
    return [
        (named("statistic", name), number) for name, number in statistics(redline) if name in _tables()["statistic"]
    ]


def sentences(redline: Redline) -> Sequence[str]:
    """The result in a few sentences, none of which says more than was counted."""
    counts = dict(statistics(redline))
    if not counts["findings"] and not redline.renumbering:
        return (said("nothing"), *_around(redline), *_flaws(redline))
    return (
        f"{count(_changes(counts), 'change')}: weaker in {counts['weaker']}, stricter in {counts['stricter']}, "
        f"neither in {_changes(counts) - counts['weaker'] - counts['stricter']}.",
        f"Provisions: {counts['unchanged']} unchanged, {counts['renumbered']} with only another number, "
        f"{counts['reworded']} reworded, {counts['moved']} moved, {counts['struck_out']} struck out, "
        f"{counts['new']} new.",
        *_around(redline),
        *_flaws(redline),
    )


def _around(redline: Redline) -> Iterator[str]:
    """What differs outside the provisions, of which there is no finding: headings alone, title, authority and date."""
    yield from headings_alone(redline)
    now, then = redline.crosswalk.baseline.instrument, redline.crosswalk.candidate.instrument
    for name in ("title", "authority", "date"):
        if (one := getattr(now, name)) and (other := getattr(then, name)) and one != other:
            yield said("particular", which=name, now=one, then=other)


def headings_alone(redline: Redline) -> Iterator[str]:
    """Headings that only one version has, while the provisions under them are in both."""
    crosswalk, findings = redline.crosswalk, redline.assessment.findings
    now, then = crosswalk.baseline.instrument, crosswalk.candidate.instrument
    known = {one for link in crosswalk.correspondences for one in (*link.baseline, *link.candidate)}
    if lost := _headings(now, known.union(*(one.baseline for one in findings))):
        yield said("headings_struck_out", names=lost)
    if new := _headings(then, known.union(*(one.candidate for one in findings))):
        yield said("headings_new", names=new)


def _headings(instrument: Instrument, known: Set[str]) -> str:
    """Headings of nothing that is known, as they are printed."""
    alone = [one for one in instrument.provisions if one.is_heading and one.id not in known]
    numbers = ("" if one.heading.startswith(one.number) else f"{one.number} " for one in alone)
    return ", ".join(f"“{number}{one.heading}”" for number, one in zip(numbers, alone, strict=True))


def _changes(counts: dict[str, int]) -> int:
    """A reference at fault is a finding, but nothing that anybody changed."""
    return counts["findings"] - counts.get("broken_reference", 0)


def _flaws(redline: Redline) -> Sequence[str]:
    if not redline.flaws:
        return (said("no_flaws"),)
    fresh = sum(not flaw.earlier for flaw in redline.flaws)
    return (f"{count(len(redline.flaws), 'fault')} in the proposed text, {fresh} of them not in the current one.",)
