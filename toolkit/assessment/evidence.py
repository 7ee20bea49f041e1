"""What every finding is made of: its id, the words that prove it, whether the provisions bind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from toolkit.assessment.relief_words import spelt
from toolkit.model.crosswalk import Evidence, Side
from toolkit.model.norm import Analysis, Norm, ProvisionFacts

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


def leave_alone(facts: ProvisionFacts, analysis: Analysis) -> bool:
    """Leave to do a thing, which stands by itself: no case in a list, and nothing that lets a person off a duty."""
    text = analysis.instrument.by_id[facts.id].text
    leave = [norm for norm in facts.norms if norm.modality == "permission" and not norm.cue_in]
    own = facts.modality == "permission" and bool(leave) and all(map(_of_one_bound, leave))
    return own and not (
        spelt("frees").search(text) or any(spelt("needless").search(text[slice(*norm.cue)]) for norm in leave)
    )


def _of_one_bound(norm: Norm) -> bool:
    who = norm.facet("bearer")
    return who is None or who.value in {"member", "officer"}
