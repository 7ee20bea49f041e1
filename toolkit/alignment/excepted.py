"""Exceptions never answer a bare duty.

4(1) You must not disclose ..., unless-     4.1 Staff must not disclose ...
  (a) you have consent; or             -x-> 4.1 (a rule without exceptions does not say what (a) says)
  (b) the law requires it                   4.2 Paragraph 4.1 does not prevent ... with consent   <- (a), (b)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.alignment.units import LISTED, Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


def unmixed(chances: Matrix, ones: Sequence[Unit], others: Sequence[Unit]) -> Matrix:
    """The probabilities of links, none between an item of a list of exceptions and a duty that makes no exception."""
    kept = chances.copy()
    for rows, columns, table in ((ones, others, kept), (others, ones, kept.T)):
        bare = [place for place, unit in enumerate(columns) if _is_bare_duty(unit)]
        for place, unit in enumerate(rows):
            if LISTED.search(unit.facts.context):
                table[place, bare] = 0.0
    return kept


def _is_bare_duty(unit: Unit) -> bool:
    binds = unit.facts.modality in {"obligation", "prohibition"}
    return binds and not unit.facts.facets("exception") and not LISTED.search(unit.facts.context)
