"""Short prints of texts by which two codes are compared without reading them again (MinHash: A. Broder, "On the
resemblance and containment of documents", 1997).

A text's runs of three words are numbers; of each of 96 fixed orders of all numbers the print keeps the least. The
share of places at which two prints agree is, on average, the share of runs that both have of all that either has. The
print of a code is the least of its texts', place by place, so every text is read once, however many codes have it.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from functools import cache
from typing import Any

from toolkit.benchmark.kin import RUN, words_of

SIZE = 96
"""Numbers in a print. The share of two codes is told with a standard error of .05 or less."""
NOTHING = (1 << 32) - 1


def prints(texts: Sequence[tuple[str, str]]) -> Any:
    """What a worker does: a row of numbers for each text (hash and words), of one shorter than a run all `NOTHING`."""
    import numpy as np

    worded = [words_of(text) for _, text in texts]
    out = np.full((len(texts), SIZE), NOTHING, dtype=np.uint32)
    long = [place for place, words in enumerate(worded) if len(words) >= RUN]
    if not long:
        return out
    flat = np.array([_number(word) for place in long for word in worded[place]], dtype=np.uint64)
    ends = np.cumsum([len(worded[place]) for place in long])
    starts = np.concatenate(([0], ends[:-1]))
    # Runs over the end of a text take the last run of the text itself, which changes no least.
    heads = np.minimum(np.arange(len(flat)), np.repeat(ends - RUN, np.diff(np.concatenate(([0], ends)))))
    runs = _mixed(flat, heads)
    for place, (factor, add) in enumerate(_orders()):
        out[long, place] = np.minimum.reduceat(((runs * factor + add) >> np.uint64(32)).astype(np.uint32), starts)
    return out


def _mixed(flat: Any, heads: Any) -> Any:
    """One number for each run of words."""
    import numpy as np

    mixed = np.zeros(len(heads), dtype=np.uint64)
    for step in range(RUN):
        mixed = (mixed ^ flat[heads + step]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed


@cache
def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


@cache
def _orders() -> tuple[tuple[Any, Any], ...]:
    """Fixed orders of the numbers: multiplied by an odd number, moved by another."""
    import numpy as np

    chance = random.Random(29)
    return tuple((np.uint64(chance.getrandbits(64) | 1), np.uint64(chance.getrandbits(64))) for _ in range(SIZE))
