"""What every finding is made of: its id, the words that prove it, whether the provisions bind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from toolkit.model.crosswalk import Evidence, Side
from toolkit.model.norm import Analysis

BINDING = frozenset({"obligation", "prohibition"})


def identity(kind: str, facet: str, baseline: Sequence[str], candidate: Sequence[str]) -> str:
    """An id that stays the same while kind, facet and provisions do: twelve hex digits of their hash."""
    words = "\n".join((kind, facet, "baseline", *baseline, "candidate", *candidate))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


def whole(side: Side, analysis: Analysis, ids: Iterable[str]) -> tuple[Evidence, ...]:
    """The whole words of each provision."""
    return tuple(Evidence(side, id, (0, len(analysis.instrument.by_id[id].text))) for id in ids)


def binds(analysis: Analysis, ids: Iterable[str]) -> bool:
    """Whether any of the provisions is an obligation or a prohibition."""
    return any(analysis.by_id[id].modality in BINDING for id in ids)
