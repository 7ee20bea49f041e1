"""How time and memory grow with the codes: `python -m toolkit.evaluation.growth` prints a table.

Codes of any size are put together from the words of the bundled ones. Encoding grows with the number of provisions,
aligning with its square: twice the provisions should cost four times as long, and a little more for larger tables.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import perf_counter

from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.evaluation.asvs import requirements
from toolkit.evaluation.encoders import remembering
from toolkit.model.norm import Analysis

SIZES = (250, 500, 1000, 2000)
MOST_MEMORY, MOST_TIMES = 2 * 2**30, 4.5
"""What we hold ourselves to: bytes at the largest size; times as long for twice the provisions."""
SOURCES = ("thornmere/members", "saltmarsh/members", "westhaven/members")
STRANGE = 0.2
"""The share of words exchanged for others of the bundled codes."""


@dataclass(frozen=True, slots=True)
class Grown:
    """provisions: of either side; encode, align: seconds; peak: bytes so far, 0 where not measured."""

    provisions: int
    encode: float
    align: float
    peak: int


def made(count: int, seed: int) -> Analysis:
    """A code of so many provisions, ten to a section and fifty to a chapter; the same for the same seed."""
    texts = [item.text for name in SOURCES for item in pipeline.instrument(find(name, corpora_folder())).provisions]
    texts = [text for text in texts if len(text.split()) > 6]
    words, chance = sorted({word for text in texts for word in text.split()}), random.Random(seed)

    def rows() -> Iterator[dict[str, str]]:
        for place in range(count):
            said = chance.choice(texts).split()
            text = " ".join(word if chance.random() > STRANGE else chance.choice(words) for word in said)
            chapter, section = place // 50, place // 10
            yield {
                "chapter_id": f"C{chapter}",
                "chapter_name": f"Chapter {chapter}",
                "section_id": f"S{section}",
                "section_name": f"Section {section}",
                "req_id": str(place),
                "req_description": text,
            }

    return pipeline.STAGES.analyse(requirements(rows(), f"made-{seed}"))


def measured(count: int) -> Grown:
    """Two codes of so many provisions, encoded and then aligned."""
    sides = made(count, 1), made(count, 2)
    encoder = pipeline.wrapped(pipeline.encoder_named("default"), remembering)
    both, again = (_seconds(sides, encoder) for _ in range(2))  # the second time nothing is left to encode
    return Grown(count, both - again, again, _peak())


def _seconds(sides: tuple[Analysis, Analysis], encoder: pipeline.Encoder | None) -> float:
    begun = perf_counter()
    pipeline.STAGES.align(*sides, encoder=encoder, min_confidence=None)
    return perf_counter() - begun


def _peak() -> int:
    """Of this process, as the system counts it; 0 on Windows, which does not tell it so."""
    import sys

    try:
        import resource
    except ImportError:
        return 0
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * (1 if sys.platform == "darwin" else 1024)


def table(found: Sequence[Grown]) -> str:
    """A row for each size, and what is more than we hold ourselves to."""
    lines = ["provisions a side   encode   align   times as long   peak memory"]
    for before, one in zip([None, *found], found, strict=False):
        times = f"{_times(before, one):.1f}" if before else "-"
        peak = f"{one.peak / 2**20:.0f} MiB" if one.peak else "not measured"
        lines.append(f"{one.provisions:17}{one.encode:7.1f} s{one.align:6.1f} s{times:>16}{peak:>14}")
    if found[-1].peak > MOST_MEMORY:
        lines.append(f"More than {MOST_MEMORY // 2**30} GiB.")
    if any(_times(*pair) > MOST_TIMES for pair in pairwise(found)):
        lines.append(f"More than {MOST_TIMES} times as long.")
    return "\n".join(lines)


def _times(before: Grown, one: Grown) -> float:
    """Times as long for twice the provisions; 0 for another step."""
    return one.align / before.align if one.provisions == 2 * before.provisions else 0.0


if __name__ == "__main__":
    print(table([measured(size) for size in SIZES]))
