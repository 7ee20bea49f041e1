"""How open a register is, told from what a provision means, where the words that say it are not known.

The analysis reads such words as lists foresee ("open to inspection by any person"). Codes say it in countless others
("the book sits on the counter for all who walk in"; "it goes no further than your director"). So a provision that names
such a record and in which nothing was read is heard by the encoders: `openness.toml` holds weights learnt from
sentences of many hands (`corpora/sentences/access.toml`; `python -m toolkit.evaluation.train_openness`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from toolkit.alignment.semantic import Encoder, votes
from toolkit.model.norm import Analysis, Facet, Norm, ProvisionFacts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

CLASSES = ("none", "public", "on_request", "internal")
"""What is told; "none": not who may see."""
_SENTENCE = re.compile(r"\S.*?(?:[.?!;](?=\s|$)|$)", re.DOTALL)


def heard(analysis: Analysis, encoder: Encoder | None) -> Analysis:
    """The analysis, with a facet `register_access` where the meaning of a provision tells it surely. The same analysis
    where the encoders are not those that the weights were learnt with."""
    if encoder is None or not fits(encoder):
        return analysis
    asked = [facts for facts in analysis.facts if _silent(analysis, facts)]
    told = _told([_whole(analysis, facts) for facts in asked], encoder)
    added = {
        facts.id: _with(facts, value, _proof(analysis.instrument.by_id[facts.id].text, encoder))
        for facts, value in zip(asked, told, strict=True)
        if value
    }
    return replace(analysis, facts=tuple(added.get(facts.id, facts) for facts in analysis.facts)) if added else analysis


def fits(encoder: Encoder) -> bool:
    """Whether the weights were learnt from the rows of these encoders."""
    return [vote.name.partition(" (")[0] for vote in votes(encoder)] == learnt()["encoders"]


def rows_of(texts: Sequence[str], encoder: Encoder) -> Matrix:
    """A row for each text, the last number 1: what weights are learnt from and put to."""
    import numpy as np

    rows = np.asarray(encoder.encode(list(texts)), dtype=np.float64)
    return np.hstack([rows, np.ones((len(rows), 1))])


def names_record(text: str) -> bool:
    """Whether the words name something that is kept to be seen or not: a register, a return, a book of gifts."""
    return _record().search(text) is not None


def _silent(analysis: Analysis, facts: ProvisionFacts) -> bool:
    text = analysis.instrument.by_id[facts.id].text
    return bool(text) and bool(facts.topics) and not facts.facets("register_access") and names_record(text)


def _whole(analysis: Analysis, facts: ProvisionFacts) -> str:
    return f"{facts.context} {analysis.instrument.by_id[facts.id].text}".strip()


def _told(texts: Sequence[str], encoder: Encoder) -> list[str]:
    """The class of each text, "" where none of them is sure enough."""
    import numpy as np

    if not texts:
        return []
    found = np.round(chances(rows_of(texts, encoder), _weights()), 4)
    return [_class(row) for row in found]


def _class(row: Matrix) -> str:
    """Told where it is surely something, by what it likeliest is."""
    return CLASSES[1 + int(row[1:].argmax())] if 1.0 - row[0] >= learnt()["least"] else ""


def chances(rows: Matrix, weights: Matrix) -> Matrix:
    """The probability of each of CLASSES for each row."""
    import numpy as np

    z = rows @ weights
    raised = np.exp(z - z.max(axis=1, keepdims=True))
    found: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return found


def _proof(text: str, encoder: Encoder) -> tuple[int, int]:
    """The sentence that tells it most surely; the whole text where no sentence does by itself."""
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    if len(spans) < 2:
        return 0, len(text)
    told = chances(rows_of([text[start:end] for start, end in spans], encoder), _weights())[:, 0]
    return spans[int(told.argmin())] if 1.0 - told.min() >= learnt()["least"] else (0, len(text))


def _with(facts: ProvisionFacts, value: str, span: tuple[int, int]) -> ProvisionFacts:
    found = Facet("register_access", value, span)
    first = facts.norms[0] if facts.norms else Norm("none", (0, 0))
    return replace(facts, norms=(replace(first, facets=(*first.facets, found)), *facts.norms[1:]))


@cache
def learnt() -> Mapping[str, Any]:
    """encoders: whose rows; least: the chance of being something from which it is told; parts: of one, in which weights
    are counted; weights: a row for each of CLASSES."""
    return tomllib.loads((resources.files("toolkit.alignment") / "openness.toml").read_text(encoding="utf-8"))


@cache
def _weights() -> Matrix:
    import numpy as np

    return np.array([learnt()["weights"][name] for name in CLASSES], dtype=np.float64).T / learnt()["parts"]


@cache
def _record() -> re.Pattern[str]:
    lists = tomllib.loads((resources.files("toolkit.alignment") / "records.toml").read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{'|'.join(lists['records'])})\b", re.IGNORECASE)
