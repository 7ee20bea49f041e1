"""The words of a redline's report, kept as data in redline.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.model.redline import Redline
from toolkit.reporting.redline_counts import statistics
from toolkit.reporting.wording import count


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


def statistic_rows(redline: Redline) -> list[tuple[str, int]]:
    """The figures that a reader is shown, in words."""
    return [
        (named("statistic", name), number) for name, number in statistics(redline) if name in _tables()["statistic"]
    ]


def sentences(redline: Redline) -> Sequence[str]:
    """The result in a few sentences, none of which says more than was counted."""
    counts = dict(statistics(redline))
    if not counts["findings"] and not redline.renumbering:
        return (said("nothing"), *_flaws(redline))
    return (
        f"{count(_changes(counts), 'change')}: weaker in {counts['weaker']}, stricter in {counts['stricter']}, "
        f"neither in {_changes(counts) - counts['weaker'] - counts['stricter']}.",
        f"Provisions: {counts['unchanged']} unchanged, {counts['renumbered']} with only another number, "
        f"{counts['reworded']} reworded, {counts['moved']} moved, {counts['struck_out']} struck out, "
        f"{counts['new']} new.",
        *_flaws(redline),
    )


def _changes(counts: dict[str, int]) -> int:
    """A reference at fault is a finding, but nothing that anybody changed."""
    return counts["findings"] - counts.get("broken_reference", 0)


def _flaws(redline: Redline) -> Sequence[str]:
    if not redline.flaws:
        return (said("no_flaws"),)
    fresh = sum(not flaw.earlier for flaw in redline.flaws)
    return (f"{count(len(redline.flaws), 'fault')} in the proposed text, {fresh} of them not in the current one.",)
