"""What `conduct evaluate` prints, as plain data and as tables of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from toolkit.evaluation.evaluate import OURS, Evaluation
from toolkit.evaluation.findings import Found, KindScore, mistakes
from toolkit.evaluation.structure import FORMS, StyleScore

SCHEMA_VERSION = 1
COLUMNS = {
    "pair P": "pair_precision",
    "R": "pair_recall",
    "F1": "pair_f1",
    "lax P": "lax_precision",
    "R ": "lax_recall",
    "F1 ": "lax_f1",
    "strict P": "strict_precision",
    "R  ": "strict_recall",
    "F1  ": "strict_f1",
    "hit@1": "hit_1",
    "hit@5": "hit_5",
    "MRR": "mrr",
    "merged hit@1": "merged_hit_1",
    "none R": "none_recall",
    "none F1": "none_f1",
}
"""Heads of the table of links and the figures under them; one that no method has is left out."""


@dataclass(frozen=True)
class Table:
    """A head, the names of the columns, and rows of as many cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def evaluation_document(found: Iterable[Evaluation]) -> dict[str, object]:
    """Every figure of every set."""
    return {"schema_version": SCHEMA_VERSION, "sets": [_set(one) for one in found]}


def findings_document(found: Iterable[Evaluation]) -> dict[str, object]:
    """Findings alone."""
    sets = [_about(one) | {"findings": _kinds(one)} for one in found if one.findings]
    return {"schema_version": SCHEMA_VERSION, "sets": sets}


def structure_document(scores: Iterable[StyleScore]) -> dict[str, object]:
    """Each form of each style."""
    return {"schema_version": SCHEMA_VERSION, "styles": [asdict(score) for score in scores]}


def _about(one: Evaluation) -> dict[str, object]:
    return {"name": one.name, "split": one.split, "sets": list(one.sets)}


def _set(one: Evaluation) -> dict[str, object]:
    methods = [{"method": row.method, "pairing": row.pairing, "figures": row.tally.figures()} for row in one.rows]
    stated = one.calibration
    return _about(one) | {
        "methods": methods,
        "calibration": asdict(stated) if stated else None,
        "traps": one.traps,
        "findings": _kinds(one),
    }


def _kinds(one: Evaluation) -> list[dict[str, object]]:
    return [_kind(row) for row in one.finding_scores()]


def _kind(row: KindScore) -> dict[str, object]:
    measure = {"precision": row.measure.precision, "recall": row.measure.recall, "f1": row.measure.f1}
    return {"kind": row.kind, "said": row.said, "gold": row.gold, **measure, "directed": row.directed}


def link_table(one: Evaluation) -> Table:
    """All methods of one set, the toolkit first."""
    figures = [row.tally.figures() for row in one.rows]
    columns = {head: name for head, name in COLUMNS.items() if any(name in row for row in figures)}
    rows = tuple(
        (row.method, "" if row.method == OURS else row.pairing, *(_cell(values.get(name)) for name in columns.values()))
        for row, values in zip(one.rows, figures, strict=True)
    )
    return Table(_title(one), ("method", "pairing", *columns), rows)


def doubt_lines(one: Evaluation) -> list[str]:
    """What the toolkit says of its own links: relationships, confidence, and what it leaves to a person."""
    lines = []
    figures, stated = one.ours.figures(), one.calibration
    if "relationship_accuracy" in figures:
        lines.append(f"Relationship accuracy {figures['relationship_accuracy']:.3f} ({one.ours.typed} pairs)")
    if stated:
        lines.append(
            f"Calibration error {stated.error:.3f} ({stated.low:.3f} to {stated.high:.3f}, {stated.links} links)"
        )
        lines.append(
            f"Marked certain {stated.certain:.3f}, of these {stated.certain_right:.3f} right; "
            f"sent to review {stated.review:.3f}"
        )
    if stated and one.split != "outside":
        lines.append(f"Traps linked as certain: {stated.trapped} of {one.traps}")
    return lines


def findings_table(one: Evaluation) -> Table:
    """Findings by kind; "all" leaves wording_only out."""
    rows = tuple((row.kind, str(row.gold), str(row.said), *map(_cell, _measured(row))) for row in one.finding_scores())
    return Table(_title(one), ("kind", "gold", "found", "recall", "precision", "F1", "direction right"), rows)


def mistake_lines(one: Evaluation) -> list[str]:
    """What of the gold was missed and what was said that the gold does not have; of the development half only: whoever
    reads the test half's mistakes can no longer be measured by it."""
    if one.split != "development" or len(one.sets) > 1:
        return []
    lines = []
    for said, gold in one.findings:
        for name, found in zip(("missed", "false"), mistakes(said, gold), strict=True):
            lines += [f"{name}: {item.kind} {item.direction}, {_places(item)}" for item in found]
    return lines


def _places(item: Found) -> str:
    sides = (("baseline", item.baseline), ("candidate", item.candidate))
    return "; ".join(f"{side} {', '.join(ids)}" for side, ids in sides if ids)


def _measured(row: KindScore) -> tuple[float | None, ...]:
    """A share of nothing is no figure."""
    return (
        row.measure.recall if row.gold else None,
        row.measure.precision if row.said else None,
        row.measure.f1 if row.gold and row.said else None,
        row.directed if row.measure.recall else None,
    )


def structure_table(scores: Sequence[StyleScore]) -> Table:
    """A row for each style, label and parent F1 under each form, and the mean of each half."""
    rows = []
    for half in ("development", "test"):
        styles = list(dict.fromkeys(score.style for score in scores if score.split == half))
        rows += [_style(style, half, [score for score in scores if score.style == style]) for style in styles]
        rows.append(_style("mean", half, [score for score in scores if score.split == half]))
    columns = ("style", "half", *(f"{form} {part}" for form in FORMS for part in ("label", "parent")))
    return Table("House styles: F1 of labels and of parents", columns, tuple(rows))


def _style(name: str, half: str, scores: list[StyleScore]) -> tuple[str, ...]:
    parts = [[score for score in scores if score.form == form] for form in FORMS]
    means = [_mean(values) for part in parts for values in ([s.label for s in part], [s.parent for s in part])]
    return (name, half, *map(_cell, means))


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


_HALVES = {"outside": "nothing learnt from it", "waiting": "not learnt from yet"}


def _title(one: Evaluation) -> str:
    half = _HALVES.get(one.split, f"{one.split} half")
    return f"{one.name} ({half})" if len(one.sets) == 1 else f"{one.name}: {', '.join(one.sets)}"


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
