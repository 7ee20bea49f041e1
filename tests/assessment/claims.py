"""How many claims of a table of reports are found and judged rightly: `python -m tests.assessment.claims NAME -v`."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.assessment.expectations import analysed
from toolkit import pipeline

CASES = Path(__file__).resolve().parents[1] / "cases"
Row = tuple[str, str, str]


def table(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((CASES / f"claims_{name}.toml").read_text(encoding="utf-8"))["report"]
    return rows


def claims(case: dict[str, Any], encoder: pipeline.Encoder | None, folder: Path) -> list[Row]:
    """The claims found in a report as the table writes them: place, kind, verdict."""
    path = folder / "report.md"
    path.write_text(case["text"], encoding="utf-8")
    report = pipeline.analysis(path, kind="report")
    found = pipeline.verify(report, analysed(case["candidate"]), analysed(case["baseline"]), encoder=encoder)
    return [(one.cite, one.kind, one.verdict) for one in found.claims]


def compared(name: str, encoder: pipeline.Encoder | None) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """For each report its name, the claims expected and those found."""
    with tempfile.TemporaryDirectory() as folder:
        for case in table(name):
            expected = [(place, kind, verdict) for place, kind, verdict in case["claims"]]
            yield case["name"], expected, claims(case, encoder, Path(folder))


def figures(rows: list[tuple[str, list[Row], list[Row]]]) -> dict[str, float]:
    """recall and precision of claims by place and kind; verdict: of those found, the share judged as expected."""
    wanted = {(name, *row[:2]): row[2] for name, expected, _ in rows for row in expected}
    got = {(name, *row[:2]): row[2] for name, _, found in rows for row in found}
    both = wanted.keys() & got.keys()
    return {
        "recall": len(both) / max(len(wanted), 1),
        "precision": len(both) / max(len(got), 1),
        "verdict": sum(wanted[key] == got[key] for key in both) / max(len(both), 1),
    }


def main() -> None:
    rows = list(compared(sys.argv[1], pipeline.encoder_named("default")))
    print("  ".join(f"{key} {value:.3f}" for key, value in figures(rows).items()))
    if "-v" in sys.argv:
        for name, expected, found in rows:
            for row in sorted({*expected} ^ {*found}):
                print(f"  {name}: {'missing' if row in expected else 'found  '} {row}")


if __name__ == "__main__":
    main()
