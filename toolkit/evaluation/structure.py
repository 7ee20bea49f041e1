"""How well the outline reads house styles: labels and parents against the gold trees of corpora/structure."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import ConductError
from toolkit.model.provision import Instrument
from toolkit.pipeline import instrument

FORMS = ("docx", "pdf", "html", "txt")


@dataclass(frozen=True, slots=True)
class StyleScore:
    """One form of one style. label: F1 of (cite, words); parent: F1 of (cite, words, parent's cite); lost: gold
    rows that were not found so."""

    style: str
    split: str
    form: str
    label: float
    parent: float
    lost: tuple[str, ...]
    extra: tuple[str, ...]


def structure_scores(folder: Path) -> list[StyleScore]:
    """Every form of every style under `folder`, in order."""
    split = tomllib.loads((folder / "split.toml").read_text(encoding="utf-8"))
    halves = {style: half for half, styles in split.items() if isinstance(styles, list) for style in styles}
    return [_score(folder / style, halves[style], form) for style in sorted(halves) for form in FORMS]


def _score(folder: Path, split: str, form: str) -> StyleScore:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["provisions"]
    try:
        rows = list(_rows(instrument(folder / f"code.{form}")))
    except ConductError:
        rows = []
    wanted = [(_shown(row["cite"]), _folded(row["heading"] + row["text"]), _shown(row["parent"] or "")) for row in gold]
    labels, ours = (Counter((cite, words) for cite, words, _ in found) for found in (wanted, rows))
    parents, mine = Counter(wanted), Counter(rows)
    return StyleScore(
        folder.name,
        split,
        form,
        _f1(labels, ours),
        _f1(parents, mine),
        _named((parents - mine).elements()),
        _named((mine - parents).elements()),
    )


def _rows(instrument: Instrument) -> Iterable[tuple[str, str, str]]:
    for provision in instrument.provisions:
        above = instrument.by_id[provision.parent].cite if provision.parent else ""
        yield _shown(provision.cite), _folded(provision.heading + provision.text), _shown(above)


def _named(rows: Iterable[tuple[Any, ...]]) -> tuple[str, ...]:
    return tuple(f"{cite} < {parent or '-'}: {words[:50]}" for cite, words, parent in rows)


def _shown(cite: str) -> str:
    """A cite as compared: what is printed PART 1 is cited Part 1, and capitals tell nothing of where it stands."""
    return cite.casefold()


def _folded(words: str) -> str:
    """White space, hyphens (a PDF may have broken the line there), quotes and cell bars do not count."""
    return re.sub(r"[\s\u00ad\u2010-\u2015\-|“”\"‘’']+", "", words).lower()


def _f1(gold: Counter[Any], ours: Counter[Any]) -> float:
    both = sum((gold & ours).values())
    return 2 * both / (sum(gold.values()) + sum(ours.values())) if both else 0.0
