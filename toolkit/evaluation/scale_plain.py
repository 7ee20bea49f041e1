"""The plain methods of `make bench-scale`, each run by itself so that its memory can be told:

    tf-idf     every provision of every code with every other, by TF-IDF: the pairs at or over a threshold are counted
    encoder    every provision encoded, also where the same words were met before, and every cosine by brute force

Run `python -m toolkit.evaluation.scale_plain METHOD gold/lineage.jsonl`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit.evaluation.benchmark_plain import tf_idf

LIKE = 0.5
"""Least cosine of a pair."""
BLOCK = 500
"""Provisions set beside all others at a time: all pairs at once would take more memory than there is."""


def tf_idf_pairs(texts: Sequence[str]) -> int:
    """How many pairs are alike."""
    table = tf_idf(texts)
    turned = table.T.tocsr()
    return sum(int((table[at : at + BLOCK] @ turned >= LIKE).sum()) for at in range(0, len(texts), BLOCK))


def encoder_pairs(texts: Sequence[str]) -> int:
    """How many pairs are alike."""
    import numpy as np

    from toolkit import pipeline

    first = next(iter(pipeline.votes(pipeline.encoder_named("default"))), None)
    if first is None:
        return 0
    # Block by block, for an encoder leaves out words that it is given twice.
    rows = np.vstack([first.encode(texts[at : at + BLOCK]) for at in range(0, len(texts), BLOCK)])
    return sum(int((rows[at : at + BLOCK] @ rows.T >= LIKE).sum()) for at in range(0, len(texts), BLOCK))


def main() -> None:
    """Print how many pairs a method finds."""
    method, path = sys.argv[1:]
    texts = [str(json.loads(line)["text"]) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    print({"tf-idf": tf_idf_pairs, "encoder": encoder_pairs}[method](texts))


if __name__ == "__main__":
    main()
