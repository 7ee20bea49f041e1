"""A statement of principle is not equal to a duty: "Integrity - holders of public office must avoid obligations" is no
answer to a rule on gifts, though both speak of being under an obligation (docs/architecture.md).

A principle is known by the heading it stands under. A link between it and a rule that stands elsewhere needs ten times
the odds: principles that two codes share keep their links, and so does one that is worded as the rule is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.alignment.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

ODDS = 0.1
_HEADED = re.compile(r"\bprinciples\b", re.I)


def doubted(chances: Matrix, ones: Sequence[Unit], others: Sequence[Unit]) -> Matrix:
    """The probabilities of links, with less for those between a principle and a rule."""
    import numpy as np

    mine, theirs = (np.array([bool(_HEADED.search(unit.headings)) for unit in side]) for side in (ones, others))
    if not mine.any() and not theirs.any():
        return chances
    apart = mine[:, None] != theirs[None, :]
    less = ODDS * chances / (1 - chances + ODDS * chances)
    doubtful: Matrix = np.where(apart, less, chances)
    return doubtful
