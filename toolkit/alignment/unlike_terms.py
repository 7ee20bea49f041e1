"""Two definitions answer each other where they define one thing, under whatever name.

    baseline    "benefit" means anything given at less than its price.       one thing, two words: a link
    candidate   "freebie" is whatever comes to you for nothing.

    baseline    "meeting" means a meeting of the Council or a committee.      two things: no link, though nothing else
    candidate   "senior officer" denotes an officer on grade 14 or above.     is left on either side

Provisions that are left over in the same place of two codes look like counterparts; of definitions one can tell that
they are none, for the term and its meaning can be compared apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.alignment.semantic import Encoder, votes
from toolkit.alignment.units import Unit
from toolkit.model.norm import Definition

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

UNLIKE = 0.3
"""Mean likeness of the terms, and of what they are said to mean, by every encoder, under which two definitions define
two things. Of 36 linked definitions of different words in the codes of corpora/gold that are no test, the right links
have 0.33 or more, the wrong ones 0.29 or less but for one."""

WHOLE = 0.7
"""Share of a provision's letters that a definition takes up, from which it is nothing else."""


def unconfused(chances: Matrix, ones: Sequence[Unit], others: Sequence[Unit], *, encoder: Encoder | None) -> Matrix:
    """The probabilities of links, none between definitions of two things; without an encoder as they are."""
    import numpy as np

    mine, theirs = ({place: one for place, unit in enumerate(side) if (one := _sole(unit))} for side in (ones, others))
    if encoder is None or not (mine and theirs):
        return chances
    likeness = np.mean([_alike(vote, mine, theirs) for vote in votes(encoder)], axis=0)
    named = [[one.term.casefold() == other.term.casefold() for other in theirs.values()] for one in mine.values()]
    found, cells = chances.copy(), np.ix_(list(mine), list(theirs))
    found[cells] = np.where((likeness < UNLIKE) & ~np.array(named), 0.0, chances[cells])
    return found


def _sole(unit: Unit) -> Definition | None:
    """What a provision defines, where it defines one thing and says little besides."""
    if len(unit.facts.definitions) != 1:
        return None
    found = unit.facts.definitions[0]
    return found if len(found.term) + len(found.meaning) >= WHOLE * len(unit.provision.text) else None


def _alike(vote: Encoder, mine: dict[int, Definition], theirs: dict[int, Definition]) -> Matrix:
    """By one encoder: the mean of the cosines of the terms and of the meanings, shape (mine, theirs)."""
    import numpy as np

    def likeness(name: str) -> Matrix:
        one, other = (vote.encode([getattr(item, name) for item in side.values()]) for side in (mine, theirs))
        return np.asarray(one @ other.T, dtype=np.float64)

    return (likeness("term") + likeness("meaning")) / 2
