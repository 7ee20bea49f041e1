"""How open a register is, told from what a provision means, where the words that say it are not known.

The analysis reads such words as lists foresee ("open to inspection by any person"). Codes say it in countless others
("the book sits on the counter for all who walk in"; "it goes no further than your director"). So a provision that names
such a record and in which nothing was read is heard by the encoders: `openness.toml` holds weights learnt from
sentences of many hands (`corpora/sentences/access.toml`; `python -m toolkit.evaluation.train_openness`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.alignment.data import data_of
from toolkit.alignment.odds import softmax
from toolkit.alignment.semantic import Encoder, is_default
from toolkit.model.norm import Analysis, Facet, Norm, ProvisionFacts
from toolkit.model.provision import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

CLASSES = ("none", "public", "on_request", "internal")
"""What is told; "none": not who may see."""


class Piece(NamedTuple):
    """What is heard by itself, and where in the provision's text it stands."""

    text: str
    span: Span


class Told(NamedTuple):
    """What a piece says, one of CLASSES or "", and where."""

    value: str
    span: Span


NOTHING = Told("", (0, 0))
_SENTENCE = re.compile(r"\S.*?(?:[.?!;](?=\s|$)|$)", re.DOTALL)


def heard(analysis: Analysis, encoder: Encoder | None) -> Analysis:
    """The analysis, with a facet `register_access` where the meaning of a provision tells it surely. The same analysis
    where the encoders are not those that the weights were learnt with."""
    if encoder is None or not is_default(encoder):
        return analysis
    asked = {facts.id: _pieces(analysis, facts) for facts in analysis.facts if _silent(analysis, facts)}
    told = _told([piece for pieces in asked.values() for piece in pieces], encoder)
    found = {id: _agreed([told[piece] for piece in pieces]) for id, pieces in asked.items()}
    facts = tuple(_with(facts, found.get(facts.id, NOTHING)) for facts in analysis.facts)
    return replace(analysis, facts=facts) if any(one.value for one in found.values()) else analysis


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


def _pieces(analysis: Analysis, facts: ProvisionFacts) -> list[Piece]:
    """The whole provision, with the lead-in that completes it; and its sentences, where it has several."""
    text = analysis.instrument.by_id[facts.id].text
    whole = Piece(f"{facts.context} {text}".strip(), (0, len(text)))
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    return [whole, *(Piece(text[start:end], (start, end)) for start, end in spans if len(spans) > 1)]


def _agreed(told: Sequence[Told]) -> Told:
    """What a piece says, unless another says otherwise; of those that say it the shortest, which proves it."""
    said = [one for one in told if one.value]
    if len({one.value for one in said}) != 1:
        return NOTHING
    return min(said, key=lambda one: (one.span[1] - one.span[0], one.span))


def _told(pieces: Sequence[Piece], encoder: Encoder) -> dict[Piece, Told]:
    """What each says."""
    import numpy as np

    if not pieces:
        return {}
    found = np.round(chances(rows_of([piece.text for piece in pieces], encoder), _weights()), 4)
    return {piece: _class(row, piece.span) for piece, row in zip(pieces, found, strict=True)}


def _class(row: Matrix, span: Span) -> Told:
    """What it likeliest is, where that is likely enough."""
    place = 1 + int(row[1:].argmax())
    return Told(CLASSES[place], span) if row[place] >= learnt()["least"] else NOTHING


def chances(rows: Matrix, weights: Matrix) -> Matrix:
    """The probability of each of CLASSES for each row."""
    return softmax(rows @ weights)


def _with(facts: ProvisionFacts, told: Told) -> ProvisionFacts:
    if not told.value:
        return facts
    found = Facet("register_access", told.value, told.span)
    first = facts.norms[0] if facts.norms else Norm("none", (0, 0))
    return replace(facts, norms=(replace(first, facets=(*first.facets, found)), *facts.norms[1:]))


@cache
def learnt() -> Mapping[str, Any]:
    """least: the chance of a class from which it is told; parts: of one, in which weights
    are counted; weights: a row for each of CLASSES."""
    return data_of("openness")


@cache
def _weights() -> Matrix:
    import numpy as np

    table, parts = learnt()["weights"], float(learnt()["parts"])
    return np.asarray([table[name] for name in CLASSES], dtype=np.float64).T / parts


@cache
def _record() -> re.Pattern[str]:
    lists = data_of("records")
    return re.compile(rf"\b(?:{'|'.join(lists['records'])})\b", re.IGNORECASE)
