"""Everything that speaks for or against a link, measured for every pair of units at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from toolkit.alignment.clauses import clause_coverage
from toolkit.alignment.features_beside import beside_words
from toolkit.alignment.lexical import csls, four_grams, shared, similarity
from toolkit.alignment.metric import Metric, kinship, turned
from toolkit.alignment.pieces import PieceEncoder, Texts, coverage, tells_pieces
from toolkit.alignment.semantic import Encoder, votes
from toolkit.alignment.units import Unit
from toolkit.alignment.words import common_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Features:
    """One matrix for each kind of evidence by its name, rows baseline units, columns candidate units."""

    table: Mapping[str, Matrix]

    def __getitem__(self, name: str) -> Matrix:
        return self.table[name]

    @property
    def names(self) -> tuple[str, ...]:
        """What was measured."""
        return tuple(self.table)


def features_of(
    baseline: Sequence[Unit], candidate: Sequence[Unit], *, encoder: Encoder | None, metric: Metric | None = None
) -> Features:
    """Measure every pair, vectors by the metric or as they are. Of an encoder there is "meaning", where two vote "kin".

    "there": how much of the baseline's words the candidate's cover; "back": the other way about; "rest", where the
    encoder tells word pieces: how alike is what they do not say in the same words.
    """
    texts = [unit.text for unit in baseline], [unit.text for unit in candidate]
    placed = [_placed(unit) for unit in baseline], [_placed(unit) for unit in candidate]
    parts = votes(encoder)
    table = {"words": similarity(*texts), "letters": similarity(*texts, features=four_grams)}
    told = _first(parts[0], baseline, candidate, metric) if parts else None
    table |= told.table if told else {}
    table |= {} if "there" in table else dict(zip(("there", "back"), shared(*texts), strict=True))
    table |= _second(parts[1], texts, told.rows, metric) if told and len(parts) > 1 else {}
    table |= {f"{name}_csls": csls(table[name]) for name in _CORRECTED if name in table}
    table["placed_letters_csls"] = csls(similarity(*placed, features=four_grams))
    return Features(table | beside_words(baseline, candidate))


def near_features(baseline: Sequence[Unit], candidate: Sequence[Unit], *, encoder: Encoder | None) -> Features:
    """Those of `features_of` that need whole texts only, the same numbers without the price of clauses, word pieces and
    headings: enough to tell which of three thousand provisions bear on an expectation."""
    texts = [unit.text for unit in baseline], [unit.text for unit in candidate]
    table = {"words": similarity(*texts), "letters": similarity(*texts, features=four_grams)}
    table |= {name: _cosine(part, *texts) for name, part in zip(("meaning", "second"), votes(encoder), strict=False)}
    return Features(table | beside_words(baseline, candidate))


_CORRECTED = ("words", "meaning", "there", "back", "second_there", "second_back")


class _First(NamedTuple):
    """What the first encoder says: tables, and its rows of either side."""

    table: dict[str, Matrix]
    rows: Sequence[NDArray[np.float32]]


def _first(encoder: Encoder, baseline: Sequence[Unit], candidate: Sequence[Unit], metric: Metric | None) -> _First:
    """With word pieces, where it tells them."""
    import numpy as np

    if not tells_pieces(encoder):
        rows = [encoder.encode([unit.text for unit in side]) for side in (baseline, candidate)]
        return _First({"meaning": (rows[0] @ rows[1].T).astype(np.float64)}, rows)
    if not baseline or not candidate:
        blank = np.zeros((len(baseline), len(candidate)))
        return _First(dict.fromkeys(("meaning", "there", "back", "rest"), blank), ())
    ones, others = _texts(encoder, baseline), _texts(encoder, candidate)
    rows = [np.stack([one.row for one in side[0]]) for side in (ones, others)]
    covered = coverage(turned(ones, metric), turned(others, metric), aside=_aside(encoder))
    return _First({"meaning": (rows[0] @ rows[1].T).astype(np.float64), **covered._asdict()}, rows)


def _aside(encoder: PieceEncoder) -> frozenset[int]:
    """The pieces of words for roles and of such as any rule may have."""
    return frozenset(int(one) for text in encoder.pieces(common_words()) for one in text.ids)


def _texts(encoder: PieceEncoder, units: Sequence[Unit]) -> Texts:
    found = encoder.pieces([*(unit.text for unit in units), *(unit.headings for unit in units)])
    return found[: len(units)], found[len(units) :]


def _second(
    encoder: Encoder, texts: tuple[list[str], list[str]], rows: Sequence[NDArray[np.float32]], metric: Metric | None
) -> dict[str, Matrix]:
    """What another encoder says clause by clause, and what both say together of the whole texts. rows: the first's."""
    import numpy as np

    there, back, wholes = clause_coverage(encoder, *texts)
    kin = np.zeros_like(there)
    if there.size:
        ones, others = (np.hstack(pair) for pair in zip(rows, wholes, strict=True))
        kin = kinship(ones, others, metric)
    return {"kin": kin, "second_there": there, "second_back": back}


def _placed(unit: Unit) -> str:
    """The words under their headings: the same sentence may stand under Gifts and under Interests."""
    return f"{unit.headings}. {unit.text}" if unit.headings else unit.text


def _cosine(encoder: Encoder, baseline: Sequence[str], candidate: Sequence[str]) -> Matrix:
    import numpy as np

    return np.asarray(encoder.encode(baseline) @ encoder.encode(candidate).T, dtype=np.float64)
