"""What `conduct evaluate --benchmark` prints: the toolkit and two plain methods, on the same made-up codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from toolkit.engines import Engine
from toolkit.evaluation.benchmark import BenchmarkScore, mistakes, said, score
from toolkit.evaluation.benchmark_made import SEED, made
from toolkit.evaluation.benchmark_plain import cosine, exact
from toolkit.evaluation.document import SCHEMA_VERSION, Table


def measured(
    size: int, *, engine: Engine, encoder: str, folder: Path, cache: bool, tell: Callable[[str], None]
) -> tuple[list[BenchmarkScore], list[str]]:
    """The figures of each method, ours first, and our mistakes, a line each. folder: where the codes are kept.

    Raises UnwritableOutput and BadData.
    """
    found = made(size, folder / "made", engine=engine, encoder=encoder, progress=tell)
    ours = said(found, engine=engine, encoder=encoder, folder=folder if cache else None, tell=tell)
    tell("Measuring plain methods")
    return [score(found, one) for one in (ours, exact(found), cosine(found))], list(mistakes(found, ours))


def benchmark_document(size: int, scores: Sequence[BenchmarkScore]) -> dict[str, object]:
    """Every figure."""
    return {"schema_version": SCHEMA_VERSION, "size": size, "seed": SEED, "methods": [asdict(one) for one in scores]}


def benchmark_table(size: int, scores: Sequence[BenchmarkScore]) -> Table:
    """A row for each method; in the heads, of how many."""
    one = scores[0]
    heads = (
        "method",
        f"state ({one.cells} cells)",
        f"state and direction ({one.directed})",
        f"parameters ({one.numbers})",
        f"code's parent ({one.codes})",
        f"provision's parent ({one.provisions})",
    )
    return Table(f"Benchmark of {size} made-up codes: shares right", heads, tuple(_row(one) for one in scores))


def _row(one: BenchmarkScore) -> tuple[str, ...]:
    shares = (one.state, one.directions, one.parameters, one.parents, one.sources)
    return one.method, *("-" if share is None else f"{share:.3f}" for share in shares)
