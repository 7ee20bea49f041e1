"""Pairs that only look alike, and pairs that do not look it, each among its neighbours (tests/cases/links_*.toml)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.alignment.made import code
from toolkit import pipeline
from toolkit.alignment import align
from toolkit.model.norm import Analysis

CASES = Path(__file__).parents[1] / "cases"


class Wanted(NamedTuple):
    """Of so many traps and as many twins: at most how many traps are certain, at least how many twins are linked, and
    certain (fewer of both since that begins at .98). What the first runs gave stands in README.md."""

    rows: int
    certain_traps: int
    linked_twins: int
    certain_twins: int


WANTED = {
    "links_apart": Wanted(40, 5, 37, 28),
    "links_later": Wanted(20, 5, 19, 12),
    "links_unlike": Wanted(60, 13, 56, 43),
    "links_fresh": Wanted(16, 2, 15, 13),
}
Outcome = Counter[tuple[str, str]]


def rows(name: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """What each is, its tradition and the row."""
    for tradition in tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8")).values():
        yield from ((kind, tradition, row) for kind in ("traps", "twins") for row in tradition[kind])


def little(folder: Path, side: str, tradition: dict[str, Any], row: dict[str, Any]) -> Analysis:
    """One side of a row: the provision after the first of its neighbours, under a heading where the row gives one."""
    first, *others = tradition[f"besides_{side}"]
    words = [first, row[side], *others, *row.get(f"also_{side}", [])]
    lines = [f"{number} {line}" for number, line in enumerate(words, 1)]
    text = "\n\n".join([lines[0], *([row["headed"]] if "headed" in row else []), *lines[1:]])
    return code(folder, side, text, kind="member_code" if side == "b" else "officer_code")


def said(folder: Path, tradition: dict[str, Any], row: dict[str, Any], encoder: pipeline.Encoder | None) -> str:
    """ "certain" or "needs_review" where the two provisions are linked, "none" where they are not."""
    baseline, candidate = (little(folder, side, tradition, row) for side in "bc")
    one, other = (
        next(item.id for item in found.instrument.provisions if item.text == row[side])
        for found, side in ((baseline, "b"), (candidate, "c"))
    )
    links = align(candidate, baseline, encoder=encoder).correspondences
    return next((link.status for link in links if one in link.baseline and other in link.candidate), "none")


@pytest.mark.parametrize("name", WANTED)
def test_what_looks_alike_is_for_a_person_and_what_says_the_same_is_linked(name: str, tmp_path: Path) -> None:
    encoder = pipeline.encoder_named("default", cache=tmp_path / "rows")
    found: Outcome = Counter((kind, said(tmp_path, tradition, row, encoder)) for kind, tradition, row in rows(name))
    wanted = WANTED[name]
    assert Counter(kind for kind, _, _ in rows(name)) == {"traps": wanted.rows, "twins": wanted.rows}
    assert found["traps", "certain"] <= wanted.certain_traps
    assert found["twins", "certain"] >= wanted.certain_twins
    assert found["twins", "certain"] + found["twins", "needs_review"] >= wanted.linked_twins
